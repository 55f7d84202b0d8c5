use std::{borrow::Cow, io::Read};

use flate2::read::ZlibDecoder;
use memchr::memmem;

use super::{Unclean, pdf::DICTIONARY_MAX};

/// Most bytes of a stream in base 85.
const PACKED_MAX: usize = 4 << 20;

/// Most bytes that one stream that is no picture, and all together, may unpack to.
const STREAM_MAX: u64 = 8 << 20;
const UNPACKED_MAX: u64 = 64 << 20;

/// What the packed streams of a PDF hold, but for pictures. An error if one, or all together, unpack to more
/// than a document has.
pub(super) fn unpacked(bytes: &[u8]) -> impl Iterator<Item = Result<Vec<u8>, Unclean>> + '_ {
    let mut room = UNPACKED_MAX;
    memmem::find_iter(bytes, b"stream").filter_map(move |keyword| {
        let before = bytes.get(keyword.saturating_sub(DICTIONARY_MAX)..keyword)?;
        let dictionary = before.get(memmem::rfind(before, b"obj").unwrap_or(0)..)?;
        let data = bytes.get(keyword + b"stream".len()..)?.trim_ascii_start();
        if before.ends_with(b"end") || memmem::find(dictionary, b"/Image").is_some() {
            return None;
        }
        let data = match memmem::find(dictionary, b"/ASCII85Decode") {
            Some(_) => Cow::Owned(ascii85(data.get(..PACKED_MAX).unwrap_or(data))),
            None => Cow::Borrowed(data),
        };
        if let Cow::Owned(decoded) = &data {
            room = room.saturating_sub(decoded.len() as u64);
        }
        if room > 0 && !is_zlib(&data) {
            return None;
        }
        // A damaged stream is read as far as a reader's program could.
        let mut text = Vec::new();
        _ = ZlibDecoder::new(&*data).take(STREAM_MAX + 1).read_to_end(&mut text);
        let length = text.len() as u64;
        room = room.saturating_sub(length);
        Some(if length > STREAM_MAX || room == 0 { Err(Unclean::Malformed) } else { Ok(text) })
    })
}

/// Whether the data begin as zlib does (RFC 1950).
fn is_zlib(data: &[u8]) -> bool {
    match data {
        [method, flags, ..] => method & 0x0f == 8 && u16::from_be_bytes([*method, *flags]).is_multiple_of(31),
        _ => false,
    }
}

/// Decodes base 85 up to its `~` (ISO 32000-1, 7.4.3).
fn ascii85(data: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut digits = Vec::with_capacity(5);
    for &digit in data.iter().take_while(|byte| **byte != b'~') {
        match digit {
            b'z' if digits.is_empty() => bytes.extend([0; 4]),
            b'!'..=b'u' => digits.push(digit - b'!'),
            _ => {}
        }
        if digits.len() == 5 {
            bytes.extend(group(&digits));
            digits.clear();
        }
    }
    let count = digits.len().saturating_sub(1);
    digits.resize(5, 84);
    bytes.extend(group(&digits).into_iter().take(count));
    bytes
}

fn group(digits: &[u8]) -> [u8; 4] {
    digits
        .iter()
        .fold(0_u32, |number, digit| number.wrapping_mul(85).wrapping_add(u32::from(*digit)))
        .to_be_bytes()
}
