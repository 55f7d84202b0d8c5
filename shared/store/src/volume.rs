use std::collections::BTreeMap;

use aws_sdk_dynamodb::types::{AttributeValue, TransactWriteItem, Update};
use jiff::civil::Date;
use policy::{Instant, MarketplaceId, MarketplaceRules, SellerId};

use crate::{
    Error, Store,
    feed::{built, stored_wrong},
    keys::Key,
    table::Item,
};

/// Counts of one seller on one marketplace by civil day, for the daily cap (RULEBOOK 23). Days that no cap looks at any
/// more are taken out when the next one is counted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DayCounts(BTreeMap<Date, u32>);

/// One proactive message to be counted on its day, if the day's cap lets it.
#[derive(Debug, Clone, Copy)]
pub struct DayCount<'a> {
    /// Where.
    pub marketplace: &'a MarketplaceId,
    /// Whose.
    pub seller: &'a SellerId,
    /// The civil day.
    pub day: Date,
    /// The most messages of the day.
    pub cap: u32,
    /// The counts as they were read.
    pub known: &'a DayCounts,
}

/// Days are attributes: `d` and the date.
const PREFIX: char = 'd';

impl DayCounts {
    /// The count of one day.
    pub fn on(&self, day: Date) -> u32 {
        self.0.get(&day).copied().unwrap_or_default()
    }

    /// The count of all days.
    pub fn over(&self, days: impl Iterator<Item = Date>) -> u32 {
        days.map(|day| self.on(day)).fold(0, u32::saturating_add)
    }

    pub(crate) fn read(item: &Item) -> Result<Self, Error> {
        let days = item.iter().filter_map(|(name, value)| {
            let day = name.strip_prefix(PREFIX)?.parse().ok()?;
            Some((day, value))
        });
        let count = |(day, value): (Date, &AttributeValue)| {
            let count = value.as_n().ok().and_then(|number| number.parse().ok());
            count.map(|count| (day, count)).ok_or_else(|| stored_wrong("count")("a day holds no number"))
        };
        days.map(count).collect::<Result<_, _>>().map(Self)
    }

    /// The days before `oldest`, which nothing looks at any more.
    fn stale(&self, oldest: Date) -> impl Iterator<Item = Date> {
        self.0.range(..oldest).map(|(day, _)| *day)
    }
}

/// Days that are kept beyond those that a cap averages.
const SLACK_DAYS: i64 = 40;

impl Store {
    /// Counts an order on the civil day on which it was placed. Not part of the order's own transaction, in which a
    /// seller's orders would stand in each other's way: an order whose feed call dies in between is not counted, and the
    /// cap is lower by less than a message.
    pub async fn count_order(
        &self,
        rules: &MarketplaceRules,
        seller: &SellerId,
        placed_at: Instant,
        known: &DayCounts,
    ) -> Result<(), Error> {
        let day = rules.civil_day(placed_at);
        let update = self.counting(&Key::orders_placed(&rules.id, seller), day, known)?;
        self.client
            .update_item()
            .table_name(update.table_name)
            .set_key(Some(update.key))
            .update_expression(update.update_expression)
            .set_expression_attribute_names(update.expression_attribute_names)
            .set_expression_attribute_values(update.expression_attribute_values)
            .send()
            .await
            .map_err(Error::unavailable("count an order"))?;
        Ok(())
    }

    /// The write that counts a message on its day, and does not hold once the cap is reached.
    pub(crate) fn count_message(&self, count: &DayCount<'_>) -> Result<TransactWriteItem, Error> {
        let key = Key::messages_sent(count.marketplace, count.seller);
        let mut update = self.counting(&key, count.day, count.known)?;
        update.condition_expression = Some("attribute_not_exists(#day) OR #day < :cap".to_owned());
        update
            .expression_attribute_values
            .get_or_insert_default()
            .insert(":cap".to_owned(), AttributeValue::N(count.cap.to_string()));
        Ok(TransactWriteItem::builder().update(update).build())
    }

    fn counting(&self, key: &Key, day: Date, known: &DayCounts) -> Result<Update, Error> {
        let mut update = Update::builder()
            .table_name(&self.table)
            .set_key(Some(key.attributes()))
            .expression_attribute_names("#day", format!("{PREFIX}{day}"))
            .expression_attribute_values(":one", AttributeValue::N("1".to_owned()));
        let mut expression = "ADD #day :one".to_owned();
        let oldest = day.saturating_sub(jiff::Span::new().days(SLACK_DAYS));
        for (at, stale) in known.stale(oldest).enumerate() {
            expression.push_str(if at == 0 { " REMOVE " } else { ", " });
            expression.push_str("#old");
            expression.push_str(&at.to_string());
            update = update.expression_attribute_names(format!("#old{at}"), format!("{PREFIX}{stale}"));
        }
        built(update.update_expression(expression).build())
    }
}
