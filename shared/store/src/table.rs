use std::{collections::HashMap, time::Duration};

use aws_sdk_dynamodb::{
    Client,
    operation::transact_write_items::TransactWriteItemsError,
    types::{AttributeValue, KeysAndAttributes, TransactWriteItem},
};
use serde::{Serialize, de::DeserializeOwned};

use crate::{
    Error,
    keys::{Key, PK, SK},
};

/// One item as DynamoDB hands it over.
pub(crate) type Item = HashMap<String, AttributeValue>;

/// What the house knows. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Store {
    pub(crate) client: Client,
    pub(crate) table: String,
}

/// How a transaction ended.
pub(crate) enum Transacted {
    Done,
    /// The conditions at these places of the transaction did not hold; nothing was written.
    Refused(Vec<usize>),
}

/// Most keys that one BatchGetItem takes.
const BATCH: usize = 100;
/// Times that a transaction is tried while others touch the same items.
const CONFLICT_TRIES: u32 = 8;

impl Store {
    /// A store over the table named `table`, as [`schema`](crate::schema) describes it.
    pub fn new(client: Client, table: impl Into<String>) -> Self {
        Self { client, table: table.into() }
    }

    /// The client, to create the table with.
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// Reads all of `keys` at once, strongly consistent. Absent items are absent from the answer.
    pub(crate) async fn fetch(&self, keys: Vec<Key>) -> Result<HashMap<Key, Item>, Error> {
        let mut found = HashMap::new();
        let mut unique: Vec<Key> = Vec::with_capacity(keys.len());
        for key in keys {
            if !unique.contains(&key) {
                unique.push(key);
            }
        }
        for batch in unique.chunks(BATCH) {
            let mut wanted: Vec<Item> = batch.iter().map(Key::attributes).collect();
            while !wanted.is_empty() {
                let request = KeysAndAttributes::builder()
                    .set_keys(Some(std::mem::take(&mut wanted)))
                    .consistent_read(true)
                    .build()
                    .map_err(|error| Error::Unavailable { verb: "read", cause: error.to_string() })?;
                let answer = self
                    .client
                    .batch_get_item()
                    .request_items(&self.table, request)
                    .send()
                    .await
                    .map_err(Error::unavailable("read"))?;
                for item in
                    answer.responses.and_then(|mut tables| tables.remove(&self.table)).unwrap_or_default()
                {
                    if let Some(key) = Key::of(&item) {
                        found.insert(key, item);
                    }
                }
                if let Some(left) = answer.unprocessed_keys.and_then(|mut tables| tables.remove(&self.table))
                {
                    wanted = left.keys;
                    tokio::time::sleep(Duration::from_millis(50)).await;
                }
            }
        }
        Ok(found)
    }

    /// Writes all of `writes` or none. A conflict with another transaction is tried again; a condition that does
    /// not hold is an answer, not an error. Each call has a token of its own, which the SDK makes and keeps through
    /// its retries: with a token of ours, DynamoDB would tell a second caller that it succeeded.
    pub(crate) async fn transact(&self, writes: Vec<TransactWriteItem>) -> Result<Transacted, Error> {
        let mut tries = 0;
        loop {
            let sent =
                self.client.transact_write_items().set_transact_items(Some(writes.clone())).send().await;
            let Err(error) = sent else { return Ok(Transacted::Done) };
            let reasons = match error.as_service_error() {
                Some(TransactWriteItemsError::TransactionCanceledException(cancelled)) => {
                    cancelled.cancellation_reasons()
                }
                _ => return Err(Error::unavailable("write a transaction")(error)),
            };
            let places = |code: &str| -> Vec<usize> {
                let with_code = |(place, reason): (usize, &aws_sdk_dynamodb::types::CancellationReason)| {
                    (reason.code() == Some(code)).then_some(place)
                };
                reasons.iter().enumerate().filter_map(with_code).collect()
            };
            let failed = places("ConditionalCheckFailed");
            if !failed.is_empty() {
                return Ok(Transacted::Refused(failed));
            }
            let contended =
                !places("TransactionConflict").is_empty() || !places("ThrottlingError").is_empty();
            tries += 1;
            if !contended || tries == CONFLICT_TRIES {
                return Err(Error::unavailable("write a transaction")(error));
            }
            tokio::time::sleep(Duration::from_millis(10 << tries)).await;
        }
    }
}

/// An item made of a key and a serialisable rest.
pub(crate) fn item<T: Serialize>(kind: &'static str, key: &Key, rest: &T) -> Result<Item, Error> {
    let mut item: Item = serde_dynamo::to_item(rest).map_err(Error::unreadable(kind))?;
    item.extend(key.attributes());
    Ok(item)
}

/// The rest of an item, without its key.
pub(crate) fn rest<T: DeserializeOwned>(kind: &'static str, mut item: Item) -> Result<T, Error> {
    item.remove(PK);
    item.remove(SK);
    serde_dynamo::from_item(item).map_err(Error::unreadable(kind))
}
