use host::Services;
use mail::Kept;
use policy::{Finding, Outcome, Permit, Refusal, Role, Rule, Terms};
use post::{Delivery, Error, Leaving, Relayed, Relaying, Unmaskable};
use store::{Commit, Committed, DayCount, Heading, Message, MessageState, OrderCaps};
use wording::Wording;

use crate::{
    draft::Draft,
    scene::Scene,
    send::{Recording, Sent},
    template,
};

/// A draft that policy let through.
pub(crate) struct Permitted<'a> {
    pub(crate) permit: Permit,
    pub(crate) draft: &'a Draft<'a>,
    /// Its files, as they may travel.
    pub(crate) kept: &'a [Kept],
    pub(crate) recording: Option<Recording<'a>>,
    pub(crate) asks_for_review: bool,
}

impl Scene {
    /// Commits the message and hands it to SES. What changed since the scene was read may refuse it still.
    pub(crate) async fn carry_out(
        &self,
        services: &Services,
        permitted: Permitted<'_>,
    ) -> Result<Sent, Error> {
        let Ok(relayed) = self.relayed(services, &permitted) else {
            return Ok(Sent::Refused(refused_by(Rule::EmailAddress)));
        };
        let Permitted { permit, draft, recording, asks_for_review, .. } = permitted;
        let message = Message {
            id: permit.message().clone(),
            thread: self.thread.clone(),
            from: Role::Seller,
            text: relayed.text,
            own_bytes: relayed.own_bytes,
            mail_id: None,
            sent_id: None,
            accepted_at: self.now,
            state: MessageState::Accepted,
            rules: Vec::new(),
            copy: Some(relayed.prepared.dispatch.copy.clone()),
        };
        let answer = recording.map(|it| (it.body)(&message.id, MessageState::Accepted));
        let heading =
            Heading { seller_mask: self.pair.masks.seller.clone(), order: Some(self.order.id.clone()) };
        // A word in the buyer's return case is as free as a reply.
        let proactive = permit.terms().is_proactive();
        let commit = Commit {
            heading: Some(&heading),
            recorded: recording.zip(answer.as_deref()).map(|(it, body)| (it.key, it.status, body)),
            counted: std::slice::from_ref(&self.order.id),
            reason: Some(draft.reason),
            order_caps: proactive.then(|| OrderCaps::of(&self.marketplace.rules)),
            day: proactive.then(|| self.day_count()),
            asks_for_review,
            unless_opted_out: (permit.terms() == Terms::ProactiveUnlessOptedOut).then_some(&self.buyer.id),
            ..Commit::of(&message, &self.pair.masks.buyer)
        };
        let leaving = vec![Leaving { permit, prepared: relayed.prepared }];
        let (committed, deliveries) = services.post.send_off(commit, leaving, self.now).await?;
        let left = deliveries.iter().all(|delivery| matches!(delivery, Delivery::Left(_)));
        match committed {
            Committed::Done if left => {
                let state = MessageState::Delivered;
                if let Some(Recording { key, status, body }) = recording
                    && let Err(error) =
                        services.store.record(key, status, &body(&message.id, state), self.now).await
                {
                    tracing::warn!(%error, "the same call again will be told `accepted`, which it was");
                }
                Ok(Sent::Taken { message: message.id, state })
            }
            Committed::Done => Ok(Sent::Taken { message: message.id, state: MessageState::Accepted }),
            Committed::Before => Ok(Sent::Meanwhile),
            Committed::OptedOut => Ok(Sent::Refused(refused_by(Rule::OptoutBlock))),
            Committed::OverOrderCap => Ok(Sent::Refused(refused_by(Rule::PerOrderCap))),
            Committed::OverDailyCap => Ok(Sent::Refused(refused_by(Rule::DailyCap))),
            Committed::ReviewAsked => Ok(Sent::Refused(refused_by(Rule::ReviewRepeat))),
        }
    }

    /// The mail to the buyer.
    fn relayed(&self, services: &Services, permitted: &Permitted<'_>) -> Result<Relayed, Unmaskable> {
        let words = Wording::of(&self.buyer.locale);
        Relaying {
            permit: &permitted.permit,
            thread: &self.thread,
            order: Some(&self.order.id),
            marketplace: &self.marketplace,
            pair: &self.pair,
            seller: &self.seller,
            buyer: &self.buyer,
            writer: Role::Seller,
            answer_to: &self.seller.registered,
            subject: &words.subject(permitted.draft.reason, &self.order.id),
            body: template::body(words, self, permitted.draft),
            original: None,
            attachments: permitted.kept,
            removed: &[],
            mail_id: None,
            references: &[],
            opt_out_link: &services.opt_out_link(&self.buyer.id),
        }
        .prepare(&self.secrets, self.now)
    }

    fn day_count(&self) -> DayCount<'_> {
        DayCount {
            marketplace: &self.marketplace.rules.id,
            seller: &self.seller.id,
            day: self.day,
            cap: self.marketplace.rules.daily_cap.after(self.orders_lately),
            known: &self.messages_sent,
        }
    }
}

fn refused_by(rule: Rule) -> Refusal {
    Refusal { outcome: Outcome::Deny, findings: vec![Finding::of(rule)] }
}
