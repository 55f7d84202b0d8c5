use std::ops::Range;

use policy::{Field, Finding, Passage, Rule};

/// Most empty lines that may stand in a row.
const EMPTY_LINES: usize = 2;

/// The gaps of more than two empty lines inside a text (`too-many-line-breaks`, RULEBOOK 7).
///
/// A line of white space is empty. Empty lines at either end of the text are not shown and do not count.
pub(crate) fn findings(field: Field, text: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut gap: Option<Gap> = None;
    for (start, line) in lines(text) {
        if !line.trim().is_empty() {
            findings.extend(gap.and_then(|gap| gap.finding(field, text, start)));
            gap = Some(Gap { start: start + line.len(), empty: 0 });
        } else if let Some(gap) = &mut gap {
            gap.empty += 1;
        }
    }
    findings
}

/// The empty lines after a line that says something.
#[derive(Clone, Copy)]
struct Gap {
    start: usize,
    empty: usize,
}

impl Gap {
    fn finding(self, field: Field, text: &str, end: usize) -> Option<Finding> {
        let Range { start, end } = self.start..end;
        let passage = Passage { field, start, end, text: text.get(start..end)?.to_owned() };
        (self.empty > EMPTY_LINES).then(|| Finding::at(Rule::TooManyLineBreaks, passage))
    }
}

/// The lines of a text, each with its break, and where they start. Breaks are LF, CRLF, CR and the line and
/// paragraph separators of Unicode.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut start = 0;
    std::iter::from_fn(move || {
        let rest = text.get(start..).filter(|rest| !rest.is_empty())?;
        let length = match rest.find(['\n', '\r', '\u{2028}', '\u{2029}']) {
            Some(at) if rest.get(at..).is_some_and(|from| from.starts_with("\r\n")) => at + 2,
            Some(at) => at + rest.get(at..).and_then(|from| from.chars().next()).map_or(1, char::len_utf8),
            None => rest.len(),
        };
        let line = rest.get(..length)?;
        start += length;
        Some((start - length, line))
    })
}
