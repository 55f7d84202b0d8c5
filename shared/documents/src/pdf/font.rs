use encoding_rs::{BIG5, EUC_JP, EUC_KR, Encoding, GBK, SHIFT_JIS, UTF_16BE};

use super::{
    cmap::CodeMap,
    document::Document,
    glyphs::Codes,
    object::{Dictionary, Object},
};

/// Width of a glyph whose font does not tell, in units of the font's size.
const WIDTH: f64 = 0.5;

/// A font, as far as it tells what its codes stand for and how wide they are (ISO 32000-1, 9.5 to 9.10).
pub(super) struct Font {
    map: CodeMap,
    codes: Coding,
    widths: Widths,
}

enum Coding {
    /// One byte each.
    Simple(Box<Codes>),
    /// So many bytes each; what they stand for is told by the map alone.
    Mapped(usize),
    /// As in an encoding of texts.
    Encoded(&'static Encoding),
}

/// What is shown for one code.
pub(super) struct Glyph {
    /// In units of the font's size.
    pub(super) width: f64,
    /// Whether it is the single byte of a space, which a page may widen.
    pub(super) is_space: bool,
    /// Whether the font tells what it stands for.
    pub(super) is_told: bool,
}

impl Font {
    /// Reads a font, its map of at most `most` ranges.
    pub(super) fn of(document: &Document<'_>, dictionary: &Dictionary<'_>, most: usize) -> Self {
        let map = CodeMap::of(&document.streams_of(std::slice::from_ref(dictionary.get(b"ToUnicode"))), most);
        let encoding = document.resolve(dictionary.get(b"Encoding"));
        if !dictionary.says(b"Subtype", b"Type0") {
            let widths = Widths::of_simple(document, dictionary);
            return Self { map, codes: Coding::Simple(Box::new(codes(document, &encoding))), widths };
        }
        let bytes = match encoding {
            Object::Name(_) => 2,
            _ => map.code_bytes.unwrap_or(2).clamp(1, 4),
        };
        let codes = match encoding.name().and_then(text_encoding) {
            Some(encoding) if map.len() == 0 => Coding::Encoded(encoding),
            _ => Coding::Mapped(bytes),
        };
        Self { map, codes, widths: Widths::of_composite(document, dictionary) }
    }

    /// How many codes and ranges of codes it tells of.
    pub(super) fn size(&self) -> usize {
        self.map.len() + self.widths.ranges.iter().map(|(.., widths)| widths.len()).sum::<usize>()
    }

    /// Walks through a string: the text of each glyph is added to `text` before `take` is told of it.
    pub(super) fn show(&self, string: &[u8], text: &mut String, mut take: impl FnMut(&mut String, Glyph)) {
        match &self.codes {
            Coding::Simple(codes) => {
                for &byte in string {
                    let code = u32::from(byte);
                    let told = self.map.push(code, text) || codes.get(byte).map(|it| text.push(it)).is_some();
                    let glyph = Glyph { width: self.widths.of(code), is_space: byte == b' ', is_told: told };
                    take(text, glyph);
                }
            }
            Coding::Mapped(bytes) => {
                for code in string.chunks(*bytes) {
                    let code = code.iter().fold(0, |number, byte| number << 8 | u32::from(*byte));
                    let told = self.map.push(code, text);
                    let is_space = *bytes == 1 && code == 32;
                    take(text, Glyph { width: self.widths.of(code), is_space, is_told: told });
                }
            }
            Coding::Encoded(encoding) => {
                let (decoded, _) = encoding.decode_without_bom_handling(string);
                for character in decoded.chars() {
                    text.push(character);
                    let width = if character.is_ascii() { WIDTH } else { 1.0 };
                    let is_told = character != char::REPLACEMENT_CHARACTER;
                    take(text, Glyph { width, is_space: false, is_told });
                }
            }
        }
    }
}

fn codes(document: &Document<'_>, encoding: &Object<'_>) -> Codes {
    let Some(encoding) = encoding.dictionary() else { return Codes::of(encoding.name()) };
    let base = document.resolve(encoding.get(b"BaseEncoding"));
    let mut codes = Codes::of(base.name());
    if let Object::Array(differences) = document.resolve(encoding.get(b"Differences")) {
        codes.differ(&differences);
    }
    codes
}

/// The encoding of texts that a predefined map of codes is made for (ISO 32000-1, table 118).
fn text_encoding(name: &[u8]) -> Option<&'static Encoding> {
    let name = std::str::from_utf8(name).ok()?;
    let has = |part: &str| name.contains(part);
    if has("UCS2") || has("UTF16") {
        Some(UTF_16BE)
    } else if has("RKSJ") {
        Some(SHIFT_JIS)
    } else if has("GBK") || has("GBpc") || name.starts_with("GB-") {
        Some(GBK)
    } else if has("B5") {
        Some(BIG5)
    } else if has("KSC") {
        Some(EUC_KR)
    } else if name.starts_with("EUC-") {
        Some(EUC_JP)
    } else {
        None
    }
}

/// How wide glyphs are.
struct Widths {
    /// First and last code, and the widths of those in between; one is that of all.
    ranges: Vec<(u32, u32, Vec<f64>)>,
    default: f64,
}

impl Widths {
    fn of(&self, code: u32) -> f64 {
        let after = self.ranges.partition_point(|(first, ..)| *first <= code);
        let range = after.checked_sub(1).and_then(|at| self.ranges.get(at));
        let width = range.filter(|(_, last, _)| code <= *last).and_then(|(first, _, widths)| {
            match widths.as_slice() {
                [only] => Some(*only),
                each => each.get(usize::try_from(code - first).ok()?).copied(),
            }
        });
        width.unwrap_or(self.default)
    }

    fn of_simple(document: &Document<'_>, dictionary: &Dictionary<'_>) -> Self {
        // A font whose glyphs are drawings has units of its own.
        let matrix = document.resolve(dictionary.get(b"FontMatrix"));
        let unit = matrix.array().and_then(|matrix| matrix.first()).and_then(Object::number).unwrap_or(0.001);
        let first = document.resolve(dictionary.get(b"FirstChar")).count().unwrap_or(0);
        let widths: Vec<f64> = match document.resolve(dictionary.get(b"Widths")) {
            Object::Array(widths) => widths
                .iter()
                .take(256)
                .map(|width| document.resolve(width).number().unwrap_or(0.0) * unit)
                .collect(),
            _ => return Self { ranges: Vec::new(), default: WIDTH },
        };
        let last = u32::try_from(widths.len()).map_or(first, |count| first.saturating_add(count));
        Self { ranges: vec![(first, last, widths)], default: WIDTH }
    }

    fn of_composite(document: &Document<'_>, dictionary: &Dictionary<'_>) -> Self {
        let descendants = document.resolve(dictionary.get(b"DescendantFonts"));
        let first = descendants.array().and_then(|fonts| fonts.first()).unwrap_or(&Object::Null);
        let font = document.dictionary(&first.clone());
        let default = document.resolve(font.get(b"DW")).number().unwrap_or(1_000.0) / 1_000.0;
        let mut ranges = Vec::new();
        if let Object::Array(widths) = document.resolve(font.get(b"W")) {
            let mut rest = widths.as_slice();
            loop {
                rest = match rest {
                    [first, Object::Array(widths), rest @ ..] => {
                        let first = first.count().unwrap_or(0);
                        let last = first.saturating_add(u32::try_from(widths.len()).unwrap_or(0));
                        let widths = widths.iter().map(|width| width.number().unwrap_or(0.0) / 1_000.0);
                        ranges.push((first, last, widths.collect()));
                        rest
                    }
                    [first, last, width, rest @ ..] => {
                        let width = width.number().unwrap_or(0.0) / 1_000.0;
                        ranges.push((first.count().unwrap_or(0), last.count().unwrap_or(0), vec![width]));
                        rest
                    }
                    _ => break,
                }
            }
        }
        ranges.sort_by_key(|(first, ..)| *first);
        Self { ranges, default }
    }
}
