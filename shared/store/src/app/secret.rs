use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use super::ClientId;

/// What is kept of a secret: HMAC-SHA256 of it, keyed by the application's public name so that the hash of one
/// application proves nothing for another.
///
/// No salt and no slow hash: the secrets are 256 random bits of ours, not words that people chose, so that there is
/// nothing to guess, and the hash is computed at every call for a token. `Debug` hides it.
#[derive(Clone, PartialEq, Eq)]
pub struct SecretHash(pub(super) [u8; 32]);

impl SecretHash {
    /// The hash of a secret of this application.
    pub fn of(app: &ClientId, secret: &str) -> Self {
        Self(mac(app, secret).finalize().into_bytes().into())
    }

    /// Whether this is the hash of `secret`; it takes as long for any.
    pub fn matches(&self, app: &ClientId, secret: &str) -> bool {
        mac(app, secret).verify_slice(&self.0).is_ok()
    }
}

impl std::fmt::Debug for SecretHash {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SecretHash(redacted)")
    }
}

#[expect(clippy::expect_used, reason = "HMAC takes keys of any length")]
fn mac(app: &ClientId, secret: &str) -> Hmac<Sha256> {
    let mut mac = Hmac::<Sha256>::new_from_slice(app.as_str().as_bytes()).expect("any length is a key");
    mac.update(secret.as_bytes());
    mac
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_stands_for_one_secret_of_one_application() {
        let (app, other) = (ClientId::new([1; 16]), ClientId::new([2; 16]));
        let hash = SecretHash::of(&app, "secret");
        assert!(hash.matches(&app, "secret"));
        assert!(!hash.matches(&app, "Secret") && !hash.matches(&app, "") && !hash.matches(&app, "secret "));
        assert!(!hash.matches(&other, "secret"));
        assert!(!format!("{hash:?}").contains("secret"));
    }
}
