use core::ops::Range;
use std::borrow::Cow;

use crate::Line;

/// A run of bytes of a text and what is to stand in its place.
pub(crate) struct Replacement {
    pub(crate) range: Range<usize>,
    pub(crate) placeholder: &'static str,
}

/// Puts replacements in order and joins those that overlap; the longer one's placeholder stands.
pub(crate) fn merged(mut replacements: Vec<Replacement>) -> Vec<Replacement> {
    replacements
        .sort_by_key(|replacement| (replacement.range.start, core::cmp::Reverse(replacement.range.end)));
    let mut merged: Vec<Replacement> = Vec::with_capacity(replacements.len());
    for next in replacements {
        match merged.last_mut() {
            Some(last) if next.range.start < last.range.end => {
                if next.range.len() > last.range.len() {
                    last.placeholder = next.placeholder;
                }
                last.range.end = last.range.end.max(next.range.end);
            }
            _ => merged.push(next),
        }
    }
    merged
}

/// The text with its replacements, which are in order and apart.
pub(crate) fn replaced<'a>(text: &'a str, replacements: &[Replacement]) -> Cow<'a, str> {
    if replacements.is_empty() {
        return Cow::Borrowed(text);
    }
    let (mut result, mut at) = (String::with_capacity(text.len()), 0);
    for Replacement { range, placeholder } in replacements {
        result.push_str(text.get(at..range.start).unwrap_or_default());
        result.push_str(placeholder);
        at = range.end;
    }
    result.push_str(text.get(at..).unwrap_or_default());
    Cow::Owned(result)
}

/// Replaces in a line as if its spans were one text: a placeholder stands in the span where its run begins.
pub(crate) fn replace_in_line(line: &mut Line, replacements: &[Replacement]) {
    let mut start = 0;
    for span in &mut line.spans {
        let end = start + span.text.len();
        let here: Vec<Replacement> = replacements
            .iter()
            .filter(|replacement| replacement.range.start < end && start < replacement.range.end)
            .map(|Replacement { range, placeholder }| Replacement {
                range: range.start.saturating_sub(start)..range.end.min(end) - start,
                placeholder: if range.start >= start { placeholder } else { "" },
            })
            .collect();
        if let Cow::Owned(text) = replaced(&span.text, &here) {
            span.text = text;
        }
        start = end;
    }
}

/// The text of a line without its styles and links.
pub(crate) fn text_of(line: &Line) -> Cow<'_, str> {
    match line.spans.as_slice() {
        [span] => Cow::Borrowed(&span.text),
        spans => spans.iter().map(|span| span.text.as_str()).collect(),
    }
}
