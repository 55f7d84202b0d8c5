use std::ops::Range;

use crate::cue::{Cue, Cues};
use crate::grouped::{Grouped, Look, Surroundings};
use crate::normal::Normal;
use crate::numbering;
use crate::order_id::order_id_ranges;
use crate::ranges::Ranges;
use crate::spoken;
use crate::token::{Kind, Tokens};

/// Digits of a telephone number: RULEBOOK 6 and E.164.
const DIGITS: Range<usize> = 7..16;

/// Where a text names telephone numbers (`phone-number`, RULEBOOK 6): in international or national form with
/// seven or more digits, or spelled in words. `taken` are links and addresses.
///
/// Numbers of parts and papers look the same. What decides is the nearest word that says what a number is
/// ([`Cues`]); without one, its form.
pub(crate) fn ranges(
    normal: &Normal<'_>,
    tokens: &Tokens,
    region: Option<&str>,
    taken: &[Range<usize>],
) -> Vec<Range<usize>> {
    let text = normal.text();
    let mut found = spoken::ranges(text, tokens);
    let candidates = candidates(normal, tokens, taken.iter().chain(&found).cloned().collect());
    if found.is_empty() && candidates.is_empty() {
        return found;
    }
    let cues = Cues::of(text);
    found.retain(|range| !matches!(cues.nearest(text, range), Some(Cue::Code | Cue::Thing)));
    let mut judge = Judge { text, cues, region, previous: None };
    for (index, number) in candidates.iter().enumerate() {
        let next = candidates.get(index + 1);
        let last = index.checked_sub(1).and_then(|last| candidates.get(last));
        let of_series = [last, next].into_iter().flatten().any(|other| number.is_of_series_with(other));
        if judge.is_phone(number, of_series) {
            found.push(number.range.clone());
        }
    }
    found
}

fn candidates<'a>(normal: &'a Normal<'_>, tokens: &Tokens, mut taken: Vec<Range<usize>>) -> Vec<Grouped<'a>> {
    taken.extend(order_id_ranges(normal.text()));
    let mut taken = Ranges::new(taken);
    let mut found = Vec::new();
    let mut index = 0;
    while let Some(token) = tokens.at(index) {
        if token.kind != Kind::Number || taken.cover(token.range.start) {
            index += 1;
            continue;
        }
        let (number, end) = Grouped::at(normal, tokens, index);
        index = end;
        if number.digits() >= DIGITS.start {
            found.push(number);
        }
    }
    found
}

/// Tells telephone numbers from others, one after the other.
struct Judge<'a> {
    text: &'a str,
    cues: Cues,
    region: Option<&'a str>,
    /// Where the last number ended and what it was.
    previous: Option<(usize, Cue)>,
}

/// Bytes after a number within which the next is a number of the same kind, if nothing else tells.
const SAME_KIND: usize = 480;

impl Judge<'_> {
    fn is_phone(&mut self, number: &Grouped<'_>, of_series: bool) -> bool {
        if number.is_something_else() {
            return false;
        }
        let kind = self.kind(number, of_series);
        if let Some(kind) = kind {
            self.previous = Some((number.range.end, kind));
        }
        kind == Some(Cue::Phone) && DIGITS.contains(&number.digits())
    }

    fn kind(&self, number: &Grouped<'_>, of_series: bool) -> Option<Cue> {
        let told = self.cues.nearest(self.text, &number.range);
        let international = number.look == Look::International && number.digits() > DIGITS.start;
        match (number.setting, told) {
            (Surroundings::Amount, _) => None,
            (Surroundings::Code, Some(Cue::Phone)) if self.follows_cue(number) => Some(Cue::Phone),
            (Surroundings::Code, _) => Some(Cue::Code),
            (Surroundings::Free, _) if international => Some(Cue::Phone),
            (Surroundings::Free, Some(cue @ (Cue::Phone | Cue::Code))) => Some(cue),
            (Surroundings::Free, Some(Cue::Thing)) if !self.is_set_off(number) => Some(Cue::Code),
            (Surroundings::Free, _) if of_series || self.continues_code(number) => Some(Cue::Code),
            (Surroundings::Free, Some(Cue::Thing) | None) => self.by_form(number),
        }
    }

    /// What a number is that no word tells.
    fn by_form(&self, number: &Grouped<'_>) -> Option<Cue> {
        let first = number.groups.first().copied().unwrap_or_default();
        if first == "0" {
            // No national prefix stands apart.
            return Some(Cue::Code);
        }
        let lengths: Vec<usize> = number.groups.iter().map(|group| group.len()).collect();
        let american =
            lengths == [3, 3, 4] && number.groups.iter().take(2).all(|group| !group.starts_with(['0', '1']));
        // A country code after 00 makes it longer.
        let longest = if first.starts_with("00") { 15 } else { 12 };
        let usual = (8..=longest).contains(&number.digits()) && !number.looks_like_thousands();
        let fits_region = self.region.is_some_and(|region| numbering::fits(region, number));
        let phone = match number.look {
            Look::International => false,
            Look::AreaCode => usual,
            Look::Groups => usual && (first.starts_with('0') || american || fits_region),
            Look::Run => usual && first.starts_with('0') && number.digits() > 9,
        };
        phone.then_some(Cue::Phone)
    }

    /// Whether a word for telephones stands right before: "Tel.0171 3920021".
    fn follows_cue(&self, number: &Grouped<'_>) -> bool {
        self.cues.ends_within(2, number.range.start)
    }

    /// Whether a number stands apart from what is said before it, as in a signature: "Lampen Maier, 030 …".
    fn is_set_off(&self, number: &Grouped<'_>) -> bool {
        let before = self.text.get(..number.range.start).unwrap_or_default().trim_end_matches(' ');
        before.ends_with([',', '|', '-', '·', '•', '/', '\n', '('])
    }

    /// Whether the number before, in the same line, was a code: "part 655 21 43 08, replaces 655 21 43 02".
    fn continues_code(&self, number: &Grouped<'_>) -> bool {
        let Some((end, Cue::Code)) = self.previous else { return false };
        let between = self.text.get(end..number.range.start).unwrap_or_default();
        between.len() <= SAME_KIND && !between.contains('\n')
    }
}
