use core::ops::Range;
use std::borrow::Cow;

use policy::OrderId;

use crate::{
    Body,
    passage::{Replacement, replace_in_line, replaced, text_of},
};

/// What stands in place of a card number.
pub const CARD_NUMBER_REMOVED: &str = "[card number removed]";

/// Digits of the longest card number (ISO/IEC 7812).
const DIGITS_MAX: usize = 19;

/// Replaces card numbers: 13 to 19 digits that pass Luhn's check, whole or in groups with a space or hyphen
/// between (`b2s-contact-data`, RULEBOOK 22.4). An order id is none.
pub fn redact_card_numbers(text: &str) -> Cow<'_, str> {
    replaced(text, &card_numbers(text))
}

/// The same for a body, also where a number runs over several spans of a line. Returns how many were replaced.
pub fn redact_card_numbers_in(body: &mut Body) -> usize {
    let mut count = 0;
    for line in &mut body.lines {
        let found = card_numbers(&text_of(line));
        count += found.len();
        replace_in_line(line, &found);
    }
    count
}

fn card_numbers(text: &str) -> Vec<Replacement> {
    let mut found = Vec::new();
    let groups = groups(text);
    let runs = groups.chunk_by(|one, next| matches!(text.get(one.end..next.start), Some(" " | "-")));
    for run in runs.flat_map(|run| without_order_ids(text, run)) {
        let mut rest = run;
        while let Some((first, others)) = rest.split_first() {
            let ends = (1..=rest.len().min(DIGITS_MAX))
                .rev()
                .filter_map(|count| Some((count, first.start..rest.get(count - 1)?.end)));
            let number =
                ends.into_iter().find(|(_, range)| text.get(range.clone()).is_some_and(is_card_number));
            rest = number.as_ref().and_then(|(count, _)| rest.get(*count..)).unwrap_or(others);
            found.extend(number.map(|(_, range)| Replacement { range, placeholder: CARD_NUMBER_REMOVED }));
        }
    }
    found
}

/// The runs of digits in a text.
fn groups(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut groups = Vec::new();
    let mut at = 0;
    for run in bytes.chunk_by(|one, next| one.is_ascii_digit() == next.is_ascii_digit()) {
        if run.first().is_some_and(u8::is_ascii_digit) {
            groups.push(at..at + run.len());
        }
        at += run.len();
    }
    groups
}

/// What remains of a run of groups when its order ids are cut out.
fn without_order_ids<'a>(text: &str, mut run: &'a [Range<usize>]) -> Vec<&'a [Range<usize>]> {
    let is_id = |window: &[Range<usize>]| match window {
        [first, _, last] => text.get(first.start..last.end).is_some_and(|id| id.parse::<OrderId>().is_ok()),
        _ => false,
    };
    let mut pieces = Vec::new();
    while let Some(id) = run.windows(3).position(is_id) {
        pieces.extend(run.get(..id));
        run = run.get(id + 3..).unwrap_or_default();
    }
    pieces.push(run);
    pieces
}

fn is_card_number(text: &str) -> bool {
    if text.len() > 2 * DIGITS_MAX {
        return false;
    }
    let digits = || text.bytes().rev().filter(u8::is_ascii_digit).map(|digit| u32::from(digit - b'0'));
    let sum: u32 = digits()
        .enumerate()
        .map(|(place, digit)| match (place % 2, digit * 2) {
            (0, _) => digit,
            (_, double) => double / 10 + double % 10,
        })
        .sum();
    (13..=DIGITS_MAX).contains(&digits().count()) && sum.is_multiple_of(10)
}
