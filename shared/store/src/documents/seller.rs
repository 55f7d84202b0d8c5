use policy::{EmailAddress, Seller, SellerId};
use serde::{Deserialize, Serialize};

use super::{InvalidDocument, name, parse, same_id};

/// A seller account as the feed says it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SellerDocument {
    /// The id, if stated: the one of the address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Storefront name.
    pub name: String,
    /// Registered messaging address.
    pub registered_address: String,
    /// Further addresses that may write for the account.
    #[serde(default)]
    pub approved_addresses: Vec<String>,
    /// Addresses that may not.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub blocked_addresses: Vec<String>,
    /// Whether messaging is switched on; it is unless said otherwise (RULEBOOK 16.1, seller-fulfilled accounts).
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
