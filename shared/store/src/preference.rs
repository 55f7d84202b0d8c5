use aws_sdk_dynamodb::types::{AttributeValue, ReturnValue};
use policy::{BuyerId, Instant};
use serde::{Deserialize, Serialize};

use crate::{
    Error, Store,
    feed::stored_wrong,
    keys::Key,
    table::{Item, rest},
};

/// A buyer's refusal of unsolicited messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OptOut {
    /// Since when.
    pub since: Instant,
}

#[derive(Serialize, Deserialize)]
struct OptOutItem {
    since: i64,
}

impl Store {
    /// Records that a buyer refuses unsolicited messages, since `now` unless since earlier.
    pub async fn opt_out(&self, buyer: &BuyerId, now: Instant) -> Result<OptOut, Error> {
        let answer = self
            .client
            .update_item()
            .table_name(&self.table)
            .set_key(Some(Key::opt_out(buyer).attributes()))
            .update_expression("SET since = if_not_exists(since, :now)")
            .expression_attribute_values(":now", AttributeValue::N(now.as_millis().to_string()))
            .return_values(ReturnValue::AllNew)
            .send()
            .await
            .map_err(Error::unavailable("record an opt-out"))?;
        OptOut::read(&answer.attributes.unwrap_or_default())
    }

    /// Records that a buyer accepts unsolicited messages again.
    pub async fn opt_in(&self, buyer: &BuyerId) -> Result<(), Error> {
        self.client
            .delete_item()
            .table_name(&self.table)
            .set_key(Some(Key::opt_out(buyer).attributes()))
            .send()
            .await
            .map_err(Error::unavailable("take an opt-out back"))?;
        Ok(())
    }
}

impl OptOut {
    pub(crate) fn read(item: &Item) -> Result<Self, Error> {
        let read: OptOutItem = rest("opt-out", item.clone())?;
        Ok(Self { since: Instant::from_millis(read.since).map_err(stored_wrong("opt-out"))? })
    }
}
