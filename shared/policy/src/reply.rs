use alloc::vec::Vec;

use crate::{
    CaseState, Channel, Finding, MarketplaceRules, Meaning, MessageId, Rule, Terms, ThreadFact, Verdict,
    judgement::Judgement,
};

/// The facts of `REPLY`: a seller answers in a thread that the buyer wrote in. It is free of window, order id,
/// opt-out and caps (`reply-content-still-ruled`, RULEBOOK 10.5), and no setting of the seller's forbids it.
#[derive(Debug, Clone)]
pub struct Reply<'a> {
    /// The message.
    pub message: MessageId,
    /// The marketplace's rules.
    pub rules: &'a MarketplaceRules,
    /// The thread that linkage proved.
    pub thread: ThreadFact,
    /// What the content says.
    pub meaning: Meaning,
    /// What the content breaks.
    pub findings: Vec<Finding>,
    /// Whether a review was already asked for on the thread's order, whatever channel asked.
    pub asked_for_review: bool,
}

impl Reply<'_> {
    /// Judges the answer.
    pub fn judge(self) -> Verdict {
        let mut judgement = Judgement::default();
        judgement.deny(unfit_thread(&self.thread).map(Finding::of));
        if self.meaning.asks_for_review && self.asked_for_review {
            judgement.deny([Finding::of(Rule::ReviewRepeat)]);
        }
        judgement.weigh(self.findings, Channel::Reply, self.rules);
        judgement.conclude(self.message, Terms::Reply)
    }
}

/// `case-state` (RULEBOOK 10.4), and that without a message of the buyer there is nothing to answer.
fn unfit_thread(thread: &ThreadFact) -> Option<Rule> {
    match thread.state {
        CaseState::Closed => Some(Rule::CaseClosed),
        CaseState::Open | CaseState::Resolved => {
            (!thread.has_buyer_message).then_some(Rule::RecipientRelationship)
        }
    }
}
