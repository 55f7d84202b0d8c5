use policy::{Instant, LanguageTag, NoticeRecipient, Permit, Role, Span, Verdict, permit_notice};
use store::{
    Carries, Claim, Claimed, Commit, Committed, Dispatch, Leases, MessageState, Repeated, Sent, Store, Wanted,
};

use mail::OptOutLinks;

use crate::{Error, Objects, Outgate, ReviewProtocol, Telling, Told, outgate::Answer, tags};

/// What brings mail in and out. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Post {
    pub(crate) store: Store,
    pub(crate) objects: Objects,
    pub(crate) outgate: Outgate,
    pub(crate) opt_out_links: OptOutLinks,
    pub(crate) review_protocol: ReviewProtocol,
}

/// A mail that is ready to leave, and what the outbox needs to send it.
#[derive(Debug)]
pub struct Prepared {
    /// What the outbox keeps.
    pub dispatch: Dispatch,
    /// The mail, RFC 5322.
    pub mail: Vec<u8>,
}

/// A mail with the proof that it may leave.
#[derive(Debug)]
pub struct Leaving {
    /// The proof.
    pub permit: Permit,
    /// The mail.
    pub prepared: Prepared,
}

/// How an attempt to deliver ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Delivery {
    /// SES took it.
    Left(Sent),
    /// It lies in the outbox and the sweep will try again.
    Waits,
    /// SES will never take it: the sender is told, neutrally.
    Undeliverable,
}

/// How the sweep ended with one dispatch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Redelivery {
    /// It was sent, or waits for the next sweep; the recipient may get it twice if `repeated` says so.
    Attempted {
        /// How the attempt ended.
        delivery: Delivery,
        /// Whether an earlier attempt may have succeeded.
        repeated: Repeated,
    },
    /// The buyer opted out meanwhile: it will not leave, and the seller is told.
    Withdrawn,
    /// Someone else has it, or it left already.
    Taken,
}

/// Why a message will never leave.
#[derive(Debug, Clone, Copy)]
enum GivingUp {
    OptedOut,
    Undeliverable,
}

/// Wait between attempts that surely failed.
const BACK_OFF: Span = Span::minutes(1);

impl Post {
    /// The post over a store, buckets and SES.
    pub fn new(store: Store, objects: Objects, outgate: Outgate, opt_out_links: OptOutLinks) -> Self {
        Self { store, objects, outgate, opt_out_links, review_protocol: ReviewProtocol::default() }
    }

    /// The same post with other times for review requests.
    #[must_use]
    pub fn with_review_protocol(self, review_protocol: ReviewProtocol) -> Self {
        Self { review_protocol, ..self }
    }

    /// The buckets.
    pub fn objects(&self) -> &Objects {
        &self.objects
    }

    /// Keeps copies of what is to leave, commits, and only then sends (`retain-order-of-writes`). What could not be
    /// sent lies in the outbox, and the sweep will send it. Tells how the commit ended, and how each mail did.
    pub async fn send_off(
        &self,
        commit: Commit<'_>,
        leaving: Vec<Leaving>,
        now: Instant,
    ) -> Result<(Committed, Vec<Delivery>), Error> {
        for Leaving { prepared, .. } in &leaving {
            self.objects.keep(&prepared.dispatch.copy, &prepared.mail).await?;
        }
        let dispatches: Vec<Dispatch> =
            leaving.iter().map(|leaving| leaving.prepared.dispatch.clone()).collect();
        let committed = self.store.commit(&Commit { dispatches: &dispatches, ..commit }).await?;
        let mut deliveries = Vec::new();
        if committed == Committed::Done {
            for Leaving { permit, prepared } in leaving {
                let delivery = self.deliver(&permit, prepared, now).await.unwrap_or_else(|error| {
                    tracing::error!(%error, "a mail stays in the outbox");
                    Delivery::Waits
                });
                deliveries.push(delivery);
            }
        }
        Ok((committed, deliveries))
    }

    /// Sends what the outbox holds since the caller's commit, and notes how that ended.
    pub async fn deliver(
        &self,
        permit: &Permit,
        prepared: Prepared,
        now: Instant,
    ) -> Result<Delivery, Error> {
        let Prepared { dispatch, mail } = prepared;
        if *permit.message() != dispatch.message {
            return Err(Error::WrongPermit { message: dispatch.message.to_string() });
        }
        let buyer = tags::escaped(dispatch.buyer.as_str());
        let mut tags = vec![(tags::DISPATCH, dispatch.id.as_str())];
        if let Carries::Message { from: Role::Seller, .. } = &dispatch.carries {
            tags.push((tags::BUYER, &buyer));
        }
        match self.outgate.send(&dispatch.from, &dispatch.to, mail, &tags).await {
            Answer::Took { mail_id } => {
                let sent = Sent { mail_id, at: now };
                self.store.sent(&dispatch, &sent).await?;
                Ok(Delivery::Left(sent))
            }
            Answer::Later { cause } | Answer::Throttled { cause } => {
                tracing::warn!(dispatch = dispatch.id, cause, "SES did not take a mail now");
                self.store.defer(&dispatch, now + BACK_OFF).await?;
                Ok(Delivery::Waits)
            }
            Answer::Unknown { cause } => {
                tracing::warn!(dispatch = dispatch.id, cause, "nobody knows whether SES took a mail");
                Ok(Delivery::Waits)
            }
            Answer::Never { cause } => {
                tracing::warn!(dispatch = dispatch.id, cause, "SES will never take a mail");
                self.give_up(&dispatch, MessageState::Undeliverable, GivingUp::Undeliverable, now).await?;
                Ok(Delivery::Undeliverable)
            }
        }
    }

    /// Sends a dispatch that an earlier attempt left behind, if policy still lets it leave.
    pub async fn redeliver(&self, id: &str, leases: Leases, now: Instant) -> Result<Redelivery, Error> {
        let Claim::Claimed(claimed) = self.store.claim(id, leases, now).await? else {
            return Ok(Redelivery::Taken);
        };
        let Claimed { dispatch, repeated } = *claimed;
        let facts = self.store.facts(Wanted::new().opt_out(&dispatch.buyer)).await?;
        let opted_out_at = facts.opt_out(&dispatch.buyer)?.map(|opt_out| opt_out.since);
        let permit = match dispatch.terms.judge_again(dispatch.message.clone(), opted_out_at, now) {
            Verdict::Permitted(permit) => permit,
            Verdict::Refused(_) => {
                self.give_up(&dispatch, MessageState::NotDeliveredOptedOut, GivingUp::OptedOut, now).await?;
                return Ok(Redelivery::Withdrawn);
            }
        };
        let mail = self.objects.copy(&dispatch.copy).await?.to_vec();
        if repeated == Repeated::Possibly {
            tracing::warn!(
                dispatch = dispatch.id,
                metric = "relay_possible_duplicate",
                "a mail may arrive twice"
            );
        }
        let delivery = self.deliver(&permit, Prepared { dispatch, mail }, now).await?;
        Ok(Redelivery::Attempted { delivery, repeated })
    }

    /// Takes a message out of the outbox for good and tells its writer.
    async fn give_up(
        &self,
        dispatch: &Dispatch,
        state: MessageState,
        why: GivingUp,
        now: Instant,
    ) -> Result<(), Error> {
        let Carries::Message { answer_to: Some(to), from, sender_token, .. } = &dispatch.carries else {
            return Ok(self.store.withdraw(dispatch, state, &[]).await?);
        };
        let wanted = Wanted::new().marketplace(&dispatch.marketplace).buyer_account(&dispatch.buyer);
        let facts = self.store.facts(wanted).await?;
        let Some(marketplace) = facts.marketplace(&dispatch.marketplace)? else {
            return Ok(self.store.withdraw(dispatch, state, &[]).await?);
        };
        let language = match (from, facts.buyer_account(&dispatch.buyer)?) {
            (Role::Buyer, Some(buyer)) => buyer.locale,
            (Role::Buyer, None) | (Role::Seller, _) => LanguageTag::english(),
        };
        let alias = format!("{sender_token}@{}", marketplace.relay_domain);
        let notice = Telling {
            told: match why {
                GivingUp::OptedOut => Told::OptedOut { alias: &alias },
                GivingUp::Undeliverable => Told::Undeliverable,
            },
            to,
            language: &language,
            marketplace: &marketplace,
            message: &dispatch.message,
            thread: &dispatch.thread,
            order: dispatch.order.as_ref(),
            buyer: &dispatch.buyer,
            suffix: "-gave-up",
        }
        .prepare(now);
        self.objects.keep(&notice.dispatch.copy, &notice.mail).await?;
        self.store.withdraw(dispatch, state, std::slice::from_ref(&notice.dispatch)).await?;
        let permit = permit_notice(dispatch.message.clone(), NoticeRecipient::Party);
        Box::pin(self.deliver(&permit, notice, now)).await?;
        Ok(())
    }
}
