use core::{fmt, str::FromStr};

use policy::{EmailAddress, ThreadId};

use crate::mask_key::{LOCAL_PART_MAX, MaskToken};

/// A domain whose mail comes to us, in lower case, such as `marketplace.shop.example`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct RelayDomain(String);

/// The text is not a dotted domain that leaves room for a mask.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a relay domain is written as marketplace.shop.example")]
pub struct InvalidRelayDomain;

impl RelayDomain {
    /// The domain in lower case.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether mail for `domain` comes to us.
    pub fn is(&self, domain: &str) -> bool {
        self.0.eq_ignore_ascii_case(domain)
    }
}

impl FromStr for RelayDomain {
    type Err = InvalidRelayDomain;

    fn from_str(text: &str) -> Result<Self, InvalidRelayDomain> {
        let probe: EmailAddress = format!("no-reply@{text}").parse().map_err(|_| InvalidRelayDomain)?;
        if probe.domain() == text { Ok(Self(text.to_ascii_lowercase())) } else { Err(InvalidRelayDomain) }
    }
}

impl fmt::Display for RelayDomain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A relay address: how one person is written to by one counterpart (`mask-alias-scope`).
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Mask {
    /// What stands before the `@`.
    pub token: MaskToken,
    /// What stands after it.
    pub domain: RelayDomain,
}

impl Mask {
    /// `token@domain`.
    pub fn address(&self) -> EmailAddress {
        written(&self.to_string())
    }

    /// `token+thread@domain`, by which an answer proves its thread. A thread whose id is no suffix in lower case
    /// or does not fit into the 64 bytes of a local part is left out: In-Reply-To still proves it.
    pub fn with_thread(&self, thread: &ThreadId) -> EmailAddress {
        let suffixed = format!("{}+{thread}", self.token);
        let fits = suffixed.len() <= LOCAL_PART_MAX
            && !thread.as_str().bytes().any(|byte| byte.is_ascii_uppercase());
        let address = format!("{suffixed}@{}", self.domain).parse().ok();
        address.filter(|_| fits).unwrap_or_else(|| self.address())
    }
}

#[expect(
    clippy::expect_used,
    reason = "a token is a dot-atom, and a relay domain was tried as a mail domain"
)]
fn written(address: &str) -> EmailAddress {
    address.parse().expect("a token and a relay domain make an address")
}

impl fmt::Display for Mask {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}@{}", self.token, self.domain)
    }
}
