use std::ops::Range;

use crate::lexicon::{LEXICON, Languages, Role};
use crate::token::{Kind, Tokens};

/// Digits that make a telephone number if words spell them.
const DIGITS: Range<usize> = 7..21;
/// Fewer words among the digits are chance.
const WORDS: usize = 3;
/// Tokens between two of its parts.
const GAP: usize = 3;

/// Where a normalised text spells a long number in words, or in words and digits, of one language:
/// "oh one six one, four nine six" or "512 sześć zero 3, siedem 71".
pub(crate) fn ranges(text: &str, tokens: &Tokens) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut index = 0;
    while index < tokens.len() {
        match Spoken::from(text, tokens, index) {
            Some(spoken) => {
                if spoken.words >= WORDS && DIGITS.contains(&spoken.digits) {
                    found.push(tokens.range(index, spoken.end));
                }
                index = spoken.end;
            }
            None => index += 1,
        }
    }
    found
}

/// A number as far as it has been read.
struct Spoken {
    /// The token after its last part.
    end: usize,
    languages: Languages,
    digits: usize,
    words: usize,
    open: Open,
    /// How often the next digit comes.
    repeat: u16,
}

/// Which smaller number may still join the last one, as in "ninety-nine".
#[derive(Clone, Copy)]
enum Open {
    Closed,
    Ones(u16),
    Tens(u16),
    Hundreds,
}

impl Spoken {
    /// The number whose first part is the token `index`.
    fn from(text: &str, tokens: &Tokens, index: usize) -> Option<Self> {
        let mut spoken = Self {
            end: index,
            languages: Languages::ALL,
            digits: 0,
            words: 0,
            open: Open::Closed,
            repeat: 1,
        };
        let mut next = index;
        while spoken.take(text, tokens, next) {
            next = spoken.end;
            for _ in 0..GAP {
                match tokens.kind(next) {
                    Some(Kind::Mark(',' | '、' | ';' | ':')) => spoken.open = Open::Closed,
                    Some(Kind::Space | Kind::Mark('-' | '.' | '/' | '·' | '・' | '(' | ')')) => {}
                    _ => break,
                }
                next += 1;
            }
        }
        (spoken.end > index && spoken.digits > 0).then_some(spoken)
    }

    /// Takes the part that begins at the token `index`, if it goes on there.
    fn take(&mut self, text: &str, tokens: &Tokens, index: usize) -> bool {
        let Some(token) = tokens.at(index) else { return false };
        if token.kind == Kind::Number {
            self.digits += token.range.len();
            self.open = Open::Closed;
            self.end = index + 1;
            return true;
        }
        let phrases = LEXICON.at(text, tokens, index).filter_map(|(end, phrase)| {
            let counts = !matches!(phrase.role, Role::At | Role::MaybeAt | Role::BeforeAt | Role::Dot);
            Some((end, phrase.role, self.languages.shared(phrase.language)?)).filter(|_| counts)
        });
        let Some((end, role, languages)) = phrases.max_by_key(|(end, ..)| *end) else { return false };
        match role {
            Role::Number(number) => self.add(number),
            Role::Repeat(times) => self.repeat = times,
            Role::Zeros => match self.open {
                Open::Ones(times) => self.digits += usize::from(times) - 1,
                Open::Closed | Open::Tens(_) | Open::Hundreds => return false,
            },
            Role::And => match self.open {
                Open::Tens(_) | Open::Hundreds => {}
                Open::Closed | Open::Ones(_) => return false,
            },
            Role::At | Role::MaybeAt | Role::BeforeAt | Role::Dot => return false,
        }
        self.words += 1;
        self.languages = languages;
        self.end = end;
        true
    }

    /// Counts the digits that a number adds, given what it joins.
    fn add(&mut self, number: u16) {
        let (digits, open) = match (self.open, number) {
            (Open::Hundreds, 20..100) if number.is_multiple_of(10) => (0, Open::Tens(number)),
            (Open::Hundreds, 1..100) | (Open::Tens(_), 1..10) | (Open::Tens(60 | 80), 10..20) => {
                (0, Open::Closed)
            }
            (Open::Ones(1..), 100) => (2, Open::Hundreds),
            (Open::Ones(4), 20) => (1, Open::Tens(80)),
            (_, 0..10) => (1, Open::Ones(number)),
            (_, 20..100) if number.is_multiple_of(10) => (2, Open::Tens(number)),
            (_, 10..100) => (2, Open::Closed),
            (_, 100..) => (3, Open::Hundreds),
        };
        self.digits += digits * usize::from(std::mem::replace(&mut self.repeat, 1));
        self.open = open;
    }
}
