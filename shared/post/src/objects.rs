use aws_sdk_s3::{Client, primitives::ByteStream};
use bytes::Bytes;
use policy::Instant;

use crate::Error;

/// The two buckets: raw mail as SES stored it, and copies of what leaves, beside which sellers' uploads lie for a time.
#[derive(Clone, Debug)]
pub struct Objects {
    pub(crate) client: Client,
    raw_bucket: String,
    raw_prefix: String,
    pub(crate) copies_bucket: String,
}

/// A raw mail that SES stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredMail {
    /// SES's id of the mail: the object's name without the prefix.
    pub id: String,
    /// When it was stored.
    pub stored_at: Instant,
}

impl Objects {
    /// The buckets of a deployment; `raw_prefix` is what SES puts before its id to name an object.
    pub fn new(client: Client, raw_bucket: &str, raw_prefix: &str, copies_bucket: &str) -> Self {
        Self {
            client,
            raw_bucket: raw_bucket.to_owned(),
            raw_prefix: raw_prefix.to_owned(),
            copies_bucket: copies_bucket.to_owned(),
        }
    }

    /// The raw mail that SES stored under `id`.
    pub async fn raw(&self, id: &str) -> Result<Bytes, Error> {
        self.read(&self.raw_bucket, &format!("{}{id}", self.raw_prefix)).await
    }

    /// Stores a raw mail as SES does: this is the acceptance.
    pub async fn accept(&self, id: &str, raw: Vec<u8>) -> Result<(), Error> {
        self.write(&self.raw_bucket, &format!("{}{id}", self.raw_prefix), raw).await
    }

    /// The copy of a mail that is to leave.
    pub async fn copy(&self, name: &str) -> Result<Bytes, Error> {
        self.read(&self.copies_bucket, name).await
    }

    /// Keeps a copy of a mail before it leaves (`retain-order-of-writes`).
    pub async fn keep(&self, name: &str, mail: &[u8]) -> Result<(), Error> {
        self.write(&self.copies_bucket, name, mail.to_vec()).await
    }

    /// Every raw mail that lies in the bucket.
    pub async fn stored_mail(&self) -> Result<Vec<StoredMail>, Error> {
        let mut found = Vec::new();
        let mut pages = self
            .client
            .list_objects_v2()
            .bucket(&self.raw_bucket)
            .prefix(&self.raw_prefix)
            .into_paginator()
            .send();
        while let Some(page) = pages.next().await {
            for object in page.map_err(Error::objects("list stored mail"))?.contents.unwrap_or_default() {
                let millis = object.last_modified.and_then(|at| at.to_millis().ok()).unwrap_or_default();
                let id = object.key.as_deref().and_then(|key| key.strip_prefix(&self.raw_prefix));
                if let (Some(id), Ok(stored_at)) = (id, Instant::from_millis(millis)) {
                    found.push(StoredMail { id: id.to_owned(), stored_at });
                }
            }
        }
        Ok(found)
    }

    async fn read(&self, bucket: &str, key: &str) -> Result<Bytes, Error> {
        let object = self.client.get_object().bucket(bucket).key(key).send().await;
        let body = object.map_err(Error::objects("read a mail"))?.body.collect().await;
        let bytes = body.map_err(|error| Error::Objects { verb: "read a mail", cause: error.to_string() })?;
        Ok(bytes.into_bytes())
    }

    async fn write(&self, bucket: &str, key: &str, bytes: Vec<u8>) -> Result<(), Error> {
        self.client
            .put_object()
            .bucket(bucket)
            .key(key)
            .content_type("message/rfc822")
            .body(ByteStream::from(bytes))
            .send()
            .await
            .map_err(Error::objects("store a mail"))?;
        Ok(())
    }
}
