//! What SES tells of mail that left, through EventBridge: it settles review requests whose call had no answer, learns
//! dead addresses, and takes a complaint as an opt-out (RULEBOOK 9; RELIABILITY 2.1, step 7).
//!
//! Events come in any order, more than once, or never. Each is taken by itself; the same set of them ends in the same
//! state.

mod event;

pub use event::{MailEvent, SesEventKind};

use host::Services;
use policy::{BuyerId, Evidence, Instant};
use post::DispatchTags;
use serde::Serialize;
use store::Wanted;

use crate::event::Told;

/// Why an event could not be taken in: it is delivered again.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The store did not answer.
    #[error(transparent)]
    Store(#[from] store::Error),
}

/// What came of one event.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Taken {
    /// Whether a review request changed its state.
    pub settled: bool,
    /// Whether the buyer counts as opted out by it.
    pub opted_out: bool,
    /// Whether an address was learned to be dead.
    pub bounced: bool,
}

/// Handles one event.
pub async fn handle(services: Services, event: MailEvent, now: Instant) -> Result<Taken, Error> {
    let mut taken = Taken::default();
    let Some(told) = event.told(now) else { return Ok(taken) };
    let tags = DispatchTags::read(|name| event.tag(name));
    let mut buyer = tags.buyer;
    if let Some(order) = &tags.review {
        let reason = told.reason.as_deref();
        let store = &services.store;
        taken.settled = store.review_told(order, told.evidence, event.ses_id(), reason, told.at).await?;
        let facts = store.facts(Wanted::new().review(order)).await?;
        buyer = facts.review(order)?.map(|review| review.buyer).or(buyer);
        if buyer.is_none() {
            tracing::warn!(%order, "SES tells of a review request that is not stored");
        }
    }
    let Some(buyer) = buyer else { return Ok(taken) };
    if told.evidence == Evidence::Complaint {
        services.store.opt_out(&buyer, told.at.min(now)).await?;
        taken.opted_out = true;
    }
    if told.is_permanent {
        taken.bounced = learn_bounce(&services, &event, &told, &buyer).await?;
    }
    Ok(taken)
}

/// Learns that the buyer's address is dead, if it is still the one that the mail went to.
async fn learn_bounce(
    services: &Services,
    event: &MailEvent,
    told: &Told,
    buyer: &BuyerId,
) -> Result<bool, Error> {
    let facts = services.store.facts(Wanted::new().buyer_account(buyer)).await?;
    let Some(account) = facts.buyer_account(buyer)? else { return Ok(false) };
    let hit = event.recipients().any(|address| address.eq_ignore_ascii_case(account.address.as_str()));
    if hit {
        services.store.bounced(buyer, &account.address, told.at).await?;
    }
    Ok(hit)
}
