use std::{iter, ops::Range};

use policy::{Field, Passage};
use unicode_normalization::{
    IsNormalized, UnicodeNormalization as _, char::is_combining_mark, is_nfkc_quick,
};

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
        let mut chars = original.char_indices().peekable();
        while let Some((start, first)) = chars.next() {
            let mut end = start + first.len_utf8();
            while let Some((_, mark)) = chars.next_if(|(_, next)| joins(*next)) {
                end += mark.len_utf8();
            }
            normal.push(start..end, first);
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

    /// Takes one starter with its marks.
    fn push(&mut self, source: Range<usize>, first: char) {
        let at = self.text.len();
        let alone = source.len() == first.len_utf8();
        if alone && first.is_ascii() {
            self.text.push(first.to_ascii_lowercase());
        } else if alone && is_nfkc_quick(iter::once(first)) == IsNormalized::Yes {
            self.text.extend(plain(first));
        } else {
            let cluster = self.original.get(source.clone()).unwrap_or_default();
            self.text.extend(cluster.nfkc().flat_map(plain));
        }
        let length = self.text.len() - at;
        if length == 0 {
            return;
        }
        let even = alone && length == source.len();
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
    !character.is_ascii() && (is_combining_mark(character) || matches!(character, '\u{1160}'..='\u{11ff}'))
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
    }

    #[test]
    fn what_is_cut_out_at_an_edge_is_no_part_of_a_passage() {
        check("\u{202d}12\u{202c}", "12", "12", "12");
    }
}
