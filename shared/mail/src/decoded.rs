use core::ops::Range;
use std::borrow::Cow;

use crate::invisible::is_invisible;

/// A text as the program of a reader could come to show it: percent-encoding and HTML entities resolved,
/// invisible characters left out, full-width forms made plain. Every byte knows where it came from.
pub(crate) struct Decoded<'a> {
    /// The text as shown.
    pub(crate) text: Cow<'a, str>,
    /// For each byte of the text the bytes of the source that it stands for; empty if nothing was changed.
    origins: Vec<Range<usize>>,
}

/// How deep one encoding may sit in another, as in `%2540`.
const DEPTH_MAX: usize = 4;

impl<'a> Decoded<'a> {
    pub(crate) fn new(source: &'a str) -> Self {
        let mut decoded = Self { text: Cow::Borrowed(source), origins: Vec::new() };
        for _ in 0..DEPTH_MAX {
            if !decoded.step() {
                break;
            }
        }
        decoded
    }

    /// The bytes of the source that a run of bytes of the text stands for.
    pub(crate) fn origin(&self, run: &Range<usize>) -> Range<usize> {
        if self.origins.is_empty() {
            return run.clone();
        }
        let origins = self.origins.get(run.clone()).unwrap_or_default();
        let start = origins.first().map_or(0, |origin| origin.start);
        start..origins.last().map_or(start, |origin| origin.end)
    }

    /// Resolves one level. False if there was none.
    fn step(&mut self) -> bool {
        if self.text.is_ascii() && memchr::memchr2(b'%', b'&', self.text.as_bytes()).is_none() {
            return false;
        }
        let mut text = String::with_capacity(self.text.len());
        let mut origins = Vec::with_capacity(self.text.len());
        let (mut rest, mut changed) = (&*self.text, false);
        while let Some(first) = rest.chars().next() {
            let at = self.text.len() - rest.len();
            let (shown, length) = encoded(rest).unwrap_or_else(|| (plain(first), first.len_utf8()));
            if let Some(shown) = shown {
                let origin = self.origin(&(at..at + length));
                origins.extend(core::iter::repeat_n(origin, shown.len_utf8()));
                text.push(shown);
            }
            changed |= shown != Some(first) || length != first.len_utf8();
            rest = rest.get(length..).unwrap_or_default();
        }
        if changed {
            (self.text, self.origins) = (Cow::Owned(text), origins);
        }
        changed
    }
}

/// What a reader sees of one character.
fn plain(char: char) -> Option<char> {
    match char {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(char) - 0xfee0),
        '\u{fe6b}' => Some('@'),
        '\u{fe52}' | '\u{3002}' | '\u{ff61}' | '\u{2024}' => Some('.'),
        _ if is_invisible(char) => None,
        _ => Some(char),
    }
}

/// The character that the text begins with in encoded form, and the length of that form. Only characters of
/// ASCII: what addresses and hosts are made of.
fn encoded(text: &str) -> Option<(Option<char>, usize)> {
    let (code, length) = if let Some(digits) = text.strip_prefix('%') {
        (u32::from_str_radix(digits.get(..2)?, 16).ok()?, 3)
    } else {
        entity(text.strip_prefix('&')?).map(|(code, length)| (code, length + 1))?
    };
    let char = char::from_u32(code)?;
    if is_invisible(char) { Some((None, length)) } else { (' '..='~').contains(&char).then_some((Some(char), length)) }
}

/// An HTML character reference after its `&`: the code point, and the length. The semicolon may be missing.
fn entity(text: &str) -> Option<(u32, usize)> {
    const NAMES: [(&str, char); 12] = [
        ("commat;", '@'),
        ("period;", '.'),
        ("lowbar;", '_'),
        ("plus;", '+'),
        ("percnt;", '%'),
        ("amp;", '&'),
        ("num;", '#'),
        ("colon;", ':'),
        ("equals;", '='),
        ("shy;", '\u{ad}'),
        ("zwj;", '\u{200d}'),
        ("zwnj;", '\u{200c}'),
    ];
    let Some(number) = text.strip_prefix('#') else {
        let (name, char) = NAMES.iter().find(|(name, _)| text.starts_with(name))?;
        return Some((u32::from(*char), name.len()));
    };
    let (radix, digits) = match number.strip_prefix(['x', 'X']) {
        Some(digits) => (16, digits),
        None => (10, number),
    };
    let count = digits.chars().take_while(|digit| digit.is_digit(radix)).count();
    let code = u32::from_str_radix(digits.get(..count)?, radix).ok()?;
    let semicolon = usize::from(digits.get(count..)?.starts_with(';'));
    Some((code, text.len() - digits.len() + count + semicolon))
}
