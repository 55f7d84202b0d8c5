use alloc::vec::Vec;

use crate::{
    Channel, Effect, Finding, Instant, MarketplaceRules, MessageId, Outcome, Permit, Refusal, Rule, Terms,
    Verdict, effect,
};

/// What comes to light while one message is judged. All of it is told at once (RULEBOOK 0, "Outcomes").
#[derive(Default)]
pub(crate) struct Judgement {
    against: Vec<Finding>,
    warnings: Vec<Finding>,
}

impl Judgement {
    /// Takes what stands against the message.
    pub(crate) fn deny(&mut self, findings: impl IntoIterator<Item = Finding>) {
        self.against.extend(findings);
    }

    /// Takes what the content says, each finding with its effect in this channel.
    pub(crate) fn weigh(&mut self, findings: Vec<Finding>, channel: Channel, rules: &MarketplaceRules) {
        for finding in findings {
            match effect(finding.rule, channel, rules) {
                Effect::Deny => self.against.push(finding),
                Effect::Mask | Effect::Warn => self.warnings.push(finding),
                Effect::Ignore => {}
            }
        }
    }

    /// `optout-block`, judged last: a message that breaks another rule is reported as that and not hidden behind
    /// the buyer's preference (`optout-pipeline-order`).
    pub(crate) fn heed_opt_out(&mut self, terms: Terms, opted_out_at: Option<Instant>, dispatch_at: Instant) {
        let opted_out = opted_out_at.is_some_and(|since| since <= dispatch_at);
        if self.against.is_empty() && opted_out && terms == Terms::ProactiveUnlessOptedOut {
            self.against.push(Finding::of(Rule::OptoutBlock));
        }
    }

    /// The verdict.
    pub(crate) fn conclude(self, message: MessageId, terms: Terms) -> Verdict {
        if self.against.is_empty() {
            Verdict::Permitted(Permit::new(message, terms, self.warnings))
        } else {
            Verdict::Refused(Refusal { outcome: Outcome::Deny, findings: self.against })
        }
    }
}
