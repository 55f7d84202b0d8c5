use aws_sdk_dynamodb::types::{ConditionCheck, TransactWriteItem};
use policy::{BuyerId, Instant, OrderId, ReviewEvent, ReviewState, Span};

use super::{
    Asker, Review,
    change::{Change, Wrote, number, text},
    queue::Waiting,
};
use crate::{Error, Store, Wanted, feed::built, keys::Key, table::Transacted};

/// The claim on a review request: who makes it, on what reading of the row, and until when it must be sent.
#[derive(Debug, Clone, Copy)]
pub struct ReviewClaim<'a> {
    /// The row as it was read: if anyone wrote to it since, the claim fails.
    pub review: &'a Review,
    /// A name that no other attempt has, ever.
    pub owner: &'a str,
    /// Who wants it.
    pub asker: Asker,
    /// When.
    pub now: Instant,
    /// The instant that must lie within the window: that of the claim, or that at which a seller's call was accepted.
    pub window_at: Instant,
    /// How long before the window closes that must be.
    pub margin: Span,
    /// The buyer who must not have opted out.
    pub unless_opted_out: Option<&'a BuyerId>,
}

/// How a claim ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Claiming {
    /// The request is the caller's: it alone may call SES, once.
    Claimed,
    /// The buyer opted out in between.
    OptedOut,
    /// The row is not as it was read, or the window is not open.
    Moved,
}

impl Store {
    /// Claims a review request, immediately before its one call to SES. That nobody else claimed it, that the window
    /// is open and that the buyer has not opted out are conditions of this write.
    pub async fn claim_review(&self, claim: &ReviewClaim<'_>) -> Result<Claiming, Error> {
        let Review { order, version, .. } = claim.review;
        let asker = serde_dynamo::to_attribute_value(claim.asker).map_err(Error::unreadable("review"))?;
        let change = Change::of(order, ReviewEvent::Claimed, None, Waiting::ClaimedAt(claim.now), claim.now)?
            .only_if_version(*version)
            .only_if(
                "opens_at <= :at AND closes_at >= :until",
                &[
                    (":at", number(claim.window_at.as_millis())),
                    (":until", number((claim.window_at + claim.margin).as_millis())),
                ],
            )
            .set("owner", text(claim.owner))
            .set("asker", asker)
            .set("claimed_at", number(claim.now.as_millis()))
            .set("attempt", number(claim.review.attempt.saturating_add(1)));
        let mut writes = vec![change.write(&self.table)?];
        if let Some(buyer) = claim.unless_opted_out {
            let check = ConditionCheck::builder()
                .table_name(&self.table)
                .set_key(Some(Key::opt_out(buyer).attributes()))
                .condition_expression("attribute_not_exists(pk)");
            writes.push(TransactWriteItem::builder().condition_check(built(check.build())?).build());
        }
        let opted_out = match self.transact(writes).await {
            Ok(Transacted::Done) => return Ok(Claiming::Claimed),
            // A row that moved tells more than the buyer's preference does (`optout-pipeline-order`).
            Ok(Transacted::Refused(places)) => !places.contains(&0),
            // The answer may be lost, and not the write.
            Err(error) => {
                tracing::warn!(%error, "a claim has no answer; the row is read again");
                false
            }
        };
        let facts = self.facts(Wanted::new().review(order)).await?;
        let mine = facts.review(order)?.is_some_and(|row| {
            row.state == ReviewState::Sending && row.owner.as_deref() == Some(claim.owner)
        });
        Ok(match (mine, opted_out) {
            (true, _) => Claiming::Claimed,
            (false, true) => Claiming::OptedOut,
            (false, false) => Claiming::Moved,
        })
    }

    /// Gives a claim back: its owner knows for sure that SES did not take the mail. It is due again at `due`.
    pub async fn decline_review(
        &self,
        order: &OrderId,
        owner: &str,
        cause: &str,
        due: Instant,
        now: Instant,
    ) -> Result<(), Error> {
        let change = Change::of(order, ReviewEvent::Declined, Some(cause), Waiting::Until(due), now)?
            .only_if_owned_by(owner);
        // Refused: evidence came meanwhile, and it counts more.
        self.change("give a claim back", change).await.map(drop)
    }

    /// Notes that SES told the owner of the claim that it took the mail.
    pub async fn review_accepted(
        &self,
        order: &OrderId,
        owner: &str,
        ses_id: &str,
        now: Instant,
    ) -> Result<(), Error> {
        let change = Change::of(order, ReviewEvent::Accepted, None, Waiting::Nothing, now)?
            .only_if_owned_by(owner)
            .set("ses_id", text(ses_id));
        // Refused: evidence came meanwhile, and says more.
        self.change("note that a review request left", change).await.map(drop)
    }

    /// Notes that nobody will learn whether a request left that was claimed at `claimed_by` or before. Tells whether
    /// it was one.
    pub async fn review_aged(
        &self,
        order: &OrderId,
        claimed_by: Instant,
        now: Instant,
    ) -> Result<bool, Error> {
        let change = Change::of(order, ReviewEvent::Aged, Some("no answer of SES"), Waiting::Nothing, now)?
            .only_if("claimed_at <= :claimed_by", &[(":claimed_by", number(claimed_by.as_millis()))]);
        Ok(self.change("give up on an answer", change).await? == Wrote::Done)
    }
}
