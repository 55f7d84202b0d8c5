use std::collections::BTreeMap;

use serde_json::Value;

use super::{LwaError, Secret};
use crate::query;

/// A call of the token endpoint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TokenRequest {
    /// The application.
    pub client_id: String,
    /// Its secret.
    pub client_secret: Secret,
    /// What it asks for.
    pub grant: Grant,
}

/// What an application asks a token for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Grant {
    /// To act for the seller who gave it this token.
    RefreshToken(Secret),
    /// To act for itself.
    ClientCredentials {
        /// Such as `sellingpartnerapi::notifications`; several are parted by spaces.
        scope: String,
    },
}

impl TokenRequest {
    /// Reads a body: a JSON object, or a form, in which `|` may stand as it is or as `%7C`. What it begins with tells
    /// the two apart; the content type does not count. Unknown parameters are ignored, a repeated one is an error.
    pub fn read(body: &[u8]) -> Result<Self, LwaError> {
        let body = str::from_utf8(body.trim_ascii()).map_err(|_| LwaError::malformed("it is no UTF-8"))?;
        let mut parameters = if body.starts_with('{') { from_json(body)? } else { from_form(body)? };
        let mut take = |name: &str| {
            parameters.remove(name).filter(|value| !value.is_empty()).ok_or_else(|| LwaError::missing(name))
        };
        let grant_type = take("grant_type")?;
        let grant = match grant_type.as_str() {
            "refresh_token" => Grant::RefreshToken(take("refresh_token")?.into()),
            "client_credentials" => Grant::ClientCredentials { scope: take("scope")? },
            _ => return Err(LwaError::unsupported_grant_type()),
        };
        Ok(Self { client_id: take("client_id")?, client_secret: take("client_secret")?.into(), grant })
    }
}

fn from_json(body: &str) -> Result<BTreeMap<String, String>, LwaError> {
    let parameters: BTreeMap<String, Value> =
        serde_json::from_str(body).map_err(|_| LwaError::malformed("it is no JSON object"))?;
    let strings = parameters.into_iter().filter_map(|(name, value)| match value {
        Value::String(text) => Some((name, text)),
        _ => None,
    });
    Ok(strings.collect())
}

fn from_form(body: &str) -> Result<BTreeMap<String, String>, LwaError> {
    let mut parameters = BTreeMap::new();
    for (name, value) in query::fields(body) {
        if parameters.insert(name, value).is_some() {
            return Err(LwaError::malformed("it names a parameter twice"));
        }
    }
    Ok(parameters)
}
