use std::{fmt, num::NonZeroU32};

use serde::{Deserialize, Serialize};

/// How often one operation may be called: a token bucket. Shown as Amazon's `x-amzn-RateLimit-Limit`, such as `1.0`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct RateLimit {
    /// Calls in a thousand seconds, in the long run.
    pub per_kilosecond: NonZeroU32,
    /// Calls at once after a rest.
    pub burst: NonZeroU32,
}

/// A rate that is no rate.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("must be 0.001 to 1000 calls a second, with a burst of 1 to 1000")]
pub struct InvalidRate;

impl RateLimit {
    /// The usage plan of Amazon's Messaging and Solicitations: one call a second, five at once.
    pub const USUAL: Self = Self {
        per_kilosecond: const { NonZeroU32::new(1_000).unwrap() },
        burst: const { NonZeroU32::new(5).unwrap() },
    };

    /// So many calls a second, to a thousandth, and so many at once.
    pub fn new(per_second: f64, burst: u32) -> Result<Self, InvalidRate> {
        if !(0.001..=1_000.0).contains(&per_second) || burst > 1_000 {
            return Err(InvalidRate);
        }
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most a million")]
        let per_kilosecond = (per_second * 1_000.0).round() as u32;
        match (NonZeroU32::new(per_kilosecond), NonZeroU32::new(burst)) {
            (Some(per_kilosecond), Some(burst)) => Ok(Self { per_kilosecond, burst }),
            _ => Err(InvalidRate),
        }
    }

    /// Calls a second, in the long run.
    pub fn per_second(self) -> f64 {
        f64::from(self.per_kilosecond.get()) / 1_000.0
    }
}

/// Calls a second with at least one decimal, as Amazon writes it.
impl fmt::Display for RateLimit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.per_second())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rate_is_written_as_amazon_writes_it() {
        for (per_second, text) in [
            (1.0, "1.0"),
            (10.0, "10.0"),
            (0.5, "0.5"),
            (0.0167, "0.017"),
            (0.001, "0.001"),
            (1000.0, "1000.0"),
        ] {
            assert_eq!(RateLimit::new(per_second, 5).unwrap().to_string(), text);
        }
        assert_eq!(RateLimit::new(1.0, 5), Ok(RateLimit::USUAL));
    }

    #[test]
    fn no_rate_stands_still_or_has_no_bound() {
        for (per_second, burst) in [
            (0.0, 5),
            (0.0004, 5),
            (-1.0, 5),
            (f64::NAN, 5),
            (f64::INFINITY, 5),
            (1000.1, 5),
            (1.0, 0),
            (1.0, 1001),
        ] {
            assert_eq!(RateLimit::new(per_second, burst), Err(InvalidRate), "{per_second}, {burst}");
        }
    }
}
