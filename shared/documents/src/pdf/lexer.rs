use std::borrow::Cow;

use super::object::{Dictionary, Object};

/// Deepest nesting of arrays and dictionaries, and most values within one object.
const DEPTH_MAX: usize = 32;
const VALUES_MAX: usize = 50_000;

/// Longest number or operator; ours are shorter.
const WORD_MAX: usize = 64;

/// Reads objects from bytes (ISO 32000-1, 7.2 and 7.3), from front to back.
pub(super) struct Lexer<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Lexer<'a> {
    pub(super) const fn new(bytes: &'a [u8], at: usize) -> Self {
        Self { bytes, at }
    }

    /// Where the next byte stands.
    pub(super) const fn at(&self) -> usize {
        self.at
    }

    /// The object that comes next: none at the end, or if it is damaged, nested too deep or too large.
    pub(super) fn object(&mut self) -> Option<Object<'a>> {
        let mut room = VALUES_MAX;
        self.value(DEPTH_MAX, &mut room)
    }

    /// Passes white space and comments.
    pub(super) fn pass_space(&mut self) {
        while let Some(byte) = self.peek() {
            match byte {
                b'%' => self.pass_while(|byte| !matches!(byte, b'\n' | b'\r')),
                _ if is_space(byte) => self.at += 1,
                _ => break,
            }
        }
    }

    /// Passes a byte that has no place here.
    pub(super) fn pass_byte(&mut self) {
        self.at += 1;
    }

    /// Passes the data of a picture within a page, up to its `EI`.
    pub(super) fn pass_picture(&mut self) {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let is_end = |at: &usize| {
            let before = at.checked_sub(1).and_then(|before| rest.get(before));
            before.is_some_and(|byte| is_space(*byte)) && rest.get(at + 2).is_none_or(|byte| is_space(*byte))
        };
        let end = memchr::memmem::find_iter(rest, b"EI").find(is_end).map_or(rest.len(), |end| end + 2);
        self.at += end;
    }

    fn value(&mut self, depth: usize, room: &mut usize) -> Option<Object<'a>> {
        *room = room.checked_sub(1)?;
        self.pass_space();
        match (self.peek()?, self.bytes.get(self.at + 1)) {
            (b'/', _) => Some(Object::Name(self.name())),
            (b'(', _) => self.literal(),
            (b'<', Some(b'<')) => {
                self.at += 2;
                self.dictionary(depth.checked_sub(1)?, room)
            }
            (b'<', _) => self.hexadecimal(),
            (b'[', _) => {
                self.at += 1;
                self.array(depth.checked_sub(1)?, room)
            }
            (b'0'..=b'9' | b'+' | b'-' | b'.', _) => Some(self.number()),
            (byte, _) if is_regular(byte) => Some(self.operator()),
            _ => None,
        }
    }

    /// A value within another, where no operator may stand: what has no end ends at the next object.
    fn operand(&mut self, depth: usize, room: &mut usize) -> Option<Object<'a>> {
        self.value(depth, room).filter(|value| !matches!(value, Object::Operator(_)))
    }

    fn array(&mut self, depth: usize, room: &mut usize) -> Option<Object<'a>> {
        let mut values = Vec::new();
        loop {
            self.pass_space();
            if self.peek()? == b']' {
                self.at += 1;
                return Some(Object::Array(values));
            }
            values.push(self.operand(depth, room)?);
        }
    }

    fn dictionary(&mut self, depth: usize, room: &mut usize) -> Option<Object<'a>> {
        let mut entries = Vec::new();
        loop {
            self.pass_space();
            match self.peek()? {
                b'>' => {
                    self.at += if self.bytes.get(self.at + 1) == Some(&b'>') { 2 } else { 1 };
                    return Some(Object::Dictionary(Dictionary(entries)));
                }
                b'/' => {
                    let name = self.name();
                    entries.push((name, self.operand(depth, room)?));
                }
                _ => {
                    // A value without a key.
                    self.operand(depth, room)?;
                }
            }
        }
    }

    fn name(&mut self) -> Cow<'a, [u8]> {
        self.at += 1;
        let start = self.at;
        self.pass_while(is_regular);
        let written = self.since(start);
        if !written.contains(&b'#') {
            return Cow::Borrowed(written);
        }
        let mut name = Vec::with_capacity(written.len());
        let mut rest = written;
        while let Some((&first, others)) = rest.split_first() {
            let code = match others {
                [high, low, ..] if first == b'#' => digit(*high).zip(digit(*low)),
                _ => None,
            };
            name.push(code.map_or(first, |(high, low)| high << 4 | low));
            rest = if code.is_some() { others.get(2..).unwrap_or_default() } else { others };
        }
        Cow::Owned(name)
    }

    fn literal(&mut self) -> Option<Object<'a>> {
        self.at += 1;
        let start = self.at;
        let mut depth = 1_u32;
        let mut has_escapes = false;
        loop {
            match self.peek()? {
                b'(' => depth += 1,
                b')' if depth == 1 => break,
                b')' => depth -= 1,
                b'\\' => {
                    has_escapes = true;
                    self.at += 1;
                }
                _ => {}
            }
            self.at += 1;
        }
        let written = self.since(start);
        self.at += 1;
        let text = if has_escapes { Cow::Owned(without_escapes(written)) } else { Cow::Borrowed(written) };
        Some(Object::String(text))
    }

    fn hexadecimal(&mut self) -> Option<Object<'a>> {
        self.at += 1;
        let start = self.at;
        self.pass_while(|byte| byte != b'>');
        self.peek()?;
        let written = self.since(start);
        self.at += 1;
        let mut digits = written.iter().filter_map(|byte| digit(*byte));
        let mut bytes = Vec::with_capacity(written.len() / 2);
        while let Some(high) = digits.next() {
            bytes.push(high << 4 | digits.next().unwrap_or(0));
        }
        Some(Object::String(Cow::Owned(bytes)))
    }

    /// A number, or a reference if it begins one.
    fn number(&mut self) -> Object<'a> {
        let number = self.plain_number();
        let Object::Integer(integer) = number else { return number };
        let Ok(target) = u32::try_from(integer) else { return number };
        let after = self.at;
        if self.is_generation_and_r() {
            return Object::Reference(target);
        }
        self.at = after;
        number
    }

    fn plain_number(&mut self) -> Object<'a> {
        let start = self.at;
        self.pass_while(|byte| matches!(byte, b'0'..=b'9' | b'+' | b'-' | b'.'));
        let written = self.since(start);
        let text = written.get(..WORD_MAX).unwrap_or(written);
        let text = std::str::from_utf8(text).unwrap_or_default();
        match text.parse::<i32>() {
            Ok(integer) => Object::Integer(integer),
            Err(_) => Object::Real(text.parse().unwrap_or_default()),
        }
    }

    /// Passes `0 R`, if that comes next.
    fn is_generation_and_r(&mut self) -> bool {
        let mut pass = |wanted: fn(u8) -> bool, most: usize| {
            let start = self.at;
            while self.at - start < most && self.peek().is_some_and(wanted) {
                self.at += 1;
            }
            self.at > start
        };
        let passed = pass(is_space, WORD_MAX)
            && pass(|byte| byte.is_ascii_digit(), 5)
            && pass(is_space, WORD_MAX)
            && pass(|byte| byte == b'R', 1);
        passed && !self.peek().is_some_and(is_regular)
    }

    fn operator(&mut self) -> Object<'a> {
        let start = self.at;
        self.pass_while(is_regular);
        match self.since(start) {
            b"true" | b"false" | b"null" => Object::Null,
            word => Object::Operator(word),
        }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn pass_while(&mut self, wanted: impl Fn(u8) -> bool) {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        self.at += rest.iter().position(|byte| !wanted(*byte)).unwrap_or(rest.len());
    }

    fn since(&self, start: usize) -> &'a [u8] {
        self.bytes.get(start..self.at).unwrap_or_default()
    }
}

/// White space (ISO 32000-1, table 1).
pub(super) const fn is_space(byte: u8) -> bool {
    matches!(byte, 0 | b'\t' | b'\n' | 0x0c | b'\r' | b' ')
}

const fn is_regular(byte: u8) -> bool {
    !is_space(byte) && !matches!(byte, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}

fn digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

/// A literal string with its escapes resolved (ISO 32000-1, table 3).
fn without_escapes(written: &[u8]) -> Vec<u8> {
    let mut text = Vec::with_capacity(written.len());
    let mut rest = written;
    while let Some((&byte, others)) = rest.split_first() {
        rest = others;
        if byte != b'\\' {
            text.push(byte);
            continue;
        }
        let Some((&escaped, others)) = rest.split_first() else { break };
        rest = others;
        match escaped {
            b'n' => text.push(b'\n'),
            b'r' => text.push(b'\r'),
            b't' => text.push(b'\t'),
            b'b' | b'f' => text.push(b' '),
            b'\r' => rest = rest.strip_prefix(b"\n").unwrap_or(rest),
            b'\n' => {}
            b'0'..=b'7' => {
                let mut code = escaped - b'0';
                for _ in 0..2 {
                    let Some((&next @ b'0'..=b'7', others)) = rest.split_first() else { break };
                    code = code.wrapping_mul(8).wrapping_add(next - b'0');
                    rest = others;
                }
                text.push(code);
            }
            other => text.push(other),
        }
    }
    text
}
