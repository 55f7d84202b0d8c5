use data_encoding::{BASE64URL_NOPAD, HEXLOWER};
use host::derived;
use serde::Serialize;
use store::ClientId;
use utoipa::ToSchema;

/// What a program is configured with. Told once, when the application is created: only hashes are kept.
#[derive(Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Credentials {
    /// Public name.
    #[serde(serialize_with = "as_text")]
    #[schema(value_type = String)]
    pub client_id: ClientId,
    /// Secret of the program.
    pub client_secret: String,
    /// Secret by which the seller lets the program act for it.
    pub refresh_token: String,
}

impl Credentials {
    /// The credentials of a new application, drawn from 256 random bits that nothing else is made of. They have the
    /// form of Amazon's, since configurations and scanners for leaked secrets look for it.
    pub fn of(fresh: &[u8; 32]) -> Self {
        let mut id = [0; 16];
        id.iter_mut().zip(derived(fresh, "client id")).for_each(|(byte, random)| *byte = random);
        Self {
            client_id: ClientId::new(id),
            client_secret: client_secret(fresh),
            refresh_token: format!("Atzr|{}", BASE64URL_NOPAD.encode(&derived(fresh, "refresh token"))),
        }
    }
}

/// A new client secret, drawn from 256 random bits.
pub(crate) fn client_secret(fresh: &[u8; 32]) -> String {
    format!("amzn1.oa2-cs.v1.{}", HEXLOWER.encode(&derived(fresh, "client secret")))
}

fn as_text<S: serde::Serializer>(id: &ClientId, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(id.as_str())
}

impl std::fmt::Debug for Credentials {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Credentials({}, redacted)", self.client_id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_credential_is_its_own_and_none_shows_in_debug() {
        let (one, other) = (Credentials::of(&[1; 32]), Credentials::of(&[2; 32]));
        assert!(one.client_id != other.client_id);
        assert!(one.client_secret != other.client_secret);
        assert!(one.refresh_token != other.refresh_token);
        assert_eq!(one.client_secret.len(), "amzn1.oa2-cs.v1.".len() + 64);
        assert_eq!(one.refresh_token.len(), "Atzr|".len() + 43);
        let debug = format!("{one:?}");
        assert!(!debug.contains(&one.client_secret) && !debug.contains(&one.refresh_token), "{debug}");
    }
}
