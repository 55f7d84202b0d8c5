use policy::{EmailAddress, Seller, SellerId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{InvalidDocument, name, parse, same_id};

/// A seller account as the feed says it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(as = Seller)]
pub struct SellerDocument {
    /// The id, if stated: the one of the address.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(pattern = "^[A-Za-z0-9._-]{1,64}$", example = "S1")]
    pub id: Option<String>,
    /// Storefront name.
    #[schema(min_length = 1, max_length = 200, example = "Oak & Iron")]
    pub name: String,
    /// Registered messaging address.
    #[schema(format = Email, example = "desk@oak.example")]
    pub registered_address: String,
    /// Further addresses that may write for the account.
    #[serde(default)]
    pub approved_addresses: Vec<String>,
    /// Addresses that may not.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub blocked_addresses: Vec<String>,
    /// Whether the seller may start contact (`messaging-disabled`).
    #[serde(default = "switched_on")]
    pub messaging_enabled: bool,
}

fn switched_on() -> bool {
    true
}

impl SellerDocument {
    /// The seller as policy knows it.
    pub fn to_seller(&self, id: &SellerId) -> Result<Seller, InvalidDocument> {
        same_id("id", self.id.as_ref(), id.as_str())?;
        Ok(Seller {
            id: id.clone(),
            name: name("name", &self.name)?,
            registered: parse("registeredAddress", &self.registered_address)?,
            approved: addresses("approvedAddresses", &self.approved_addresses)?,
            blocked: addresses("blockedAddresses", &self.blocked_addresses)?,
            messaging_enabled: self.messaging_enabled,
        })
    }
}

fn addresses(field: &str, texts: &[String]) -> Result<Vec<EmailAddress>, InvalidDocument> {
    texts.iter().enumerate().map(|(at, text)| parse(format!("{field}[{at}]"), text)).collect()
}
