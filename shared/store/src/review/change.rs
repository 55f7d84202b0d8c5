use std::collections::HashMap;

use aws_sdk_dynamodb::{
    operation::update_item::UpdateItemError,
    types::{AttributeValue, TransactWriteItem, Update},
};
use policy::{Instant, OrderId, ReviewEvent, ReviewState};

use super::{queue::Waiting, row::StepItem};
use crate::{
    Error, Store,
    feed::built,
    keys::{DUE, Key, LISTED, QUEUE},
};

/// One write that moves a review request: conditional on the states from which policy's table lets the event move
/// it, and on whatever else is added.
pub(super) struct Change<'a> {
    order: &'a OrderId,
    sets: Vec<String>,
    removes: Vec<&'static str>,
    conditions: Vec<String>,
    names: HashMap<String, String>,
    values: HashMap<String, AttributeValue>,
}

pub(super) fn number(value: impl Into<i64>) -> AttributeValue {
    AttributeValue::N(value.into().to_string())
}

pub(super) fn text(value: impl Into<String>) -> AttributeValue {
    AttributeValue::S(value.into())
}

impl<'a> Change<'a> {
    /// What `event` makes of the request of `order`, in the queue that it waits in from now on.
    pub(super) fn of(
        order: &'a OrderId,
        event: ReviewEvent,
        why: Option<&str>,
        waiting: Waiting,
        at: Instant,
    ) -> Result<Self, Error> {
        let (from, to): (Vec<ReviewState>, Vec<ReviewState>) = ReviewState::changed_by(event).unzip();
        let to = to.first().copied().unwrap_or(ReviewState::Closed);
        let mut change = Self::unmoved(order);
        let placeholders: Vec<String> = from
            .iter()
            .enumerate()
            .map(|(place, state)| {
                let name = format!(":from{place}");
                change.values.insert(name.clone(), text(state.word()));
                name
            })
            .collect();
        change.conditions.push(format!("#state IN ({})", placeholders.join(", ")));
        change.into_state(to, why, waiting, at)
    }

    /// A row that may not be there yet is made or moved.
    pub(super) fn made(
        order: &'a OrderId,
        to: ReviewState,
        why: Option<&str>,
        waiting: Waiting,
        at: Instant,
    ) -> Result<Self, Error> {
        Self::unmoved(order).into_state(to, why, waiting, at)
    }

    fn unmoved(order: &'a OrderId) -> Self {
        Self {
            order,
            sets: Vec::new(),
            removes: Vec::new(),
            conditions: Vec::new(),
            names: HashMap::from([("#state".to_owned(), "state".to_owned())]),
            values: HashMap::from([(":one".to_owned(), number(1))]),
        }
    }

    fn into_state(
        self,
        to: ReviewState,
        why: Option<&str>,
        waiting: Waiting,
        at: Instant,
    ) -> Result<Self, Error> {
        let step =
            StepItem { at: at.as_millis(), state: to.word().to_owned(), why: why.map(ToOwned::to_owned) };
        let step = serde_dynamo::to_attribute_value(vec![step]).map_err(Error::unreadable("review"))?;
        let listed = format!("{}#{at}#{}", to.word(), self.order);
        let mut change = self
            .set("#state", text(to.word()))
            .set(LISTED, text(listed))
            .set("changed_at", number(at.as_millis()));
        change.sets.push("history = list_append(if_not_exists(history, :nothing), :step)".to_owned());
        change.values.insert(":nothing".to_owned(), AttributeValue::L(Vec::new()));
        change.values.insert(":step".to_owned(), step);
        change = match why {
            Some(why) => change.set("reason", text(why)),
            None => change.remove("reason"),
        };
        Ok(match waiting.place(change.order) {
            Some((queue, due)) => change.set(QUEUE, text(queue)).set(DUE, text(due)),
            None => change.remove(QUEUE).remove(DUE),
        })
    }

    /// Sets an attribute. `name` is an attribute or a `#name`.
    pub(super) fn set(mut self, name: &str, value: AttributeValue) -> Self {
        let place = format!(":v{}", self.sets.len());
        let name = self.named(name);
        self.sets.push(format!("{name} = {place}"));
        self.values.insert(place, value);
        self
    }

    /// Sets an attribute unless it is there.
    pub(super) fn keep_or_set(mut self, name: &str, value: AttributeValue) -> Self {
        let place = format!(":v{}", self.sets.len());
        let name = self.named(name);
        self.sets.push(format!("{name} = if_not_exists({name}, {place})"));
        self.values.insert(place, value);
        self
    }

    pub(super) fn remove(mut self, name: &'static str) -> Self {
        self.removes.push(name);
        self
    }

    /// One more condition.
    pub(super) fn only_if(mut self, condition: &str, values: &[(&str, AttributeValue)]) -> Self {
        self.conditions.push(condition.to_owned());
        self.values.extend(values.iter().map(|(name, value)| ((*name).to_owned(), value.clone())));
        self
    }

    /// Only if nobody wrote to the row since it was read.
    pub(super) fn only_if_version(self, version: u32) -> Self {
        self.only_if("version = :version", &[(":version", number(version))])
    }

    /// Only if this worker holds the claim.
    pub(super) fn only_if_owned_by(self, owner: &str) -> Self {
        self.only_if("#owner = :owner", &[(":owner", text(owner))]).with_name("#owner", "owner")
    }

    pub(super) fn with_name(mut self, name: &str, attribute: &str) -> Self {
        self.names.insert(name.to_owned(), attribute.to_owned());
        self
    }

    /// Reserved words of expressions get a name of their own.
    fn named(&mut self, name: &str) -> String {
        if name.starts_with('#') {
            return name.to_owned();
        }
        let alias = format!("#{name}");
        self.names.insert(alias.clone(), name.to_owned());
        alias
    }

    /// The write, for a transaction.
    pub(super) fn update(mut self, table: &str) -> Result<Update, Error> {
        let removes: Vec<String> =
            std::mem::take(&mut self.removes).into_iter().map(|name| self.named(name)).collect();
        let mut expression = format!("SET {}", self.sets.join(", "));
        if !removes.is_empty() {
            expression.push_str(" REMOVE ");
            expression.push_str(&removes.join(", "));
        }
        expression.push_str(" ADD version :one");
        let condition = (!self.conditions.is_empty()).then(|| self.conditions.join(" AND "));
        let update = Update::builder()
            .table_name(table)
            .set_key(Some(Key::review(self.order).attributes()))
            .update_expression(expression)
            .set_condition_expression(condition)
            .set_expression_attribute_names(Some(self.names))
            .set_expression_attribute_values(Some(self.values));
        built(update.build())
    }

    /// The write, as part of a transaction.
    pub(super) fn write(self, table: &str) -> Result<TransactWriteItem, Error> {
        Ok(TransactWriteItem::builder().update(self.update(table)?).build())
    }
}

/// Whether a conditional write took place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wrote {
    Done,
    /// A condition did not hold.
    Refused,
}

impl Store {
    /// Carries out one change by itself.
    pub(super) async fn change(&self, verb: &'static str, change: Change<'_>) -> Result<Wrote, Error> {
        let update = change.update(&self.table)?;
        let sent = self
            .client
            .update_item()
            .table_name(update.table_name)
            .set_key(Some(update.key))
            .update_expression(update.update_expression)
            .set_condition_expression(update.condition_expression)
            .set_expression_attribute_names(update.expression_attribute_names)
            .set_expression_attribute_values(update.expression_attribute_values)
            .send()
            .await;
        match sent {
            Ok(_) => Ok(Wrote::Done),
            Err(error) => match error.as_service_error() {
                Some(UpdateItemError::ConditionalCheckFailedException(_)) => Ok(Wrote::Refused),
                _ => Err(Error::unavailable(verb)(error)),
            },
        }
    }
}
