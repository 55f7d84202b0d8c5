use encoding_rs::UTF_16BE;

use super::{lexer::Lexer, object::Object};

/// Most bytes of a map that are read, and most bytes of text that one code stands for.
const MAP_MAX: usize = 1 << 20;
const TEXT_MAX: usize = 64;

/// What the codes of a font stand for (ISO 32000-1, 9.10.3).
#[derive(Debug, Default)]
pub(super) struct CodeMap {
    ranges: Vec<Range>,
    /// Bytes of a code, if the map tells.
    pub(super) code_bytes: Option<usize>,
}

/// Codes in a row that stand for characters in a row.
#[derive(Debug)]
struct Range {
    first: u32,
    last: u32,
    /// What the first stands for.
    text: Box<str>,
}

impl CodeMap {
    /// Reads a map of at most `most` ranges.
    pub(super) fn of(bytes: &[u8], most: usize) -> Self {
        let bytes = bytes.get(..MAP_MAX).unwrap_or(bytes);
        let mut map = Self::default();
        let mut lexer = Lexer::new(bytes, 0);
        let mut operands: Vec<Object<'_>> = Vec::new();
        while lexer.at() < bytes.len() && map.ranges.len() < most {
            match lexer.object() {
                Some(Object::Operator(word)) => {
                    map.take(word, &operands);
                    operands.clear();
                }
                Some(operand) => operands.push(operand),
                None => lexer.pass_byte(),
            }
        }
        map.ranges.truncate(most);
        map.ranges.sort_by_key(|range| range.first);
        map
    }

    /// How many ranges it has.
    pub(super) fn len(&self) -> usize {
        self.ranges.len()
    }

    /// Adds what a code stands for to a text. False if the map does not tell.
    pub(super) fn push(&self, code: u32, text: &mut String) -> bool {
        let after = self.ranges.partition_point(|range| range.first <= code);
        let range = after.checked_sub(1).and_then(|at| self.ranges.get(at));
        let Some(range) = range.filter(|range| code <= range.last) else { return false };
        let offset = code - range.first;
        let mut characters = range.text.chars();
        let last =
            characters.next_back().and_then(|last| char::from_u32(u32::from(last).checked_add(offset)?));
        text.push_str(characters.as_str());
        text.extend(last);
        true
    }

    fn take(&mut self, word: &[u8], operands: &[Object<'_>]) {
        match word {
            b"endcodespacerange" => {
                self.code_bytes = operands.first().and_then(Object::string).map(<[u8]>::len);
            }
            b"endbfchar" => {
                for pair in operands.chunks_exact(2) {
                    if let [Object::String(code), Object::String(text)] = pair {
                        self.add(number(code), number(code), text);
                    }
                }
            }
            b"endbfrange" => {
                for three in operands.chunks_exact(3) {
                    match three {
                        [Object::String(first), Object::String(last), Object::String(text)] => {
                            self.add(number(first), number(last), text);
                        }
                        [Object::String(first), Object::String(_), Object::Array(texts)] => {
                            for (code, text) in (number(first)..).zip(texts) {
                                self.add(code, code, text.string().unwrap_or_default());
                            }
                        }
                        _ => {}
                    }
                }
            }
            _ => {}
        }
    }

    fn add(&mut self, first: u32, last: u32, text: &[u8]) {
        let text = text.get(..TEXT_MAX).unwrap_or(text);
        let (text, _) = UTF_16BE.decode_without_bom_handling(text);
        self.ranges.push(Range { first, last, text: text.into() });
    }
}

/// A code as a number.
fn number(code: &[u8]) -> u32 {
    code.iter().fold(0, |number, byte| number << 8 | u32::from(*byte))
}
