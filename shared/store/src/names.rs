use data_encoding::BASE32_NOPAD;
use policy::{InvalidId, MessageId, OrderId, ThreadId};
use sha2::{Digest, Sha256};

use crate::Arrived;

/// The message that comes of one mail for one recipient: always the same for the same mail, so that a repeated
/// event cannot make a second one. It begins with the instant, so that a thread's messages sort by time.
pub fn message_of_mail(arrived: &Arrived, accepted_millis: i64) -> Result<MessageId, InvalidId> {
    message(accepted_millis, &[arrived.object.as_bytes(), arrived.recipient.to_ascii_lowercase().as_bytes()])
}

/// The message that comes of one call with this entropy.
pub fn message_of_call(entropy: &[u8; 32], accepted_millis: i64) -> Result<MessageId, InvalidId> {
    message(accepted_millis, &[entropy])
}

/// The thread about an order, for the pair that the seller's mask belongs to.
pub fn thread_of_order(seller_mask: &str, order: &OrderId) -> Result<ThreadId, InvalidId> {
    format!("t{}", short(&[seller_mask.as_bytes(), order.as_str().as_bytes()])).parse()
}

/// The thread that a message opens.
pub fn thread_of_message(message: &MessageId) -> Result<ThreadId, InvalidId> {
    format!("t{}", short(&[message.as_str().as_bytes()])).parse()
}

fn message(accepted_millis: i64, parts: &[&[u8]]) -> Result<MessageId, InvalidId> {
    format!("m{accepted_millis:013}-{}", short(parts)).parse()
}

/// 80 bits of SHA-256 over the parts, which a NUL keeps apart, as 16 lower-case characters.
fn short(parts: &[&[u8]]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part);
        hash.update([0]);
    }
    BASE32_NOPAD.encode(hash.finalize().get(..10).unwrap_or_default()).to_ascii_lowercase()
}
