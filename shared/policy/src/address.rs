use alloc::string::String;
use core::{fmt, hash, str::FromStr};

/// A mail address `local@domain` (RFC 5321 Mailbox with a dot-atom local part and a dotted domain).
///
/// Two addresses are equal when they differ in case alone (RULEBOOK 3, `sender-authorised`); nothing else is
/// folded. `Debug` hides it: an address belongs into a mail, never into a log.
#[derive(Clone)]
pub struct EmailAddress {
    text: String,
    at: usize,
}

/// The text is not `local@domain`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("an address is written local@domain, for example jane@shop.example")]
pub struct InvalidAddress;

impl EmailAddress {
    /// The address as it was written.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// What stands before the `@`.
    pub fn local(&self) -> &str {
        self.text.get(..self.at).unwrap_or_default()
    }

    /// What stands after the `@`.
    pub fn domain(&self) -> &str {
        self.text.get(self.at + 1..).unwrap_or_default()
    }

    /// The one spelling that all equal addresses share.
    pub fn folded(&self) -> String {
        self.text.to_ascii_lowercase()
    }
}

impl FromStr for EmailAddress {
    type Err = InvalidAddress;

    fn from_str(text: &str) -> Result<Self, InvalidAddress> {
        let at = text.rfind('@').ok_or(InvalidAddress)?;
        let (local, domain) = (text.get(..at).unwrap_or_default(), text.get(at + 1..).unwrap_or_default());
        let sized = (1..=64).contains(&local.len()) && (1..=255).contains(&domain.len());
        let dotted = |part: &str, allowed: fn(u8) -> bool| {
            part.split('.').all(|atom| !atom.is_empty() && atom.bytes().all(allowed))
        };
        let labelled = domain.split('.').all(|label| !label.starts_with('-') && !label.ends_with('-'));
        if sized && labelled && dotted(local, is_atext) && dotted(domain, is_label) && domain.contains('.') {
            Ok(Self { text: text.into(), at })
        } else {
            Err(InvalidAddress)
        }
    }
}

/// RFC 5322 `atext`.
fn is_atext(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~".contains(&byte)
}

fn is_label(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'-'
}

impl PartialEq for EmailAddress {
    fn eq(&self, other: &Self) -> bool {
        self.text.eq_ignore_ascii_case(&other.text)
    }
}

impl Eq for EmailAddress {}

impl hash::Hash for EmailAddress {
    fn hash<H: hash::Hasher>(&self, state: &mut H) {
        self.folded().hash(state);
    }
}

impl fmt::Display for EmailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl fmt::Debug for EmailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("EmailAddress(redacted)")
    }
}
