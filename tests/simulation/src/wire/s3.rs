//! S3: a map of buckets.

use std::{collections::BTreeMap, fmt::Write};

use policy::Instant;

use super::{
    operation::{Operation, Request, Service},
    reply::Reply,
};

/// Every object: bucket and key, when it was stored, and its bytes.
#[derive(Debug, Default)]
pub(super) struct Objects(BTreeMap<(String, String), (Instant, Vec<u8>)>);

impl Objects {
    pub(super) fn put(&mut self, bucket: &str, key: &str, bytes: Vec<u8>, now: Instant) {
        self.0.insert((bucket.to_owned(), key.to_owned()), (now, bytes));
    }

    /// Keys of a bucket, in order.
    pub(super) fn keys(&self, bucket: &str) -> Vec<String> {
        self.0.keys().filter(|(of, _)| of == bucket).map(|(_, key)| key.clone()).collect()
    }

    /// Answers one request.
    pub(super) fn answer(&mut self, request: &Request, now: Instant) -> Reply {
        let (bucket, key) = &request.object;
        match request.operation {
            Operation::PutObject => {
                self.put(bucket, key, request.bytes.clone(), now);
                Reply::xml(200, String::new())
            }
            Operation::GetObject => match self.0.get(&request.object) {
                Some((_, bytes)) => Reply::bytes(bytes.clone()),
                None => Reply::error(Service::S3, 404, "NoSuchKey"),
            },
            _ => self.list(bucket, key),
        }
    }

    fn list(&self, bucket: &str, prefix: &str) -> Reply {
        let mut contents = String::new();
        for ((of, key), (stored_at, bytes)) in &self.0 {
            if of == bucket && key.starts_with(prefix) {
                let _ = write!(
                    contents,
                    "<Contents><Key>{key}</Key><LastModified>{stored_at}</LastModified><Size>{}</Size></Contents>",
                    bytes.len()
                );
            }
        }
        Reply::xml(
            200,
            format!("<ListBucketResult><IsTruncated>false</IsTruncated>{contents}</ListBucketResult>"),
        )
    }
}
