use aws_sdk_dynamodb::types::{ConditionCheck, TransactWriteItem};
use policy::{Instant, Order, ReviewEvent, ReviewPlan, ReviewState, Rule};

use super::{
    Review,
    change::{Change, Wrote, number, text},
    queue::Waiting,
};
use crate::{
    Error, Store,
    feed::built,
    keys::{BY_SELLER, Key},
};

impl Review {
    /// Whether the row says what `plan` says at `now`: what was due before is due now.
    fn says(&self, plan: &ReviewPlan, now: Instant) -> bool {
        match *plan {
            ReviewPlan::Due { due, opens_at, closes_at } => {
                self.state == ReviewState::Pending
                    && self.window == Some((opens_at, closes_at))
                    && self.due.is_some_and(|known| known == due || (known <= now && due <= now))
            }
            ReviewPlan::Closed { rule, window } => {
                self.state == ReviewState::Closed
                    && self.window == window
                    && self.reason.as_deref() == Some(rule.id())
            }
        }
    }
}

impl Store {
    /// The write that brings the request of `order` in line with what the feed says, for the transaction that stores
    /// the order, or the check that the row is still as it was read.
    pub(crate) fn planned(
        &self,
        order: &Order,
        plan: &ReviewPlan,
        before: Option<&Review>,
        now: Instant,
    ) -> Result<TransactWriteItem, Error> {
        let Some(before) = before else {
            let (state, why, waiting) = match plan {
                ReviewPlan::Due { due, .. } => (ReviewState::Pending, None, Waiting::Until(*due)),
                ReviewPlan::Closed { rule, .. } => (ReviewState::Closed, Some(rule.id()), Waiting::Nothing),
            };
            let change = Change::made(&order.id, state, why, waiting, now)?
                .only_if("attribute_not_exists(pk)", &[])
                .set("marketplace", text(order.marketplace.as_str()))
                .set("seller", text(order.seller.as_str()))
                .set("buyer", text(order.buyer.as_str()))
                .set(BY_SELLER, text(by_seller(order.seller.as_str())));
            return windowed(change, plan).write(&self.table);
        };
        // Also a row that is beyond the feed's reach must still be the one that was read: a claim that was given back
        // would leave a request that knows nothing of this order.
        if before.is_asked() || before.says(plan, now) {
            let check = ConditionCheck::builder()
                .table_name(&self.table)
                .set_key(Some(Key::review(&order.id).attributes()))
                .condition_expression("version = :version")
                .expression_attribute_values(":version", number(before.version));
            return Ok(TransactWriteItem::builder().condition_check(built(check.build())?).build());
        }
        moved(before, plan, now)?.write(&self.table)
    }

    /// Brings a request in line with the facts as they are at dispatch. False: the row is not as it was read.
    pub async fn replan_review(
        &self,
        review: &Review,
        plan: &ReviewPlan,
        now: Instant,
    ) -> Result<bool, Error> {
        Ok(self.change("plan a review request anew", moved(review, plan, now)?).await? == Wrote::Done)
    }

    /// Closes a request for a rule that is judged at dispatch alone. False: the row is not as it was read.
    pub async fn bar_review(&self, review: &Review, rule: Rule, now: Instant) -> Result<bool, Error> {
        let change = Change::of(&review.order, ReviewEvent::Barred, Some(rule.id()), Waiting::Nothing, now)?
            .only_if_version(review.version);
        Ok(self.change("close a review request", change).await? == Wrote::Done)
    }

    /// The write of a message in which the seller asks for a review in its own words.
    pub(crate) fn asked_in_words(
        &self,
        order: &policy::OrderId,
        now: Instant,
    ) -> Result<TransactWriteItem, Error> {
        Change::of(order, ReviewEvent::AskedInWords, None, Waiting::Nothing, now)?.write(&self.table)
    }
}

fn moved<'a>(before: &'a Review, plan: &ReviewPlan, now: Instant) -> Result<Change<'a>, Error> {
    let (event, why, waiting) = match plan {
        ReviewPlan::Due { due, .. } => (ReviewEvent::Scheduled, None, Waiting::Until(*due)),
        ReviewPlan::Closed { rule, .. } => (ReviewEvent::Barred, Some(rule.id()), Waiting::Nothing),
    };
    let change = Change::of(&before.order, event, why, waiting, now)?.only_if_version(before.version);
    Ok(windowed(change, plan))
}

fn windowed<'a>(change: Change<'a>, plan: &ReviewPlan) -> Change<'a> {
    let window = match *plan {
        ReviewPlan::Due { opens_at, closes_at, .. } => Some((opens_at, closes_at)),
        ReviewPlan::Closed { window, .. } => window,
    };
    match window {
        Some((opens_at, closes_at)) => change
            .set("opens_at", number(opens_at.as_millis()))
            .set("closes_at", number(closes_at.as_millis())),
        None => change.remove("opens_at").remove("closes_at"),
    }
}

pub(super) fn by_seller(seller: &str) -> String {
    format!("REVIEW#{seller}")
}
