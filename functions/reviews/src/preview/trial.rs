use policy::{
    Instant, LanguageTag, MarketplaceRules, Order, OrderId, ReviewPlan, ReviewSchedule, ReviewState, Rule,
};
use store::Review;

/// What a dry run takes to be otherwise than it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Supposing {
    /// Nothing: it tells what the scheduler will do.
    Nothing,
    /// The schedule.
    AnotherSchedule,
    /// The instant; and nobody was asked, so that what rows say of that does not count.
    NobodyWasAsked,
}

/// A dry run of the scheduler.
#[derive(Debug)]
pub(super) struct Trial<'a> {
    pub(super) supposing: Supposing,
    pub(super) schedule: &'a ReviewSchedule,
    /// The instant at which it looks at every order.
    pub(super) at: Instant,
}

/// One order that is tried.
#[derive(Debug)]
pub(super) struct Tried<'a> {
    pub(super) order: &'a Order,
    pub(super) review: Option<&'a Review>,
    pub(super) rules: &'a MarketplaceRules,
    pub(super) language: &'a LanguageTag,
    /// Whether buyer or order is on the seller's block list.
    pub(super) blocked: bool,
}

/// What would become of one order.
#[derive(Debug)]
pub(super) struct Judged {
    pub(super) order: OrderId,
    pub(super) state: Option<ReviewState>,
    pub(super) outcome: Outcome,
    pub(super) window: Option<(Instant, Instant)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    /// It is asked, then.
    Due(Instant),
    /// It is not asked, by this rule.
    Closed(Rule),
    /// It was asked, or may have been.
    Asked,
}

impl Trial<'_> {
    pub(super) fn judge(&self, tried: &Tried<'_>) -> Judged {
        let review = tried.review.filter(|_| self.supposing != Supposing::NobodyWasAsked);
        let (outcome, window) = match review {
            Some(review) if review.is_asked() => (Outcome::Asked, review.window),
            _ => self.judge_open(tried, review),
        };
        let state = review.map(|review| review.state);
        Judged { order: tried.order.id.clone(), state, outcome, window }
    }

    fn judge_open(
        &self,
        tried: &Tried<'_>,
        review: Option<&Review>,
    ) -> (Outcome, Option<(Instant, Instant)>) {
        match self.plan(tried, review) {
            ReviewPlan::Closed { rule, window } => (Outcome::Closed(rule), window),
            ReviewPlan::Due { due, opens_at, closes_at } => {
                let ended = review.and_then(|review| self.ended_for(review));
                let blocked = tried.blocked.then_some(Rule::ReviewBlocklist);
                let outcome = ended.or(blocked).map_or(Outcome::Due(due), Outcome::Closed);
                (outcome, Some((opens_at, closes_at)))
            }
        }
    }

    /// What the scheduler finds when it looks: not before the request is due, if it waits already.
    fn plan(&self, tried: &Tried<'_>, review: Option<&Review>) -> ReviewPlan {
        let Tried { order, rules, language, .. } = tried;
        let schedule = review.map_or_else(|| self.schedule.clone(), |review| review.goes_by(self.schedule));
        let waits_until =
            review.and_then(|review| review.due).filter(|_| self.supposing == Supposing::Nothing);
        let looks_at = waits_until.map_or(self.at, |due| due.max(self.at));
        rules.plan_review(order, language, &schedule, waits_until, looks_at)
    }

    /// The rule that a request was closed for and that stays: nothing opens it again but news of the order. Another
    /// schedule would not have closed what this one did.
    fn ended_for(&self, review: &Review) -> Option<Rule> {
        let reason = review.reason.as_deref().filter(|_| review.state == ReviewState::Closed)?;
        let rule = Rule::ALL.iter().copied().find(|rule| rule.id() == reason)?;
        (self.supposing != Supposing::AnotherSchedule || rule != Rule::ReviewSchedule).then_some(rule)
    }
}
