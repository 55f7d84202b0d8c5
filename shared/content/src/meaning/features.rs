use std::ops::Range;

use super::concepts::{Concept, Hit, KEYS, Lexicon};
use super::words::Words;

/// What the model sees of a text: what holds for the whole, and each sentence.
#[derive(Debug, Clone, Default)]
pub struct Sheet {
    /// What holds for the text as a whole, as places from [`WHOLE`] on.
    pub whole: Vec<u16>,
    /// Each sentence.
    pub sentences: Vec<SentenceSheet>,
}

/// What the model sees of one sentence.
#[derive(Debug, Clone, Default)]
pub struct SentenceSheet {
    /// Which of the texts it stands in.
    pub text: usize,
    /// Its bytes in that normalised text.
    pub source: Range<usize>,
    /// Its bytes in that text as it was written.
    pub original: Range<usize>,
    /// Whether it names a mask of the thread: whoever is asked to write there stays in the marketplace.
    pub names_mask: bool,
    /// What it says and how, each once, as places below [`SPACE`].
    pub said: Vec<u16>,
    /// The concepts in the order of its words, as places below [`SPACE`].
    pub sequence: Vec<u16>,
    /// Its words as the language writes them, as places below [`WORDS`].
    pub words: Vec<u16>,
}

/// Places for what one sentence says.
pub const SPACE: usize = 704;
/// Places for what holds for a text as a whole.
pub const WHOLE: usize = 64;
/// Places for words.
pub const WORDS: usize = 1 << 14;
/// Stands before the first and after the last concept of a sentence.
pub const EDGES: [u16; 2] = [672, 673];

/// Concepts take the places from 0, two each: as said, and denied.
const GROUPS: u16 = 512;
/// Signs that are no words.
const SIGNS: u16 = 640;
/// How long a sentence is.
const LENGTHS: u16 = 656;
/// Most concepts of a sentence, in the order of its words.
const MOST: usize = 96;

/// What is known of a text besides its words.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Circumstances<'a> {
    /// The seller answers a buyer's message.
    pub(crate) is_reply: bool,
    /// What is no word: in which text it stands, where it starts, and what it is.
    pub(crate) signs: &'a [(usize, usize, Sign)],
    /// Parts of each text that are passed over.
    pub(crate) passed: &'a [Vec<Range<usize>>],
}

/// What stands in a text that is no word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sign {
    /// A question mark.
    Question,
    /// An exclamation mark.
    Exclamation,
    /// A link to the marketplace.
    OwnLink,
    /// A link to a product or storefront there.
    Offer,
    /// A link elsewhere.
    Link,
    /// A mail address.
    Address,
    /// A telephone number.
    Phone,
}

/// Words by which a thing is denied.
const DENIALS: [&str; 5] = ["not", "no", "never", "without", "no-need"];
/// Words that say nothing for the order.
const COURTESY: [&str; 12] = [
    "thanks",
    "chose-us",
    "greeting",
    "here-to-help",
    "contact",
    "help",
    "hope",
    "i",
    "we",
    "you",
    "team",
    "question-word",
];

/// The parts that concepts play, whatever the language (`data/concepts/groups.txt`).
pub(crate) struct Roles {
    denials: Vec<Concept>,
    courtesy: Vec<Concept>,
    /// The groups of each concept, a bit each.
    groups: Vec<u64>,
    /// Their names, in the order of the bits.
    names: Vec<&'static str>,
}

impl Roles {
    pub(crate) fn load() -> Self {
        let concepts = || KEYS.iter().zip(0..);
        let find = |names: &[&str]| {
            concepts().filter(|(key, _)| names.contains(key)).map(|(_, place)| Concept(place)).collect()
        };
        let lines = include_str!("../../data/concepts/groups.txt").lines();
        let lines = lines.filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(": "));
        let (mut groups, mut names) = (vec![0; KEYS.len()], Vec::new());
        for (group, (name, members)) in lines.enumerate() {
            names.push(name);
            for (key, bits) in KEYS.iter().zip(groups.iter_mut()) {
                if members.split(' ').any(|member| member == *key) {
                    *bits |= 1 << group;
                }
            }
        }
        Self { denials: find(&DENIALS), courtesy: find(&COURTESY), groups, names }
    }

    /// Where a sentence has it that a group of that name, or else a concept, is said and not denied, or that a sign
    /// stands in it.
    pub(crate) fn place(&self, name: &str) -> Option<u16> {
        let sign = match name {
            "phone-number" => Some(Sign::Phone),
            "mail-address" => Some(Sign::Address),
            _ => None,
        };
        if let Some(sign) = sign {
            return Some(SIGNS + sign as u16);
        }
        let group = self.names.iter().zip(0..).find(|(group, _)| **group == name);
        let concept = || KEYS.iter().zip(0..).find(|(key, _)| **key == name);
        group
            .map(|(_, place): (_, u16)| GROUPS + place * 2)
            .or_else(|| concept().map(|(_, place): (_, u16)| place * 2))
    }

    fn groups(&self, concept: Concept) -> u64 {
        self.groups.get(usize::from(concept.0)).copied().unwrap_or_default()
    }

    /// Where a sentence denies something. A denial that is part of a longer form does not: "not bad".
    fn denials(&self, found: &[Hit]) -> Vec<Range<usize>> {
        let is_denial = |hit: &&Hit| self.denials.contains(&hit.concept);
        let is_part = |hit: &&Hit| {
            found.iter().any(|other| {
                !is_denial(&other)
                    && other.words.len() > hit.words.len()
                    && other.words.start <= hit.words.start
                    && hit.words.end <= other.words.end
            })
        };
        found.iter().filter(is_denial).filter(|hit| !is_part(hit)).map(|hit| hit.words.clone()).collect()
    }
}

/// Whether the words at `at` are denied by a word shortly before or right after them.
fn denied(denials: &[Range<usize>], at: &Range<usize>) -> bool {
    denials.iter().any(|denial| {
        (denial.end <= at.start && at.start - denial.end < 4)
            || (denial.start >= at.end && denial.start - at.end < 2)
    })
}

/// What the model sees of `words`, read with the lexicon of the language `tongue`.
pub(crate) fn sheet(
    words: &Words,
    lexicon: &Lexicon,
    tongue: u32,
    roles: &Roles,
    circumstances: &Circumstances<'_>,
) -> Sheet {
    let mut sheet = Sheet::default();
    let mut signs = circumstances.signs.to_vec();
    signs.sort_by_key(|(text, start, _)| (*text, *start));
    let mut found: Vec<Hit> = Vec::new();
    let (mut uncovered, mut all) = (0, Places::default());
    for sentence in words.sentences() {
        found.clear();
        lexicon.find(words, &sentence.words, &mut found);
        found.truncate(MOST);
        let mut said = Places::default();
        let mut sequence = Vec::with_capacity(found.len());
        let mut covered = sentence.words.start;
        uncovered += sentence.words.len();
        let denials = roles.denials(&found);
        for hit in &found {
            let denied = denied(&denials, &hit.words);
            let place = hit.concept.0 * 2 + u16::from(denied);
            sequence.push(place);
            said.insert(place);
            for group in bits(roles.groups(hit.concept)) {
                said.insert(GROUPS + group * 2 + u16::from(denied));
            }
            if roles.courtesy.contains(&hit.concept) {
                let new = hit.words.end.saturating_sub(covered.max(hit.words.start));
                uncovered = uncovered.saturating_sub(new);
                covered = covered.max(hit.words.end);
            }
            all.insert(hit.concept.0);
        }
        let marks = [(sentence.asks, Sign::Question), (sentence.exclaims, Sign::Exclamation)];
        let place = |(text, start, _): &(usize, usize, Sign)| (*text, *start);
        let from = signs.partition_point(|sign| place(sign) < (sentence.text, sentence.source.start));
        let signs = signs.get(from..).unwrap_or_default().iter();
        let signs = signs.take_while(|sign| place(sign) <= (sentence.text, sentence.source.end));
        let signs = signs.map(|(.., sign)| *sign);
        for sign in marks.into_iter().filter(|(holds, _)| *holds).map(|(_, sign)| sign).chain(signs) {
            said.insert(SIGNS + sign as u16);
        }
        said.insert(LENGTHS + bucket(sentence.words.len()));
        sheet.sentences.push(SentenceSheet {
            text: sentence.text,
            source: sentence.source.clone(),
            original: Range::default(),
            names_mask: circumstances.passed.get(sentence.text).is_some_and(|passed| {
                let next = passed.partition_point(|passed| passed.end <= sentence.source.start);
                passed.get(next).is_some_and(|passed| passed.start < sentence.source.end)
            }),
            said: said.into_vec(),
            sequence,
            words: sentence.words.clone().map(|index| place_of(words.at(index), tongue)).collect(),
        });
    }
    let beyond = all.iter().filter(|concept| !roles.courtesy.contains(&Concept(*concept))).count();
    sheet.whole = vec![
        u16::from(circumstances.is_reply),
        2 + bucket(uncovered),
        16 + bucket(beyond),
        32 + bucket(words.sentences().len()),
    ];
    sheet
}

/// A set of places below [`SPACE`].
#[derive(Default, Clone, Copy)]
pub struct Places([u64; SPACE / 64]);

impl Places {
    /// Adds one.
    pub fn insert(&mut self, place: u16) {
        if let Some(bits) = self.0.get_mut(usize::from(place / 64)) {
            *bits |= 1 << (place % 64);
        }
    }

    /// All of them, in order.
    pub fn iter(&self) -> impl Iterator<Item = u16> {
        self.0.iter().zip(0_u16..).flat_map(|(set, word)| bits(*set).map(move |bit| word * 64 + bit))
    }

    /// Whether one of them is among them.
    pub fn contains(&self, place: u16) -> bool {
        self.0.get(usize::from(place / 64)).is_some_and(|bits| bits & (1 << (place % 64)) != 0)
    }

    fn into_vec(self) -> Vec<u16> {
        self.iter().collect()
    }
}

/// The places of the bits of a set.
fn bits(mut set: u64) -> impl Iterator<Item = u16> {
    std::iter::from_fn(move || {
        let place = (set != 0).then(|| set.trailing_zeros())?;
        set &= set - 1;
        u16::try_from(place).ok()
    })
}

/// Small counts by themselves, larger ones by size.
fn bucket(count: usize) -> u16 {
    match count {
        0..=4 => u16::try_from(count).unwrap_or_default(),
        5..=6 => 5,
        7..=9 => 6,
        10..=14 => 7,
        15..=22 => 8,
        23..=35 => 9,
        36..=60 => 10,
        _ => 11,
    }
}

/// The place of a word of a language, by its first letters: its stem, more or less.
fn place_of(word: &str, tongue: u32) -> u16 {
    const STEM: usize = 5;
    let stem = word.char_indices().nth(STEM).map_or(word, |(end, _)| word.get(..end).unwrap_or(word));
    // FNV-1a.
    let seed = 0x811c_9dc5 ^ tongue.wrapping_mul(0x9e37_79b1);
    let hash = stem.bytes().fold(seed, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    u16::try_from(hash.wrapping_mul(0x85eb_ca6b) >> (32 - WORDS.trailing_zeros())).unwrap_or_default()
}
