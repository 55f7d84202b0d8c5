use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use crate::lexicon::entries;

/// The words of a text that tell what a number near them is.
pub(crate) struct Cues(Vec<(Range<usize>, Cue)>);

/// What a word says of a number near it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cue {
    /// One calls or writes to it.
    Phone,
    /// It names a kind of number or a paper that has one: an article number, an invoice, a parcel.
    Code,
    /// It names a thing that may have a number: a lamp, a valve.
    Thing,
}

/// Characters from a word to the number after it within which the word tells.
const BEFORE: usize = 70;
/// Characters from a number to the word after it within which the word tells.
const AFTER: usize = 30;
/// How much farther a word is for standing after the number.
const TRAILING: usize = 15;
/// How much farther a word is for each end of a sentence or line between.
const SENTENCE: usize = 25;
/// Words on either side that are looked at.
const NEIGHBOURS: usize = 12;

impl Cues {
    pub(crate) fn of(text: &str) -> Self {
        let WordList { search, words } = &*WORDS;
        let mut found: Vec<(Range<usize>, Cue)> = Vec::new();
        for hit in search.iter().flat_map(|search| search.find_overlapping_iter(text)) {
            let Some(word) = words.get(hit.pattern().as_usize()) else { continue };
            if word.stands_in(text, &hit.range()) {
                found.push((hit.range(), word.cue));
            }
        }
        found.sort_by_key(|(range, _)| (range.end, range.start));
        Self(found)
    }

    /// Whether a word for telephones ends at most so many bytes before `start`.
    pub(crate) fn ends_within(&self, bytes: usize, start: usize) -> bool {
        let split = self.0.partition_point(|(word, _)| word.end <= start);
        let before = self.0.get(..split).unwrap_or_default().iter().rev();
        before.take_while(|(word, _)| word.end + bytes >= start).any(|(_, cue)| *cue == Cue::Phone)
    }

    /// What the nearest word says of the number at `range`, if one is near enough.
    pub(crate) fn nearest(&self, text: &str, range: &Range<usize>) -> Option<Cue> {
        let distance_of = |cue: Cue| {
            let split = self.0.partition_point(|(word, _)| word.end <= range.start);
            let (before, after) = self.0.split_at_checked(split)?;
            let before = before.iter().rev().take(NEIGHBOURS).filter(|(_, kind)| *kind == cue);
            let after =
                after.iter().take(NEIGHBOURS).filter(|(word, kind)| *kind == cue && word.start >= range.end);
            let before = before.filter_map(|(word, _)| {
                let end =
                    word.end + usize::from(text.get(word.end..).is_some_and(|rest| rest.starts_with('.')));
                distance(text, end..range.start, BEFORE)
            });
            let after =
                after.filter_map(|(word, _)| Some(TRAILING + distance(text, range.end..word.start, AFTER)?));
            before.chain(after).min()
        };
        let known = [Cue::Phone, Cue::Code, Cue::Thing].map(|cue| Some((distance_of(cue)?, cue)));
        known.into_iter().flatten().min_by_key(|(distance, _)| *distance).map(|(_, cue)| cue)
    }
}

/// The characters between, with what sentence ends add; none beyond `limit`.
fn distance(text: &str, between: Range<usize>, limit: usize) -> Option<usize> {
    let between = text.get(between).filter(|between| between.len() <= 4 * limit)?;
    let mut distance = 0;
    let mut chars = between.chars().peekable();
    while let Some(character) = chars.next() {
        let ends_sentence = match character {
            '\n' | '。' | '！' | '？' | '।' => true,
            '.' | '!' | '?' => chars.peek().is_some_and(|next| next.is_whitespace()),
            _ => false,
        };
        distance += 1 + if ends_sentence { SENTENCE } else { 0 };
    }
    (distance <= limit).then_some(distance)
}

struct WordList {
    search: Option<AhoCorasick>,
    words: Vec<Word>,
}

/// A word of the lists; `*` at an end of its entry leaves that end open.
struct Word {
    cue: Cue,
    open_start: bool,
    open_end: bool,
}

impl Word {
    fn stands_in(&self, text: &str, range: &Range<usize>) -> bool {
        let letter = |character: Option<char>| character.is_some_and(char::is_alphanumeric);
        let before = text.get(..range.start).and_then(|before| before.chars().next_back());
        let after = text.get(range.end..).and_then(|after| after.chars().next());
        (self.open_start || !letter(before))
            && (self.open_end || !letter(after.filter(|next| !next.is_ascii_digit())))
    }
}

static WORDS: LazyLock<WordList> = LazyLock::new(|| {
    let mut patterns = Vec::new();
    let mut words = Vec::new();
    for (key, entry, _) in entries() {
        let cue = match key {
            "phone" => Cue::Phone,
            "code" => Cue::Code,
            "thing" => Cue::Thing,
            _ => continue,
        };
        let pattern = entry.trim_matches('*');
        let solid = pattern.chars().all(|letter| matches!(letter, '\u{3040}'..='\u{9fff}'));
        words.push(Word {
            cue,
            open_start: solid || entry.starts_with('*'),
            open_end: solid || entry.ends_with('*'),
        });
        patterns.push(pattern);
    }
    // Building fails beyond two thousand million states, which no word list has; then no word tells.
    WordList { search: AhoCorasick::new(patterns).ok(), words }
});
