//! What EventBridge Scheduler does on AWS: wakes the scheduled functions, every minute while time passes. A standing
//! clock wakes them by `/local/tick` alone.

use host::{Invocation, Services};
use policy::Span;
use review_requests::Run;
use serde::Serialize;
use sweep::Swept;
use tokio::sync::watch;

use crate::{clock::Clock, house::ended, world::fresh};

/// What the scheduled functions did.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Ticked {
    /// The sweep.
    pub sweep: Outcome<Swept>,
    /// The review requests.
    pub review_requests: Outcome<Run>,
}

/// How one function ended.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum Outcome<T> {
    /// What it did.
    Done(T),
    /// Why it could not.
    Failed {
        /// In words.
        error: String,
    },
}

/// As long as a Lambda may run.
const LONGEST: Span = Span::minutes(15);

/// What a function is given that is woken now.
pub(crate) fn invocation(clock: &Clock) -> Invocation {
    let now = clock.now();
    Invocation { now, ends_at: now + LONGEST, fresh: fresh() }
}

/// Runs every scheduled function once.
pub(crate) async fn tick(services: &Services, clock: &Clock) -> Ticked {
    let invocation = invocation(clock);
    let now = invocation.now;
    let wake = review_requests::Wake::default();
    let review_requests = Box::pin(review_requests::handle(services.clone(), wake, invocation)).await;
    let sweep = Box::pin(sweep::handle(services.clone(), sweep::Wake::default(), now)).await;
    Ticked { sweep: Outcome::of(sweep), review_requests: Outcome::of(review_requests) }
}

/// Ticks every minute until the house closes.
pub(crate) async fn keep_ticking(services: Services, clock: Clock, stopped: watch::Receiver<bool>) {
    let mut minutes = tokio::time::interval(std::time::Duration::from_mins(1));
    minutes.tick().await;
    let end = ended(stopped);
    tokio::pin!(end);
    loop {
        tokio::select! {
            () = &mut end => return,
            _ = minutes.tick() => {}
        }
        if !clock.is_standing() {
            tick(&services, &clock).await;
        }
    }
}

impl<T> Outcome<T> {
    fn of<E: std::error::Error>(result: Result<T, E>) -> Self {
        match result {
            Ok(done) => Self::Done(done),
            Err(error) => {
                tracing::error!(%error, "a scheduled function failed");
                Self::Failed { error: error.to_string() }
            }
        }
    }
}
