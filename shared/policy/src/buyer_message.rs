use alloc::string::String;

use crate::{CaseState, Finding, MessageId, Rule, Seller, Terms, ThreadFact, Verdict, judgement::Judgement};

/// The facts of `B2S`: a buyer writes to a seller. No content rule binds buyers (RULEBOOK 5, 22).
#[derive(Debug, Clone)]
pub struct BuyerMessage<'a> {
    /// The message.
    pub message: MessageId,
    /// Who receives.
    pub seller: &'a Seller,
    /// The thread that linkage proved, if one is.
    pub thread: Option<ThreadFact>,
    /// Whether the buyer bought from the seller.
    pub has_order: bool,
}

impl BuyerMessage<'_> {
    /// Judges the message: a seller who switched messaging off takes no new questions before a sale
    /// (`messaging-enabled`, RULEBOOK 16.1). A message in a closed thread is a new one.
    pub fn judge(self) -> Verdict {
        let mut judgement = Judgement::default();
        let continues = self.thread.is_some_and(|thread| match thread.state {
            CaseState::Open | CaseState::Resolved => true,
            CaseState::Closed => false,
        });
        if !self.seller.messaging_enabled && !self.has_order && !continues {
            judgement.deny([Finding {
                rule: Rule::MessagingDisabled,
                passage: None,
                message: String::from("this seller does not take product questions"),
                fix: String::from("contact the marketplace's support"),
            }]);
        }
        judgement.conclude(self.message, Terms::FromBuyer)
    }
}
