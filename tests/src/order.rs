use policy::{Instant, Span};
use serde_json::{Value, json};

use crate::{
    Answer, World,
    people::{BUYER_ID, MARKETPLACE_ID, SELLER_ID},
    world::merge,
};

/// An order about to be put into the feed.
pub struct OrderDraft<'w> {
    world: &'w World,
    id: String,
    body: Value,
}

impl<'w> OrderDraft<'w> {
    pub(crate) fn new(world: &'w World, id: &str) -> Self {
        let delivered = world.delivered_at;
        let ago = |days| (delivered - Span::days(days)).to_string();
        let body = json!({
            "marketplaceId": MARKETPLACE_ID, "sellerId": SELLER_ID, "buyerId": BUYER_ID, "status": "shipped",
            "purchasedAt": ago(6), "shippedAt": ago(4), "deliveredAt": delivered.to_string(),
            "earliestDeliveryAt": ago(2), "latestDeliveryAt": ago(-2),
            "fulfilledBy": "seller",
            "lines": [{"lineId": "1", "title": "Oak bookshelf", "class": "plain", "quantity": 1,
                "priceMinor": 4200, "currency": "USD"}],
        });
        Self { world, id: id.to_owned(), body }
    }

    /// Overrides fields of the body.
    #[must_use]
    pub fn with(mut self, fields: &Value) -> Self {
        merge(&mut self.body, fields);
        self
    }

    /// Someone else's order.
    #[must_use]
    pub fn between(self, seller: &str, buyer: &str) -> Self {
        self.with(&json!({ "sellerId": seller, "buyerId": buyer }))
    }

    /// Delivered at another instant.
    #[must_use]
    pub fn delivered_at(self, instant: Instant) -> Self {
        self.with(&json!({ "deliveredAt": instant.to_string() }))
    }

    /// Paid, not shipped.
    #[must_use]
    pub fn unshipped(mut self) -> Self {
        for field in ["shippedAt", "deliveredAt"] {
            self.body.as_object_mut().unwrap().remove(field);
        }
        self.with(&json!({ "status": "unshipped" }))
    }

    /// Of goods of these classes, one line each.
    #[must_use]
    pub fn of(self, classes: &[&str]) -> Self {
        let line = |(at, class): (usize, &&str)| {
            json!({"lineId": at.to_string(), "title": "Something", "class": class, "quantity": 1,
                "priceMinor": 4200, "currency": "USD"})
        };
        let lines: Vec<Value> = classes.iter().enumerate().map(line).collect();
        self.with(&json!({ "lines": lines }))
    }

    /// Puts it.
    pub async fn put(self) {
        self.try_put().await.expect(200);
    }

    /// Puts it, and tells what was answered.
    pub async fn try_put(self) -> Answer {
        self.world.api().put(&format!("/v1/orders/{}", self.id), &self.body).await
    }
}
