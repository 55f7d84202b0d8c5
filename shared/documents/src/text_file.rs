use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

use crate::{Said, words::Words};

/// The text of a text file: in the encoding of its mark, else in UTF-8, else as if in that of western Windows, which
/// shows at least what is ASCII as it is.
pub(crate) fn read(bytes: &[u8]) -> Said {
    let mut words = Words::default();
    let head = bytes.get(..HEAD_MAX).unwrap_or(bytes);
    if head.len() < bytes.len() {
        words.miss();
    }
    words.push(&decoded(head));
    words.said()
}

/// Most bytes that are decoded: UTF-16 takes two for what takes one in the text.
const HEAD_MAX: usize = 1 << 20;

fn decoded(bytes: &[u8]) -> std::borrow::Cow<'_, str> {
    let encoding = match Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding,
        None if is_utf_8(bytes) => UTF_8,
        None => WINDOWS_1252,
    };
    encoding.decode(bytes).0
}

/// Whether bytes are UTF-8, if what may have been cut off at their end is.
fn is_utf_8(bytes: &[u8]) -> bool {
    match std::str::from_utf8(bytes) {
        Ok(_) => true,
        Err(error) => error.error_len().is_none(),
    }
}
