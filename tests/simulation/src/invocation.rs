//! One run of a handler, as Lambda starts and stops it.

use std::{
    future::{Future, poll_fn},
    pin::{Pin, pin},
    sync::{Arc, Mutex, PoisonError},
    task::Poll,
    time::Duration,
};

use policy::Span;
use tokio::{sync::Notify, time::Instant};

use crate::clock::duration;

tokio::task_local! {
    static INVOCATION: Invocation;
}

/// A running handler.
#[derive(Clone)]
struct Invocation {
    number: u32,
    crash: Arc<Notify>,
    /// Until when nothing of it goes on.
    frozen_until: Arc<Mutex<Option<Instant>>>,
}

/// How a handler ended.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Ended<T> {
    /// It answered.
    Answered(T),
    /// It died.
    Crashed,
    /// It was stopped for taking too long.
    TimedOut,
}

/// Runs a handler under a number, until it answers, dies at a call to AWS, or has run for as long as it may. What was
/// under way when it died is dropped.
pub(crate) fn run<'a, T: Send + 'a>(
    number: u32,
    timeout: Span,
    handler: impl Future<Output = T> + Send + 'a,
) -> Pin<Box<dyn Future<Output = Ended<T>> + Send + 'a>> {
    let crash = Arc::new(Notify::new());
    let frozen_until = Arc::new(Mutex::new(None));
    let invocation = Invocation { number, crash: crash.clone(), frozen_until: frozen_until.clone() };
    let run = async move {
        tokio::select! {
            biased;
            () = crash.notified() => Ended::Crashed,
            () = tokio::time::sleep(duration(timeout)) => Ended::TimedOut,
            answer = standing_still_if_told(handler, &frozen_until) => Ended::Answered(answer),
        }
    };
    Box::pin(INVOCATION.scope(invocation, run))
}

/// A handler that does not go on while it is frozen.
async fn standing_still_if_told<T>(
    handler: impl Future<Output = T>,
    frozen_until: &Mutex<Option<Instant>>,
) -> T {
    let mut handler = pin!(handler);
    loop {
        let until = frozen_until.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(until) = until {
            tokio::time::sleep_until(until).await;
        }
        let went_on = poll_fn(|context| {
            let polled = handler.as_mut().poll(context);
            let is_told = frozen_until.lock().unwrap_or_else(PoisonError::into_inner).is_some();
            match polled {
                Poll::Ready(answer) => Poll::Ready(Some(answer)),
                Poll::Pending if is_told => Poll::Ready(None),
                Poll::Pending => Poll::Pending,
            }
        });
        if let Some(answer) = went_on.await {
            return answer;
        }
    }
}

/// Makes the handler that is running here and now stand still for so long.
pub(crate) async fn freeze(span: Duration) {
    let told = INVOCATION.try_with(|invocation| {
        let mut until = invocation.frozen_until.lock().unwrap_or_else(PoisonError::into_inner);
        *until = Some(Instant::now() + span);
    });
    if told.is_ok() {
        tokio::task::yield_now().await;
    }
}

/// The number of the handler that is running; zero outside of any.
pub(crate) fn current() -> u32 {
    INVOCATION.try_with(|invocation| invocation.number).unwrap_or_default()
}

/// Ends the handler that is running here and now. Never returns: the handler is dropped.
pub(crate) async fn crash<T>() -> T {
    INVOCATION
        .try_with(|invocation| invocation.crash.notify_one())
        .expect("a crash is planned for a call that a handler makes");
    std::future::pending().await
}
