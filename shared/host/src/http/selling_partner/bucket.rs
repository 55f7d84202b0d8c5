use policy::{Instant, Span};
use store::RateLimit;

/// A token bucket: full after a rest, a call takes one token, and time brings them back. In whole numbers: a token is
/// a million parts, and a millisecond brings as many parts as there are calls in a thousand seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Bucket {
    parts: u64,
    at: Instant,
}

const TOKEN: u64 = 1_000_000;

impl Bucket {
    /// A bucket that nobody has taken from.
    pub(super) fn full(limit: RateLimit, now: Instant) -> Self {
        Self { parts: capacity(limit), at: now }
    }

    /// Takes a token, or says when there will be a whole one.
    pub(super) fn take(&mut self, limit: RateLimit, now: Instant) -> Result<(), Instant> {
        self.refill(limit, now);
        if let Some(rest) = self.parts.checked_sub(TOKEN) {
            self.parts = rest;
            return Ok(());
        }
        let wait = (TOKEN - self.parts).div_ceil(u64::from(limit.per_kilosecond.get()));
        Err(now + Span::millis(wait.try_into().unwrap_or(i64::MAX)))
    }

    /// Whether it would be as good as new.
    pub(super) fn is_full(mut self, limit: RateLimit, now: Instant) -> bool {
        self.refill(limit, now);
        self.parts == capacity(limit)
    }

    /// A clock that was turned back brings nothing and takes nothing.
    fn refill(&mut self, limit: RateLimit, now: Instant) {
        let passed = u64::try_from(now.since(self.at).as_millis()).unwrap_or(0);
        let gained = passed.saturating_mul(u64::from(limit.per_kilosecond.get()));
        self.parts = self.parts.saturating_add(gained).min(capacity(limit));
        self.at = now;
    }
}

fn capacity(limit: RateLimit) -> u64 {
    u64::from(limit.burst.get()) * TOKEN
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Calls at these milliseconds, and which of them are let through.
    struct Case {
        what: &'static str,
        per_second: f64,
        burst: u32,
        calls: &'static [(i64, bool)],
    }

    #[test]
    fn calls_are_let_through_by_rate_and_burst() {
        let cases = [
            Case {
                what: "five at once, the sixth a second later and not a millisecond sooner",
                per_second: 1.0,
                burst: 5,
                calls: &[
                    (0, true),
                    (0, true),
                    (0, true),
                    (0, true),
                    (0, true),
                    (0, false),
                    (999, false),
                    (1_000, true),
                    (1_000, false),
                    (1_999, false),
                    (2_000, true),
                ],
            },
            Case {
                what: "a refused call costs nothing",
                per_second: 1.0,
                burst: 1,
                calls: &[(0, true), (300, false), (600, false), (999, false), (1_000, true)],
            },
            Case {
                what: "a rest brings back no more than the burst",
                per_second: 1.0,
                burst: 2,
                calls: &[(0, true), (1_000_000, true), (1_000_000, true), (1_000_000, false)],
            },
            Case {
                what: "half a call a second",
                per_second: 0.5,
                burst: 1,
                calls: &[(0, true), (1_999, false), (2_000, true), (3_999, false), (4_000, true)],
            },
            Case {
                what: "parts of a token add up however often one asks",
                per_second: 10.0,
                burst: 1,
                calls: &[
                    (0, true),
                    (33, false),
                    (66, false),
                    (99, false),
                    (100, true),
                    (199, false),
                    (200, true),
                ],
            },
            Case {
                what: "a clock that is turned back",
                per_second: 1.0,
                burst: 1,
                calls: &[(10_000, true), (0, false), (999, false), (1_000, true)],
            },
        ];
        for Case { what, per_second, burst, calls } in cases {
            let limit = RateLimit::new(per_second, burst).unwrap();
            let at = |millis| Instant::from_millis(millis).unwrap();
            let mut bucket = Bucket::full(limit, at(0));
            for (place, (millis, passes)) in calls.iter().enumerate() {
                let taken = bucket.take(limit, at(*millis));
                assert_eq!(taken.is_ok(), *passes, "{what}: call {place} at {millis}");
                if let Err(retry_at) = taken {
                    let (mut sooner, mut then) = (bucket, bucket);
                    let too_soon = retry_at - Span::millis(1);
                    assert_eq!(sooner.take(limit, too_soon), Err(retry_at), "{what}: {too_soon} is too soon");
                    assert_eq!(then.take(limit, retry_at), Ok(()), "{what}: {retry_at} is as told");
                }
            }
        }
    }

    #[test]
    fn a_bucket_is_full_again_after_its_rest() {
        let at = |millis| Instant::from_millis(millis).unwrap();
        let mut bucket = Bucket::full(RateLimit::USUAL, at(0));
        assert!(bucket.is_full(RateLimit::USUAL, at(0)));
        assert_eq!(bucket.take(RateLimit::USUAL, at(0)), Ok(()));
        assert!(!bucket.is_full(RateLimit::USUAL, at(999)));
        assert!(bucket.is_full(RateLimit::USUAL, at(1_000)));
    }
}
