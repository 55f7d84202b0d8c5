//! Orders as a house left them, copied under other ids into a table of any size.

use std::{
    collections::{BTreeMap, HashMap},
    error::Error,
};

use aws_sdk_dynamodb::{
    Client,
    types::{AttributeValue, PutRequest, WriteRequest},
};
use futures_util::{StreamExt, TryStreamExt, stream};
use policy::{Instant, OrderId};
use store::ReviewShard;

pub(crate) type Item = HashMap<String, AttributeValue>;

/// How many orders a table holds, and how many of them are due.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Stock {
    pub(crate) stored: usize,
    pub(crate) due: usize,
}

/// What a house keeps, sorted by what is copied.
pub(crate) struct Patterns {
    due: Vec<Pattern>,
    others: Vec<Pattern>,
    /// The one buyer of all of its orders, who is another one in each copy.
    buyer: String,
    /// Everything else: in a table once.
    rest: Vec<Item>,
}

/// Everything that is stored for one order.
struct Pattern {
    order: String,
    /// How far its review request has come.
    state: String,
    items: Vec<Item>,
}

/// Requests at once that fill a table.
const WRITERS: usize = 8;
/// The most that one `BatchWriteItem` takes.
const BATCH: usize = 25;

impl Patterns {
    /// Sorts `items`. An order is due if the index has it as due at `now`.
    pub(crate) fn of(items: Vec<Item>, buyer: &str, now: Instant) -> Self {
        let mut orders: BTreeMap<String, Vec<Item>> = BTreeMap::new();
        let (mut around, mut rest) = (Vec::new(), Vec::new());
        for item in items {
            let key = text(&item, "pk").unwrap_or_default();
            if let Some(order) = key.strip_prefix("ORDER#") {
                orders.entry(order.to_owned()).or_default().push(item);
            } else if key.ends_with(&format!("#{buyer}")) {
                around.push(item);
            } else {
                rest.push(item);
            }
        }
        let now = now.to_string();
        let is_due = |pattern: &Pattern| {
            pattern.items.iter().any(|item| {
                text(item, "queue").is_some_and(|queue| queue.starts_with("REVIEW#"))
                    && text(item, "due").is_some_and(|due| *due <= *now)
            })
        };
        let (due, others) = orders
            .into_iter()
            .map(|(order, mut items)| {
                let state = items.iter().find_map(|item| text(item, "state")).unwrap_or("none").to_owned();
                items.extend(around.iter().cloned());
                Pattern { order, state, items }
            })
            .partition(is_due);
        Self { due, others, buyer: buyer.to_owned(), rest }
    }

    /// Fills a table. Gives how many items it has then.
    pub(crate) async fn fill(
        &self,
        client: &Client,
        table: &str,
        stock: Stock,
    ) -> Result<usize, Box<dyn Error>> {
        let copies = (0..stock.stored).flat_map(|number| self.copy(number, stock).unwrap_or_default());
        let mut items = self.rest.iter().cloned().chain(copies).peekable();
        let batches = std::iter::from_fn(move || {
            items.peek()?;
            Some(items.by_ref().take(BATCH).collect::<Vec<Item>>())
        });
        stream::iter(batches)
            .map(|batch| write(client, table, batch))
            .buffer_unordered(WRITERS)
            .try_fold(0, |sum, count| async move { Ok(sum + count) })
            .await
    }

    /// How many orders of a table have come how far.
    pub(crate) fn states(&self, stock: Stock) -> BTreeMap<String, usize> {
        let mut states = BTreeMap::new();
        for pattern in (0..stock.stored).filter_map(|number| self.pattern(number, stock)) {
            *states.entry(pattern.state.clone()).or_default() += 1;
        }
        states
    }

    /// What the order with this number in the table is like. The first ones are due.
    fn pattern(&self, number: usize, stock: Stock) -> Option<&Pattern> {
        let patterns = if number < stock.due { &self.due } else { &self.others };
        patterns.get(number.checked_rem(patterns.len())?)
    }

    fn copy(&self, number: usize, stock: Stock) -> Option<Vec<Item>> {
        let pattern = self.pattern(number, stock)?;
        // Spread over the key space as order ids are.
        let order: OrderId = format!("702-{:07}-{number:07}", number * 7_919 % 10_000_000).parse().ok()?;
        let buyer = format!("{}{number:07}", self.buyer);
        let names = [(pattern.order.as_str(), order.as_str()), (self.buyer.as_str(), buyer.as_str())];
        let items = pattern.items.iter().map(|item| {
            let mut copy: Item =
                item.iter().map(|(name, value)| (name.clone(), renamed(value, &names))).collect();
            if let Some((queue, _)) = text(item, "queue").and_then(|queue| queue.split_once('#')) {
                let queue = format!("{queue}#{}", ReviewShard::of(&order).number());
                copy.insert("queue".to_owned(), AttributeValue::S(queue));
            }
            copy
        });
        Some(items.collect())
    }
}

async fn write(client: &Client, table: &str, batch: Vec<Item>) -> Result<usize, Box<dyn Error>> {
    let count = batch.len();
    let put = |item| {
        let put = PutRequest::builder().set_item(Some(item)).build()?;
        Ok(WriteRequest::builder().put_request(put).build())
    };
    let writes = batch.into_iter().map(put).collect::<Result<_, aws_sdk_dynamodb::error::BuildError>>()?;
    let answer = client.batch_write_item().request_items(table, writes).send().await?;
    match answer.unprocessed_items {
        Some(left) if !left.is_empty() => Err("DynamoDB did not take a batch as a whole".into()),
        _ => Ok(count),
    }
}

/// Every item of a table.
pub(crate) async fn everything(client: &Client, table: &str) -> Result<Vec<Item>, Box<dyn Error>> {
    let mut pages = client.scan().table_name(table).into_paginator().items().send();
    let mut items = Vec::new();
    while let Some(item) = pages.try_next().await? {
        items.push(item);
    }
    Ok(items)
}

fn text<'a>(item: &'a Item, name: &str) -> Option<&'a str> {
    item.get(name)?.as_s().ok().map(String::as_str)
}

/// A value with other names in all of its texts.
fn renamed(value: &AttributeValue, names: &[(&str, &str)]) -> AttributeValue {
    match value {
        AttributeValue::S(text) => {
            AttributeValue::S(names.iter().fold(text.clone(), |text, (from, to)| text.replace(from, to)))
        }
        AttributeValue::L(list) => {
            AttributeValue::L(list.iter().map(|value| renamed(value, names)).collect())
        }
        AttributeValue::M(map) => {
            AttributeValue::M(map.iter().map(|(name, value)| (name.clone(), renamed(value, names))).collect())
        }
        other => other.clone(),
    }
}
