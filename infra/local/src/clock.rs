//! The clock of local mode: the system's, or one that stands still until it is told to move.

use std::sync::{Arc, Mutex, PoisonError};

use policy::{Instant, Span};

/// What time it is. Clones show the same time.
#[derive(Debug, Clone)]
pub struct Clock(Kind);

#[derive(Debug, Clone)]
enum Kind {
    Real,
    Standing(Arc<Mutex<Instant>>),
}

/// Someone tried to move the system's clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the clock is the system's and cannot be moved; start with --clock to have one that stands still")]
pub struct ClockIsReal;

impl Clock {
    /// The system's clock.
    pub fn real() -> Self {
        Self(Kind::Real)
    }

    /// A clock that shows `now` until it is moved.
    pub fn standing(now: Instant) -> Self {
        Self(Kind::Standing(Arc::new(Mutex::new(now))))
    }

    /// What it shows.
    pub fn now(&self) -> Instant {
        match &self.0 {
            Kind::Real => system_now(),
            Kind::Standing(now) => *now.lock().unwrap_or_else(PoisonError::into_inner),
        }
    }

    /// Whether it moves only when told to.
    pub fn is_standing(&self) -> bool {
        match self.0 {
            Kind::Real => false,
            Kind::Standing(_) => true,
        }
    }

    /// Moves a standing clock on by `span` and says what it shows then.
    pub fn advance(&self, span: Span) -> Result<Instant, ClockIsReal> {
        self.change(|now| now + span)
    }

    /// Puts a standing clock to `instant`, earlier or later than what it shows.
    pub fn set(&self, instant: Instant) -> Result<Instant, ClockIsReal> {
        self.change(|_| instant)
    }

    fn change(&self, next: impl FnOnce(Instant) -> Instant) -> Result<Instant, ClockIsReal> {
        match &self.0 {
            Kind::Real => Err(ClockIsReal),
            Kind::Standing(now) => {
                let mut now = now.lock().unwrap_or_else(PoisonError::into_inner);
                *now = next(*now);
                Ok(*now)
            }
        }
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "local mode is one of the two places that read the system's clock"
)]
fn system_now() -> Instant {
    jiff::Timestamp::now().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_standing_clock_moves_only_when_told_and_for_every_clone() {
        let noon: Instant = "2026-01-20T12:00:00Z".parse().unwrap();
        let clock = Clock::standing(noon);
        let other = clock.clone();
        assert_eq!((clock.now(), clock.now()), (noon, noon));
        assert_eq!(other.advance(Span::millis(1)), Ok(noon + Span::millis(1)));
        assert_eq!(clock.now(), noon + Span::millis(1));
        assert_eq!(clock.set(noon - Span::days(1)), Ok(noon - Span::days(1)));
        assert_eq!(other.now(), noon - Span::days(1));
    }

    #[test]
    fn the_real_clock_runs_and_cannot_be_moved() {
        let clock = Clock::real();
        let before = clock.now();
        assert!(before > "2025-01-01T00:00:00Z".parse().unwrap());
        assert_eq!(clock.advance(Span::hours(1)), Err(ClockIsReal));
        assert_eq!(clock.set(before), Err(ClockIsReal));
        assert!(clock.now() < before + Span::hours(1));
    }
}
