use policy::BuyerId;

use crate::LinkKey;

/// Makes the links by which buyers opt out without a login (RFC 8058; `optout-how`, RULEBOOK 9).
#[derive(Debug, Clone)]
pub struct OptOutLinks {
    key: LinkKey,
    public_url: String,
}

impl OptOutLinks {
    /// Links that lead to `public_url`, which has no slash at its end.
    pub fn new(key: LinkKey, public_url: &str) -> Self {
        Self { key, public_url: public_url.to_owned() }
    }

    /// The link of one buyer.
    pub fn link(&self, buyer: &BuyerId) -> String {
        format!("{}/opt-out/{}", self.public_url, self.key.sign(buyer))
    }

    /// Whose link ends in `token`, if this house made it.
    pub fn buyer_of(&self, token: &str) -> Option<BuyerId> {
        self.key.verify(token)
    }
}
