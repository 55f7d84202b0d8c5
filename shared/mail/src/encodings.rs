use core::fmt;

use data_encoding::{BASE64, HEXLOWER};

/// A form in which a secret can travel unseen (RULEBOOK 2, `mask-never-leak-body`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// As it is, in any case; also behind entities, percent-encoding and invisible characters in a text.
    Plain,
    /// `%40` for the `@`, or every byte so.
    Percent,
    /// `&#64;`, `&#x40;` or `&commat;` for the `@`.
    Entity,
    /// `=40` for the `@`, or every byte so; also the Q encoding of RFC 2047.
    QuotedPrintable,
    /// Inside base64 at any of its three alignments; also the B encoding of RFC 2047.
    Base64,
    /// UTF-16, either byte order.
    Utf16,
    /// Back to front.
    Reversed,
}

/// Shortest base64 to look for: 48 bits, so that a file of 10 MB holds one by chance once in 10^7 files.
const BASE64_MIN: usize = 8;

impl Encoding {
    /// Every form of a secret.
    pub(crate) fn forms(secret: &str) -> Vec<(Self, Vec<u8>)> {
        let bytes = secret.as_bytes();
        let mut forms = vec![
            (Self::Plain, bytes.to_vec()),
            (Self::Utf16, secret.encode_utf16().flat_map(u16::to_le_bytes).collect()),
            (Self::Utf16, secret.encode_utf16().flat_map(u16::to_be_bytes).collect()),
            (Self::Reversed, bytes.iter().rev().copied().collect()),
        ];
        if secret.contains('@') {
            let at = [
                (Self::Percent, "%40"),
                (Self::QuotedPrintable, "=40"),
                (Self::Entity, "&#64;"),
                (Self::Entity, "&#x40;"),
                (Self::Entity, "&commat;"),
            ];
            forms.extend(at.map(|(encoding, at)| (encoding, secret.replace('@', at).into_bytes())));
        }
        let lower = secret.to_ascii_lowercase();
        let in_lower_case = (lower != secret).then_some(lower.as_bytes());
        for written in core::iter::once(bytes).chain(in_lower_case) {
            if secret.contains('@') {
                forms.push((Self::Percent, each_byte(written, b'%')));
                forms.push((Self::QuotedPrintable, each_byte(written, b'=')));
            }
            forms.extend((0..3).filter_map(|alignment| Some((Self::Base64, base64(written, alignment)?))));
        }
        forms
    }

    /// Whether case means something in this form.
    pub(crate) const fn is_case_sensitive(self) -> bool {
        match self {
            Self::Base64 => true,
            Self::Plain
            | Self::Percent
            | Self::Entity
            | Self::QuotedPrintable
            | Self::Utf16
            | Self::Reversed => false,
        }
    }
}

/// Every byte as a mark and two digits.
fn each_byte(bytes: &[u8], mark: u8) -> Vec<u8> {
    let digits = HEXLOWER.encode(bytes).into_bytes();
    digits.chunks(2).flat_map(|digits| core::iter::once(mark).chain(digits.iter().copied())).collect()
}

/// The characters of base64 that the secret alone decides when `alignment` bytes stand before it in its group
/// of three.
fn base64(secret: &[u8], alignment: usize) -> Option<Vec<u8>> {
    let mut bytes = vec![0; alignment];
    bytes.extend_from_slice(secret);
    let encoded = BASE64.encode(&bytes).into_bytes();
    let own = encoded.get((alignment * 8).div_ceil(6)..bytes.len() * 8 / 6)?;
    (own.len() >= BASE64_MIN).then(|| own.to_vec())
}

impl fmt::Display for Encoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Plain => "plain text",
            Self::Percent => "percent-encoding",
            Self::Entity => "HTML entities",
            Self::QuotedPrintable => "quoted-printable",
            Self::Base64 => "base64",
            Self::Utf16 => "UTF-16",
            Self::Reversed => "reversed text",
        })
    }
}
