use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

use policy::Instant;
use spapi::Operation;
use store::{ClientId, RateLimit};

use super::bucket::Bucket;

/// How often each application calls each operation, as this one instance sees it.
///
/// In memory on purpose: this limit protects a house from a program that runs wild, and for that it need not be exact.
/// A count in DynamoDB would cost every call a write, and the very program would be paid for. With `n` instances of a
/// function an application may get up to `n` times its rate, and a new instance begins with full buckets. Caps that
/// must be exact, per order and per day, are conditions of the write that sends.
#[derive(Debug, Default)]
pub(super) struct Quota {
    buckets: Mutex<HashMap<(Operation, ClientId), (RateLimit, Bucket)>>,
}

/// With so many buckets those that are full are forgotten, which changes nothing.
const MANY: usize = 4_096;

impl Quota {
    /// Counts a call. One that is not within `limit` is told when the next will be. A limit that changed since the last
    /// call begins anew. An application has one seller, so that its name stands for both.
    pub(super) fn admits(
        &self,
        operation: Operation,
        app: &ClientId,
        limit: RateLimit,
        now: Instant,
    ) -> Result<(), Instant> {
        let mut buckets = self.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        if buckets.len() >= MANY {
            buckets.retain(|_, (limit, bucket)| !bucket.is_full(*limit, now));
        }
        let fresh = || (limit, Bucket::full(limit, now));
        let (known, bucket) = buckets.entry((operation, app.clone())).or_insert_with(fresh);
        if *known != limit {
            (*known, *bucket) = fresh();
        }
        bucket.take(limit, now)
    }
}
