use alloc::vec::Vec;

use crate::{
    Buyer, Channel, Finding, Instant, MarketplaceRules, Meaning, MessageId, Order, Reason, Rule, Seller,
    SentBefore, Terms, Verdict,
    api_text::unfit_form,
    judgement::Judgement,
    proactive::{ReviewAsked, switched_off, unadjusted, unreviewable},
};

/// The facts of `PRO-API`: a seller starts contact by API or console form, about an order and for a reason.
#[derive(Debug, Clone)]
pub struct ProactiveApi<'a> {
    /// The message.
    pub message: MessageId,
    /// The marketplace's rules.
    pub rules: &'a MarketplaceRules,
    /// Who writes.
    pub seller: &'a Seller,
    /// Who receives.
    pub buyer: &'a Buyer,
    /// What about.
    pub order: &'a Order,
    /// Why.
    pub reason: Reason,
    /// The seller's own words; empty if there are none.
    pub text: &'a str,
    /// How many files come with it.
    pub files: usize,
    /// What the words say.
    pub meaning: Meaning,
    /// What words and files break.
    pub findings: Vec<Finding>,
    /// Whether a review was already asked for on the order, whatever channel asked.
    pub asked_for_review: bool,
    /// Proactive messages that were accepted before.
    pub sent_before: SentBefore,
    /// When the house took responsibility for the message. Windows are measured at this instant.
    pub accepted_at: Instant,
}

/// Which rules a reason brings with it, beside those for all.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Contact that the seller starts.
    Contact,
    /// A word in the buyer's return case, which the buyer opened: as free as a reply (RULEBOOK 13.2).
    ReturnCase,
    /// A request for a review: it has its own window, and none of the limits of contact (RULEBOOK 11, 16.1, 23).
    ReviewRequest,
}

impl ProactiveApi<'_> {
    /// Judges the message (RULEBOOK 1, steps 4 to 9). The opt-out is measured at `dispatch_at`.
    pub fn judge(self, dispatch_at: Instant) -> Verdict {
        let kind = self.kind();
        let terms = self.terms(kind);
        let mut judgement = Judgement::default();
        if kind == Kind::Contact {
            judgement.deny(switched_off(self.seller));
            judgement.deny(self.rules.over_caps(self.sent_before, Some(self.reason)));
        }
        judgement.deny(self.unfit_order());
        match kind {
            Kind::Contact => {
                judgement.deny(unadjusted(self.order, self.meaning, self.accepted_at));
                judgement.deny(self.outside_window());
            }
            Kind::ReviewRequest => {
                judgement.deny(self.rules.outside_review_window(self.order, self.accepted_at));
            }
            Kind::ReturnCase => {}
        }
        judgement.deny(self.unfit_review_request());
        judgement.deny(unfit_form(self.reason, self.text, self.files, self.rules));
        if self.rules.claim_of_reason(self.reason, self.meaning).is_belied_by(self.meaning) {
            judgement.deny([Finding::of(Rule::ReasonMismatch)]);
        }
        judgement.weigh(self.findings, Channel::ProactiveApi, self.rules);
        judgement.heed_opt_out(terms, self.buyer.opted_out_at, dispatch_at);
        judgement.conclude(self.message, terms)
    }

    fn kind(&self) -> Kind {
        match self.reason {
            Reason::ReturnFollowup => Kind::ReturnCase,
            Reason::RequestReview => Kind::ReviewRequest,
            Reason::ProblemWithOrder
            | Reason::Delay
            | Reason::AdditionalInformation
            | Reason::ShippingAddress
            | Reason::ScheduleDelivery
            | Reason::VerifyCustomization
            | Reason::ScheduleService
            | Reason::SendInvoice
            | Reason::LegalDisclosure
            | Reason::Warranty
            | Reason::DigitalAccessKey
            | Reason::Motors
            | Reason::OtherRequired
            | Reason::NegativeFeedbackRemoval => Kind::Contact,
        }
    }

    fn terms(&self, kind: Kind) -> Terms {
        match kind {
            Kind::ReturnCase => Terms::Reply,
            Kind::ReviewRequest if !self.rules.review_respect_optout => Terms::ProactiveRegardlessOfOptOut,
            Kind::Contact | Kind::ReviewRequest => {
                self.rules.claim_of_reason(self.reason, self.meaning).terms(self.order, self.rules)
            }
        }
    }

    /// Another pair's order, or one whose state does not admit the reason (RULEBOOK 4.3).
    fn unfit_order(&self) -> Option<Finding> {
        let rule = if self.order.is_between(&self.seller.id, &self.buyer.id) {
            self.reason.admitted_by(self.order).err()?
        } else {
            Rule::OrderIdMismatch
        };
        Some(Finding::about(rule, &self.order.id))
    }

    fn outside_window(&self) -> Option<Finding> {
        let bound = !self.rules.window_exempt_reasons.contains(&self.reason);
        self.rules.outside_proactive_window(self.order, self.accepted_at).filter(|_| bound)
    }

    /// A review asked for by template or in the seller's own words (RULEBOOK 11.3, 11.5, 11.8).
    fn unfit_review_request(&self) -> Vec<Finding> {
        let by_template = self.reason == Reason::RequestReview;
        if !by_template && !self.meaning.asks_for_review {
            return Vec::new();
        }
        let asked = if self.asked_for_review { ReviewAsked::Before } else { ReviewAsked::Never };
        let mut against = unreviewable(self.order, asked, self.rules);
        if !by_template && self.rules.review_freeform_uses_review_window {
            against.extend(self.rules.outside_review_window(self.order, self.accepted_at));
        }
        against
    }
}
