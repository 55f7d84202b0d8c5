use std::{borrow::Cow, sync::LazyLock};

use data_encoding::{Encoding, Specification};

/// How the bytes of a part travel (RFC 2045 6).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TransferEncoding {
    /// As they are.
    Identity,
    /// In base64.
    Base64,
    /// As quoted-printable.
    QuotedPrintable,
}

impl TransferEncoding {
    /// Reads the value of Content-Transfer-Encoding; none if it is not one that mail has.
    pub(crate) fn of(value: &str) -> Option<Self> {
        let name = value.split(['(', ';']).next().unwrap_or_default().trim().to_ascii_lowercase();
        match name.as_str() {
            "7bit" | "8bit" | "binary" | "7-bit" | "8-bit" | "" => Some(Self::Identity),
            "base64" => Some(Self::Base64),
            "quoted-printable" => Some(Self::QuotedPrintable),
            _ => None,
        }
    }

    /// The bytes themselves; none if what should be base64 holds anything else (RELIABILITY T-21).
    pub(crate) fn decode(self, bytes: &[u8]) -> Option<Cow<'_, [u8]>> {
        match self {
            Self::Identity => Some(Cow::Borrowed(bytes)),
            Self::Base64 => base64(bytes).map(Cow::Owned),
            Self::QuotedPrintable => Some(Cow::Owned(quoted_printable(bytes))),
        }
    }
}

/// Base64 as mail has it: white space anywhere. Bits after the end do not count.
static BASE64: LazyLock<Encoding> = LazyLock::new(|| lenient(Some('=')));

/// The same without its padding, which some programs leave out.
static UNPADDED: LazyLock<Encoding> = LazyLock::new(|| lenient(None));

#[expect(clippy::expect_used, reason = "the specification is constant, and a test uses both")]
fn lenient(padding: Option<char>) -> Encoding {
    let mut specification = Specification::new();
    specification.symbols.push_str("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/");
    specification.padding = padding;
    specification.ignore.push_str(" \t\r\n");
    specification.check_trailing_bits = false;
    specification.encoding().expect("base64 is a valid specification")
}

fn base64(bytes: &[u8]) -> Option<Vec<u8>> {
    BASE64.decode(bytes).ok().or_else(|| {
        let end = bytes
            .iter()
            .rposition(|byte| !byte.is_ascii_whitespace() && *byte != b'=')
            .map_or(0, |at| at + 1);
        UNPADDED.decode(bytes.get(..end)?).ok()
    })
}

/// What is no escape stays as it is, as in every reader.
fn quoted_printable(bytes: &[u8]) -> Vec<u8> {
    let mut decoded = Vec::with_capacity(bytes.len());
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        let text = line.trim_ascii_end();
        let (mut rest, soft) = match text.strip_suffix(b"=") {
            Some(text) => (text, true),
            None => (text, false),
        };
        while let Some(at) = memchr::memchr(b'=', rest) {
            let (plain, escape) = rest.split_at(at);
            decoded.extend_from_slice(plain);
            let byte = escape.get(1..3).and_then(hex);
            decoded.push(byte.unwrap_or(b'='));
            rest = escape.get(if byte.is_some() { 3.. } else { 1.. }).unwrap_or_default();
        }
        decoded.extend_from_slice(rest);
        if !soft && line.ends_with(b"\n") {
            decoded.extend_from_slice(if line.ends_with(b"\r\n") { b"\r\n" } else { b"\n" });
        }
    }
    decoded
}

fn hex(digits: &[u8]) -> Option<u8> {
    let digits = core::str::from_utf8(digits)
        .ok()
        .filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()))?;
    u8::from_str_radix(digits, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(encoding: TransferEncoding, bytes: &str, decoded: Option<&str>) {
        assert_eq!(encoding.decode(bytes.as_bytes()).as_deref(), decoded.map(str::as_bytes), "{bytes:?}");
    }

    #[test]
    fn base64_is_read_with_white_space_without_padding_and_in_pieces() {
        for bytes in
            ["aGVsbG8=", "aGVs\r\nbG8=\r\n", " aGV s\tbG8= ", "aGVsbG8", "aGVsbG8\r\n\r\n", "aGVsbA==bw==\n"]
        {
            check(TransferEncoding::Base64, bytes, Some("hello"));
        }
        check(TransferEncoding::Base64, "", Some(""));
    }

    #[test]
    fn base64_with_anything_else_in_it_is_not_decoded() {
        for bytes in ["aGVs!bG8=", "aGVsbG8=\n--\nThis list", "aGVs\0bG8=", "a", "aGVs-_8="] {
            check(TransferEncoding::Base64, bytes, None);
        }
    }

    #[test]
    fn quoted_printable_is_read() {
        check(TransferEncoding::QuotedPrintable, "caf=C3=a9 =\r\nnoir  \r\nend", Some("café noir\r\nend"));
        check(TransferEncoding::QuotedPrintable, "a = b =zz=4", Some("a = b =zz=4"));
        check(TransferEncoding::QuotedPrintable, "a=\n\n=3D", Some("a\n="));
    }

    #[test]
    fn names_are_read_in_any_case() {
        for (value, encoding) in [
            ("BASE64", Some(TransferEncoding::Base64)),
            (" Quoted-Printable ", Some(TransferEncoding::QuotedPrintable)),
            ("8bit (UTF-8)", Some(TransferEncoding::Identity)),
            ("x-uuencode", None),
            ("base64, 7bit", None),
        ] {
            assert_eq!(TransferEncoding::of(value), encoding, "{value}");
        }
    }
}
