use std::collections::HashMap;

use aws_sdk_dynamodb::types::AttributeValue;
use data_encoding::BASE32_NOPAD;
use policy::{BuyerId, MarketplaceId, MessageId, OrderId, SellerId, ThreadId};
use sha2::{Digest, Sha256};

use crate::{ClientId, UploadId};

/// Name of the partition key.
pub(crate) const PK: &str = "pk";
/// Name of the sort key.
pub(crate) const SK: &str = "sk";
/// Name of the sparse index, and of its partition key.
pub(crate) const QUEUE: &str = "queue";
/// Name of the sparse index's sort key.
pub(crate) const DUE: &str = "due";

/// Name of the sparse index of a seller's review requests, and of its partition key.
pub(crate) const BY_SELLER: &str = "by_seller";
/// Name of that index's sort key: state, instant and order.
pub(crate) const LISTED: &str = "listed";

/// How many partitions a queue is spread over, so that none of them grows hot.
pub(crate) const SHARDS: u8 = 8;

/// Where an item lies. Ids cannot contain `#`, so no two keys run into each other.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Key {
    pk: String,
    sk: String,
}

impl Key {
    pub(crate) fn marketplace(id: &MarketplaceId) -> Self {
        Self::new(format!("MARKETPLACE#{id}"), "MARKETPLACE")
    }

    pub(crate) fn seller(id: &SellerId) -> Self {
        Self::new(format!("SELLER#{id}"), "SELLER")
    }

    pub(crate) fn buyer(id: &BuyerId) -> Self {
        Self::new(format!("BUYER#{id}"), "BUYER")
    }

    pub(crate) fn opt_out(id: &BuyerId) -> Self {
        Self::new(format!("BUYER#{id}"), "OPT-OUT")
    }

    pub(crate) fn order(id: &OrderId) -> Self {
        Self::new(format!("ORDER#{id}"), "ORDER")
    }

    /// How often the seller wrote about an order, and whether a review was asked for.
    pub(crate) fn contacts(id: &OrderId) -> Self {
        Self::new(format!("ORDER#{id}"), "CONTACTS")
    }

    /// The one review request of an order.
    pub(crate) fn review(id: &OrderId) -> Self {
        Self::new(format!("ORDER#{id}"), "REVIEW")
    }

    /// Orders that a seller got on a marketplace, by civil day.
    pub(crate) fn orders_placed(marketplace: &MarketplaceId, seller: &SellerId) -> Self {
        Self::new(format!("VOLUME#{marketplace}#{seller}"), "ORDERS")
    }

    /// Proactive messages that a seller sent on a marketplace, by civil day.
    pub(crate) fn messages_sent(marketplace: &MarketplaceId, seller: &SellerId) -> Self {
        Self::new(format!("VOLUME#{marketplace}#{seller}"), "MESSAGES")
    }

    pub(crate) fn review_schedule(id: &SellerId) -> Self {
        Self::new(format!("SELLER#{id}"), "REVIEW-SCHEDULE")
    }

    pub(crate) fn blocked_buyer(seller: &SellerId, buyer: &BuyerId) -> Self {
        Self::new(format!("SELLER#{seller}"), &format!("BLOCK#BUYER#{buyer}"))
    }

    pub(crate) fn blocked_order(seller: &SellerId, order: &OrderId) -> Self {
        Self::new(format!("SELLER#{seller}"), &format!("BLOCK#ORDER#{order}"))
    }

    /// That mail to a buyer's address came back for good.
    pub(crate) fn bounce(id: &BuyerId) -> Self {
        Self::new(format!("BUYER#{id}"), "BOUNCE")
    }

    pub(crate) fn pair(marketplace: &MarketplaceId, seller: &SellerId, buyer: &BuyerId) -> Self {
        Self::new(format!("PAIR#{marketplace}#{seller}#{buyer}"), "PAIR")
    }

    pub(crate) fn mask(token: &str) -> Self {
        Self::new(format!("MASK#{token}"), "MASK")
    }

    /// Who is known by a mail address; the address itself is not in the key.
    pub(crate) fn address(folded: &str) -> Self {
        Self::new(format!("ADDRESS#{}", digest(&[folded])), "ADDRESS")
    }

    pub(crate) fn thread(id: &ThreadId) -> Self {
        Self::new(format!("THREAD#{id}"), "THREAD")
    }

    pub(crate) fn message(thread: &ThreadId, id: &MessageId) -> Self {
        Self::new(format!("THREAD#{thread}"), &format!("MSG#{id}"))
    }

    /// A Message-ID as one side's mail program knows it: the side that writes to the mask `token`.
    pub(crate) fn mail_id(token: &str, id: &str) -> Self {
        Self::new(format!("MID#{}", digest(&[token, id])), "MID")
    }

    pub(crate) fn inbound(object: &str, recipient: &str) -> Self {
        Self::new(format!("IN#{object}"), &format!("RCPT#{}", recipient.to_ascii_lowercase()))
    }

    pub(crate) fn outbox(dispatch: &str) -> Self {
        Self::new(format!("OUTBOX#{dispatch}"), "OUTBOX")
    }

    pub(crate) fn idempotency(caller: &str, key: &str) -> Self {
        Self::new(format!("IDEM#{caller}#{}", digest(&[key])), "IDEM")
    }

    pub(crate) fn upload(id: &UploadId) -> Self {
        Self::new(format!("UPLOAD#{id}"), "UPLOAD")
    }

    pub(crate) fn app(id: &ClientId) -> Self {
        Self::new(format!("APP#{id}"), "APP")
    }

    /// That an application is the seller's: what its list is read from.
    pub(crate) fn app_of_seller(seller: &SellerId, id: &ClientId) -> Self {
        Self::new(format!("SELLER#{seller}"), &format!("APP#{id}"))
    }

    fn new(pk: String, sk: &str) -> Self {
        Self { pk, sk: sk.to_owned() }
    }

    pub(crate) fn attributes(&self) -> HashMap<String, AttributeValue> {
        let text = |value: &String| AttributeValue::S(value.clone());
        HashMap::from([(PK.to_owned(), text(&self.pk)), (SK.to_owned(), text(&self.sk))])
    }

    pub(crate) fn of(item: &HashMap<String, AttributeValue>) -> Option<Self> {
        let text = |name: &str| item.get(name).and_then(|value| value.as_s().ok()).cloned();
        Some(Self { pk: text(PK)?, sk: text(SK)? })
    }

    pub(crate) fn partition(&self) -> &str {
        &self.pk
    }
}

/// The outbox partition that a dispatch waits in.
pub(crate) fn outbox_queue(dispatch: &str) -> String {
    outbox_shard(shard_of(dispatch))
}

/// The shard that a name falls into.
pub(crate) fn shard_of(name: &str) -> u8 {
    name.bytes().fold(0_u8, u8::wrapping_add) % SHARDS
}

pub(crate) fn outbox_shard(shard: u8) -> String {
    format!("OUTBOX#{shard}")
}

/// 160 bits of SHA-256 over the parts, which a NUL keeps apart.
pub(crate) fn digest(parts: &[&str]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part.as_bytes());
        hash.update([0]);
    }
    let bytes = hash.finalize();
    BASE32_NOPAD.encode(bytes.get(..20).unwrap_or_default())
}
