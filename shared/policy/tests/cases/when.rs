use std::str::FromStr;

use policy::{Instant, Span};
use serde::Deserialize;

/// An instant as cases write it: a name of RULEBOOK C or RFC 3339, then spans to go on or back, as in `D +30d -1ms`.
///
/// `P` is the purchase, `D` the delivery, `E` the latest estimate of it where a case has one.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(try_from = "String")]
pub(crate) struct When(Instant);

impl When {
    pub(crate) fn instant(self) -> Instant {
        self.0
    }

    /// When messages are accepted unless a case says otherwise: a day after delivery.
    pub(crate) fn usual() -> Self {
        "D +1d".parse().unwrap()
    }
}

impl FromStr for When {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let mut words = text.split_whitespace();
        let start = match words.next() {
            Some("P") => "2026-01-10T10:00:00Z",
            Some("D") => "2026-01-20T09:30:00Z",
            Some("E") => "2026-01-23T22:00:00Z",
            Some(other) => other,
            None => return Err("an instant is missing".into()),
        };
        let start = start.parse::<Instant>().map_err(|why| format!("{text}: {why}"))?;
        words.try_fold(start, step).map(Self)
    }
}

/// One span, such as `+30d` or `-1ms`.
fn step(at: Instant, word: &str) -> Result<Instant, String> {
    let unknown = || format!("{word} is no span: write +30d, -2h, +5m or +1ms");
    let letters = word.find(|letter: char| letter.is_ascii_alphabetic()).ok_or_else(unknown)?;
    let (count, unit) = word.split_at(letters);
    let count: i64 = count.parse().map_err(|_| unknown())?;
    let span = match unit {
        "d" => Span::days(count),
        "h" => Span::hours(count),
        "m" => Span::minutes(count),
        "ms" => Span::millis(count),
        _ => return Err(unknown()),
    };
    if word.starts_with(['+', '-']) { Ok(at + span) } else { Err(unknown()) }
}

impl TryFrom<String> for When {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}
