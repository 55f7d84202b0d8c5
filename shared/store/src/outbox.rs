use aws_sdk_dynamodb::{
    operation::update_item::UpdateItemError,
    types::{AttributeValue, Delete, ReturnValue, TransactWriteItem, Update},
};
use policy::{
    BuyerId, EmailAddress, Instant, MarketplaceId, MessageId, OrderId, Role, Span, Terms, ThreadId,
};
use serde::{Deserialize, Serialize};

use crate::{
    Error, MessageState, Store,
    feed::{built, stored_wrong},
    keys::{DUE, Key, QUEUE, SHARDS, outbox_queue, outbox_shard},
    table::{Item, Transacted, item, rest},
    threads::MailIdItem,
};

/// One mail that is to leave, and all that sending it needs. Written in the same transaction as what caused it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dispatch {
    /// Its name: that of the message, with a suffix for notices.
    pub id: String,
    /// The message it carries or tells of.
    pub message: MessageId,
    /// The thread of that message.
    pub thread: ThreadId,
    /// The order of that message, for notices about it.
    pub order: Option<OrderId>,
    /// On what terms policy let it through.
    pub terms: Terms,
    /// Where the two met.
    pub marketplace: MarketplaceId,
    /// The buyer whose preference is asked again before it leaves.
    pub buyer: BuyerId,
    /// What it is.
    pub carries: Carries,
    /// Envelope sender, and From.
    pub from: EmailAddress,
    /// Envelope recipient.
    pub to: EmailAddress,
    /// Name of the S3 object that holds the mail.
    pub copy: String,
    /// Until when nobody else may send it.
    pub leased_until: Instant,
}

/// What a dispatch is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Carries {
    /// The message itself.
    Message {
        /// Who wrote it.
        from: Role,
        /// Token of the mask that the sender wrote to.
        sender_token: String,
        /// Token of the mask that the recipient will write to.
        recipient_token: String,
        /// Message-ID in the sender's mail program.
        mail_id: Option<String>,
        /// State once it left.
        state: MessageState,
        /// Where the sender hears of it if it cannot leave.
        answer_to: Option<EmailAddress>,
    },
    /// A notice.
    Notice,
}

/// What SES made of a mail that left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sent {
    /// Message-ID that the recipient's mail program knows it by.
    pub mail_id: String,
    /// When.
    pub at: Instant,
}

/// Whether a sweep heeds the leases of others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leases {
    /// It does: another process may be at work.
    Honoured,
    /// There can be no other process: a single house has just started.
    Void,
}

/// Whether a dispatch could be claimed for sending.
#[derive(Debug)]
pub enum Claim {
    /// It is the caller's for the time of a lease.
    Claimed(Box<Claimed>),
    /// It left already, or someone else is sending it.
    Taken,
}

/// A dispatch that the caller may send.
#[derive(Debug)]
pub struct Claimed {
    /// The dispatch.
    pub dispatch: Dispatch,
    /// Whether an earlier attempt ended without an answer, so that the recipient may get it twice.
    pub repeated: Repeated,
}

/// Whether an earlier attempt to send may have succeeded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Repeated {
    /// No.
    Never,
    /// It may.
    Possibly,
}

/// How long a claim lasts: longer than any call to SES.
pub const LEASE: Span = Span::minutes(5);

#[derive(Serialize, Deserialize)]
struct DispatchItem {
    id: String,
    message: String,
    thread: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    order: Option<String>,
    terms: TermsWord,
    marketplace: String,
    buyer: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    carries: Option<CarriesItem>,
    from: String,
    to: String,
    copy: String,
    queue: String,
    due: String,
    /// An attempt is under way, or ended without an answer.
    started: bool,
    #[serde(default)]
    attempts: u32,
}

#[derive(Serialize, Deserialize)]
struct CarriesItem {
    from_buyer: bool,
    sender_token: String,
    recipient_token: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    mail_id: Option<String>,
    state: MessageState,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    answer_to: Option<String>,
}

#[derive(Serialize, Deserialize, Clone, Copy)]
enum TermsWord {
    Reply,
    FromBuyer,
    Notice,
    ProactiveRegardlessOfOptOut,
    ProactiveUnlessOptedOut,
}

impl Dispatch {
    pub(crate) fn item(&self) -> Result<Item, Error> {
        let row = DispatchItem {
            id: self.id.clone(),
            message: self.message.to_string(),
            thread: self.thread.to_string(),
            order: self.order.as_ref().map(ToString::to_string),
            terms: self.terms.into(),
            marketplace: self.marketplace.to_string(),
            buyer: self.buyer.to_string(),
            carries: match &self.carries {
                Carries::Notice => None,
                Carries::Message { from, sender_token, recipient_token, mail_id, state, answer_to } => {
                    Some(CarriesItem {
                        from_buyer: *from == Role::Buyer,
                        sender_token: sender_token.clone(),
                        recipient_token: recipient_token.clone(),
                        mail_id: mail_id.clone(),
                        state: *state,
                        answer_to: answer_to.as_ref().map(ToString::to_string),
                    })
                }
            },
            from: self.from.to_string(),
            to: self.to.to_string(),
            copy: self.copy.clone(),
            queue: outbox_queue(&self.id),
            due: self.leased_until.to_string(),
            started: true,
            attempts: 1,
        };
        item("dispatch", &Key::outbox(&self.id), &row)
    }

    fn read(found: &Item) -> Result<(Self, DispatchItem), Error> {
        let read: DispatchItem = rest("dispatch", found.clone())?;
        let wrong = stored_wrong::<policy::InvalidAddress>;
        let carries = match &read.carries {
            None => Carries::Notice,
            Some(carried) => Carries::Message {
                from: if carried.from_buyer { Role::Buyer } else { Role::Seller },
                sender_token: carried.sender_token.clone(),
                recipient_token: carried.recipient_token.clone(),
                mail_id: carried.mail_id.clone(),
                state: carried.state,
                answer_to: carried
                    .answer_to
                    .as_ref()
                    .map(|address| address.parse())
                    .transpose()
                    .map_err(wrong("dispatch"))?,
            },
        };
        let dispatch = Self {
            id: read.id.clone(),
            message: read.message.parse().map_err(stored_wrong("dispatch"))?,
            thread: read.thread.parse().map_err(stored_wrong("dispatch"))?,
            order: read.order.as_ref().map(|id| id.parse()).transpose().map_err(stored_wrong("dispatch"))?,
            terms: read.terms.into(),
            marketplace: read.marketplace.parse().map_err(stored_wrong("dispatch"))?,
            buyer: read.buyer.parse().map_err(stored_wrong("dispatch"))?,
            carries,
            from: read.from.parse().map_err(wrong("dispatch"))?,
            to: read.to.parse().map_err(wrong("dispatch"))?,
            copy: read.copy.clone(),
            leased_until: read.due.parse().map_err(stored_wrong("dispatch"))?,
        };
        Ok((dispatch, read))
    }
}

impl Store {
    /// Names of dispatches whose lease has ended at `now`, or of all that wait.
    pub async fn waiting(&self, leases: Leases, now: Instant) -> Result<Vec<String>, Error> {
        let mut names = Vec::new();
        for shard in 0..SHARDS {
            let mut pages = self
                .client
                .query()
                .table_name(&self.table)
                .index_name(QUEUE)
                .key_condition_expression("#queue = :queue AND #due <= :until")
                .expression_attribute_names("#queue", QUEUE)
                .expression_attribute_names("#due", DUE)
                .expression_attribute_values(":queue", AttributeValue::S(outbox_shard(shard)))
                .expression_attribute_values(":until", AttributeValue::S(until(leases, now)))
                .into_paginator()
                .send();
            while let Some(page) = pages.next().await {
                let page = page.map_err(Error::unavailable("read the outbox"))?;
                let ids = page.items.unwrap_or_default();
                names.extend(ids.iter().filter_map(|found| {
                    Key::of(found)?.partition().split_once('#').map(|(_, id)| id.to_owned())
                }));
            }
        }
        Ok(names)
    }

    /// Claims a dispatch for one more attempt to send it.
    pub async fn claim(&self, id: &str, leases: Leases, now: Instant) -> Result<Claim, Error> {
        let claimed = self
            .client
            .update_item()
            .table_name(&self.table)
            .set_key(Some(Key::outbox(id).attributes()))
            .update_expression("SET #due = :lease, started = :yes ADD attempts :one")
            .condition_expression("attribute_exists(pk) AND #due <= :until")
            .expression_attribute_names("#due", DUE)
            .expression_attribute_values(":lease", AttributeValue::S((now + LEASE).to_string()))
            .expression_attribute_values(":until", AttributeValue::S(until(leases, now)))
            .expression_attribute_values(":yes", AttributeValue::Bool(true))
            .expression_attribute_values(":one", AttributeValue::N("1".to_owned()))
            .return_values(ReturnValue::AllOld)
            .send()
            .await;
        match claimed {
            Ok(answer) => {
                let (dispatch, before) = Dispatch::read(&answer.attributes.unwrap_or_default())?;
                let repeated = if before.started { Repeated::Possibly } else { Repeated::Never };
                Ok(Claim::Claimed(Box::new(Claimed { dispatch, repeated })))
            }
            Err(error) => match error.as_service_error() {
                Some(UpdateItemError::ConditionalCheckFailedException(_)) => Ok(Claim::Taken),
                _ => Err(Error::unavailable("claim a dispatch")(error)),
            },
        }
    }

    /// Notes that a dispatch surely did not leave and when to try again.
    pub async fn defer(&self, dispatch: &Dispatch, due: Instant) -> Result<(), Error> {
        self.client
            .update_item()
            .table_name(&self.table)
            .set_key(Some(Key::outbox(&dispatch.id).attributes()))
            .update_expression("SET #due = :due, started = :no")
            .condition_expression("attribute_exists(pk)")
            .expression_attribute_names("#due", DUE)
            .expression_attribute_values(":due", AttributeValue::S(due.to_string()))
            .expression_attribute_values(":no", AttributeValue::Bool(false))
            .send()
            .await
            .map_err(Error::unavailable("defer a dispatch"))?;
        Ok(())
    }

    /// Notes that a dispatch left: the outbox forgets it, and the recipient's Message-ID is known from now on.
    pub async fn sent(&self, dispatch: &Dispatch, sent: &Sent) -> Result<(), Error> {
        let mut writes = vec![self.forget(dispatch)?];
        if let Carries::Message { sender_token, recipient_token, mail_id, state, .. } = &dispatch.carries {
            writes.push(self.message_state(dispatch, *state, Some(sent))?);
            let row = MailIdItem {
                thread: dispatch.thread.to_string(),
                message: dispatch.message.to_string(),
                counterpart: mail_id.clone(),
                accepted_at: sent.at.as_millis(),
            };
            writes.push(self.put_whole(item(
                "mail id",
                &Key::mail_id(recipient_token, &sent.mail_id),
                &row,
            )?)?);
            if let Some(mail_id) = mail_id {
                let update = Update::builder()
                    .table_name(&self.table)
                    .set_key(Some(Key::mail_id(sender_token, mail_id).attributes()))
                    .update_expression("SET counterpart = :sent")
                    .expression_attribute_values(":sent", AttributeValue::S(sent.mail_id.clone()));
                writes.push(TransactWriteItem::builder().update(built(update.build())?).build());
            }
        }
        self.finish(dispatch, writes, "sent").await
    }

    /// Notes that a dispatch will never leave, and puts `instead` into the outbox: what the sender is told.
    pub async fn withdraw(
        &self,
        dispatch: &Dispatch,
        state: MessageState,
        instead: &[Dispatch],
    ) -> Result<(), Error> {
        let mut writes = vec![self.forget(dispatch)?];
        if matches!(dispatch.carries, Carries::Message { .. }) {
            writes.push(self.message_state(dispatch, state, None)?);
        }
        for notice in instead {
            writes.push(self.put_whole(notice.item()?)?);
        }
        self.finish(dispatch, writes, "withdrawn").await
    }

    async fn finish(
        &self,
        dispatch: &Dispatch,
        writes: Vec<TransactWriteItem>,
        word: &str,
    ) -> Result<(), Error> {
        let token = crate::keys::digest(&[word, &dispatch.id]);
        match self.transact(writes, &token).await? {
            // Refused: the outbox had forgotten it already, so everything was written before.
            Transacted::Done | Transacted::Refused(_) => Ok(()),
        }
    }

    fn forget(&self, dispatch: &Dispatch) -> Result<TransactWriteItem, Error> {
        let delete = Delete::builder()
            .table_name(&self.table)
            .set_key(Some(Key::outbox(&dispatch.id).attributes()))
            .condition_expression("attribute_exists(pk)");
        Ok(TransactWriteItem::builder().delete(built(delete.build())?).build())
    }

    fn message_state(
        &self,
        dispatch: &Dispatch,
        state: MessageState,
        sent: Option<&Sent>,
    ) -> Result<TransactWriteItem, Error> {
        let word: AttributeValue =
            serde_dynamo::to_attribute_value(state).map_err(Error::unreadable("message"))?;
        let mut update = Update::builder()
            .table_name(&self.table)
            .set_key(Some(Key::message(&dispatch.thread, &dispatch.message).attributes()))
            .update_expression("SET #state = :state")
            .expression_attribute_names("#state", "state")
            .expression_attribute_values(":state", word);
        if let Some(sent) = sent {
            update = update
                .update_expression("SET #state = :state, sent_id = :sent, sent_at = :at")
                .expression_attribute_values(":sent", AttributeValue::S(sent.mail_id.clone()))
                .expression_attribute_values(":at", AttributeValue::N(sent.at.as_millis().to_string()));
        }
        Ok(TransactWriteItem::builder().update(built(update.build())?).build())
    }

    fn put_whole(&self, whole: Item) -> Result<TransactWriteItem, Error> {
        let put = aws_sdk_dynamodb::types::Put::builder().table_name(&self.table).set_item(Some(whole));
        Ok(TransactWriteItem::builder().put(built(put.build())?).build())
    }
}

/// The last due instant that counts as waiting.
fn until(leases: Leases, now: Instant) -> String {
    match leases {
        Leases::Honoured => now.to_string(),
        Leases::Void => "9999".to_owned(),
    }
}

impl From<Terms> for TermsWord {
    fn from(terms: Terms) -> Self {
        match terms {
            Terms::Reply => Self::Reply,
            Terms::FromBuyer => Self::FromBuyer,
            Terms::Notice => Self::Notice,
            Terms::ProactiveRegardlessOfOptOut => Self::ProactiveRegardlessOfOptOut,
            Terms::ProactiveUnlessOptedOut => Self::ProactiveUnlessOptedOut,
        }
    }
}

impl From<TermsWord> for Terms {
    fn from(word: TermsWord) -> Self {
        match word {
            TermsWord::Reply => Self::Reply,
            TermsWord::FromBuyer => Self::FromBuyer,
            TermsWord::Notice => Self::Notice,
            TermsWord::ProactiveRegardlessOfOptOut => Self::ProactiveRegardlessOfOptOut,
            TermsWord::ProactiveUnlessOptedOut => Self::ProactiveUnlessOptedOut,
        }
    }
}
