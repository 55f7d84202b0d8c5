use aws_sdk_dynamodb::types::{AttributeValue, ConditionCheck, Put, TransactWriteItem, Update};
use policy::{BuyerId, CaseState, Instant, MessageId, OrderId, Role, ThreadFact, ThreadId};
use serde::{Deserialize, Serialize};

use crate::{
    Error, Store,
    feed::{built, stored_wrong},
    idempotency::{IdempotencyKey, KEPT},
    keys::Key,
    ledger::{Arrived, LedgerRow},
    outbox::Dispatch,
    table::{Item, Transacted, item, rest},
};

/// The head of a thread.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thread {
    /// The thread.
    pub id: ThreadId,
    /// Token of the mask that stands for the seller: tells the pair apart.
    pub seller_mask: String,
    /// The order it is about; none for a question before a sale.
    pub order: Option<OrderId>,
    /// The buyer's last message, if there is one.
    pub last_buyer_message: Option<MessageId>,
    /// How the case stands.
    pub state: CaseState,
}

/// What a message changes at the head of its thread.
#[derive(Debug, Clone)]
pub struct Heading {
    /// Token of the mask that stands for the seller.
    pub seller_mask: String,
    /// The order the thread is about.
    pub order: Option<OrderId>,
}

/// One message as it is kept (`retain-copy`): the text is what the recipient reads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// The message.
    pub id: MessageId,
    /// Its thread.
    pub thread: ThreadId,
    /// Who wrote it.
    pub from: Role,
    /// Text as delivered: new text, footer, inserted original. Cut at [`Message::TEXT_BYTES`].
    pub text: String,
    /// How many bytes of `text` are the sender's own words.
    pub own_bytes: usize,
    /// Message-ID in the sender's mail program.
    pub mail_id: Option<String>,
    /// Message-ID in the recipient's mail program, once it left.
    pub sent_id: Option<String>,
    /// When it was accepted.
    pub accepted_at: Instant,
    /// How it stands.
    pub state: MessageState,
    /// Rule ids of findings: of a refusal, or warnings.
    pub rules: Vec<String>,
    /// Name of the S3 object that holds the copy as delivered; none if nothing was made of it.
    pub copy: Option<String>,
}

/// The states of a message that sellers are shown (RULEBOOK 25).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MessageState {
    /// In the outbox.
    Accepted,
    /// It left.
    Delivered,
    /// It left without some of its attachments.
    DeliveredWithoutSomeAttachments,
    /// Not sent: guidelines.
    NotSentGuidelines,
    /// Not delivered: the buyer opted out.
    NotDeliveredOptedOut,
    /// Not sent: the sender is not approved.
    NotSentSenderNotApproved,
    /// Not delivered: the recipient's side does not take it.
    Undeliverable,
}

impl MessageState {
    /// The word for it, as programs read it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::Delivered => "delivered",
            Self::DeliveredWithoutSomeAttachments => "delivered-without-some-attachments",
            Self::NotSentGuidelines => "not-sent-guidelines",
            Self::NotDeliveredOptedOut => "not-delivered-opted-out",
            Self::NotSentSenderNotApproved => "not-sent-sender-not-approved",
            Self::Undeliverable => "undeliverable",
        }
    }
}

/// What a Message-ID of one side's mail program stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailId {
    /// The thread.
    pub thread: ThreadId,
    /// The message.
    pub message: MessageId,
    /// Its Message-ID in the other side's mail program, once known.
    pub counterpart: Option<String>,
    /// When the message was accepted.
    pub accepted_at: Instant,
}

/// Everything that a judged message writes: all of it at once, or nothing.
#[derive(Debug)]
pub struct Commit<'a> {
    /// The message, delivered or refused.
    pub message: &'a Message,
    /// What it changes at the head of its thread; none if the thread takes no notice of it.
    pub heading: Option<&'a Heading>,
    /// Token of the mask that the sender wrote to, under which its Message-ID is kept.
    pub sender_token: &'a str,
    /// The ledger row of the inbound mail, if it came by mail.
    pub ledger: Option<(&'a Arrived, &'a LedgerRow)>,
    /// The answer to record under the caller's own key.
    pub recorded: Option<(&'a IdempotencyKey, u16, &'a str)>,
    /// Orders on which a proactive message is counted, and whether it asks for a review.
    pub counted: &'a [OrderId],
    /// Whether the message asks for a review, which is once per order (`review-once`).
    pub asks_for_review: bool,
    /// The buyer whose preference must still be what was read: not opted out.
    pub unless_opted_out: Option<&'a BuyerId>,
    /// What is to leave.
    pub dispatches: &'a [Dispatch],
}

/// How a commit ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Committed {
    /// Everything is written.
    Done,
    /// The same mail or call was committed before; nothing was written.
    Before,
    /// The buyer opted out in between; nothing was written.
    OptedOut,
    /// A review was asked for in between; nothing was written.
    ReviewAsked,
}

#[derive(Serialize, Deserialize)]
struct ThreadItem {
    seller_mask: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    order: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    last_buyer_message: Option<String>,
    #[serde(default)]
    closed: bool,
}

#[derive(Serialize, Deserialize)]
struct MessageItem {
    id: String,
    thread: String,
    from: Sender,
    text: String,
    own_bytes: usize,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    mail_id: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    sent_id: Option<String>,
    accepted_at: i64,
    state: MessageState,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    rules: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    copy: Option<String>,
}

#[derive(Serialize, Deserialize, Clone, Copy)]
enum Sender {
    Buyer,
    Seller,
}

#[derive(Serialize, Deserialize)]
pub(crate) struct MailIdItem {
    pub(crate) thread: String,
    pub(crate) message: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) counterpart: Option<String>,
    pub(crate) accepted_at: i64,
}

/// What a write of a commit is for: how a refused condition is understood.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Purpose {
    Once,
    NotOptedOut,
    ReviewOnce,
    Unconditional,
}

impl Message {
    /// Most bytes of text that are kept in the table; the whole is in the S3 copy.
    pub const TEXT_BYTES: usize = 32 * 1024;

    /// What the sender wrote, without what the platform added.
    pub fn own_text(&self) -> &str {
        self.text.get(..self.own_bytes).unwrap_or(&self.text)
    }

    pub(crate) fn read(found: &Item) -> Result<Self, Error> {
        let read: MessageItem = rest("message", found.clone())?;
        Ok(Self {
            id: read.id.parse().map_err(stored_wrong("message"))?,
            thread: read.thread.parse().map_err(stored_wrong("message"))?,
            from: match read.from {
                Sender::Buyer => Role::Buyer,
                Sender::Seller => Role::Seller,
            },
            text: read.text,
            own_bytes: read.own_bytes,
            mail_id: read.mail_id,
            sent_id: read.sent_id,
            accepted_at: Instant::from_millis(read.accepted_at).map_err(stored_wrong("message"))?,
            state: read.state,
            rules: read.rules,
            copy: read.copy,
        })
    }

    fn item(&self) -> Result<Item, Error> {
        let cut = self.text.floor_char_boundary(Self::TEXT_BYTES);
        let row = MessageItem {
            id: self.id.to_string(),
            thread: self.thread.to_string(),
            from: match self.from {
                Role::Buyer => Sender::Buyer,
                Role::Seller => Sender::Seller,
            },
            text: self.text.get(..cut).unwrap_or_default().to_owned(),
            own_bytes: self.own_bytes.min(cut),
            mail_id: self.mail_id.clone(),
            sent_id: self.sent_id.clone(),
            accepted_at: self.accepted_at.as_millis(),
            state: self.state,
            rules: self.rules.clone(),
            copy: self.copy.clone(),
        };
        item("message", &Key::message(&self.thread, &self.id), &row)
    }
}

impl Thread {
    /// What decisions need to know of it.
    pub fn fact(&self) -> ThreadFact {
        ThreadFact {
            id: self.id.clone(),
            has_buyer_message: self.last_buyer_message.is_some(),
            state: self.state,
        }
    }

    pub(crate) fn read(found: &Item) -> Result<Self, Error> {
        let id = Key::of(found)
            .and_then(|key| key.partition().split_once('#').and_then(|(_, id)| id.parse().ok()))
            .ok_or_else(|| stored_wrong("thread")("its key holds no id"))?;
        let read: ThreadItem = rest("thread", found.clone())?;
        Ok(Self {
            id,
            seller_mask: read.seller_mask,
            order: read.order.map(|order| order.parse()).transpose().map_err(stored_wrong("thread"))?,
            last_buyer_message: read
                .last_buyer_message
                .map(|id| id.parse())
                .transpose()
                .map_err(stored_wrong("thread"))?,
            state: if read.closed { CaseState::Closed } else { CaseState::Open },
        })
    }
}

impl MailId {
    pub(crate) fn read(found: &Item) -> Result<Self, Error> {
        let read: MailIdItem = rest("mail id", found.clone())?;
        Ok(Self {
            thread: read.thread.parse().map_err(stored_wrong("mail id"))?,
            message: read.message.parse().map_err(stored_wrong("mail id"))?,
            counterpart: read.counterpart,
            accepted_at: Instant::from_millis(read.accepted_at).map_err(stored_wrong("mail id"))?,
        })
    }

    /// Whether the same Message-ID sent again at `now` is the same message (`pipeline-idempotent`).
    pub fn is_repeated_at(&self, now: Instant) -> bool {
        now < self.accepted_at + KEPT
    }
}

impl Store {
    /// Writes a judged message with all that comes of it, in one transaction.
    pub async fn commit(&self, commit: &Commit<'_>) -> Result<Committed, Error> {
        let writes = self.writes(commit)?;
        let purposes: Vec<Purpose> = writes.iter().map(|(purpose, _)| *purpose).collect();
        let writes = writes.into_iter().map(|(_, write)| write).collect();
        let token = crate::keys::digest(&["commit", commit.message.id.as_str()]);
        let Transacted::Refused(places) = self.transact(writes, &token).await? else {
            return Ok(Committed::Done);
        };
        let refused = |purpose| places.iter().any(|place| purposes.get(*place) == Some(&purpose));
        if refused(Purpose::Once) {
            Ok(Committed::Before)
        } else if refused(Purpose::NotOptedOut) {
            Ok(Committed::OptedOut)
        } else {
            Ok(Committed::ReviewAsked)
        }
    }

    fn writes(&self, commit: &Commit<'_>) -> Result<Vec<(Purpose, TransactWriteItem)>, Error> {
        let message = commit.message;
        let mut writes = Vec::new();
        if let Some((arrived, row)) = commit.ledger {
            writes.push((Purpose::Once, self.put_if("attribute_not_exists(pk)", row.item(arrived)?)?));
        }
        if let Some((key, status, body)) = commit.recorded {
            let put = Put::builder()
                .table_name(&self.table)
                .set_item(Some(key.item(status, body, message.accepted_at)?))
                .condition_expression("attribute_not_exists(pk) OR expires_at <= :now")
                .expression_attribute_values(
                    ":now",
                    AttributeValue::N(message.accepted_at.as_seconds().to_string()),
                );
            writes.push((Purpose::Once, TransactWriteItem::builder().put(built(put.build())?).build()));
        }
        writes.push((Purpose::Once, self.put_if("attribute_not_exists(pk)", message.item()?)?));
        if let Some(heading) = commit.heading {
            writes.push((Purpose::Unconditional, self.head(heading, message)?));
        }
        if let Some(mail_id) = &message.mail_id {
            let row = MailIdItem {
                thread: message.thread.to_string(),
                message: message.id.to_string(),
                counterpart: None,
                accepted_at: message.accepted_at.as_millis(),
            };
            let put = Put::builder()
                .table_name(&self.table)
                .set_item(Some(item("mail id", &Key::mail_id(commit.sender_token, mail_id), &row)?))
                .condition_expression("attribute_not_exists(pk) OR accepted_at <= :stale")
                .expression_attribute_values(
                    ":stale",
                    AttributeValue::N((message.accepted_at - KEPT).as_millis().to_string()),
                );
            writes.push((Purpose::Once, TransactWriteItem::builder().put(built(put.build())?).build()));
        }
        for order in commit.counted {
            writes.push(self.count(order, commit.asks_for_review)?);
        }
        if let Some(buyer) = commit.unless_opted_out {
            let check = ConditionCheck::builder()
                .table_name(&self.table)
                .set_key(Some(Key::opt_out(buyer).attributes()))
                .condition_expression("attribute_not_exists(pk)");
            let check = TransactWriteItem::builder().condition_check(built(check.build())?).build();
            writes.push((Purpose::NotOptedOut, check));
        }
        for dispatch in commit.dispatches {
            writes.push((Purpose::Unconditional, self.put_if("attribute_not_exists(pk)", dispatch.item()?)?));
        }
        Ok(writes)
    }

    fn put_if(&self, condition: &str, whole: Item) -> Result<TransactWriteItem, Error> {
        let put =
            Put::builder().table_name(&self.table).set_item(Some(whole)).condition_expression(condition);
        Ok(TransactWriteItem::builder().put(built(put.build())?).build())
    }

    fn head(&self, heading: &Heading, message: &Message) -> Result<TransactWriteItem, Error> {
        let mut expression = "SET seller_mask = :mask, updated_at = :at".to_owned();
        let mut update = Update::builder()
            .table_name(&self.table)
            .set_key(Some(Key::thread(&message.thread).attributes()))
            .expression_attribute_values(":mask", AttributeValue::S(heading.seller_mask.clone()))
            .expression_attribute_values(
                ":at",
                AttributeValue::N(message.accepted_at.as_millis().to_string()),
            );
        if let Some(order) = &heading.order {
            expression.push_str(", #order = if_not_exists(#order, :order)");
            update = update
                .expression_attribute_names("#order", "order")
                .expression_attribute_values(":order", AttributeValue::S(order.to_string()));
        }
        if message.from == Role::Buyer {
            expression.push_str(", last_buyer_message = :message");
            update =
                update.expression_attribute_values(":message", AttributeValue::S(message.id.to_string()));
        }
        let update = update.update_expression(expression);
        Ok(TransactWriteItem::builder().update(built(update.build())?).build())
    }

    fn count(&self, order: &OrderId, asks_for_review: bool) -> Result<(Purpose, TransactWriteItem), Error> {
        let update = Update::builder()
            .table_name(&self.table)
            .set_key(Some(Key::contacts(order).attributes()))
            .expression_attribute_values(":one", AttributeValue::N("1".to_owned()));
        let (purpose, update) = if asks_for_review {
            let update = update
                .update_expression("SET review_asked = :yes ADD proactive :one")
                .condition_expression("attribute_not_exists(review_asked) OR review_asked <> :yes")
                .expression_attribute_values(":yes", AttributeValue::Bool(true));
            (Purpose::ReviewOnce, update)
        } else {
            (Purpose::Unconditional, update.update_expression("ADD proactive :one"))
        };
        Ok((purpose, TransactWriteItem::builder().update(built(update.build())?).build()))
    }

    /// The last messages of a thread, newest first.
    pub async fn last_messages(&self, thread: &ThreadId, limit: u8) -> Result<Vec<Message>, Error> {
        let key = Key::thread(thread);
        let answer = self
            .client
            .query()
            .table_name(&self.table)
            .key_condition_expression("pk = :thread AND begins_with(sk, :msg)")
            .expression_attribute_values(":thread", AttributeValue::S(key.partition().to_owned()))
            .expression_attribute_values(":msg", AttributeValue::S("MSG#".to_owned()))
            .scan_index_forward(false)
            .limit(i32::from(limit))
            .consistent_read(true)
            .send()
            .await
            .map_err(Error::unavailable("read a thread"))?;
        answer.items.unwrap_or_default().iter().map(Message::read).collect()
    }
}
