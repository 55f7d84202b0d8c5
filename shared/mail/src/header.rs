use core::fmt;

use policy::EmailAddress;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use crate::{
    invisible::{is_invisible, is_joiner},
    redact::remove_addresses,
};

/// Text that is safe in a header: the one way for a subject, a display name or a file name into a mail
/// (RELIABILITY T-10, T-39).
///
/// It is in NFC and holds no control, no character that is invisible except joiners, no more than 8
/// combining marks on one character, no run of white space and none at its ends, and no `=?`, which a reader
/// could take for an encoded word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeaderText(String);

/// Combining marks that one character may carry. Written languages need up to four.
const MARKS_MAX: usize = 8;

impl HeaderText {
    /// Cleans any text. Controls and white space become single spaces.
    pub fn new(text: &str) -> Self {
        let visible = text.chars().filter(|&char| !is_invisible(char) || is_joiner(char));
        let mut clean = String::with_capacity(text.len());
        let mut marks = 0;
        for char in visible.nfc() {
            marks = if is_combining_mark(char) { marks + 1 } else { 0 };
            let space = char.is_control() || char.is_whitespace();
            if space && !clean.is_empty() && !clean.ends_with(' ') || char == '?' && clean.ends_with('=') {
                clean.push(' ');
            }
            if !space && marks <= MARKS_MAX {
                clean.push(char);
            }
        }
        clean.truncate(clean.trim_end().len());
        Self(clean)
    }

    /// The text, not encoded.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for HeaderText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// An address with the name that a reader sees (RFC 5322 `mailbox`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mailbox {
    /// The display name. Holds no mail address (`mask-display-name`).
    pub name: HeaderText,
    /// Where answers go.
    pub address: EmailAddress,
}

impl Mailbox {
    /// A mailbox under this name; mail addresses in the name are replaced.
    pub fn new(name: &str, address: EmailAddress) -> Self {
        Self { name: HeaderText::new(&remove_addresses(HeaderText::new(name).as_str())), address }
    }
}
