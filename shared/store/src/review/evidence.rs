use policy::{Evidence, Instant, OrderId, ReviewEvent};

use super::{
    change::{Change, Wrote, text},
    queue::Waiting,
};
use crate::{Error, Store};

impl Store {
    /// Takes what SES tells of a review request. In any order and any number the events end in the same state. Tells
    /// whether it was news.
    pub async fn review_told(
        &self,
        order: &OrderId,
        evidence: Evidence,
        ses_id: &str,
        why: Option<&str>,
        at: Instant,
    ) -> Result<bool, Error> {
        let change = Change::of(order, ReviewEvent::Told(evidence), why, Waiting::Nothing, at)?
            .keep_or_set("ses_id", text(ses_id));
        Ok(self.change("take what SES tells", change).await? == Wrote::Done)
    }
}
