use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization as _;

use crate::source::SOURCES;
use crate::token::{Kind, Tokens};

/// The words in which signs and digits are spelled out.
pub(crate) static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::load);

/// Phrases by their first word.
pub(crate) struct Lexicon(HashMap<String, Vec<Phrase>, BuildHasherDefault<Fnv>>);

/// FNV-1a: short words are looked up often, and nobody but us chooses which ones are in the map.
struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Fnv {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// A phrase of one language and what it stands for.
pub(crate) struct Phrase {
    /// The words after the first.
    rest: Vec<String>,
    pub(crate) role: Role,
    pub(crate) language: Languages,
}

/// What a phrase stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// The sign `@`, and nothing else.
    At,
    /// The sign `@`, but an ordinary word, too.
    MaybeAt,
    /// A word before "at" where that is a preposition: "visit us at".
    BeforeAt,
    /// A dot.
    Dot,
    /// A number below a thousand.
    Number(u16),
    /// The next digit comes so many times.
    Repeat(u16),
    /// So many zeros as the digit before says.
    Zeros,
    /// Joins tens and ones.
    And,
}

/// A set of languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Languages(u32);

impl Languages {
    pub(crate) const ALL: Self = Self(u32::MAX);

    /// What both sets have; none if that is nothing.
    pub(crate) fn shared(self, other: Self) -> Option<Self> {
        let shared = self.0 & other.0;
        (shared != 0).then_some(Self(shared))
    }
}

impl Lexicon {
    fn load() -> Self {
        let mut lexicon = Self(HashMap::default());
        for (role, phrase, language) in
            entries().filter_map(|(key, phrase, language)| Some((role(key)?, phrase, language)))
        {
            lexicon.add(phrase, role, language);
            lexicon.add(&without_accents(phrase), role, language);
        }
        lexicon
    }

    fn add(&mut self, phrase: &str, role: Role, language: Languages) {
        let tokens = Tokens::split(phrase);
        let mut words = tokens
            .iter()
            .filter(|(_, token)| token.is_word())
            .filter_map(|(_, token)| phrase.get(token.range.clone()));
        let Some(first) = words.next() else { return };
        let rest: Vec<String> = words.map(str::to_owned).collect();
        let phrases = self.0.entry(first.to_owned()).or_default();
        match phrases.iter_mut().find(|known| known.role == role && known.rest == rest) {
            Some(known) => known.language = Languages(known.language.0 | language.0),
            None => phrases.push(Phrase { rest, role, language }),
        }
    }

    /// Whether there are phrases that begin with that word.
    pub(crate) fn begins(&self, word: &str) -> bool {
        self.0.contains_key(word)
    }

    /// The phrases that begin at the token `index`, each with the index after its last token.
    pub(crate) fn at<'a>(
        &'a self,
        text: &'a str,
        tokens: &'a Tokens,
        index: usize,
    ) -> impl Iterator<Item = (usize, &'a Phrase)> {
        let first = tokens
            .at(index)
            .filter(|token| token.begins_phrase)
            .and_then(|token| text.get(token.range.clone()));
        let phrases = first.and_then(|word| self.0.get(word)).map_or(&[][..], Vec::as_slice);
        phrases.iter().filter_map(move |phrase| {
            let mut end = index + 1;
            for word in &phrase.rest {
                if matches!(tokens.kind(end), Some(Kind::Space | Kind::Mark('-'))) {
                    end += 1;
                }
                let token = tokens.at(end)?;
                (text.get(token.range.clone()) == Some(word)).then_some(())?;
                end += 1;
            }
            Some((end, phrase))
        })
    }
}

/// The entries of every file: key, phrase, language.
pub(crate) fn entries() -> impl Iterator<Item = (&'static str, &'static str, Languages)> {
    SOURCES.iter().enumerate().flat_map(|(index, source)| {
        source.words.lines().filter_map(|line| line.split_once(": ")).flat_map(move |(key, phrases)| {
            phrases.split(", ").map(move |phrase| (key, phrase, Languages(1 << index)))
        })
    })
}

fn role(key: &str) -> Option<Role> {
    match key {
        "at" => Some(Role::At),
        "maybe-at" => Some(Role::MaybeAt),
        "before-at" => Some(Role::BeforeAt),
        "dot" => Some(Role::Dot),
        "twice" => Some(Role::Repeat(2)),
        "thrice" => Some(Role::Repeat(3)),
        "zeros" => Some(Role::Zeros),
        "and" => Some(Role::And),
        number => number.parse().ok().map(Role::Number),
    }
}

/// A phrase as people type it who leave out what their keyboard lacks.
fn without_accents(phrase: &str) -> String {
    let is_accent = |letter: &char| matches!(letter, '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{655}');
    let plain = |letter: char| match letter {
        'ł' => 'l',
        'ı' => 'i',
        other => other,
    };
    phrase.nfkd().filter(|letter| !is_accent(letter)).map(plain).nfc().collect()
}
