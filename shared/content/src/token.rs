use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

use crate::letter::{is_letter, is_plain};
use crate::lexicon::LEXICON;

/// The parts of a normalised text: words, numbers, white space and single marks, without a gap.
pub(crate) struct Tokens(Vec<Token>);

/// One part of a normalised text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Token {
    pub(crate) kind: Kind,
    pub(crate) range: Range<usize>,
    /// Whether the lexicon has phrases that begin with it.
    pub(crate) begins_phrase: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Letters of one script with their marks.
    Word(Script),
    /// An ideograph that is a digit.
    Numeral,
    /// ASCII digits.
    Number,
    /// White space within a line.
    Space,
    /// The end of a line.
    Break,
    /// Any other character.
    Mark(char),
}

/// Scripts whose letters do not share a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Script {
    Latin,
    Han,
    Hiragana,
    Katakana,
    Arabic,
    Devanagari,
    Cyrillic,
    Other,
}

impl Tokens {
    pub(crate) fn of(text: &str) -> Self {
        let mut tokens = Self::split(text);
        for token in tokens.0.iter_mut().filter(|token| token.is_word()) {
            token.begins_phrase = text.get(token.range.clone()).is_some_and(|word| LEXICON.begins(word));
        }
        tokens
    }

    /// The parts of a text, without a look into the lexicon.
    pub(crate) fn split(text: &str) -> Self {
        let mut tokens: Vec<Token> = Vec::with_capacity(text.len() / 4);
        let mut start = 0;
        while let Some(character) = text.get(start..).and_then(|rest| rest.chars().next()) {
            let last = tokens.last_mut();
            let kind = match &last {
                Some(last) if matches!(last.kind, Kind::Word(_)) && is_mark(character) => last.kind,
                _ => kind(character),
            };
            let mut end = start + character.len_utf8();
            end += text
                .as_bytes()
                .get(end..)
                .unwrap_or_default()
                .iter()
                .take_while(|byte| goes_on(kind, **byte))
                .count();
            match last {
                Some(last) if last.kind == kind && is_run(kind) => last.range.end = end,
                _ => tokens.push(Token { kind, range: start..end, begins_phrase: false }),
            }
            start = end;
        }
        Self(tokens)
    }

    pub(crate) fn at(&self, index: usize) -> Option<&Token> {
        self.0.get(index)
    }

    pub(crate) fn kind(&self, index: usize) -> Option<Kind> {
        self.0.get(index).map(|token| token.kind)
    }

    /// The token before `index`.
    pub(crate) fn before(&self, index: usize) -> Option<Kind> {
        index.checked_sub(1).and_then(|index| self.kind(index))
    }

    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (usize, &Token)> {
        self.0.iter().enumerate()
    }

    /// The bytes from the token at `first` to the one before `end`.
    pub(crate) fn range(&self, first: usize, end: usize) -> Range<usize> {
        let start = self.at(first).map_or(0, |token| token.range.start);
        let end = end.checked_sub(1).and_then(|last| self.at(last)).map_or(start, |token| token.range.end);
        start..end.max(start)
    }

    /// The first token that is no space within a line, from `index` on.
    pub(crate) fn skip_space(&self, index: usize) -> usize {
        if self.kind(index) == Some(Kind::Space) { index + 1 } else { index }
    }
}

impl Token {
    /// Whether it is one of letters or ideographs.
    pub(crate) fn is_word(&self) -> bool {
        matches!(self.kind, Kind::Word(_) | Kind::Numeral)
    }
}

fn kind(character: char) -> Kind {
    match character {
        'a'..='z' => Kind::Word(Script::Latin),
        ' ' => Kind::Space,
        '0'..='9' => Kind::Number,
        '\n' | '\r' | '\u{2028}' | '\u{2029}' => Kind::Break,
        _ if character.is_whitespace() => Kind::Space,
        '〇' | '零' | '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '幺' => {
            Kind::Numeral
        }
        _ if is_letter(character) || is_mark(character) => Kind::Word(script(character)),
        _ => Kind::Mark(character),
    }
}

/// Whether characters of a kind side by side are one part.
fn is_run(kind: Kind) -> bool {
    match kind {
        Kind::Word(_) | Kind::Number | Kind::Space | Kind::Break => true,
        Kind::Numeral | Kind::Mark(_) => false,
    }
}

/// Whether a part of that kind surely has `byte` for its next, too.
fn goes_on(kind: Kind, byte: u8) -> bool {
    match kind {
        Kind::Word(Script::Latin) => byte.is_ascii_alphabetic(),
        Kind::Number => byte.is_ascii_digit(),
        Kind::Space => byte == b' ',
        Kind::Word(_) | Kind::Numeral | Kind::Break | Kind::Mark(_) => false,
    }
}

fn is_mark(character: char) -> bool {
    !character.is_ascii() && !is_plain(character) && is_combining_mark(character)
}

fn script(character: char) -> Script {
    match character {
        '\0'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => Script::Latin,
        '\u{400}'..='\u{52f}' => Script::Cyrillic,
        '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{8a0}'..='\u{8ff}' => Script::Arabic,
        '\u{900}'..='\u{97f}' => Script::Devanagari,
        '\u{3005}'..='\u{3007}'
        | '\u{3400}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}' => Script::Han,
        '\u{3040}'..='\u{309f}' => Script::Hiragana,
        '\u{30a0}'..='\u{30ff}' => Script::Katakana,
        _ => Script::Other,
    }
}
