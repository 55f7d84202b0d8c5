use std::{collections::BTreeMap, time::Duration};

use aws_sdk_s3::{operation::get_object::GetObjectError, presigning::PresigningConfig};
use bytes::Bytes;
use store::UploadId;

use crate::{Error, Objects};

/// How long the address of an upload holds, by the clock of the machine: S3 judges it by its own.
const PUT_WITHIN: Duration = Duration::from_mins(15);

/// Where a file is to be put.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UploadAddress {
    /// The presigned address, for one PUT or several of the same file within 15 minutes.
    pub url: String,
    /// The headers that the PUT has to carry, since they are part of the signature; `Content-MD5` among them.
    pub headers: BTreeMap<String, String>,
}

/// What lies where a file was to be put.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Uploaded {
    /// The file.
    File(Bytes),
    /// A file of more bytes than asked for; they were not read.
    TooLarge,
    /// Nothing.
    Nothing,
}

impl Objects {
    /// An address to which whoever knows it may put the file of an upload, and no other: the digest (Base64) is part of
    /// the signature, and S3 checks it. It cannot limit the size, which [`Objects::uploaded`] does.
    ///
    /// Files lie below `uploads/` in the bucket of copies.
    pub async fn upload_address(
        &self,
        id: &UploadId,
        content_md5: &str,
        content_type: Option<&str>,
    ) -> Result<UploadAddress, Error> {
        let within = PresigningConfig::expires_in(PUT_WITHIN)
            .map_err(|error| Error::Objects { verb: "sign an address", cause: error.to_string() })?;
        let signed = self
            .client
            .put_object()
            .bucket(&self.copies_bucket)
            .key(name(id))
            .content_md5(content_md5)
            .set_content_type(content_type.map(ToOwned::to_owned))
            .presigned(within)
            .await
            .map_err(Error::objects("sign an address"))?;
        let headers = signed.headers().map(|(name, value)| (as_written(name), value.to_owned()));
        Ok(UploadAddress { url: signed.uri().to_owned(), headers: headers.collect() })
    }

    /// The file of an upload, if it has at most `most` bytes.
    pub async fn uploaded(&self, id: &UploadId, most: u64) -> Result<Uploaded, Error> {
        let object = self.client.get_object().bucket(&self.copies_bucket).key(name(id)).send().await;
        let object = match object {
            Ok(object) => object,
            Err(error) => {
                let missing = error.as_service_error().is_some_and(GetObjectError::is_no_such_key);
                // S3 says "forbidden" of what is not there to whom may not list the bucket.
                let hidden = error.raw_response().is_some_and(|answer| answer.status().as_u16() == 403);
                if hidden {
                    tracing::warn!(%id, "S3 does not show an upload: it is not there, or may not be read");
                }
                if missing || hidden {
                    return Ok(Uploaded::Nothing);
                }
                return Err(Error::objects("read an upload")(error));
            }
        };
        let length = object.content_length().and_then(|length| u64::try_from(length).ok());
        if length.is_none_or(|length| length > most) {
            return Ok(Uploaded::TooLarge);
        }
        let bytes = object.body.collect().await;
        let bytes =
            bytes.map_err(|error| Error::Objects { verb: "read an upload", cause: error.to_string() })?;
        Ok(Uploaded::File(bytes.into_bytes()))
    }
}

/// A header's name as S3's own documents have it, since programs may look for just that.
fn as_written(name: &str) -> String {
    match name {
        "content-md5" => "Content-MD5".to_owned(),
        "content-type" => "Content-Type".to_owned(),
        other => other.to_owned(),
    }
}

fn name(id: &UploadId) -> String {
    format!("uploads/{id}")
}
