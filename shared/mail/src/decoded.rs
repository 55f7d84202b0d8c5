use core::ops::Range;
use std::borrow::Cow;

use crate::invisible::is_invisible;

/// A text as the program of a reader could come to show it: percent-encoding and HTML entities resolved,
/// invisible characters left out, full-width forms made plain. It knows where each byte came from.
pub(crate) struct Decoded<'a> {
    /// The text as shown.
    pub(crate) text: Cow<'a, str>,
    /// What was decoded, the outermost encoding first.
    levels: Vec<Vec<Edit>>,
}

/// A run of a text that stands for one character or for none.
struct Edit {
    /// Offset in the decoded text.
    at: usize,
    /// The character.
    shown: Option<char>,
    /// The run.
    source: Range<usize>,
}

/// How deep one encoding may sit in another, as in `%2540`.
const DEPTH_MAX: usize = 4;

impl<'a> Decoded<'a> {
    pub(crate) fn new(source: &'a str) -> Self {
        let mut decoded = Self { text: Cow::Borrowed(source), levels: Vec::new() };
        while decoded.levels.len() < DEPTH_MAX {
            let edits = edits(&decoded.text);
            if edits.is_empty() {
                break;
            }
            decoded.text = Cow::Owned(applied(&decoded.text, &edits));
            decoded.levels.push(edits);
        }
        decoded
    }

    /// The bytes of the source that a run of bytes of the text stands for.
    pub(crate) fn origin(&self, run: &Range<usize>) -> Range<usize> {
        self.levels.iter().rev().fold(run.clone(), |run, edits| {
            let last = run.end.saturating_sub(1);
            back(edits, run.start).start..back(edits, last).end
        })
    }
}

/// What stands for something else in a text.
fn edits(text: &str) -> Vec<Edit> {
    let mut edits: Vec<Edit> = Vec::new();
    let (mut passed, mut removed) = (0, 0);
    let is_plain = |byte: &u8| byte.is_ascii() && !matches!(byte, b'%' | b'&');
    while let Some(rest) = text.get(passed..) {
        let Some(next) = rest.bytes().position(|byte| !is_plain(&byte)) else { break };
        passed += next;
        let rest = rest.get(next..).unwrap_or_default();
        let Some(first) = rest.chars().next() else { break };
        let (shown, length) = encoded(rest).unwrap_or_else(|| (plain(first), first.len_utf8()));
        if shown != Some(first) || length != first.len_utf8() {
            edits.push(Edit { at: passed - removed, shown, source: passed..passed + length });
            removed += length - shown.map_or(0, char::len_utf8);
        }
        passed += length;
    }
    edits
}

fn applied(text: &str, edits: &[Edit]) -> String {
    let (mut result, mut passed) = (String::with_capacity(text.len()), 0);
    for Edit { shown, source, .. } in edits {
        result.push_str(text.get(passed..source.start).unwrap_or_default());
        result.extend(shown);
        passed = source.end;
    }
    result.push_str(text.get(passed..).unwrap_or_default());
    result
}

/// The bytes that one byte of the decoded text stands for.
fn back(edits: &[Edit], byte: usize) -> Range<usize> {
    let before = edits.partition_point(|edit| edit.at <= byte);
    let edit = before.checked_sub(1).and_then(|last| edits.get(last));
    edit.map_or(byte..byte + 1, |Edit { at, shown, source }| {
        match byte.checked_sub(at + shown.map_or(0, char::len_utf8)) {
            None => source.clone(),
            Some(beyond) => source.end + beyond..source.end + beyond + 1,
        }
    })
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
    if is_invisible(char) {
        Some((None, length))
    } else {
        (' '..='~').contains(&char).then_some((Some(char), length))
    }
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
