use core::fmt;

use data_encoding::BASE64URL_NOPAD;
use hmac::Mac;
use policy::BuyerId;

use crate::mask_key::{MaskKey, Purpose};

/// Signs and reads the tokens in one-click opt-out links (RFC 8058; RELIABILITY T-26). A token never expires: a
/// buyer may opt out by any mail ever received.
#[derive(Clone)]
pub struct LinkKey(MaskKey);

/// Bytes of HMAC-SHA256 in a token.
const TAG_LENGTH: usize = 16;

impl LinkKey {
    /// The key for links that belongs to the key for masks.
    pub fn of(mask_key: &MaskKey) -> Self {
        Self(mask_key.clone())
    }

    /// A token for this buyer, of characters that need no escape in a URL.
    pub fn sign(&self, buyer: &BuyerId) -> String {
        let tag = self.0.tag(Purpose::OptOutLink, buyer.as_str().as_bytes());
        let bytes: Vec<u8> = tag.into_iter().take(TAG_LENGTH).chain(buyer.as_str().bytes()).collect();
        BASE64URL_NOPAD.encode(&bytes)
    }

    /// The buyer of a token that we signed. The comparison takes the same time wherever a forged one differs.
    pub fn verify(&self, token: &str) -> Option<BuyerId> {
        let bytes = BASE64URL_NOPAD.decode(token.as_bytes()).ok()?;
        let (tag, buyer) = bytes.split_at_checked(TAG_LENGTH)?;
        self.0.keyed(Purpose::OptOutLink).chain_update(buyer).verify_truncated_left(tag).ok()?;
        core::str::from_utf8(buyer).ok()?.parse().ok()
    }
}

impl fmt::Debug for LinkKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("LinkKey(redacted)")
    }
}
