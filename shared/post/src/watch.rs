use std::time::Duration;

use policy::{Instant, Span};

/// Time as a handler sees it: the instant it was woken at, and what has passed on the monotonic clock since.
#[derive(Debug, Clone, Copy)]
pub struct Watch {
    woken_at: Instant,
    since: tokio::time::Instant,
}

impl Watch {
    /// A watch that starts now, which is `now`.
    pub fn starting_at(now: Instant) -> Self {
        Self { woken_at: now, since: tokio::time::Instant::now() }
    }

    /// The instant that it was started at.
    pub fn started_at(&self) -> Instant {
        self.woken_at
    }

    /// What time it is.
    pub fn now(&self) -> Instant {
        let passed = i64::try_from(self.elapsed().as_millis()).unwrap_or(i64::MAX);
        self.woken_at + Span::millis(passed)
    }

    /// What has passed.
    pub fn elapsed(&self) -> Duration {
        self.since.elapsed()
    }
}
