use std::collections::BTreeMap;

use aws_sdk_dynamodb::types::{AttributeValue, Put, TransactWriteItem};
use policy::{
    Buyer, BuyerId, EmailAddress, Instant, MarketplaceId, MarketplaceRules, Order, OrderId, Reason,
    ReviewPlan, ReviewSchedule, Seller, SellerId,
};
use serde::{Deserialize, Serialize, de::DeserializeOwned};

use crate::{
    BuyerDocument, Error, InvalidDocument, MarketplaceDocument, OrderDocument, PairMasks, Review,
    ReviewScheduleDocument, SellerDocument, Store,
    documents::ORDER_ID,
    keys::{Key, PK},
    pair::{MaskItem, StandsFor},
    table::{Item, Transacted, item, rest},
};

/// A marketplace with what its mails show of it.
#[derive(Debug, Clone)]
pub struct Marketplace {
    /// The rules it chose.
    pub rules: MarketplaceRules,
    /// Its name.
    pub name: String,
    /// Domain of its masks.
    pub relay_domain: String,
    /// Length of new mask tokens.
    pub token_length: u8,
    /// Page on which a buyer reviews an order, with `{orderId}` where the id goes.
    pub review_page: String,
}

/// What was already sent about an order.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Contacts {
    /// Proactive messages accepted.
    #[serde(default)]
    pub proactive: u32,
    /// Of those, messages for each reason, by its id.
    #[serde(flatten)]
    for_reason: BTreeMap<String, u32>,
}

/// That some account is or was known by a mail address, registered or approved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KnownAs;

/// A seller's schedule of review requests.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SellerReviewSchedule {
    /// When and what to ask about.
    pub schedule: ReviewSchedule,
    /// Whether a buyer who turns out to have opted out goes onto the seller's block list (`blocklist-autofill`).
    pub blocks_opted_out: bool,
}

/// How an order was taken in.
#[derive(Debug, PartialEq, Eq)]
pub enum UpsertedOrder {
    /// It is stored.
    Stored,
    /// The order belongs to another buyer, seller or marketplace already, which cannot change.
    OtherParties,
    /// Another call wrote at the same time; nothing was stored. Read again and try again.
    Meanwhile,
}

/// An order of the feed, with what it was decided on.
#[derive(Debug)]
pub struct OrderUpsert<'a> {
    /// The order.
    pub order: &'a Order,
    /// As the feed said it.
    pub document: OrderDocument,
    /// The masks of its pair, or those to be made if it has none.
    pub masks: PairMasksOf,
    /// When a review is to be asked for.
    pub plan: &'a ReviewPlan,
    /// The review request as it was read.
    pub review: Option<&'a Review>,
}

/// The masks of an order's pair.
#[derive(Debug, Clone)]
pub enum PairMasksOf {
    /// It has them.
    Known,
    /// It has none yet: these are its own for ever.
    New(PairMasks),
}

#[derive(Serialize, Deserialize)]
struct Document<T> {
    doc: T,
}

impl Store {
    /// Stores a marketplace; the document must have been read as rules before.
    pub async fn put_marketplace(
        &self,
        id: &MarketplaceId,
        document: MarketplaceDocument,
    ) -> Result<(), Error> {
        self.put("marketplace", &Key::marketplace(id), &Document { doc: document }).await
    }

    /// The marketplace as its operator described it.
    pub async fn marketplace_document(
        &self,
        id: &MarketplaceId,
    ) -> Result<Option<MarketplaceDocument>, Error> {
        self.document("marketplace", Key::marketplace(id)).await
    }

    /// Stores a seller account and by which addresses it is known.
    pub async fn put_seller(&self, seller: &Seller, document: SellerDocument) -> Result<(), Error> {
        let addresses = std::iter::once(&seller.registered).chain(&seller.approved);
        self.put_known("seller", &Key::seller(&seller.id), &Document { doc: document }, addresses).await
    }

    /// The seller account as the feed said it.
    pub async fn seller_document(&self, id: &SellerId) -> Result<Option<SellerDocument>, Error> {
        self.document("seller", Key::seller(id)).await
    }

    /// Stores a buyer account and by which address it is known. The preference stays as it is.
    pub async fn put_buyer(&self, buyer: &Buyer, document: BuyerDocument) -> Result<(), Error> {
        let addresses = std::iter::once(&buyer.address);
        self.put_known("buyer", &Key::buyer(&buyer.id), &Document { doc: document }, addresses).await
    }

    /// The buyer account as the feed said it.
    pub async fn buyer_document(&self, id: &BuyerId) -> Result<Option<BuyerDocument>, Error> {
        self.document("buyer", Key::buyer(id)).await
    }

    /// The order as the feed said it.
    pub async fn order_document(&self, id: &OrderId) -> Result<Option<OrderDocument>, Error> {
        self.document("order", Key::order(id)).await
    }

    /// Stores an order, its review request and, if its pair has none yet, masks for the pair: all at once. Twice the
    /// same changes nothing.
    pub async fn put_order(&self, upsert: OrderUpsert<'_>, now: Instant) -> Result<UpsertedOrder, Error> {
        let OrderUpsert { order, document, masks, plan, review } = upsert;
        let order_item = item("order", &Key::order(&order.id), &Document { doc: document })?;
        let put_order = Put::builder()
            .table_name(&self.table)
            .set_item(Some(order_item))
            .condition_expression("attribute_not_exists(pk) OR (doc.sellerId = :s AND doc.buyerId = :b AND doc.marketplaceId = :m)")
            .expression_attribute_values(":s", AttributeValue::S(order.seller.to_string()))
            .expression_attribute_values(":b", AttributeValue::S(order.buyer.to_string()))
            .expression_attribute_values(":m", AttributeValue::S(order.marketplace.to_string()));
        let put_order = TransactWriteItem::builder().put(built(put_order.build())?).build();
        let mut writes = vec![put_order];
        writes.push(self.planned(order, plan, review, now)?);
        if let PairMasksOf::New(masks) = &masks {
            writes.extend(self.new_pair(order, masks)?);
        }
        match self.transact(writes).await? {
            Transacted::Done => Ok(UpsertedOrder::Stored),
            Transacted::Refused(places) if places.contains(&0) => Ok(UpsertedOrder::OtherParties),
            Transacted::Refused(_) => Ok(UpsertedOrder::Meanwhile),
        }
    }

    fn new_pair(&self, order: &Order, masks: &PairMasks) -> Result<[TransactWriteItem; 3], Error> {
        let pair = Key::pair(&order.marketplace, &order.seller, &order.buyer);
        let entry = |stands_for: Option<StandsFor>| MaskItem {
            marketplace: order.marketplace.to_string(),
            seller: order.seller.to_string(),
            buyer: order.buyer.to_string(),
            masks: masks.clone(),
            stands_for,
        };
        Ok([
            self.put_new("pair", &pair, &entry(None))?,
            self.put_new("mask", &Key::mask(&masks.buyer), &entry(Some(StandsFor::Buyer)))?,
            self.put_new("mask", &Key::mask(&masks.seller), &entry(Some(StandsFor::Seller)))?,
        ])
    }

    /// Stores when a seller wants its buyers to be asked for reviews. It counts for orders that the feed brings from
    /// now on, and for all others at dispatch.
    pub async fn put_review_schedule(
        &self,
        seller: &SellerId,
        document: ReviewScheduleDocument,
    ) -> Result<(), Error> {
        self.put("review schedule", &Key::review_schedule(seller), &Document { doc: document }).await
    }

    /// The schedule as it was put.
    pub async fn review_schedule_document(
        &self,
        seller: &SellerId,
    ) -> Result<Option<ReviewScheduleDocument>, Error> {
        self.document("review schedule", Key::review_schedule(seller)).await
    }

    async fn put<T: Serialize>(&self, kind: &'static str, key: &Key, value: &T) -> Result<(), Error> {
        self.client
            .put_item()
            .table_name(&self.table)
            .set_item(Some(item(kind, key, value)?))
            .send()
            .await
            .map_err(Error::unavailable("store"))?;
        Ok(())
    }

    async fn put_known<T: Serialize>(
        &self,
        kind: &'static str,
        key: &Key,
        value: &T,
        addresses: impl Iterator<Item = &EmailAddress>,
    ) -> Result<(), Error> {
        for address in addresses {
            self.put("address", &Key::address(&address.folded()), &serde_json::json!({})).await?;
        }
        self.put(kind, key, value).await
    }

    async fn document<T: DeserializeOwned>(&self, kind: &'static str, key: Key) -> Result<Option<T>, Error> {
        let mut found = self.fetch(vec![key.clone()]).await?;
        found.remove(&key).map(|item| rest::<Document<T>>(kind, item).map(|read| read.doc)).transpose()
    }

    /// A put that must find nothing under its key.
    pub(crate) fn put_new<T: Serialize>(
        &self,
        kind: &'static str,
        key: &Key,
        value: &T,
    ) -> Result<TransactWriteItem, Error> {
        let put = Put::builder()
            .table_name(&self.table)
            .set_item(Some(item(kind, key, value)?))
            .condition_expression("attribute_not_exists(#pk)")
            .expression_attribute_names("#pk", PK);
        Ok(TransactWriteItem::builder().put(built(put.build())?).build())
    }
}

/// A request that was built in full; the builders refuse only what the code forgot.
pub(crate) fn built<T>(result: Result<T, aws_sdk_dynamodb::error::BuildError>) -> Result<T, Error> {
    result.map_err(|error| Error::Unavailable { verb: "build a request", cause: error.to_string() })
}

impl Marketplace {
    /// Where a buyer reviews an order.
    pub fn review_link(&self, order: &OrderId) -> String {
        self.review_page.replace(ORDER_ID, order.as_str())
    }

    /// A marketplace from the document that describes it.
    pub fn from_document(
        id: &MarketplaceId,
        document: &MarketplaceDocument,
    ) -> Result<Self, InvalidDocument> {
        Ok(Self {
            rules: document.to_rules(id)?,
            name: document.name.trim().to_owned(),
            relay_domain: document.relay_domain.to_ascii_lowercase(),
            token_length: document.token_length(),
            review_page: document.review_page()?,
        })
    }

    pub(crate) fn read(item: &Item) -> Result<Self, Error> {
        let document: MarketplaceDocument = document("marketplace", item)?;
        let id = id_in_key("marketplace", item)?;
        Self::from_document(&id, &document).map_err(stored_wrong("marketplace"))
    }
}

pub(crate) fn read_seller(item: &Item) -> Result<Seller, Error> {
    let id = id_in_key("seller", item)?;
    document::<SellerDocument>("seller", item)?.to_seller(&id).map_err(stored_wrong("seller"))
}

pub(crate) fn read_buyer(item: &Item) -> Result<Buyer, Error> {
    let id = id_in_key("buyer", item)?;
    document::<BuyerDocument>("buyer", item)?.to_buyer(&id, None).map_err(stored_wrong("buyer"))
}

pub(crate) fn read_order(item: &Item) -> Result<Order, Error> {
    let id: OrderId = id_in_key("order", item)?;
    document::<OrderDocument>("order", item)?.to_order(&id).map_err(stored_wrong("order"))
}

pub(crate) fn read_review_schedule(item: &Item) -> Result<SellerReviewSchedule, Error> {
    let document: ReviewScheduleDocument = document("review schedule", item)?;
    let schedule = document.to_schedule().map_err(stored_wrong("review schedule"))?;
    Ok(SellerReviewSchedule { schedule, blocks_opted_out: document.block_opted_out })
}

impl Contacts {
    /// Proactive messages accepted for one reason.
    pub fn for_reason(&self, reason: Reason) -> u32 {
        self.for_reason.get(reason.id()).copied().unwrap_or_default()
    }

    pub(crate) fn read(item: &Item) -> Result<Self, Error> {
        rest("contacts", item.clone())
    }
}

impl KnownAs {
    #[expect(clippy::unnecessary_wraps, reason = "every reader of an item has this shape")]
    pub(crate) fn read(_: &Item) -> Result<Self, Error> {
        Ok(Self)
    }
}

fn document<T: DeserializeOwned>(kind: &'static str, item: &Item) -> Result<T, Error> {
    rest::<Document<T>>(kind, item.clone()).map(|read| read.doc)
}

/// The id that an item is stored under: what follows `#` in its partition key.
pub(crate) fn id_in_key<T: std::str::FromStr>(kind: &'static str, item: &Item) -> Result<T, Error> {
    Key::of(item)
        .and_then(|key| key.partition().split_once('#').and_then(|(_, id)| id.parse().ok()))
        .ok_or_else(|| stored_wrong(kind)("its key holds no id"))
}

pub(crate) fn stored_wrong<E: ToString>(kind: &'static str) -> impl FnOnce(E) -> Error {
    move |error| Error::Unreadable { kind, cause: error.to_string() }
}
