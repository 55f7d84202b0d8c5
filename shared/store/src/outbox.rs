use aws_sdk_dynamodb::{
    operation::update_item::UpdateItemError,
    types::{AttributeValue, Delete, ReturnValue, TransactWriteItem, Update},
};
use policy::{Instant, Span};

use crate::{
    Carries, Dispatch, Error, MessageState, Store,
    feed::built,
    keys::{DUE, Key, QUEUE, SHARDS, outbox_shard},
    mail_id::MailIdItem,
    table::{Item, Transacted, item},
};

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
        self.finish(writes).await
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
        self.finish(writes).await
    }

    async fn finish(&self, writes: Vec<TransactWriteItem>) -> Result<(), Error> {
        match self.transact(writes).await? {
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
