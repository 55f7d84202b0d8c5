use alloc::vec::Vec;

use crate::{Finding, Instant, MessageId, Rule};

/// What policy says of one message.
#[derive(Debug, PartialEq, Eq)]
#[must_use]
pub enum Verdict {
    /// It may leave.
    Permitted(Permit),
    /// It may not.
    Refused(Refusal),
}

/// The proof that policy let one message leave. Only this crate can make one, and nothing leaves without it.
#[derive(Debug, PartialEq, Eq)]
pub struct Permit {
    message: MessageId,
    terms: Terms,
    warnings: Vec<Finding>,
}

/// Why a message may not leave: every rule that it breaks, never none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// How it is refused: the strictest outcome of its findings.
    pub outcome: Outcome,
    /// Every rule that it breaks.
    pub findings: Vec<Finding>,
}

/// How a message is kept from leaving (RULEBOOK 0, "Outcomes"), the stricter the greater.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// Kept undelivered until a timer or an agent decides.
    Hold,
    /// Never delivered; the sender is told.
    Deny,
    /// Refused at the door.
    Reject,
}

/// On what terms a message was let through: what is judged again if it could not leave at once
/// (`optout-how`: a message is judged at `dispatch_at`, also one accepted earlier).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Terms {
    /// The seller's answer: no opt-out applies (`optout-not-for-replies`).
    Reply,
    /// A buyer's message.
    FromBuyer,
    /// The platform's own notice.
    Notice,
    /// Proactive, but critical or about an exempt order: no opt-out applies.
    ProactiveRegardlessOfOptOut,
    /// Proactive, and never to a buyer who opted out before dispatch.
    ProactiveUnlessOptedOut,
}

/// What the content says, as far as rules outside content depend on it. The default is the honest "unsure".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Meaning {
    /// Whether the content is needed to complete the order.
    pub criticality: Criticality,
    /// Whether a review or feedback is asked for.
    pub asks_for_review: bool,
    /// Whether the ordered goods are said to be unavailable (RULEBOOK 12.1).
    pub says_unavailable: bool,
}

/// Whether content is needed to complete the order (`optout-critical-reasons`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Criticality {
    /// It is.
    Critical,
    /// It is not.
    NonCritical,
    /// It cannot be told (`fail-open-for-uncertainty`).
    #[default]
    Unsure,
}

impl Permit {
    pub(crate) fn new(message: MessageId, terms: Terms, warnings: Vec<Finding>) -> Self {
        Self { message, terms, warnings }
    }

    /// The one message that may leave.
    pub fn message(&self) -> &MessageId {
        &self.message
    }

    /// On what terms.
    pub fn terms(&self) -> Terms {
        self.terms
    }

    /// What the sender is told although the message leaves.
    pub fn warnings(&self) -> &[Finding] {
        &self.warnings
    }
}

impl Terms {
    /// Judges a message again at the instant it is to leave, `opted_out_at` being the buyer's preference now.
    pub fn judge_again(self, message: MessageId, opted_out_at: Option<Instant>, dispatch_at: Instant) -> Verdict {
        let opted_out = opted_out_at.is_some_and(|since| since <= dispatch_at);
        if opted_out && self == Self::ProactiveUnlessOptedOut {
            let findings = alloc::vec![Finding::of(Rule::OptoutBlock)];
            return Verdict::Refused(Refusal { outcome: Outcome::Deny, findings });
        }
        Verdict::Permitted(Permit::new(message, self, Vec::new()))
    }
}
