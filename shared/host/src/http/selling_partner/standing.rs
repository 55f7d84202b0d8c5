use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

use policy::{Instant, MarketplaceId, Span};
use store::{App, ClientId, RateLimit, Store};

/// What counts of an application beside what its access token says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Standing {
    pub(super) marketplace: Option<MarketplaceId>,
    pub(super) rate_limit: Option<RateLimit>,
}

/// How applications stand, read once a minute by each instance. A revoked one is thus turned away within a minute,
/// though its access token says an hour, and no call pays for a read of its own.
#[derive(Debug, Default)]
pub(super) struct Standings {
    known: Mutex<HashMap<ClientId, Seen>>,
}

#[derive(Debug, Clone)]
struct Seen {
    at: Instant,
    standing: Option<Standing>,
}

/// How long an instance believes what it read.
const BELIEVED: Span = Span::minutes(1);

impl Standings {
    /// How an application stands; none if it was revoked or is not there.
    pub(super) async fn of(
        &self,
        app: &ClientId,
        store: &Store,
        now: Instant,
    ) -> Result<Option<Standing>, store::Error> {
        if let Some(seen) = self.believed(app, now) {
            return Ok(seen.standing);
        }
        let standing = store.app(app).await?.filter(|app| app.revoked_at.is_none()).map(Standing::from);
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        known.insert(app.clone(), Seen { at: now, standing: standing.clone() });
        Ok(standing)
    }

    fn believed(&self, app: &ClientId, now: Instant) -> Option<Seen> {
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        known.get(app).filter(|seen| seen.at <= now && now < seen.at + BELIEVED).cloned()
    }
}

impl From<App> for Standing {
    fn from(app: App) -> Self {
        Self { marketplace: app.marketplace, rate_limit: app.rate_limit }
    }
}
