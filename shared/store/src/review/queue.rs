use policy::{Instant, OrderId};

use super::change::{number, text};
use crate::{
    Error, Store,
    keys::{DUE, Key, QUEUE, SHARDS, shard_of},
    table::Item,
};

/// One of the partitions that due requests are spread over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ReviewShard(u8);

impl ReviewShard {
    /// Every shard. A schedule wakes one function for each.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..SHARDS).map(Self)
    }

    /// A shard by its number, if there is such.
    pub fn new(number: u8) -> Option<Self> {
        (number < SHARDS).then_some(Self(number))
    }

    /// Its number.
    pub fn number(self) -> u8 {
        self.0
    }

    /// The shard that an order lies in.
    pub fn of(order: &OrderId) -> Self {
        Self(shard_of(order.as_str()))
    }
}

/// What a request waits for, and since or until when.
#[derive(Debug, Clone, Copy)]
pub(super) enum Waiting {
    /// For its instant.
    Until(Instant),
    /// For the end of a claim that was made then.
    ClaimedAt(Instant),
    /// For nothing.
    Nothing,
}

impl Waiting {
    pub(super) fn place(self, order: &OrderId) -> Option<(String, String)> {
        let shard = ReviewShard::of(order);
        match self {
            Self::Until(due) => Some((due_queue(shard), due.to_string())),
            Self::ClaimedAt(at) => Some((sending_queue(shard), at.to_string())),
            Self::Nothing => None,
        }
    }
}

fn due_queue(shard: ReviewShard) -> String {
    format!("REVIEW#{}", shard.0)
}

fn sending_queue(shard: ReviewShard) -> String {
    format!("SENDING#{}", shard.0)
}

/// Orders found in the index, page by page. They are candidates: the index may lag behind.
#[derive(Debug)]
pub struct DuePages {
    store: Store,
    queue: String,
    until: Instant,
    page: u8,
    from: From,
}

/// Where the next page begins.
#[derive(Debug)]
enum From {
    Start,
    After(Item),
    End,
}

impl DuePages {
    /// The next page, or none after the last. An order that the index names but whose key cannot be read is left
    /// out. After an error the same page is read again.
    pub async fn next(&mut self) -> Result<Option<Vec<OrderId>>, Error> {
        let start = match &self.from {
            From::Start => None,
            From::After(key) => Some(key.clone()),
            From::End => return Ok(None),
        };
        let answer = self
            .store
            .client
            .query()
            .table_name(&self.store.table)
            .index_name(QUEUE)
            .key_condition_expression("#queue = :queue AND #due <= :until")
            .expression_attribute_names("#queue", QUEUE)
            .expression_attribute_names("#due", DUE)
            .expression_attribute_values(":queue", text(self.queue.clone()))
            .expression_attribute_values(":until", text(self.until.to_string()))
            .set_exclusive_start_key(start)
            .limit(i32::from(self.page))
            .send()
            .await
            .map_err(Error::unavailable("find review requests"))?;
        self.from = answer.last_evaluated_key.map_or(From::End, From::After);
        let order = |found: &Item| Key::of(found)?.partition().split_once('#')?.1.parse().ok();
        Ok(Some(answer.items.unwrap_or_default().iter().filter_map(order).collect()))
    }
}

impl Store {
    /// Orders whose request is due at `now`, the longest due first, in pages of at most `page`.
    pub fn due_reviews(&self, shard: ReviewShard, now: Instant, page: u8) -> DuePages {
        self.pages(due_queue(shard), now, page)
    }

    /// Orders whose request was claimed at `until` or before and has no answer yet.
    pub fn unanswered_reviews(&self, shard: ReviewShard, until: Instant, page: u8) -> DuePages {
        self.pages(sending_queue(shard), until, page)
    }

    fn pages(&self, queue: String, until: Instant, page: u8) -> DuePages {
        DuePages { store: self.clone(), queue, until, page, from: From::Start }
    }

    /// Puts off a request that cannot even be read, so that it does not stand in the way of others.
    pub async fn put_off_review(&self, order: &OrderId, due: Instant) -> Result<(), Error> {
        self.client
            .update_item()
            .table_name(&self.table)
            .set_key(Some(Key::review(order).attributes()))
            .update_expression("SET #due = :due ADD failures :one")
            .condition_expression("#queue = :queue")
            .expression_attribute_names("#due", DUE)
            .expression_attribute_names("#queue", QUEUE)
            .expression_attribute_values(":due", text(due.to_string()))
            .expression_attribute_values(":queue", text(due_queue(ReviewShard::of(order))))
            .expression_attribute_values(":one", number(1))
            .send()
            .await
            .map_err(Error::unavailable("put off a review request"))?;
        Ok(())
    }
}
