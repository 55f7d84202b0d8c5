use policy::Instant;
use serde_json::Value;

use crate::{MessageType, SpError};

/// When a warranty holds. Both are as the caller wrote them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Coverage {
    /// From.
    pub start: Option<Instant>,
    /// Until; not before the start.
    pub end: Option<Instant>,
}

/// The dates of a warranty, each of which may be left out; other types take none, and ignore them.
pub(super) fn read(
    kind: MessageType,
    start: Option<&Value>,
    end: Option<&Value>,
) -> Result<Coverage, SpError> {
    if !kind.takes_coverage() {
        return Ok(Coverage::default());
    }
    let coverage = Coverage { start: date("coverageStartDate", start)?, end: date("coverageEndDate", end)? };
    if coverage.start.zip(coverage.end).is_some_and(|(start, end)| end < start) {
        let fix = "send an end that is not before coverageStartDate";
        return Err(SpError::invalid_input(
            "coverageEndDate",
            "malformed",
            "is before coverageStartDate",
            fix,
        ));
    }
    Ok(coverage)
}

/// A date-time of RFC 3339. Amazon's Python SDK writes dates without a zone if it is given such ones: UTC.
fn date(field: &str, value: Option<&Value>) -> Result<Option<Instant>, SpError> {
    match value {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => instant(text).map(Some).ok_or_else(|| wrong(field)),
        Some(_) => Err(wrong(field)),
    }
}

fn instant(text: &str) -> Option<Instant> {
    text.parse().or_else(|_| format!("{text}Z").parse()).ok()
}

fn wrong(field: &str) -> SpError {
    let fix = "write it as in RFC 3339, such as 2026-01-20T09:30:00Z";
    SpError::invalid_input(field, "malformed", "is no date-time", fix)
}
