use jiff::{fmt::strtime, tz::TimeZone};
use policy::Instant;
use spapi::Coverage;

/// When a warranty holds, in signs that need no language, such as `2026-01-01 – 2028-01-01`; none if nothing is said of
/// it. Midnight UTC is written as its date, which is what programs mean by it; any other instant to the minute, in UTC,
/// so that no reader's or writer's time zone can shift a day.
pub(crate) fn period(coverage: Coverage) -> Option<String> {
    match (coverage.start.map(written), coverage.end.map(written)) {
        (None, None) => None,
        (start, end) => {
            let (start, end) = (start.unwrap_or_default(), end.unwrap_or_default());
            Some(format!("{start} – {end}").trim().to_owned())
        }
    }
}

fn written(at: Instant) -> String {
    let civil = TimeZone::UTC.to_datetime(at.timestamp());
    let is_midnight = civil.hour() == 0 && civil.minute() == 0 && civil.second() == 0;
    let format = if is_midnight { "%Y-%m-%d" } else { "%Y-%m-%d %H:%M UTC" };
    strtime::format(format, civil).unwrap_or_else(|_| at.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_needs_no_language_and_shifts_no_day() {
        let at = |text: &str| (!text.is_empty()).then(|| text.parse().unwrap());
        for (start, end, written) in [
            ("2026-01-01T00:00:00Z", "2028-01-01T00:00:00Z", Some("2026-01-01 – 2028-01-01")),
            ("2026-01-01T00:00:00Z", "", Some("2026-01-01 –")),
            ("", "2027-12-31T23:59:59.999Z", Some("– 2027-12-31 23:59 UTC")),
            ("2004-12-13T21:39:45.618-08:00", "", Some("2004-12-14 05:39 UTC –")),
            ("", "", None),
        ] {
            let coverage = Coverage { start: at(start), end: at(end) };
            assert_eq!(period(coverage).as_deref(), written, "{start} {end}");
        }
    }
}
