use std::borrow::Cow;

use mail_parser::parsers::MessageStream;
use memchr::memmem;

/// The fields of a mail as the most lenient reader would find them. What it forgives, the gate does not.
pub(crate) struct Head<'a> {
    /// The bytes of the head with the empty line that ends it.
    pub(crate) block: &'a [u8],
    /// What comes after.
    pub(crate) body: &'a [u8],
    fields: Vec<Field<'a>>,
}

struct Field<'a> {
    name: &'a [u8],
    value: &'a [u8],
}

/// Bytes of a head that are looked into for fields. The gate lets no head through that is longer.
const SCANNED_MAX: usize = 64 * 1024;

/// Bytes of one field that are decoded: twice the longest line there may be, and RFC 2047 makes three of one.
const DECODED_MAX: usize = 6 * 1024;

impl<'a> Head<'a> {
    /// Lines may end in LF, CRLF or, if there is no LF at all, in CR. Lines without a colon are passed over.
    pub(crate) fn of(raw: &'a [u8]) -> Self {
        let length = end_of_head(raw);
        let (block, body) = raw.split_at_checked(length).unwrap_or((raw, &[]));
        let scanned = block.get(..SCANNED_MAX).unwrap_or(block);
        Self { block, body, fields: fields(scanned) }
    }

    /// The raw values of all fields of a name, in any case, from the top.
    pub(crate) fn raw_values(&self, name: &str) -> impl Iterator<Item = &'a [u8]> {
        self.fields
            .iter()
            .filter(move |field| field.name.eq_ignore_ascii_case(name.as_bytes()))
            .map(|field| field.value)
    }

    /// The unfolded values of all fields of a name, trimmed, from the top. Encoded words stay encoded.
    pub(crate) fn values(&self, name: &str) -> impl Iterator<Item = String> {
        self.raw_values(name).map(unfolded)
    }

    /// The first value of a name.
    pub(crate) fn value(&self, name: &str) -> Option<String> {
        self.values(name).next()
    }

    /// Names and unfolded values of all fields.
    pub(crate) fn all(&self) -> impl Iterator<Item = (Cow<'a, str>, String)> {
        self.fields.iter().map(|field| (String::from_utf8_lossy(field.name), unfolded(field.value)))
    }

    /// The subject as it is read: decoded, unfolded, without control and bidi control characters
    /// (RELIABILITY T-10, T-39). Empty if there is none.
    pub(crate) fn subject(&self) -> String {
        let Some(raw) = self.raw_values("subject").next() else { return String::new() };
        let mut line = raw.get(..DECODED_MAX).unwrap_or(raw).to_vec();
        line.push(b'\n');
        let decoded = MessageStream::new(&line).parse_unstructured();
        let text = decoded.into_text().unwrap_or_default();
        let kept: String = text.chars().filter_map(shown).collect();
        kept.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// A character of a subject: line breaks and other controls become spaces, bidi controls nothing.
fn shown(char: char) -> Option<char> {
    match char {
        '\u{200e}' | '\u{200f}' | '\u{061c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => None,
        char if char.is_control() || matches!(char, '\u{2028}' | '\u{2029}') => Some(' '),
        char => Some(char),
    }
}

/// Where the first empty line ends; the length of the mail if there is none.
fn end_of_head(raw: &[u8]) -> usize {
    let after = |mark: &[u8]| memmem::find(raw, mark).map(|at| at + mark.len());
    if raw.starts_with(b"\n") {
        return 1;
    }
    if raw.starts_with(b"\r\n") {
        return 2;
    }
    let ends = if raw.contains(&b'\n') {
        let lf = after(b"\n\n");
        let searched = lf.and_then(|end| raw.get(..end)).unwrap_or(raw);
        [lf, memmem::find(searched, b"\n\r\n").map(|at| at + 3)]
    } else {
        [after(b"\r\r"), None]
    };
    ends.into_iter().flatten().min().unwrap_or(raw.len())
}

fn fields(block: &[u8]) -> Vec<Field<'_>> {
    let line_end = if block.contains(&b'\n') { b'\n' } else { b'\r' };
    let mut fields = Vec::new();
    let mut start = 0;
    let mut rest = block;
    while !rest.is_empty() {
        let length = logical_line(rest, line_end);
        let (line, after) = rest.split_at_checked(length).unwrap_or((rest, &[]));
        if let Some(colon) = memchr::memchr(b':', line)
            && let Some((name, value)) = line.split_at_checked(colon)
        {
            let name = name.strip_prefix(b"\xef\xbb\xbf").filter(|_| start == 0).unwrap_or(name);
            fields.push(Field { name: name.trim_ascii(), value: value.get(1..).unwrap_or_default() });
        }
        start += length;
        rest = after;
    }
    fields
}

/// Bytes up to the end of the first line that no continuation follows.
fn logical_line(bytes: &[u8], line_end: u8) -> usize {
    memchr::memchr_iter(line_end, bytes)
        .find(|end| !matches!(bytes.get(end + 1), Some(b' ' | b'\t')))
        .map_or(bytes.len(), |end| end + 1)
}

fn unfolded(value: &[u8]) -> String {
    let text = String::from_utf8_lossy(value);
    text.trim().chars().filter(|char| !matches!(char, '\r' | '\n')).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_head_ends_at_the_first_empty_line_of_any_kind() {
        for (raw, length) in [
            (&b"A: 1\n\nB: 2\r\n\r\n"[..], 6),
            (b"A: 1\r\n\r\nB: 2\n\n", 8),
            (b"A: 1\n\r\nbody", 7),
            (b"A: 1\r\rbody", 6),
            (b"\nA: 1\n\n", 1),
            (b"A: 1\n", 5),
            (b"", 0),
        ] {
            assert_eq!(Head::of(raw).block.len(), length, "{raw:?}");
        }
    }

    #[test]
    fn values_are_unfolded_whatever_ends_the_lines() {
        for raw in ["X-A: one\r\n two\r\nB: x\r\n\r\n", "x-a: one\n two\n\n", "X-A : one\r two\rB: x\r\r"] {
            assert_eq!(Head::of(raw.as_bytes()).value("X-A").as_deref(), Some("one two"), "{raw:?}");
        }
    }

    #[test]
    fn a_byte_order_mark_does_not_hide_the_first_field() {
        assert_eq!(
            Head::of(b"\xef\xbb\xbfPrecedence: bulk\n\n").value("precedence").as_deref(),
            Some("bulk")
        );
    }

    #[test]
    fn the_subject_is_decoded_and_cannot_break_a_line() {
        for (raw, subject) in [
            ("Subject: =?utf-8?B?R3LDvMOfZQ==?=\n\n", "Grüße"),
            ("Subject: =?utf-8?Q?hi=0D=0ABcc:_v@x.example?=\n\n", "hi Bcc: v@x.example"),
            ("Subject: a\n\tb  c\n\n", "a b c"),
            ("Subject: x\u{202e}gpj.exe\n\n", "xgpj.exe"),
            ("Subject: =?iso-8859-1?q?caf=E9?= =?iso-8859-1?q?_noir?=\n\n", "café noir"),
            ("To: a\n\n", ""),
        ] {
            assert_eq!(Head::of(raw.as_bytes()).subject(), subject, "{raw:?}");
        }
    }
}
