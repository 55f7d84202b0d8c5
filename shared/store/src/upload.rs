use core::{fmt, str::FromStr};

use data_encoding::HEXLOWER;
use policy::{Instant, OrderId, Reason, SellerId, Span};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::{
    Error, Store,
    feed::stored_wrong,
    keys::Key,
    table::{Item, item, rest},
};

/// A place to which a seller may put one file, for one kind of message about one order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Upload {
    /// Its name.
    pub id: UploadId,
    /// Whose file it is.
    pub seller: SellerId,
    /// The order that it may be sent about.
    pub order: OrderId,
    /// The reason that it may be sent for.
    pub reason: Reason,
    /// MD5 of the file.
    pub md5: [u8; 16],
    /// The type of the file, if it was told.
    pub content_type: Option<String>,
    /// Since when it is there.
    pub created_at: Instant,
}

/// The name of an upload: a random UUID in lower case.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct UploadId(String);

/// The text is no UUID in lower case.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("an id of an upload is a UUID such as 4e936e26-7b72-4b84-af27-e6baee1d546d")]
pub struct InvalidUploadId;

/// How long a file may be sent after its place was asked for.
const KEPT: Span = Span::hours(24);

#[derive(Serialize, Deserialize)]
struct UploadItem {
    id: String,
    seller: String,
    order: String,
    reason: String,
    md5: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    content_type: Option<String>,
    created_at: i64,
    /// Seconds, as DynamoDB's own expiry reads them.
    expires_at: i64,
}

impl Store {
    /// Learns of a place for a file.
    pub async fn expect_upload(&self, upload: &Upload) -> Result<(), Error> {
        let row = UploadItem {
            id: upload.id.to_string(),
            seller: upload.seller.to_string(),
            order: upload.order.to_string(),
            reason: upload.reason.id().to_owned(),
            md5: HEXLOWER.encode(&upload.md5),
            content_type: upload.content_type.clone(),
            created_at: upload.created_at.as_millis(),
            expires_at: (upload.created_at + KEPT).as_seconds(),
        };
        self.client
            .put_item()
            .table_name(&self.table)
            .set_item(Some(item("upload", &Key::upload(&upload.id), &row)?))
            .send()
            .await
            .map_err(Error::unavailable("learn of an upload"))?;
        Ok(())
    }
}

impl Upload {
    /// Whether the file may still be sent at `now`: 24 hours, the last instant excluded.
    pub fn stands(&self, now: Instant) -> bool {
        now < self.created_at + KEPT
    }

    pub(crate) fn read(found: &Item) -> Result<Self, Error> {
        let read: UploadItem = rest("upload", found.clone())?;
        let md5 = HEXLOWER.decode(read.md5.as_bytes()).ok().and_then(|bytes| bytes.try_into().ok());
        Ok(Self {
            id: read.id.parse().map_err(stored_wrong("upload"))?,
            seller: read.seller.parse().map_err(stored_wrong("upload"))?,
            order: read.order.parse().map_err(stored_wrong("upload"))?,
            reason: read.reason.parse().map_err(stored_wrong("upload"))?,
            md5: md5.ok_or_else(|| stored_wrong("upload")("its digest has not 16 bytes"))?,
            content_type: read.content_type,
            created_at: Instant::from_millis(read.created_at).map_err(stored_wrong("upload"))?,
        })
    }
}

impl UploadId {
    /// The name of the upload that a call with this entropy asks for. It tells nothing of the entropy.
    pub fn of_call(entropy: &[u8; 32]) -> Self {
        let mut hash = Sha256::new();
        hash.update(b"upload\0");
        hash.update(entropy);
        let mut id = hash.finalize().iter().take(16).fold(0_u128, |id, byte| id << 8 | u128::from(*byte));
        // Version 4, variant 1 (RFC 9562).
        id = id & !(0xF << 76) | 0x4 << 76;
        id = id & !(0x3 << 62) | 0x2 << 62;
        let digits = format!("{id:032x}");
        let group = |from, to| digits.get(from..to).unwrap_or_default();
        let groups = [group(0, 8), group(8, 12), group(12, 16), group(16, 20), group(20, 32)];
        Self(groups.join("-"))
    }
}

impl FromStr for UploadId {
    type Err = InvalidUploadId;

    fn from_str(text: &str) -> Result<Self, InvalidUploadId> {
        let hex = |group: &str| group.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        let lengths = text.split('-').map(str::len).eq([8, 4, 4, 4, 12]);
        if lengths && text.split('-').all(hex) { Ok(Self(text.to_owned())) } else { Err(InvalidUploadId) }
    }
}

impl fmt::Display for UploadId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_a_uuid_of_version_4_that_differs_with_every_call() {
        let (one, other) = (UploadId::of_call(&[1; 32]), UploadId::of_call(&[2; 32]));
        for id in [&one, &other] {
            assert_eq!(id.to_string().parse(), Ok(id.clone()));
            let digits: Vec<char> = id.0.chars().collect();
            assert!(digits[14] == '4' && "89ab".contains(digits[19]), "{id}");
        }
        assert_ne!(one, other);
    }

    #[test]
    fn only_a_uuid_in_lower_case_is_a_name() {
        for wrong in [
            "",
            "4e936e26",
            "4E936E26-7B72-4B84-AF27-E6BAEE1D546D",
            "4e936e26-7b72-4b84-af27-e6baee1d546",
            "4e936e267-b72-4b84-af27-e6baee1d546d",
            "4e936e26-7b72-4b84-af27-e6baee1d546g",
            "../../../7b72-4b84-af27-e6baee1d546d",
        ] {
            assert_eq!(wrong.parse::<UploadId>(), Err(InvalidUploadId), "{wrong}");
        }
    }
}
