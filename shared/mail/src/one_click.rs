use core::{fmt, str::FromStr};

/// The `https` address that a mail program posts to when its reader opts out (RFC 8058). An `http` address is one
/// too if it leads to this very machine, as local mode's do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OneClickUrl(String);

/// The text is no such address, or does not fit into one line of a header.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "a one-click address begins with https:// and has at most 900 printable ASCII characters without < >"
)]
pub struct InvalidOneClickUrl;

impl OneClickUrl {
    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for OneClickUrl {
    type Err = InvalidOneClickUrl;

    fn from_str(text: &str) -> Result<Self, InvalidOneClickUrl> {
        let plain = text.bytes().all(|byte| byte.is_ascii_graphic() && !matches!(byte, b'<' | b'>'));
        let secure = text
            .strip_prefix("https://")
            .is_some_and(|rest| rest.starts_with(|first: char| first.is_alphanumeric()));
        let fits = plain && (secure || leads_to_this_machine(text)) && text.len() <= 900;
        if fits { Ok(Self(text.into())) } else { Err(InvalidOneClickUrl) }
    }
}

fn leads_to_this_machine(text: &str) -> bool {
    ["http://127.0.0.1:", "http://[::1]:", "http://localhost:"].iter().any(|host| text.starts_with(host))
}

impl fmt::Display for OneClickUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
