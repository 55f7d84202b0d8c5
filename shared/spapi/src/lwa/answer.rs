use serde::Serialize;

use super::Secret;

/// The answer to a grant. It holds what clients know and nothing else: one builds an object from its very keys.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TokenAnswer {
    access_token: Exposed,
    #[serde(skip_serializing_if = "Option::is_none")]
    refresh_token: Option<Exposed>,
    token_type: &'static str,
    expires_in: u32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Exposed(Secret);

impl TokenAnswer {
    /// How long an access token holds, in seconds.
    pub const LIFETIME: u32 = 3600;

    /// The answer to `refresh_token`: the same refresh token again.
    pub fn refreshed(access_token: String, refresh_token: Secret) -> Self {
        Self { refresh_token: Some(Exposed(refresh_token)), ..Self::granted(access_token) }
    }

    /// The answer to `client_credentials`.
    pub fn granted(access_token: String) -> Self {
        let access_token = Exposed(access_token.into());
        Self { access_token, refresh_token: None, token_type: "bearer", expires_in: Self::LIFETIME }
    }
}

impl Serialize for Exposed {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0.expose())
    }
}
