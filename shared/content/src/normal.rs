use std::ops::Range;

use policy::{Field, Passage};
use unicode_normalization::{
    IsNormalized, UnicodeNormalization as _, char::is_combining_mark, is_nfkc_quick,
};

use crate::letter::is_plain;

/// A text as scanners see it: NFKC, lower case, ASCII digits and hyphens, without invisible characters.
///
/// Every byte knows the bytes of the original it came from.
pub(crate) struct Normal<'a> {
    original: &'a str,
    text: String,
    pieces: Vec<Piece>,
}

/// A run of the view and the bytes it came from.
struct Piece {
    at: usize,
    source: Range<usize>,
    /// Byte for byte: offsets inside the run correspond. Otherwise the run stands for its source as a whole.
    even: bool,
}

impl<'a> Normal<'a> {
    pub(crate) fn of(original: &'a str) -> Self {
        let mut normal = Self { original, text: String::with_capacity(original.len()), pieces: Vec::new() };
        let mut start = 0;
        while let Some(rest) = original.get(start..).filter(|rest| !rest.is_empty()) {
            let ascii = ascii_alone(rest);
            let end = start + if ascii > 0 { ascii } else { cluster(rest) };
            if ascii > 0 {
                normal.push_ascii(start..end);
            } else {
                normal.push(start..end);
            }
            start = end;
        }
        normal
    }

    /// The view.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// What the sender wrote.
    pub(crate) fn whole(&self) -> &'a str {
        self.original
    }

    /// A part of the view; empty if the range is none.
    pub(crate) fn slice(&self, range: Range<usize>) -> &str {
        self.text.get(range).unwrap_or_default()
    }

    /// What the sender wrote where the view has `range`.
    pub(crate) fn original(&self, range: &Range<usize>) -> &'a str {
        self.original.get(self.source(range)).unwrap_or_default()
    }

    /// The passage of the original where the view has `range`.
    pub(crate) fn passage(&self, field: Field, range: &Range<usize>) -> Passage {
        let source = self.source(range);
        let text = self.original.get(source.clone()).unwrap_or_default().to_owned();
        Passage { field, start: source.start, end: source.end, text }
    }

    /// Takes ASCII without marks.
    fn push_ascii(&mut self, source: Range<usize>) {
        let at = self.text.len();
        self.text.push_str(self.original.get(source.clone()).unwrap_or_default());
        if let Some(added) = self.text.get_mut(at..) {
            added.make_ascii_lowercase();
        }
        self.note(at, source, true);
    }

    /// Takes one starter with its marks.
    fn push(&mut self, source: Range<usize>) {
        let at = self.text.len();
        let cluster = self.original.get(source.clone()).unwrap_or_default();
        let alone = is_one_character(cluster);
        if alone && cluster.chars().all(is_plain) {
            self.text.push_str(cluster);
        } else if is_nfkc_quick(cluster.chars()) == IsNormalized::Yes {
            self.text.extend(cluster.chars().flat_map(plain));
        } else {
            self.text.extend(cluster.nfkc().flat_map(plain));
        }
        let length = self.text.len() - at;
        if length == 0 {
            return;
        }
        // `…` has as many bytes as the three full stops that it becomes.
        let even = alone && length == source.len() && self.text.get(at..).is_some_and(is_one_character);
        self.note(at, source, even);
    }

    /// Remembers where the view from `at` on came from.
    fn note(&mut self, at: usize, source: Range<usize>, even: bool) {
        match self.pieces.last_mut() {
            Some(last) if even && last.even && last.source.end == source.start => {
                last.source.end = source.end;
            }
            _ => self.pieces.push(Piece { at, source, even }),
        }
    }

    /// The bytes of the original where the view has `range`.
    pub(crate) fn source(&self, range: &Range<usize>) -> Range<usize> {
        let piece = |offset: usize| {
            let after = self.pieces.partition_point(|piece| piece.at <= offset);
            after.checked_sub(1).and_then(|index| self.pieces.get(index))
        };
        let start = piece(range.start)
            .map_or(0, |piece| piece.source.start + if piece.even { range.start - piece.at } else { 0 });
        let last = range.end.saturating_sub(1);
        let end = piece(last).map_or(0, |piece| {
            if piece.even { piece.source.start + (range.end - piece.at) } else { piece.source.end }
        });
        start..end.max(start)
    }
}

/// Bytes of ASCII that a text begins with and that no mark belongs to.
fn ascii_alone(text: &str) -> usize {
    let length = text.bytes().position(|byte| !byte.is_ascii()).unwrap_or(text.len());
    let mark = text.get(length..).and_then(|rest| rest.chars().next()).is_some_and(joins);
    if mark { length.saturating_sub(1) } else { length }
}

/// Bytes of the first character of a text with its marks.
fn cluster(text: &str) -> usize {
    let mut chars = text.chars();
    let first = chars.next().map_or(0, char::len_utf8);
    chars.take_while(|next| joins(*next)).fold(first, |length, mark| length + mark.len_utf8())
}

fn is_one_character(text: &str) -> bool {
    text.chars().nth(1).is_none()
}

/// What one character of NFKC text becomes: lower case, an ASCII digit or hyphen, or nothing.
fn plain(character: char) -> impl Iterator<Item = char> {
    let character = match character {
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        other => decimal(other).unwrap_or(other),
    };
    let shown = (!is_invisible(character)).then_some(character);
    shown.into_iter().flat_map(char::to_lowercase)
}

/// Whether a character belongs to the one before it when text is composed.
fn joins(character: char) -> bool {
    !character.is_ascii()
        && !is_plain(character)
        && (is_combining_mark(character) || matches!(character, '\u{1160}'..='\u{11ff}'))
}

/// Characters that show nothing of their own and so could split what a reader sees as one; the soft hyphen
/// among them (RULEBOOK 8.2). The frame of a keycap goes too: its digit counts.
fn is_invisible(character: char) -> bool {
    matches!(character,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{20e3}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
        | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}

/// The ASCII digit for a decimal digit of another script.
fn decimal(character: char) -> Option<char> {
    /// The zeros of the scripts in use; the other nine digits follow each.
    const ZEROS: [u32; 17] = [
        0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0xf20,
        0x1040, 0x17e0, 0x1810,
    ];
    let code = u32::from(character);
    if code < 0x660 {
        return None;
    }
    let zero = ZEROS.into_iter().find(|zero| (*zero..zero + 10).contains(&code))?;
    char::from_digit(code - zero, 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(original: &str, view: &str, part: &str, source: &str) {
        let normal = Normal::of(original);
        assert_eq!(normal.text(), view);
        let start = view.find(part).unwrap();
        assert_eq!(normal.original(&(start..start + part.len())), source);
    }

    #[test]
    fn passages_are_ranges_of_the_original() {
        check("Ａ１\u{2011}２ b", "a1-2 b", "1-2", "１\u{2011}２");
        check("x\u{200b}y\u{ad}z!", "xyz!", "yz", "y\u{ad}z");
        check("½ ℡ 5", "1⁄2 tel 5", "tel", "℡");
        check("cafe\u{301} 1\u{fe0f}\u{20e3}", "café 1", "1", "1\u{fe0f}\u{20e3}");
        check("ИМЯ ٠١٢ ok", "имя 012 ok", "012", "٠١٢");
        check("İstanbul", "i\u{307}stanbul", "stan", "stan");
        check("so…Ciao", "so...ciao", ".ciao", "…Ciao");
        check("bé c\u{327}a", "bé ça", "a", "a");
        check("ab\u{301}c", "ab\u{301}c", "b\u{301}", "b\u{301}");
    }

    #[test]
    fn what_is_cut_out_at_an_edge_is_no_part_of_a_passage() {
        check("\u{202d}12\u{202c}", "12", "12", "12");
    }
}
