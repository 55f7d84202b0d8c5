use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

/// The parts of a normalised text: words, numbers, white space and single marks, without a gap.
pub(crate) struct Tokens(Vec<Token>);

/// One part of a normalised text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Token {
    pub(crate) kind: Kind,
    pub(crate) range: Range<usize>,
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
        let mut tokens: Vec<Token> = Vec::new();
        for (start, character) in text.char_indices() {
            let end = start + character.len_utf8();
            match tokens.last_mut() {
                Some(last) if extends(last.kind, character) => last.range.end = end,
                _ => tokens.push(Token { kind: kind(character), range: start..end }),
            }
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

fn kind(character: char) -> Kind {
    match character {
        '0'..='9' => Kind::Number,
        '\n' | '\r' | '\u{2028}' | '\u{2029}' => Kind::Break,
        _ if character.is_whitespace() => Kind::Space,
        '〇' | '零' | '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '幺' => {
            Kind::Numeral
        }
        _ if character.is_alphabetic() || is_combining_mark(character) => Kind::Word(script(character)),
        _ => Kind::Mark(character),
    }
}

fn extends(last: Kind, character: char) -> bool {
    match (last, kind(character)) {
        (Kind::Word(_), _) if is_combining_mark(character) => true,
        (Kind::Word(one), Kind::Word(other)) => one == other,
        (Kind::Number, Kind::Number) | (Kind::Space, Kind::Space) | (Kind::Break, Kind::Break) => true,
        _ => false,
    }
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
