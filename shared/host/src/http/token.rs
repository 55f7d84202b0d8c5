use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation};
use policy::{InvalidId, SellerId};
use serde::{Deserialize, Serialize};

use super::Scope;

/// The text is neither `marketplace` nor `seller:<id>`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a scope is written `marketplace` or `seller:<id>`")]
pub struct InvalidScope;

#[derive(Serialize, Deserialize)]
struct Claims {
    iss: String,
    scope: String,
}

const ISSUER: &str = "aboveboard";

/// A bearer token for `scope`, signed with HS256. It has no times in it, so that it holds whatever a local clock says.
///
/// # Panics
///
/// Never: two short texts always make a token.
#[expect(clippy::expect_used, reason = "two short texts always make a token")]
pub fn issue_token(key: &[u8; 32], scope: &Scope) -> String {
    let claims = Claims { iss: ISSUER.to_owned(), scope: scope.to_string() };
    jsonwebtoken::encode(&Header::new(Algorithm::HS256), &claims, &EncodingKey::from_secret(key))
        .expect("two short texts make a token")
}

/// The scope of a token that this house signed; none for any other.
pub(super) fn verify_token(key: &[u8; 32], token: &str) -> Option<Scope> {
    let mut validation = Validation::new(Algorithm::HS256);
    validation.set_required_spec_claims(&["iss"]);
    validation.set_issuer(&[ISSUER]);
    validation.validate_exp = false;
    let token = jsonwebtoken::decode::<Claims>(token, &DecodingKey::from_secret(key), &validation).ok()?;
    token.claims.scope.parse().ok()
}

impl std::str::FromStr for Scope {
    type Err = InvalidScope;

    fn from_str(text: &str) -> Result<Self, InvalidScope> {
        match text.split_once(':') {
            None if text == "marketplace" => Ok(Self::Marketplace),
            Some(("seller", id)) => {
                id.parse::<SellerId>().map(Self::Seller).map_err(|_: InvalidId| InvalidScope)
            }
            _ => Err(InvalidScope),
        }
    }
}

impl std::fmt::Display for Scope {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Marketplace => f.write_str("marketplace"),
            Self::Seller(id) => write!(f, "seller:{id}"),
        }
    }
}
