use alloc::vec::Vec;

use crate::{
    Buyer, Finding, Instant, MarketplaceRules, Meaning, MessageId, Order, ProactiveApi, Reason, Rule, Seller,
    SentBefore, Verdict,
};

/// The facts of `REVIEW`: the platform's template asks a buyer for a review, for a seller.
#[derive(Debug, Clone)]
pub struct ReviewRequest<'a> {
    /// The request as a message.
    pub message: MessageId,
    /// The marketplace's rules.
    pub rules: &'a MarketplaceRules,
    /// For whom it asks.
    pub seller: &'a Seller,
    /// Whom it asks.
    pub buyer: &'a Buyer,
    /// What about.
    pub order: &'a Order,
    /// Whether a review was asked for on the order, by whatever channel.
    pub asked_before: bool,
    /// Whether buyer or order is on the seller's own block list (RULEBOOK 17).
    pub blocked: bool,
    /// Whether mail to the buyer's address came back for good.
    pub address_bounces: bool,
    /// When the house took responsibility for it.
    pub accepted_at: Instant,
}

impl ReviewRequest<'_> {
    /// Judges the request (RULEBOOK 11.1 to 11.6, 17). The opt-out is measured at `dispatch_at`.
    pub fn judge(self, dispatch_at: Instant) -> Verdict {
        let blocked = self.blocked.then_some(Rule::ReviewBlocklist);
        let bounces = self.address_bounces.then_some(Rule::ReviewUndeliverable);
        let findings: Vec<Finding> =
            blocked.into_iter().chain(bounces).map(|rule| Finding::about(rule, &self.order.id)).collect();
        ProactiveApi {
            message: self.message,
            rules: self.rules,
            seller: self.seller,
            buyer: self.buyer,
            order: self.order,
            reason: Reason::RequestReview,
            text: "",
            files: 0,
            meaning: Meaning::default(),
            findings,
            asked_for_review: self.asked_before,
            sent_before: SentBefore::default(),
            accepted_at: self.accepted_at,
        }
        .judge(dispatch_at)
    }
}
