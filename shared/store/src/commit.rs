use aws_sdk_dynamodb::types::{AttributeValue, ConditionCheck, Put, TransactWriteItem, Update};
use policy::{BuyerId, MarketplaceRules, OrderId, Reason, Role, ThreadId};

use crate::{
    DayCount, Dispatch, Error, Heading, Message, Store,
    feed::built,
    idempotency::{IdempotencyKey, KEPT},
    keys::Key,
    ledger::{Arrived, LedgerRow},
    mail_id::MailIdItem,
    table::{Item, Transacted, item},
};

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
    /// Orders on which a proactive message is counted.
    pub counted: &'a [OrderId],
    /// The reason that it is counted for, if it states one.
    pub reason: Option<Reason>,
    /// The most proactive messages about each order, and for the reason, if those caps bind it.
    pub order_caps: Option<OrderCaps>,
    /// The day that it is counted on, if the daily cap binds it.
    pub day: Option<DayCount<'a>>,
    /// Whether the message asks for a review, which is once per order (`review-once`).
    pub asks_for_review: bool,
    /// The buyer whose preference must still be what was read: not opted out.
    pub unless_opted_out: Option<&'a BuyerId>,
    /// What is to leave.
    pub dispatches: &'a [Dispatch],
}

/// The most proactive messages about one order (`per-order-cap`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OrderCaps {
    /// Whatever they are for.
    pub in_all: u32,
    /// For one reason.
    pub for_reason: u32,
}

impl OrderCaps {
    /// The caps that a marketplace chose.
    pub fn of(rules: &MarketplaceRules) -> Self {
        Self { in_all: rules.proactive_per_order, for_reason: rules.proactive_per_reason }
    }
}

impl<'a> Commit<'a> {
    /// The commit of a message that changes nothing else: it is counted nowhere, and nothing leaves.
    pub fn of(message: &'a Message, sender_token: &'a str) -> Self {
        Self {
            message,
            heading: None,
            sender_token,
            ledger: None,
            recorded: None,
            counted: &[],
            reason: None,
            order_caps: None,
            day: None,
            asks_for_review: false,
            unless_opted_out: None,
            dispatches: &[],
        }
    }
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
    /// The seller's messages of the day reached the cap in between; nothing was written.
    OverDailyCap,
    /// The messages about the order reached the cap in between; nothing was written.
    OverOrderCap,
}

/// What a write of a commit is for: how a refused condition is understood.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Purpose {
    Once,
    NotOptedOut,
    ReviewOnce,
    DailyCap,
    OrderCap,
    Unconditional,
}

impl Store {
    /// Writes a judged message with all that comes of it, in one transaction.
    pub async fn commit(&self, commit: &Commit<'_>) -> Result<Committed, Error> {
        let writes = self.writes(commit)?;
        let purposes: Vec<Purpose> = writes.iter().map(|(purpose, _)| *purpose).collect();
        let writes = writes.into_iter().map(|(_, write)| write).collect();
        let Transacted::Refused(places) = self.transact(writes).await? else {
            return Ok(Committed::Done);
        };
        let refused = |purpose| places.iter().any(|place| purposes.get(*place) == Some(&purpose));
        if refused(Purpose::Once) {
            Ok(Committed::Before)
        } else if refused(Purpose::NotOptedOut) {
            Ok(Committed::OptedOut)
        } else if refused(Purpose::DailyCap) {
            Ok(Committed::OverDailyCap)
        } else if refused(Purpose::OrderCap) {
            Ok(Committed::OverOrderCap)
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
            writes.push((Purpose::OrderCap, self.count(order, commit.reason, commit.order_caps)?));
            if commit.asks_for_review {
                writes.push((Purpose::ReviewOnce, self.asked_in_words(order, message.accepted_at)?));
            }
        }
        if let Some(day) = &commit.day {
            writes.push((Purpose::DailyCap, self.count_message(day)?));
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

    fn count(
        &self,
        order: &OrderId,
        reason: Option<Reason>,
        caps: Option<OrderCaps>,
    ) -> Result<TransactWriteItem, Error> {
        let mut update = Update::builder()
            .table_name(&self.table)
            .set_key(Some(Key::contacts(order).attributes()))
            .expression_attribute_values(":one", AttributeValue::N("1".to_owned()));
        let mut condition = None;
        if let Some(caps) = caps {
            condition = Some("(attribute_not_exists(proactive) OR proactive < :in_all)".to_owned());
            update =
                update.expression_attribute_values(":in_all", AttributeValue::N(caps.in_all.to_string()));
            if reason.is_some() {
                condition = condition
                    .map(|all| all + " AND (attribute_not_exists(#reason) OR #reason < :for_reason)");
                update = update.expression_attribute_values(
                    ":for_reason",
                    AttributeValue::N(caps.for_reason.to_string()),
                );
            }
        }
        let update = update.set_condition_expression(condition);
        let update = match reason {
            Some(reason) => update
                .update_expression("ADD proactive :one, #reason :one")
                .expression_attribute_names("#reason", reason.id()),
            None => update.update_expression("ADD proactive :one"),
        };
        Ok(TransactWriteItem::builder().update(built(update.build())?).build())
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
