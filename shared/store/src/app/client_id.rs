use std::{fmt, str::FromStr};

/// The public name of an application: what Login with Amazon calls `client_id`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClientId(String);

/// The text is empty, longer than 64 bytes, or has a character other than `A-Z a-z 0-9 . _ -`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a client id is 1 to 64 of the characters A-Z a-z 0-9 . _ -")]
pub struct InvalidClientId;

/// What Amazon's client ids begin with; configurations are checked for it.
const PREFIX: &str = "amzn1.application-oa2-client.";

impl ClientId {
    /// A new name, made of 128 random bits, in the form of Amazon's.
    pub fn new(random: [u8; 16]) -> Self {
        Self(format!("{PREFIX}{}", data_encoding::HEXLOWER.encode(&random)))
    }

    /// The name as it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for ClientId {
    type Err = InvalidClientId;

    fn from_str(text: &str) -> Result<Self, InvalidClientId> {
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-');
        let valid = (1..=64).contains(&text.len()) && text.bytes().all(plain);
        if valid { Ok(Self(text.to_owned())) } else { Err(InvalidClientId) }
    }
}

impl fmt::Display for ClientId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_name_has_amazons_form_and_reads_back() {
        let id = ClientId::new([0xAB; 16]);
        assert_eq!(id.as_str(), "amzn1.application-oa2-client.abababababababababababababababab");
        assert_eq!(id.as_str().parse(), Ok(id));
    }

    #[test]
    fn what_could_run_into_another_key_is_no_name() {
        for text in ["", "a#b", "a b", "a/b", "ä", &"a".repeat(65)] {
            assert_eq!(text.parse::<ClientId>(), Err(InvalidClientId), "{text}");
        }
    }
}
