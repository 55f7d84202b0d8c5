use policy::{Instant, Span};
use serde::{Deserialize, Serialize};

use crate::{
    Error, Store,
    feed::stored_wrong,
    keys::{Key, digest},
    table::{Item, item, rest},
};

/// How long the same key gives the same answer (`pipeline-idempotent`, RULEBOOK 1).
pub(crate) const KEPT: Span = Span::hours(24);

/// A caller's own name for one call, and what the call asked for.
#[derive(Debug, Clone)]
pub struct IdempotencyKey {
    pub(crate) caller: String,
    pub(crate) key: String,
    pub(crate) request: String,
}

/// What was answered to a call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    /// Fingerprint of what was asked for.
    request: String,
    /// HTTP status.
    pub status: u16,
    /// Body, as it was sent.
    pub body: String,
    at: Instant,
}

#[derive(Serialize, Deserialize)]
pub(crate) struct RecordedItem {
    request: String,
    status: u16,
    body: String,
    at: i64,
    expires_at: i64,
}

impl IdempotencyKey {
    /// The key `key` of `caller` for a call whose words are `request`.
    pub fn new(caller: &str, key: &str, request: &[&str]) -> Self {
        Self { caller: caller.to_owned(), key: key.to_owned(), request: digest(request) }
    }

    pub(crate) fn item(&self, status: u16, body: &str, now: Instant) -> Result<Item, Error> {
        let recorded = RecordedItem {
            request: self.request.clone(),
            status,
            body: body.to_owned(),
            at: now.as_millis(),
            expires_at: (now + KEPT).as_seconds(),
        };
        item("idempotency key", &Key::idempotency(&self.caller, &self.key), &recorded)
    }
}

impl Recorded {
    pub(crate) fn read(found: &Item) -> Result<Self, Error> {
        let read: RecordedItem = rest("idempotency key", found.clone())?;
        let at = Instant::from_millis(read.at).map_err(stored_wrong("idempotency key"))?;
        Ok(Self { request: read.request, status: read.status, body: read.body, at })
    }

    /// Whether it still stands for `key` at `now`.
    pub fn stands(&self, now: Instant) -> bool {
        now < self.at + KEPT
    }

    /// Whether the same was asked for.
    pub fn answers(&self, key: &IdempotencyKey) -> bool {
        self.request == key.request
    }
}

impl Store {
    /// Records an answer that wrote nothing else, so that the same call is answered the same.
    pub async fn record(
        &self,
        key: &IdempotencyKey,
        status: u16,
        body: &str,
        now: Instant,
    ) -> Result<(), Error> {
        self.client
            .put_item()
            .table_name(&self.table)
            .set_item(Some(key.item(status, body, now)?))
            .send()
            .await
            .map_err(Error::unavailable("record an answer"))?;
        Ok(())
    }
}
