use std::collections::BTreeMap;

use policy::{Hour, Refunds, ReviewSchedule, Scheduling, Selectors};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use super::{InvalidDocument, order::FulfilledBy, parse};

/// When a seller wants its buyers to be asked for reviews (`review-schedule`).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(as = ReviewSchedule)]
pub struct ReviewScheduleDocument {
    /// Whether the house asks by itself.
    #[serde(default = "automatic")]
    #[schema(default = true)]
    pub automatic: bool,
    /// Days after delivery; by default as soon as the window opens.
    #[schema(maximum = 90)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delay_days: Option<u16>,
    /// Hour of the marketplace's day to aim at.
    #[schema(maximum = 23)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub local_hour: Option<u8>,
    /// Which orders; all unless said otherwise.
    #[schema(value_type = SelectorsDocument, required = false)]
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub only: BTreeMap<String, Value>,
    /// Whether a buyer who turns out to have opted out goes onto the seller's block list (`blocklist-autofill`).
    #[serde(default)]
    pub block_opted_out: bool,
}

/// Which orders. Every selector must agree; one that is empty or not stated agrees to all. No selector may depend on what
/// a buyer thinks (`review-conditional`).
#[derive(ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(as = Selectors)]
#[expect(dead_code, reason = "described only: it is read as a map, to name a selector that nobody may use")]
struct SelectorsDocument {
    /// Orders with one of these stock keeping units.
    #[schema(required = false)]
    skus: Vec<String>,
    /// Orders placed on one of these marketplaces.
    #[schema(required = false)]
    marketplaces: Vec<String>,
    /// Orders shipped by this side.
    #[schema(required = false)]
    fulfilled_by: FulfilledBy,
    /// Orders of buyers who read one of these languages, BCP 47; one without region means all of its regions.
    #[schema(required = false)]
    languages: Vec<String>,
    /// By what was refunded.
    #[schema(required = false, default = "any")]
    refunds: RefundsKey,
}

/// A selector that is none of RULEBOOK 11.9: whom it would pick may depend on what they think.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` cannot select whom to ask")]
pub struct RefusedSelector(pub String);

/// The selectors there are.
const SELECTORS: [&str; 5] = ["skus", "marketplaces", "fulfilledBy", "languages", "refunds"];

const DELAY_LIMIT: u16 = 90;

fn automatic() -> bool {
    true
}

impl Default for ReviewScheduleDocument {
    fn default() -> Self {
        Self {
            automatic: true,
            delay_days: None,
            local_hour: None,
            only: BTreeMap::new(),
            block_opted_out: false,
        }
    }
}

/// Refunds by which orders may be selected.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = RefundsSelector)]
enum RefundsKey {
    /// Whatever was refunded.
    Any,
    /// Orders without a refund.
    None,
    /// Orders with one.
    Some,
}

impl ReviewScheduleDocument {
    /// The first selector that nobody may select by (`review-conditional`).
    pub fn refused_selector(&self) -> Option<RefusedSelector> {
        self.only.keys().find(|name| !SELECTORS.contains(&name.as_str())).cloned().map(RefusedSelector)
    }

    /// The schedule as policy knows it.
    pub fn to_schedule(&self) -> Result<ReviewSchedule, InvalidDocument> {
        if let Some(RefusedSelector(name)) = self.refused_selector() {
            let known = SELECTORS.join(", ");
            return Err(InvalidDocument::new(format!("only.{name}"), format!("must be one of {known}")));
        }
        if self.delay_days.is_some_and(|days| days > DELAY_LIMIT) {
            return Err(InvalidDocument::new("delayDays", format!("must be 0 to {DELAY_LIMIT}")));
        }
        let hour = self.local_hour.map(Hour::new).transpose();
        Ok(ReviewSchedule {
            scheduling: if self.automatic { Scheduling::Automatic } else { Scheduling::OnDemand },
            delay_days: self.delay_days,
            local_hour: hour.map_err(|error| InvalidDocument::new("localHour", error.to_string()))?,
            only: Selectors {
                skus: self.selector("skus", "an array of texts")?.unwrap_or_default(),
                marketplaces: self.parsed("marketplaces")?,
                fulfilled_by: self
                    .selector::<FulfilledBy>("fulfilledBy", "`seller` or `marketplace`")?
                    .map(Into::into),
                languages: self.parsed("languages")?,
                refunds: match self.selector("refunds", "`any`, `none` or `some`")? {
                    None | Some(RefundsKey::Any) => Refunds::Any,
                    Some(RefundsKey::None) => Refunds::None,
                    Some(RefundsKey::Some) => Refunds::Some,
                },
            },
        })
    }

    fn selector<T: for<'de> Deserialize<'de>>(
        &self,
        name: &str,
        shape: &str,
    ) -> Result<Option<T>, InvalidDocument> {
        let read = |value: &Value| {
            T::deserialize(value)
                .map_err(|_| InvalidDocument::new(format!("only.{name}"), format!("must be {shape}")))
        };
        self.only.get(name).map(read).transpose()
    }

    fn parsed<T: std::str::FromStr<Err: ToString>>(&self, name: &str) -> Result<Vec<T>, InvalidDocument> {
        let words: Vec<String> = self.selector(name, "an array of texts")?.unwrap_or_default();
        words.iter().enumerate().map(|(at, word)| parse(format!("only.{name}[{at}]"), word)).collect()
    }
}

#[cfg(test)]
mod tests {
    use utoipa::PartialSchema;

    use super::*;

    #[test]
    fn the_selectors_that_are_described_are_those_that_are_read() {
        let described = serde_json::to_value(SelectorsDocument::schema()).unwrap();
        let mut described: Vec<&str> =
            described["properties"].as_object().unwrap().keys().map(String::as_str).collect();
        let mut read = SELECTORS;
        described.sort_unstable();
        read.sort_unstable();
        assert_eq!(described, read);
    }
}
