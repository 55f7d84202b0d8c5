use aws_sdk_dynamodb::types::AttributeValue;
use policy::{BuyerId, EmailAddress, Instant, Span};
use serde::{Deserialize, Serialize};

use crate::{
    Error, Store,
    feed::stored_wrong,
    keys::{Key, digest},
    table::{Item, item, rest},
};

/// That mail to a buyer's address came back for good. It counts for that address alone, and for a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HardBounce {
    address: String,
    /// When it came back.
    pub at: Instant,
    /// Until when nothing unsolicited is sent there.
    pub expires_at: Instant,
}

/// How long an address counts as dead.
const PAUSE: Span = Span::days(90);

#[derive(Serialize, Deserialize)]
struct HardBounceItem {
    address: String,
    at: i64,
    /// Seconds, as DynamoDB's own expiry reads them.
    expires_at: i64,
}

impl Store {
    /// Learns that mail to a buyer's address came back for good.
    pub async fn bounced(&self, buyer: &BuyerId, address: &EmailAddress, at: Instant) -> Result<(), Error> {
        let row = HardBounceItem {
            address: digest(&[&address.folded()]),
            at: at.as_millis(),
            expires_at: (at + PAUSE).as_seconds(),
        };
        self.client
            .put_item()
            .table_name(&self.table)
            .set_item(Some(item("bounce", &Key::bounce(buyer), &row)?))
            .condition_expression("attribute_not_exists(pk) OR #at < :at")
            .expression_attribute_names("#at", "at")
            .expression_attribute_values(":at", AttributeValue::N(at.as_millis().to_string()))
            .send()
            .await
            .map(drop)
            .or_else(|error| match error.as_service_error() {
                Some(
                    aws_sdk_dynamodb::operation::put_item::PutItemError::ConditionalCheckFailedException(_),
                ) => Ok(()),
                _ => Err(Error::unavailable("learn of a bounce")(error)),
            })
    }
}

impl HardBounce {
    /// Whether nothing unsolicited is sent to `address` at `now`.
    pub fn pauses(&self, address: &EmailAddress, now: Instant) -> bool {
        now < self.expires_at && self.address == digest(&[&address.folded()])
    }

    pub(crate) fn read(found: &Item) -> Result<Self, Error> {
        let read: HardBounceItem = rest("bounce", found.clone())?;
        let instant = |millis| Instant::from_millis(millis).map_err(stored_wrong("bounce"));
        Ok(Self {
            address: read.address,
            at: instant(read.at)?,
            expires_at: instant(read.expires_at.saturating_mul(1_000))?,
        })
    }
}
