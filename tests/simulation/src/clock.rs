//! The simulated clock: tokio's paused time since an instant of ours. The SDK tells time and sleeps by it as well.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use aws_smithy_async::{
    rt::sleep::{AsyncSleep, Sleep},
    time::TimeSource,
};
use policy::{Instant, Span};

/// The clock of one run. Made inside the paused runtime whose time it tells.
#[derive(Debug, Clone, Copy)]
pub struct Clock {
    began: Instant,
    at: tokio::time::Instant,
}

impl Clock {
    /// A clock that shows `began` now.
    pub fn starting_at(began: Instant) -> Self {
        Self { began, at: tokio::time::Instant::now() }
    }

    /// The instant now, in whole milliseconds.
    pub fn now(&self) -> Instant {
        self.began + self.elapsed()
    }

    /// Time since the run began.
    pub fn elapsed(&self) -> Span {
        Span::millis(i64::try_from(self.at.elapsed().as_millis()).unwrap_or(i64::MAX))
    }

    /// Waits until an instant, which may have passed.
    pub async fn until(&self, instant: Instant) {
        tokio::time::sleep(duration(instant.since(self.now()))).await;
    }
}

/// A span as the runtime has it; what is negative is nothing.
pub(crate) fn duration(span: Span) -> Duration {
    Duration::from_millis(u64::try_from(span.as_millis()).unwrap_or_default())
}

impl TimeSource for Clock {
    fn now(&self) -> SystemTime {
        UNIX_EPOCH + duration(Span::millis(Clock::now(self).as_millis()))
    }
}

impl AsyncSleep for Clock {
    fn sleep(&self, span: Duration) -> Sleep {
        Sleep::new(tokio::time::sleep(span))
    }
}
