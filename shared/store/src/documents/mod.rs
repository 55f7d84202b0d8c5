//! What the operator's feed says, in the shape it is sent, stored and read back: camelCase JSON. Each turns into
//! the policy's own type, or says which field is wrong.

mod buyer;
mod marketplace;
mod order;
mod review_schedule;
mod seller;

use std::str::FromStr;

pub use buyer::BuyerDocument;
pub use marketplace::MarketplaceDocument;
pub(crate) use marketplace::ORDER_ID;
pub use order::{AdjustmentDocument, LineDocument, OrderDocument, ReturnDocument};
pub use review_schedule::{RefusedSelector, ReviewScheduleDocument};
pub use seller::SellerDocument;

/// A document that has the right shape but says something impossible.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{field}: {problem}")]
pub struct InvalidDocument {
    /// Path of the field, such as `lines[0].lineId`.
    pub field: String,
    /// What is wrong with it and what it should be.
    pub problem: String,
}

impl InvalidDocument {
    pub(crate) fn new(field: impl Into<String>, problem: impl Into<String>) -> Self {
        Self { field: field.into(), problem: problem.into() }
    }
}

/// Reads one field of a document as the type that policy has for it.
pub(crate) fn parse<T: FromStr>(field: impl Into<String>, text: &str) -> Result<T, InvalidDocument>
where
    T::Err: ToString,
{
    text.parse().map_err(|error: T::Err| InvalidDocument::new(field, error.to_string()))
}

pub(crate) fn parse_optional<T: FromStr>(
    field: &str,
    text: Option<&String>,
) -> Result<Option<T>, InvalidDocument>
where
    T::Err: ToString,
{
    text.map(|text| parse(field, text)).transpose()
}

/// A name for people: not empty, not endless, without control characters.
pub(crate) fn name(field: &str, text: &str) -> Result<String, InvalidDocument> {
    let trimmed = text.trim();
    if trimmed.is_empty() {
        return Err(InvalidDocument::new(field, "must not be empty"));
    }
    if trimmed.chars().count() > 200 || trimmed.chars().any(char::is_control) {
        return Err(InvalidDocument::new(field, "must have at most 200 characters and no control character"));
    }
    Ok(trimmed.to_owned())
}

/// An id that a document may repeat must be the one it is stored under.
pub(crate) fn same_id(field: &str, stated: Option<&String>, id: &str) -> Result<(), InvalidDocument> {
    match stated {
        Some(stated) if stated != id => {
            Err(InvalidDocument::new(field, format!("must be `{id}`, as in the address")))
        }
        _ => Ok(()),
    }
}
