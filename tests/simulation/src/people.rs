//! Who is there: one marketplace, one seller, and as many buyers as a scenario needs, each with an order.

use policy::{Instant, Span};
use serde_json::{Value, json};

/// Id of the marketplace.
pub(crate) const MARKETPLACE_ID: &str = "US";
/// Domain of every mask.
pub(crate) const RELAY: &str = "mail.corner-market.example";
/// Id of the seller.
pub const SELLER_ID: &str = "S";
/// Registered address of the seller.
pub const SELLER: &str = "office@oak-and-iron.example";

/// A buyer, an order of hers, and the masks between her and the seller.
#[derive(Debug, Clone)]
pub struct Pair {
    /// Id of the buyer.
    pub buyer: String,
    /// Address of the buyer.
    pub address: String,
    /// Id of the order.
    pub order: String,
    /// Address that stands for the buyer.
    pub buyer_mask: String,
    /// Address that stands for the seller.
    pub seller_mask: String,
}

impl Pair {
    /// The nth pair, without masks.
    pub(crate) fn nth(n: usize) -> Self {
        Self {
            buyer: format!("B{n}"),
            address: format!("jane.roe.{n}@home-post.example"),
            order: format!("111-1111111-{:07}", 1_111_111 + n),
            buyer_mask: String::new(),
            seller_mask: String::new(),
        }
    }

    pub(crate) fn buyer_document(&self) -> Value {
        json!({ "givenName": "Jane", "address": self.address, "locale": "en-US" })
    }

    /// An order that was delivered an hour before `now`.
    pub(crate) fn order_document(&self, now: Instant) -> Value {
        self.delivered_at(now - Span::hours(1))
    }

    /// An order that was delivered then.
    pub(crate) fn delivered_at(&self, delivered: Instant) -> Value {
        let ago = |days| (delivered - Span::days(days)).to_string();
        json!({
            "marketplaceId": MARKETPLACE_ID, "sellerId": SELLER_ID, "buyerId": self.buyer, "status": "shipped",
            "purchasedAt": ago(6), "shippedAt": ago(4), "deliveredAt": delivered.to_string(),
            "earliestDeliveryAt": ago(2), "latestDeliveryAt": ago(-2), "fulfilledBy": "seller",
            "lines": [{"lineId": "1", "title": "Oak bookshelf", "class": "plain", "quantity": 1,
                "priceMinor": 4200, "currency": "USD"}],
        })
    }
}

pub(crate) fn marketplace_document() -> Value {
    json!({
        "name": "Corner Market", "relayDomain": RELAY, "timeZone": "America/New_York", "channel": "hosted",
    })
}

pub(crate) fn seller_document() -> Value {
    json!({
        "name": "Oak & Iron", "registeredAddress": SELLER, "approvedAddresses": [], "messagingEnabled": true,
    })
}
