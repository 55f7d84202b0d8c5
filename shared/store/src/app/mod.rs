//! Applications: the programs that call the Selling Partner API, each for one seller.

mod client_id;
mod rate;
mod secret;
mod table;

pub use client_id::{ClientId, InvalidClientId};
pub use rate::{InvalidRate, RateLimit};
pub use secret::SecretHash;

use policy::{Instant, MarketplaceId, SellerId};

/// A program that calls the Selling Partner API for one seller. Of its secrets only hashes are kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct App {
    /// Its public name.
    pub id: ClientId,
    /// Whom it acts for.
    pub seller: SellerId,
    /// The one marketplace that it may name, if it is bound to one.
    pub marketplace: Option<MarketplaceId>,
    /// What people call it.
    pub name: String,
    /// Since when it exists.
    pub created_at: Instant,
    /// How often it may call each operation, if not as usual.
    pub rate_limit: Option<RateLimit>,
    /// Since when it gets no tokens any more, and is turned away with those it has.
    pub revoked_at: Option<Instant>,
    /// Of its client secret.
    pub secret: SecretHash,
    /// Of its refresh token.
    pub refresh_token: SecretHash,
}

impl App {
    /// Whether `secret` is its client secret, and it was not revoked.
    pub fn proves_itself_by(&self, secret: &str) -> bool {
        let known = self.secret.matches(&self.id, secret);
        known && self.revoked_at.is_none()
    }

    /// Whether `token` is its refresh token.
    pub fn holds(&self, token: &str) -> bool {
        self.refresh_token.matches(&self.id, token)
    }
}
