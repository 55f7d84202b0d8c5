use policy::{Finding, Instant, Refusal, Role, Rule};
use store::{Commit, Error, Message, MessageState, Store};

use crate::scene::Scene;

impl Scene {
    /// Keeps a message that was refused as long as any other (`retain-copy`, `retain-period`).
    pub(crate) async fn keep_refused(
        &self,
        store: &Store,
        text: &str,
        refusal: &Refusal,
    ) -> Result<(), Error> {
        let opted_out = refusal.findings.iter().any(|finding| finding.rule == Rule::OptoutBlock);
        let message = Message {
            id: self.message.clone(),
            thread: self.thread.clone(),
            from: Role::Seller,
            text: text.to_owned(),
            own_bytes: text.len(),
            mail_id: None,
            sent_id: None,
            accepted_at: self.now,
            state: if opted_out {
                MessageState::NotDeliveredOptedOut
            } else {
                MessageState::NotSentGuidelines
            },
            rules: refusal.findings.iter().map(|finding| finding.rule.id().to_owned()).collect(),
            copy: None,
        };
        store.commit(&Commit::of(&message, &self.pair.masks.buyer)).await?;
        Ok(())
    }

    /// When a message that these findings refuse may be tried again, if that is known: a daily cap ends with the day.
    pub(crate) fn retry_at(&self, findings: &[Finding]) -> Option<Instant> {
        let capped = findings.iter().any(|finding| finding.rule == Rule::DailyCap);
        capped.then(|| self.marketplace.rules.next_civil_day(self.now))
    }
}
