use alloc::vec::Vec;

use crate::{Finding, Instant, MessageId, Stage, judgement::Judgement};

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

impl Refusal {
    /// The earliest step of the pipeline that stands against the message. Over HTTP it decides the status.
    pub fn stage(&self) -> Stage {
        Finding::earliest(&self.findings).map_or(Stage::Content, |finding| finding.rule.stage())
    }

    /// Whether only what the message says, or carries, stands against it: over HTTP 400, and 403 otherwise.
    pub fn is_about_content(&self) -> bool {
        self.stage() == Stage::Content
    }
}

impl Terms {
    /// Whether the seller started the contact.
    pub const fn is_proactive(self) -> bool {
        matches!(self, Self::ProactiveRegardlessOfOptOut | Self::ProactiveUnlessOptedOut)
    }

    /// Judges a message again at the instant it is to leave, `opted_out_at` being the buyer's preference now.
    pub fn judge_again(
        self,
        message: MessageId,
        opted_out_at: Option<Instant>,
        dispatch_at: Instant,
    ) -> Verdict {
        let mut judgement = Judgement::default();
        judgement.heed_opt_out(self, opted_out_at, dispatch_at);
        judgement.conclude(message, self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Rule;

    fn refusal(rules: &[Rule]) -> Refusal {
        Refusal { outcome: Outcome::Deny, findings: rules.iter().copied().map(Finding::of).collect() }
    }

    #[test]
    fn the_earliest_step_speaks_for_a_refusal() {
        assert_eq!(refusal(&[Rule::Marketing, Rule::PerOrderCap, Rule::ReviewRepeat]).stage(), Stage::Volume);
        assert_eq!(refusal(&[Rule::OptoutBlock]).stage(), Stage::OptOut);
    }

    #[test]
    fn only_what_breaks_nothing_but_content_is_about_content() {
        assert!(refusal(&[Rule::Marketing, Rule::TextLength, Rule::AttachmentType]).is_about_content());
        assert!(!refusal(&[Rule::Marketing, Rule::ProactiveWindow]).is_about_content());
        assert!(!refusal(&[Rule::OptoutBlock]).is_about_content());
    }
}
