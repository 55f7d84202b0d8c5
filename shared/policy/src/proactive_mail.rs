use alloc::vec::Vec;

use crate::{
    Buyer, CaseState, Channel, Finding, Instant, MarketplaceRules, Meaning, MessageId, NamedOrder, Order,
    OrderId, OrderStatus, Rule, Seller, SentBefore, Terms, ThreadFact, Verdict,
    binding::resolve,
    judgement::Judgement,
    optout::Claim,
    proactive::{ReviewAsked, switched_off, unadjusted, unreviewable},
};

/// The facts of `PRO-MAIL`: a seller starts contact by mail to the buyer's mask, in free text.
#[derive(Debug, Clone)]
pub struct ProactiveMail<'a> {
    /// The message.
    pub message: MessageId,
    /// The marketplace's rules.
    pub rules: &'a MarketplaceRules,
    /// Who writes, authorised and authenticated.
    pub seller: &'a Seller,
    /// Whom the mask stands for.
    pub buyer: &'a Buyer,
    /// The orders that are known under the ids named, whosever they are.
    pub orders: &'a [Order],
    /// The order ids in subject and new body text.
    pub named: &'a [NamedOrder],
    /// The subject, MIME-decoded and unfolded.
    pub subject: &'a str,
    /// What the content says.
    pub meaning: Meaning,
    /// What the content breaks.
    pub findings: Vec<Finding>,
    /// The orders for which a review was already asked, whatever channel asked.
    pub asked_for_review: &'a [OrderId],
    /// Proactive messages that were accepted before.
    pub sent_before: SentBefore,
    /// The thread that the mail was linked to, if a closed one is the reason that it is no reply.
    pub thread: Option<ThreadFact>,
    /// When the house took responsibility for the mail. Windows are measured at this instant.
    pub accepted_at: Instant,
}

impl ProactiveMail<'_> {
    /// Judges the mail (RULEBOOK 1, steps 4 to 9). The opt-out is measured at `dispatch_at`.
    pub fn judge(self, dispatch_at: Instant) -> Verdict {
        let (orders, misnamed) = resolve(self.named, self.orders, &self.seller.id, &self.buyer.id);
        let claim = self.rules.claim_of_subject(self.subject, &self.buyer.locale);
        let terms = self.terms(claim, &orders);

        let mut judgement = Judgement::default();
        judgement.deny(switched_off(self.seller));
        judgement.deny(self.closed_thread());
        judgement.deny(self.rules.over_caps(self.sent_before, None));
        judgement.deny(misnamed);
        judgement.deny(orders.first().and_then(|bound| self.unfit_state(bound)));
        judgement.deny(orders.first().and_then(|bound| unadjusted(bound, self.meaning, self.accepted_at)));
        for order in orders {
            judgement.deny(self.rules.outside_proactive_window(order, self.accepted_at));
            judgement.deny(self.unfit_review_request(order));
        }
        if claim.is_belied_by(self.meaning) {
            judgement.deny([Finding::of(Rule::CriticalMarkerHonest)]);
        }
        judgement.weigh(self.findings, Channel::ProactiveMail, self.rules);
        judgement.heed_opt_out(terms, self.buyer.opted_out_at, dispatch_at);
        judgement.conclude(self.message, terms)
    }

    /// The order that binds the mail decides whether it is exempt. That goods are unavailable is critical in a
    /// template alone, whatever the subject claims (RULEBOOK 12.6, conflict C6).
    fn terms(&self, claim: Claim, orders: &[&Order]) -> Terms {
        let claim = if self.meaning.says_unavailable { Claim::None } else { claim };
        orders.first().map_or(Terms::ProactiveUnlessOptedOut, |bound| claim.terms(bound, self.rules))
    }

    /// `case-state` (RULEBOOK 10.4).
    fn closed_thread(&self) -> Option<Finding> {
        let thread = self.thread.as_ref()?;
        (thread.state == CaseState::Closed).then(|| Finding::of(Rule::CaseClosed))
    }

    /// `reason-order-pending` and `reason-order-cancelled` (RULEBOOK 4.3). A mail states no reason; about an order
    /// that the seller itself cancelled it is taken for news of the problem, unless it asks for a review.
    fn unfit_state(&self, order: &Order) -> Option<Finding> {
        let rule = match order.status {
            OrderStatus::Pending => Rule::ReasonOrderPending,
            OrderStatus::Cancelled
                if order.seller_cancelled_at().is_none() || self.meaning.asks_for_review =>
            {
                Rule::ReasonOrderCancelled
            }
            OrderStatus::Cancelled
            | OrderStatus::Unshipped
            | OrderStatus::PartiallyShipped
            | OrderStatus::Shipped => return None,
        };
        Some(Finding::about(rule, &order.id))
    }

    /// `review-freeform` (RULEBOOK 11.8).
    fn unfit_review_request(&self, order: &Order) -> Vec<Finding> {
        if !self.meaning.asks_for_review {
            return Vec::new();
        }
        let asked =
            if self.asked_for_review.contains(&order.id) { ReviewAsked::Before } else { ReviewAsked::Never };
        let mut against = unreviewable(order, asked, self.rules);
        if self.rules.review_freeform_uses_review_window {
            against.extend(self.rules.outside_review_window(order, self.accepted_at));
        }
        against
    }
}
