use alloc::{string::String, vec::Vec};

use crate::{BuyerId, EmailAddress, Instant, LanguageTag, SellerId};

/// The two sides that the house stands between.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// Who buys.
    Buyer,
    /// Who sells.
    Seller,
}

impl Role {
    /// The other side.
    #[must_use]
    pub const fn counterpart(self) -> Self {
        match self {
            Self::Buyer => Self::Seller,
            Self::Seller => Self::Buyer,
        }
    }
}

/// A seller account and the addresses that may write for it (RULEBOOK 3).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seller {
    /// The account.
    pub id: SellerId,
    /// Storefront name, shown to buyers.
    pub name: String,
    /// The account's registered messaging address: mail for the seller goes here.
    pub registered: EmailAddress,
    /// Further addresses that may write for the account.
    pub approved: Vec<EmailAddress>,
    /// Addresses that may not, whatever else they are (`sender-blocked`).
    pub blocked: Vec<EmailAddress>,
    /// Whether messaging is switched on (`messaging-enabled`, RULEBOOK 16.1).
    pub messaging_enabled: bool,
}

/// A buyer account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Buyer {
    /// The account.
    pub id: BuyerId,
    /// Given name or chosen public name: all that a seller sees of the name (`mask-display-name`).
    pub given_name: String,
    /// Where mail for the buyer goes.
    pub address: EmailAddress,
    /// Language of preference.
    pub locale: LanguageTag,
    /// Since when the buyer refuses unsolicited messages of all sellers (`optout-scope`).
    pub opted_out_at: Option<Instant>,
}
