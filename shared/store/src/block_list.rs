use aws_sdk_dynamodb::{operation::put_item::PutItemError, types::AttributeValue};
use policy::{BuyerId, Instant, OrderId, SellerId};
use serde::{Deserialize, Serialize};

use crate::{
    Error, Store,
    feed::stored_wrong,
    keys::{Key, SK},
    table::{Item, item, rest},
};

/// Whom or what a seller does not want to ask for reviews (RULEBOOK 17).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BlockEntry {
    /// The buyer or the order.
    pub blocked: Blocked,
    /// Who put it there.
    pub by: BlockedBy,
    /// When.
    pub at: Instant,
}

/// What an entry of a block list names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Blocked {
    /// A buyer, whom the seller knows by this alias.
    Buyer {
        /// The account.
        buyer: BuyerId,
        /// The mask that the seller writes to.
        alias: String,
    },
    /// An order.
    Order(OrderId),
}

/// Who put an entry onto a block list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BlockedBy {
    /// A caller, by the name of its token.
    Caller(String),
    /// The house, since the buyer turned out to have opted out (`blocklist-autofill`).
    Auto,
}

#[derive(Serialize, Deserialize)]
struct BlockItem {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    alias: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    by: Option<String>,
    at: i64,
}

const KIND: &str = "block-list entry";
const BUYER: &str = "BLOCK#BUYER#";
const ORDER: &str = "BLOCK#ORDER#";

impl Blocked {
    fn key(&self, seller: &SellerId) -> Key {
        match self {
            Self::Buyer { buyer, .. } => Key::blocked_buyer(seller, buyer),
            Self::Order(order) => Key::blocked_order(seller, order),
        }
    }
}

impl Store {
    /// Puts an entry onto a seller's block list. Twice keeps the first.
    pub async fn block(&self, seller: &SellerId, entry: &BlockEntry) -> Result<(), Error> {
        let row = BlockItem {
            alias: match &entry.blocked {
                Blocked::Buyer { alias, .. } => Some(alias.clone()),
                Blocked::Order(_) => None,
            },
            by: match &entry.by {
                BlockedBy::Caller(name) => Some(name.clone()),
                BlockedBy::Auto => None,
            },
            at: entry.at.as_millis(),
        };
        let put = self
            .client
            .put_item()
            .table_name(&self.table)
            .set_item(Some(item(KIND, &entry.blocked.key(seller), &row)?))
            .condition_expression("attribute_not_exists(pk)")
            .send()
            .await;
        match put {
            Err(error)
                if !matches!(
                    error.as_service_error(),
                    Some(PutItemError::ConditionalCheckFailedException(_))
                ) =>
            {
                Err(Error::unavailable("write a block list")(error))
            }
            _ => Ok(()),
        }
    }

    /// Takes an entry off a seller's block list, if it is there.
    pub async fn unblock(&self, seller: &SellerId, blocked: &Blocked) -> Result<(), Error> {
        self.client
            .delete_item()
            .table_name(&self.table)
            .set_key(Some(blocked.key(seller).attributes()))
            .send()
            .await
            .map_err(Error::unavailable("write a block list"))?;
        Ok(())
    }

    /// A seller's whole block list.
    pub async fn block_list(&self, seller: &SellerId) -> Result<Vec<BlockEntry>, Error> {
        let mut entries = Vec::new();
        let mut pages = self
            .client
            .query()
            .table_name(&self.table)
            .key_condition_expression("pk = :seller AND begins_with(sk, :block)")
            .expression_attribute_values(":seller", AttributeValue::S(format!("SELLER#{seller}")))
            .expression_attribute_values(":block", AttributeValue::S("BLOCK#".to_owned()))
            .consistent_read(true)
            .into_paginator()
            .send();
        while let Some(page) = pages.next().await {
            let page = page.map_err(Error::unavailable("read a block list"))?;
            for found in page.items.unwrap_or_default() {
                entries.push(BlockEntry::read(&found)?);
            }
        }
        Ok(entries)
    }
}

impl BlockEntry {
    pub(crate) fn read(found: &Item) -> Result<Self, Error> {
        let nameless = || stored_wrong(KIND)("its key names neither buyer nor order");
        let name = found.get(SK).and_then(|sk| sk.as_s().ok()).cloned().unwrap_or_default();
        let read: BlockItem = rest(KIND, found.clone())?;
        let blocked = if let Some(buyer) = name.strip_prefix(BUYER) {
            let buyer = buyer.parse().map_err(stored_wrong(KIND))?;
            Blocked::Buyer { buyer, alias: read.alias.unwrap_or_default() }
        } else {
            let order = name.strip_prefix(ORDER).ok_or_else(nameless)?;
            Blocked::Order(order.parse().map_err(stored_wrong(KIND))?)
        };
        Ok(Self {
            blocked,
            by: read.by.map_or(BlockedBy::Auto, BlockedBy::Caller),
            at: Instant::from_millis(read.at).map_err(stored_wrong(KIND))?,
        })
    }
}
