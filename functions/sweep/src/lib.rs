//! Finishes what a crash or a lost event left: stored mail without an outcome, and mail in the outbox.

use host::Services;
use inbound_mail::SesEvent;
use policy::{Instant, Span};
use post::{Delivery, Error, Redelivery};
use serde::{Deserialize, Serialize};
use store::{Leases, Repeated, ReviewShard};

/// What wakes the sweep. A schedule sends nothing in it.
#[derive(Debug, Clone, Copy, Default, Deserialize)]
pub struct Wake {
    /// True if no other process can be at work, as when a single house has just started.
    #[serde(default)]
    pub alone: bool,
}

/// What the sweep did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Swept {
    /// Stored mails that had no outcome.
    pub stored_mails: usize,
    /// Mails of the outbox that left now.
    pub left: usize,
    /// Of those, mails that an earlier attempt may have sent already.
    pub possible_duplicates: usize,
    /// Mails of the outbox that were withdrawn since the buyer opted out.
    pub withdrawn: usize,
    /// Mails of the outbox that wait for the next sweep.
    pub waiting: usize,
    /// Review requests of which nobody will learn whether SES took them (`unknown`).
    pub unknown_reviews: usize,
    /// Mails and requests that could not be handled now.
    pub failed: usize,
}

/// Stored mail younger than this is still its function's own business.
const GRACE: Span = Span::minutes(15);
/// Stored mail older than this was looked at by many sweeps before.
const HORIZON: Span = Span::days(2);

/// A review request without a sign of SES for so long gets none (RELIABILITY 2.1, step 8).
const SIGNS: Span = Span::hours(24);
/// Requests that one page of the index holds.
const PAGE: u8 = 100;

/// Handles one wake-up. An error ends this sweep early; the next one goes on.
pub async fn handle(services: Services, wake: Wake, now: Instant) -> Result<Swept, Error> {
    let mut swept = Swept::default();
    settle_stored_mail(&services, wake, now, &mut swept).await?;
    empty_outbox(&services, wake, now, &mut swept).await?;
    give_up_on_answers(&services, now, &mut swept).await?;
    tracing::info!(?swept, "swept");
    Ok(swept)
}

async fn settle_stored_mail(
    services: &Services,
    wake: Wake,
    now: Instant,
    swept: &mut Swept,
) -> Result<(), Error> {
    for stored in services.post.objects().stored_mail().await? {
        let age = now.since(stored.stored_at);
        if !wake.alone && (age < GRACE || HORIZON < age) {
            continue;
        }
        let settled = services.store.settled_recipients(&stored.id).await?;
        if settled.is_complete() {
            continue;
        }
        let raw = services.post.objects().raw(&stored.id).await?;
        let event = SesEvent::of_stored_mail(&stored.id, stored.stored_at, &raw);
        if event.recipients().all(|recipient| settled.addresses.contains(&recipient.to_ascii_lowercase())) {
            continue;
        }
        swept.stored_mails += 1;
        if let Err(error) = inbound_mail::handle(services.clone(), event, now).await {
            swept.failed += 1;
            tracing::error!(%error, "a stored mail could not be settled");
        }
    }
    Ok(())
}

async fn empty_outbox(services: &Services, wake: Wake, now: Instant, swept: &mut Swept) -> Result<(), Error> {
    let leases = if wake.alone { Leases::Void } else { Leases::Honoured };
    for id in services.store.waiting(leases, now).await? {
        match services.post.redeliver(&id, leases, now).await {
            Ok(Redelivery::Attempted { delivery: Delivery::Left(_), repeated }) => {
                swept.left += 1;
                swept.possible_duplicates += usize::from(repeated == Repeated::Possibly);
            }
            Ok(Redelivery::Attempted { .. }) => swept.waiting += 1,
            Ok(Redelivery::Withdrawn) => swept.withdrawn += 1,
            Ok(Redelivery::Taken) => {}
            Err(error) => {
                swept.failed += 1;
                tracing::error!(%error, "a mail of the outbox could not be sent");
            }
        }
    }
    Ok(())
}

async fn give_up_on_answers(services: &Services, now: Instant, swept: &mut Swept) -> Result<(), Error> {
    let claimed_by = now - SIGNS;
    for shard in ReviewShard::all() {
        let mut pages = services.store.unanswered_reviews(shard, claimed_by, PAGE);
        while let Some(orders) = pages.next().await? {
            for order in orders {
                match services.store.review_aged(&order, claimed_by, now).await {
                    Ok(true) => {
                        swept.unknown_reviews += 1;
                        tracing::warn!(%order, metric = "review_unknown", "nobody knows whether a review was asked for");
                    }
                    Ok(false) => {}
                    Err(error) => {
                        swept.failed += 1;
                        tracing::error!(%order, %error, "a review request could not be settled");
                    }
                }
            }
        }
    }
    Ok(())
}
