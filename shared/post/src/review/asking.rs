use policy::{BuyerId, EmailAddress, Finding, Instant, Permit, Rule, Span};
use store::{Asker, Claiming, Review, ReviewClaim};

use super::protocol::back_off;
use crate::{Error, Post, Watch, outgate::Answer, tags};

/// A review request that may leave: judged and rendered, and not claimed yet.
#[derive(Debug)]
pub struct Ready {
    pub(super) permit: Permit,
    pub(super) review: Review,
    pub(super) asker: Asker,
    pub(super) window: Option<(Instant, Instant)>,
    pub(super) unless_opted_out: Option<BuyerId>,
    pub(super) from: EmailAddress,
    pub(super) to: EmailAddress,
    pub(super) mail: Vec<u8>,
    pub(super) margin: Span,
    /// When a seller's call was accepted: the instant that RULEBOOK 11.1 measures.
    pub(super) accepted_at: Option<Instant>,
}

/// How an attempt to ask ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asked {
    /// SES took it.
    Sent,
    /// SES surely did not take it; it is due again.
    Waits {
        /// When.
        due: Instant,
        /// What SES said.
        cause: String,
    },
    /// Nobody knows whether SES took it. It is never sent again; evidence may still come.
    Uncertain {
        /// What happened.
        cause: String,
    },
    /// The buyer opted out meanwhile.
    OptedOut {
        /// The one rule that stands against it.
        findings: Vec<Finding>,
    },
    /// Somebody else claimed it, or its facts changed; nothing was sent.
    Moved,
}

impl Ready {
    /// The instant that must lie within the window: that at which a seller's call was accepted, unless that is too long
    /// ago to speak for now.
    fn window_at(&self, now: Instant, accepted_within: Span) -> Instant {
        self.accepted_at.filter(|accepted_at| now.since(*accepted_at) <= accepted_within).unwrap_or(now)
    }

    /// The window that it is asked within.
    pub fn window(&self) -> Option<(Instant, Instant)> {
        self.window
    }
}

impl Post {
    /// Claims a request and sends it: at most one call to SES, whatever happens. `owner` is a name that no other
    /// attempt has, ever.
    pub async fn ask_for_review(&self, mut ready: Ready, owner: &str, watch: &Watch) -> Result<Asked, Error> {
        let order = &ready.review.order;
        if *ready.permit.message() != super::considering::message_of(order) {
            return Err(Error::WrongPermit { message: order.to_string() });
        }
        let copy = format!("reviews/{order}.eml");
        self.objects.keep(&copy, &ready.mail).await?;
        let claimed = Watch::starting_at(watch.now());
        let claim = ReviewClaim {
            review: &ready.review,
            owner,
            asker: ready.asker,
            now: claimed.now(),
            window_at: ready.window_at(claimed.now(), self.review_protocol.accepted_within),
            margin: ready.margin,
            unless_opted_out: ready.unless_opted_out.as_ref(),
        };
        match self.store.claim_review(&claim).await? {
            Claiming::Claimed => {}
            Claiming::OptedOut => {
                return Ok(Asked::OptedOut { findings: vec![Finding::of(Rule::OptoutBlock)] });
            }
            Claiming::Moved => return Ok(Asked::Moved),
        }
        if self.review_protocol.recheck_within <= claimed.elapsed() {
            let now = claimed.now();
            let cause = "too much time passed between claim and call".to_owned();
            return self.give_back(&ready, owner, cause, now, now).await;
        }
        let attempt = ready.review.attempt.saturating_add(1).to_string();
        let tags = [
            (tags::DISPATCH, ready.permit.message().as_str()),
            (tags::REVIEW, order.as_str()),
            (tags::ATTEMPT, attempt.as_str()),
        ];
        let (from, to, mail) = (&ready.from, &ready.to, std::mem::take(&mut ready.mail));
        let answer = self.outgate.send_at_most_once(from, to, mail, &tags, &self.review_protocol).await;
        let now = claimed.now();
        match answer {
            Answer::Took { mail_id } => {
                let ses_id = mail_id.split_once('@').map_or(mail_id.as_str(), |(id, _)| id);
                if let Err(error) = self.store.review_accepted(order, owner, ses_id, now).await {
                    // It left; SES's events will say so.
                    tracing::warn!(%error, "a review request left, but the row does not know");
                }
                Ok(Asked::Sent)
            }
            Answer::Never { cause } | Answer::Later { cause } | Answer::Throttled { cause } => {
                let due = now + back_off(ready.review.attempt);
                self.give_back(&ready, owner, cause, due, now).await
            }
            Answer::Unknown { cause } => {
                tracing::warn!(cause, "nobody knows whether SES took a review request");
                Ok(Asked::Uncertain { cause })
            }
        }
    }

    async fn give_back(
        &self,
        ready: &Ready,
        owner: &str,
        cause: String,
        due: Instant,
        now: Instant,
    ) -> Result<Asked, Error> {
        tracing::warn!(cause, "a review request was not taken now");
        match self.store.decline_review(&ready.review.order, owner, &cause, due, now).await {
            Ok(()) => Ok(Asked::Waits { due, cause }),
            // It stays claimed: nobody will send it, and it is shown.
            Err(error) => Ok(Asked::Uncertain { cause: format!("{cause}; and {error}") }),
        }
    }
}
