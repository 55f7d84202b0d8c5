use policy::{Buyer, BuyerId, Instant};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{InvalidDocument, name, parse, same_id};

/// A buyer as the feed says it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(as = Buyer)]
pub struct BuyerDocument {
    /// The id, if stated: the one of the address.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(pattern = "^[A-Za-z0-9._-]{1,64}$", example = "B1")]
    pub id: Option<String>,
    /// Given name or chosen public name.
    #[schema(min_length = 1, max_length = 200, example = "Ann")]
    pub given_name: String,
    /// Where mail for the buyer goes.
    #[schema(format = Email, example = "ann@example.com")]
    pub address: String,
    /// Language of preference, BCP 47.
    #[schema(pattern = "^[A-Za-z]{2,3}([-_][A-Za-z0-9]{1,8})*$", example = "de-DE")]
    pub locale: String,
}

impl BuyerDocument {
    /// The buyer as policy knows it.
    pub fn to_buyer(&self, id: &BuyerId, opted_out_at: Option<Instant>) -> Result<Buyer, InvalidDocument> {
        same_id("id", self.id.as_ref(), id.as_str())?;
        Ok(Buyer {
            id: id.clone(),
            given_name: name("givenName", &self.given_name)?,
            address: parse("address", &self.address)?,
            locale: parse("locale", &self.locale)?,
            opted_out_at,
        })
    }
}
