use core::fmt;

use crate::{Encoding, SecretKind, Secrets, decoded::Decoded};

/// A secret that would have left the house. Says what and how, never which: it may be logged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{kind} is left in {encoding}")]
pub struct Leak {
    /// What.
    pub kind: SecretKind,
    /// In which form.
    pub encoding: Encoding,
}

impl Secrets {
    /// The first secret in a part of a mail as it is before transfer encoding: text, HTML or a file. A mail with
    /// a leak is held (`pipeline-fail-closed-for-leaks`).
    pub fn leak_in(&self, bytes: &[u8]) -> Option<Leak> {
        let leak = self.first(bytes);
        leak.or_else(|| match Decoded::new(core::str::from_utf8(bytes).ok()?).text {
            std::borrow::Cow::Owned(text) => self.first(text.as_bytes()),
            std::borrow::Cow::Borrowed(_) => None,
        })
    }

    fn first(&self, bytes: &[u8]) -> Option<Leak> {
        self.sightings(bytes).next().map(|sighting| Leak { kind: sighting.kind, encoding: sighting.encoding })
    }
}

impl fmt::Display for SecretKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Address => "a mail address",
            Self::Host => "a server's name",
            Self::Ip => "an IP address",
            Self::MessageId => "a Message-ID",
        })
    }
}
