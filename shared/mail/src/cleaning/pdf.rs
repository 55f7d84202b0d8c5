use core::ops::Range;

use memchr::memmem;

use super::{Unclean, holds_none, pdf_stream::unpacked};
use crate::Secrets;

/// Names that make a document more than pages: scripts, other files, programs to start.
const ACTIVE: [&[u8]; 5] = [b"JavaScript", b"Launch", b"EmbeddedFile", b"EmbeddedFiles", b"RichMedia"];

/// Names of texts about who made the document.
const PEOPLE: [&[u8]; 5] = [b"Author", b"Creator", b"Producer", b"Company", b"Manager"];

/// Longest name looked at; ours are shorter.
const NAME_MAX: usize = 48;

/// Longest text about people and longest XMP metadata, and most places where such stand: a crafted file must
/// take no longer than another.
const STRING_MAX: usize = 64 << 10;
const METADATA_MAX: usize = 1 << 20;
const PLACES_MAX: usize = 1_000;

/// Longest dictionary looked at before a stream.
pub(super) const DICTIONARY_MAX: usize = 2_048;

/// The document with the texts about its author blank, its XMP metadata blank, and no way to its information
/// dictionary. Nothing moves, so that no offset changes. Its packed streams are unpacked, within bounds, and
/// searched for secrets. Not one with a password, a script or another file in it, nor a signed one, whose
/// signature would no longer hold.
pub(super) fn clean(mut bytes: Vec<u8>, secrets: &Secrets) -> Result<Vec<u8>, Unclean> {
    let mut blank = Vec::new();
    for Name { text, range } in names(&bytes) {
        let after = bytes.get(range.end..).unwrap_or_default();
        match text.as_slice() {
            b"Encrypt" => return Err(Unclean::Encrypted),
            b"ByteRange" => return Err(Unclean::Signed),
            b"Info" => blank.extend(reference(after).map(|length| range.start..range.end + length)),
            b"Metadata" => match reference(after) {
                Some(length) => blank.push(range.start..range.end + length),
                None => blank.extend(stream(&bytes, range.end)),
            },
            text if ACTIVE.contains(&text) => return Err(Unclean::Active),
            text if PEOPLE.contains(&text) => {
                blank.extend(string(after).map(|text| range.end + text.start..range.end + text.end));
            }
            _ => {}
        }
        if blank.len() > PLACES_MAX {
            return Err(Unclean::Malformed);
        }
    }
    for text in unpacked(&bytes) {
        let text = text?;
        if names(&text).any(|name| ACTIVE.contains(&name.text.as_slice())) {
            return Err(Unclean::Active);
        }
        holds_none(secrets, &text)?;
        holds_none(secrets, &shown(&text))?;
    }
    for range in blank {
        if let Some(text) = bytes.get_mut(range) {
            text.fill(b' ');
        }
    }
    Ok(bytes)
}

/// A name, `#xx` resolved, and where it stands with its slash.
struct Name {
    text: Vec<u8>,
    range: Range<usize>,
}

fn names(bytes: &[u8]) -> impl Iterator<Item = Name> + '_ {
    memchr::memchr_iter(b'/', bytes).map(move |start| {
        let rest = bytes.get(start + 1..).unwrap_or_default();
        let is_end = |byte: &u8| byte.is_ascii_whitespace() || *byte == 0 || b"()<>[]{}/%".contains(byte);
        let length = rest.iter().take(NAME_MAX).position(is_end).unwrap_or_else(|| rest.len().min(NAME_MAX));
        let written = rest.get(..length).unwrap_or_default();
        Name { text: resolved(written), range: start..start + 1 + length }
    })
}

fn resolved(name: &[u8]) -> Vec<u8> {
    let mut text = Vec::with_capacity(name.len());
    let mut rest = name;
    while let Some((&first, others)) = rest.split_first() {
        let code =
            others.get(..2).filter(|_| first == b'#').and_then(|digits| core::str::from_utf8(digits).ok());
        let byte = code.and_then(|digits| u8::from_str_radix(digits, 16).ok());
        text.push(byte.unwrap_or(first));
        rest = byte.and_then(|_| others.get(2..)).unwrap_or(others);
    }
    text
}

/// Length of a reference `12 0 R` at the start, white space before it included.
fn reference(bytes: &[u8]) -> Option<usize> {
    let mut at = 0;
    let mut pass = |wanted: fn(&u8) -> bool| {
        let length = bytes.get(at..)?.iter().take_while(|byte| wanted(byte)).count();
        at += length;
        (length > 0).then_some(at)
    };
    for _ in 0..2 {
        pass(u8::is_ascii_whitespace)?;
        pass(u8::is_ascii_digit)?;
    }
    pass(u8::is_ascii_whitespace)?;
    pass(|byte| *byte == b'R')
}

/// The inside of a literal or hexadecimal string at the start, as far as [`STRING_MAX`].
fn string(bytes: &[u8]) -> Option<Range<usize>> {
    let start = bytes.iter().position(|byte| !byte.is_ascii_whitespace())?;
    let window = bytes.get(start..bytes.len().min(start + STRING_MAX))?;
    let close = match window {
        [b'<', b'<', ..] => None,
        [b'<', ..] => Some(memchr::memchr(b'>', window)),
        [b'(', ..] => {
            let (mut depth, mut escaped) = (0_u32, false);
            Some(window.iter().position(|byte| {
                match byte {
                    _ if escaped => {}
                    b'(' => depth += 1,
                    b')' => depth -= 1,
                    _ => {}
                }
                escaped = !escaped && *byte == b'\\';
                depth == 0
            }))
        }
        _ => None,
    }?;
    Some(start + 1..start + close.unwrap_or(window.len()))
}

/// The content of the stream whose dictionary goes on at `from`, as far as [`METADATA_MAX`].
fn stream(bytes: &[u8], from: usize) -> Option<Range<usize>> {
    let dictionary = bytes.get(from..bytes.len().min(from + DICTIONARY_MAX))?;
    let keyword = memmem::find(dictionary, b"stream")?;
    if memmem::find(dictionary, b"endobj").is_some_and(|end| end < keyword) {
        return None;
    }
    let start = from + keyword + b"stream".len();
    let window = bytes.get(start..bytes.len().min(start + METADATA_MAX))?;
    let length = memmem::find(window, b"endstream").unwrap_or(window.len());
    // The line end after the keyword stays.
    (length > 2).then(|| start + 2..start + length)
}

/// The letters that a page shows, without what spaces them: the insides of its literal strings.
fn shown(page: &[u8]) -> Vec<u8> {
    let pieces = page.split(|byte| *byte == b'(').skip(1);
    pieces.filter_map(|piece| piece.split(|byte| *byte == b')').next()).flatten().copied().collect()
}
