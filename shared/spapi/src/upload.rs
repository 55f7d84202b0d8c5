use core::fmt;

use policy::{MarketplaceId, OrderId, Rule};

use crate::{Code, Details, ErrorList, MessageType, SpError, marketplace_id, order_id, query};

mod md5;

pub use md5::ContentMd5;

/// A call of `createUploadDestinationForResource`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UploadRequest {
    /// What the file is for.
    pub resource: UploadResource,
    /// The marketplace.
    pub marketplace: MarketplaceId,
    /// The digest of the file.
    pub content_md5: ContentMd5,
    /// The type of the file, if it is told.
    pub content_type: Option<String>,
}

/// What an upload is for: a message of one type about one order, `messaging/v1/orders/{id}/messages/{name}`. It can be
/// attached to no other.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct UploadResource {
    /// The order.
    pub order: OrderId,
    /// The type of message; one that takes attachments.
    pub message: MessageType,
}

impl UploadRequest {
    /// Reads the `resource` of the path, percent-decoded, and the raw query.
    pub fn read(resource: &str, query: &str) -> Result<Self, ErrorList> {
        let marketplace = marketplace_id(query)?;
        let field =
            |wanted: &str| query::fields(query).find(|(name, _)| name == wanted).map(|(_, value)| value);
        let content_md5 = ContentMd5::read(&field("contentMD5").unwrap_or_default())?;
        let content_type = field("contentType").filter(|value| !value.trim().is_empty());
        Ok(Self { resource: UploadResource::read(resource)?, marketplace, content_md5, content_type })
    }
}

impl UploadResource {
    /// Reads the resource. One that is no message's is 403, as Amazon has it, a wrong order id or a type that takes no
    /// attachments 400.
    pub fn read(resource: &str) -> Result<Self, SpError> {
        let rest = resource.trim_start_matches('/').strip_prefix("messaging/v1/orders/");
        let (order, name) = rest.and_then(|rest| rest.split_once("/messages/")).ok_or_else(unknown)?;
        if let Some(removed) = crate::RemovedType::ALL.into_iter().find(|removed| removed.name() == name) {
            return Err(removed.refusal().first().clone());
        }
        let message: MessageType = name.parse().map_err(|_| unknown())?;
        let order = order_id(order)?;
        if *message.attachments().end() == 0 {
            let message = "names a type of message that takes no attachments";
            let fix = "upload nothing; send the text";
            return Err(SpError::invalid_input("resource", Rule::AttachmentCount.id(), message, fix));
        }
        Ok(Self { order, message })
    }
}

fn unknown() -> SpError {
    let details = Details::new("unknown-resource")
        .field("resource")
        .message("nothing can be uploaded for this resource")
        .fix("name the path of the message: messaging/v1/orders/{amazonOrderId}/messages/{type}");
    SpError::access_denied(&details)
}

impl fmt::Display for UploadResource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "messaging/v1/orders/{}/messages/{}", self.order, self.message)
    }
}

pub(crate) fn invalid_md5(message: &str) -> SpError {
    let details = Details::new("malformed").field("contentMD5").message(message).fix(
        "send the Base64 of the 16 bytes of the file's MD5, percent-encoded, or their 32 hexadecimal digits",
    );
    SpError::new(Code::InvalidInput, "contentMD5: Missing or invalid request parameter: contentMD5", &details)
}

#[cfg(test)]
mod tests;
