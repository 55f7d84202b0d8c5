use policy::{BuyerId, MarketplaceId, Role, SellerId};
use serde::{Deserialize, Serialize};

use crate::{
    Error,
    feed::stored_wrong,
    table::{Item, rest},
};

/// The two masks between one buyer and one seller. They never change and are never given to anyone else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// Where they met.
    pub marketplace: MarketplaceId,
    /// Who sells.
    pub seller: SellerId,
    /// Who buys.
    pub buyer: BuyerId,
    /// Their masks.
    pub masks: PairMasks,
}

/// Tokens of the two masks of a pair.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PairMasks {
    /// Stands for the buyer: what the seller writes to.
    pub buyer: String,
    /// Stands for the seller: what the buyer writes to.
    pub seller: String,
}

impl PairMasks {
    /// The token that stands for `role`.
    pub fn standing_for(&self, role: Role) -> &str {
        match role {
            Role::Buyer => &self.buyer,
            Role::Seller => &self.seller,
        }
    }
}

/// Whom a mask stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Masked {
    /// The pair it belongs to.
    pub pair: Pair,
    /// The side it stands for.
    pub stands_for: Role,
}

#[derive(Serialize, Deserialize)]
pub(crate) struct MaskItem {
    pub(crate) marketplace: String,
    pub(crate) seller: String,
    pub(crate) buyer: String,
    pub(crate) masks: PairMasks,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) stands_for: Option<StandsFor>,
}

#[derive(Serialize, Deserialize, Clone, Copy)]
pub(crate) enum StandsFor {
    Buyer,
    Seller,
}

impl Pair {
    pub(crate) fn read(item: &Item) -> Result<Self, Error> {
        MaskItem::read(item)?.pair()
    }
}

impl Masked {
    pub(crate) fn read(item: &Item) -> Result<Self, Error> {
        let read = MaskItem::read(item)?;
        let stands_for = match read.stands_for {
            Some(StandsFor::Buyer) => Role::Buyer,
            Some(StandsFor::Seller) => Role::Seller,
            None => return Err(stored_wrong("mask")("stands for nobody")),
        };
        Ok(Self { pair: read.pair()?, stands_for })
    }
}

impl MaskItem {
    fn read(item: &Item) -> Result<Self, Error> {
        rest("mask", item.clone())
    }

    fn pair(self) -> Result<Pair, Error> {
        Ok(Pair {
            marketplace: self.marketplace.parse().map_err(stored_wrong("mask"))?,
            seller: self.seller.parse().map_err(stored_wrong("mask"))?,
            buyer: self.buyer.parse().map_err(stored_wrong("mask"))?,
            masks: self.masks,
        })
    }
}
