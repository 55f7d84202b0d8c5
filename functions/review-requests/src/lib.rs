//! Asks buyers for reviews: at most once per order, inside the window, on schedule (RULEBOOK 11; RELIABILITY 2.1).
//!
//! EventBridge Scheduler wakes it once for every shard. It reads what is due, and nothing else of the table; asks for
//! each order by the protocol of `post`; and stops in time, leaving the rest to the next wake-up.

mod order;
mod pace;
mod run;
mod wake;

use futures_util::{StreamExt, stream};
use host::{Invocation, Services};
use policy::Span;
use post::Watch;

pub use run::Run;
pub use wake::{UnknownShard, Wake};

use crate::{order::Worker, run::Tally};

/// Why a run ended before it had looked at everything: the next wake-up goes on.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The store did not answer.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// The event names a shard that there is not.
    #[error(transparent)]
    Shard(#[from] UnknownShard),
}

/// Orders that one page of the index holds.
const PAGE: u8 = 100;
/// Nothing is begun that might not be done before the function is ended: a claim, a call to SES and its note.
const RESERVE: Span = Span::millis(15_000);

/// Handles one wake-up: asks for every order that is due in its shard. An order that cannot be handled stops no other.
pub async fn handle(services: Services, wake: Wake, invocation: Invocation) -> Result<Run, Error> {
    let watch = Watch::starting_at(invocation.now);
    let tally = Tally::default();
    let worker = Worker::new(&services, watch, invocation.fresh);
    let in_time = || watch.now() < invocation.ends_at - RESERVE;
    for shard in wake.shards()? {
        let mut pages = services.store.due_reviews(shard, invocation.now, PAGE);
        while let Some(orders) = pages.next().await? {
            stream::iter(orders)
                .for_each_concurrent(services.settings.review_pace.at_once.get(), |order| async {
                    let order = order;
                    if in_time() {
                        tally.note(&worker.ask(&order).await);
                    } else {
                        tally.leave_over();
                    }
                })
                .await;
            if !in_time() {
                break;
            }
        }
    }
    let run = tally.into_run();
    tracing::info!(?run, shard = wake.shard, "review requests");
    Ok(run)
}
