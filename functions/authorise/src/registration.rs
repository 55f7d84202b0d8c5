use policy::{Instant, MarketplaceId, SellerId};
use store::{App, Error, RateLimit, SecretHash, Store};

use crate::Credentials;

/// An application that is to be.
#[derive(Debug, Clone)]
pub struct Registration {
    /// Whom it acts for.
    pub seller: SellerId,
    /// What people call it.
    pub name: String,
    /// The one marketplace that it may name, if it is to be bound to one.
    pub marketplace: Option<MarketplaceId>,
    /// How often it may call each operation, if not as usual.
    pub rate_limit: Option<RateLimit>,
}

impl Registration {
    /// Stores the application with hashes of credentials drawn from `fresh`, and gives the credentials: the only time
    /// that they are told.
    pub async fn register(self, store: &Store, fresh: &[u8; 32], now: Instant) -> Result<Credentials, Error> {
        let credentials = Credentials::of(fresh);
        let id = credentials.client_id.clone();
        let app = App {
            secret: SecretHash::of(&id, &credentials.client_secret),
            refresh_token: SecretHash::of(&id, &credentials.refresh_token),
            id,
            seller: self.seller,
            marketplace: self.marketplace,
            name: self.name,
            created_at: now,
            rate_limit: self.rate_limit,
            revoked_at: None,
        };
        store.create_app(&app).await?;
        Ok(credentials)
    }
}
