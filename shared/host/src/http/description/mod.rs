//! What the descriptions of our own API (`OpenAPI` 3.1) have in common: path parameters, words that come from policy, and
//! the problems that an operation may answer with. Each function describes its operations in `description()`;
//! `api-description` puts them together. A function that serves calls runs none of this.

pub mod may_be;
mod params;
mod problems;
mod words;

pub use params::{BuyerPath, MarketplacePath, OrderPath, SellerPath};
pub use problems::{Problems, schemas_of_problems};
pub(crate) use words::{FieldWord, SeverityWord};
pub use words::{ReasonWord, ReviewStateWord, RuleWord};

/// The name of the security scheme: a bearer token of this house.
pub const TOKEN: &str = "token";
