use std::time::Duration;

use policy::{REVIEW_CLOSE_MARGIN, Span};

/// The times that keep a review request within its window and from being sent twice (RELIABILITY 2.1).
///
/// The defaults hold: `answer_within` and `recheck_within` together stay far below `margin`. The simulation plants
/// others, to see that they are found out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReviewProtocol {
    /// How long before its window closes a scheduled request must be claimed.
    pub margin: Span,
    /// For how long the instant at which a seller's call was accepted stands for now.
    pub accepted_within: Span,
    /// SES is called only if the claim is younger than this.
    pub recheck_within: Duration,
    /// How long SES may take to answer.
    pub answer_within: Duration,
    /// HTTP requests that one call to SES may make.
    pub attempts: u32,
}

impl Default for ReviewProtocol {
    fn default() -> Self {
        Self {
            margin: REVIEW_CLOSE_MARGIN,
            accepted_within: Span::millis(10_000),
            recheck_within: Duration::from_secs(2),
            answer_within: Duration::from_secs(10),
            attempts: 1,
        }
    }
}

/// How long after its `attempt` a request that SES did not take is due again: a minute, doubled each time up to six
/// hours.
pub(super) fn back_off(attempt: u32) -> Span {
    let minutes = 1_i64.checked_shl(attempt.min(9)).unwrap_or(360).min(360);
    Span::minutes(minutes)
}
