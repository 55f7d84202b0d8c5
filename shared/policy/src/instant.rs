use core::{fmt, ops, str::FromStr};

use jiff::Timestamp;

/// A point in time, UTC, in whole milliseconds (RULEBOOK 0): what is finer is cut off.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(i64);

/// Elapsed time in milliseconds. A day is 86 400 000 of them, whatever any clock on a wall does (RULEBOOK 0).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span(i64);

/// The text is no RFC 3339 instant, or lies outside the years -9999 to 9999.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("an instant is written as in RFC 3339, for example 2026-01-20T09:30:00Z")]
pub struct InvalidInstant;

impl Instant {
    /// The instant this many milliseconds after 1970-01-01T00:00:00Z.
    pub fn from_millis(millis: i64) -> Result<Self, InvalidInstant> {
        Timestamp::from_millisecond(millis).map_or(Err(InvalidInstant), |_| Ok(Self(millis)))
    }

    /// Milliseconds since 1970-01-01T00:00:00Z.
    pub const fn as_millis(self) -> i64 {
        self.0
    }

    /// Whole seconds since 1970-01-01T00:00:00Z, rounded down.
    pub const fn as_seconds(self) -> i64 {
        self.0.div_euclid(1_000)
    }

    /// The same instant for calendars and wire formats.
    pub fn timestamp(self) -> Timestamp {
        Timestamp::from_millisecond(self.0).unwrap_or(Timestamp::UNIX_EPOCH)
    }

    /// Time from `earlier` to this instant; negative if it is the later one.
    pub const fn since(self, earlier: Self) -> Span {
        Span(self.0.saturating_sub(earlier.0))
    }
}

impl From<Timestamp> for Instant {
    fn from(timestamp: Timestamp) -> Self {
        Self(timestamp.as_millisecond())
    }
}

impl FromStr for Instant {
    type Err = InvalidInstant;

    fn from_str(text: &str) -> Result<Self, InvalidInstant> {
        text.parse::<Timestamp>().map(Self::from).map_err(|_| InvalidInstant)
    }
}

impl fmt::Display for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.3}", self.timestamp())
    }
}

impl fmt::Debug for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Span {
    /// So many milliseconds.
    pub const fn millis(count: i64) -> Self {
        Self(count)
    }

    /// So many minutes.
    pub const fn minutes(count: i64) -> Self {
        Self(count * 60_000)
    }

    /// So many hours.
    pub const fn hours(count: i64) -> Self {
        Self(count * 3_600_000)
    }

    /// So many days of 24 hours.
    pub const fn days(count: i64) -> Self {
        Self(count * 86_400_000)
    }

    /// The length in milliseconds.
    pub const fn as_millis(self) -> i64 {
        self.0
    }
}

impl ops::Add<Span> for Instant {
    type Output = Self;

    fn add(self, span: Span) -> Self {
        Self(self.0.saturating_add(span.0).min(Timestamp::MAX.as_millisecond()))
    }
}

impl ops::Sub<Span> for Instant {
    type Output = Self;

    fn sub(self, span: Span) -> Self {
        Self(self.0.saturating_sub(span.0).max(Timestamp::MIN.as_millisecond()))
    }
}
