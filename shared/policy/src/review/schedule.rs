use alloc::{string::String, vec::Vec};

use jiff::{
    civil::{Date, Time},
    tz::TimeZone,
};

use crate::{
    AdjustmentStatus, Fulfilment, Instant, LanguageTag, MarketplaceId, MarketplaceRules, Order, Rule, Span,
};

/// A scheduled request is not sent in the last quarter of an hour of its window, so that no call to SES, however
/// slow, ends after it (RELIABILITY 2.1).
pub const REVIEW_CLOSE_MARGIN: Span = Span::minutes(15);

/// When a seller wants its buyers to be asked (`review-schedule`, RULEBOOK 11.7).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ReviewSchedule {
    /// Whether the house asks by itself.
    pub scheduling: Scheduling,
    /// Days after delivery, or after the earliest estimate of it. Earlier than the window opens counts as its
    /// opening, later than it closes as its last safe instant.
    pub delay_days: Option<u16>,
    /// Hour of the marketplace's own day to aim at.
    pub local_hour: Option<Hour>,
    /// Which orders.
    pub only: Selectors,
}

/// Whether requests go out by themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Scheduling {
    /// As soon as they may.
    #[default]
    Automatic,
    /// Only when the seller asks for one.
    OnDemand,
}

/// An hour of the day, 0 to 23.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Hour(i8);

/// An hour is 0 to 23.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("an hour is 0 to 23")]
pub struct InvalidHour;

/// Which orders a seller's schedule asks for. Every selector must agree; an empty one agrees to all. There is none
/// for what a buyer thinks: that would be `review-conditional` (RULEBOOK 11.9).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Selectors {
    /// Orders with one of these stock keeping units.
    pub skus: Vec<String>,
    /// Orders placed on one of these marketplaces.
    pub marketplaces: Vec<MarketplaceId>,
    /// Orders shipped by this side.
    pub fulfilled_by: Option<Fulfilment>,
    /// Orders of buyers who read one of these languages; a language without region means all of its regions.
    pub languages: Vec<LanguageTag>,
    /// Orders by what was given back.
    pub refunds: Refunds,
}

/// Orders by what was given back. What was refunded in full is never asked about (RULEBOOK 11.5).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Refunds {
    /// Whatever was given back.
    #[default]
    Any,
    /// Nothing was given back.
    None,
    /// Something was given back.
    Some,
}

/// When the template is to ask about an order, as far as the feed's facts decide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReviewPlan {
    /// At `due`, which lies inside the window.
    Due {
        /// When.
        due: Instant,
        /// The window's first instant.
        opens_at: Instant,
        /// The window's last instant.
        closes_at: Instant,
    },
    /// Not, for now.
    Closed {
        /// The rule that stands against it.
        rule: Rule,
        /// The window, if it is known.
        window: Option<(Instant, Instant)>,
    },
}

impl Hour {
    /// An hour of the day.
    pub fn new(hour: u8) -> Result<Self, InvalidHour> {
        i8::try_from(hour).ok().filter(|hour| *hour < 24).map(Self).ok_or(InvalidHour)
    }

    /// 0 to 23.
    pub const fn get(self) -> u8 {
        self.0.unsigned_abs()
    }
}

impl MarketplaceRules {
    /// When `order` is to be asked about by `schedule`, `now` being the earliest (RULEBOOK 11.1, 11.5, 11.7, 11.9).
    /// What is due by `due_since` stays due: a worker that comes late does not wait for the next day's hour. What
    /// others decide is left out: the buyer's preference and the seller's block list count at dispatch alone.
    pub fn plan_review(
        &self,
        order: &Order,
        buyer: &LanguageTag,
        schedule: &ReviewSchedule,
        due_since: Option<Instant>,
        now: Instant,
    ) -> ReviewPlan {
        let window = self.review_window(order).instants();
        let closed = |rule| ReviewPlan::Closed { rule, window };
        if let Err(rule) = crate::Reason::RequestReview.admitted_by(order) {
            return closed(if rule == Rule::ReasonAvailability { Rule::ReviewWindow } else { rule });
        }
        if self.excludes_from_review(order) {
            return closed(Rule::ReviewOrderState);
        }
        let Some((opens_at, closes_at)) = window else { return closed(Rule::ReviewWindow) };
        if schedule.scheduling == Scheduling::OnDemand || !schedule.only.agree(order, buyer) {
            return closed(Rule::ReviewSchedule);
        }
        let last = closes_at - REVIEW_CLOSE_MARGIN;
        let wished = match schedule.delay_days {
            Some(days) => opens_at + Span::days(i64::from(days) - self.review_open_days),
            None => opens_at,
        };
        if last < now || last < opens_at {
            return closed(Rule::ReviewWindow);
        }
        let known = due_since.filter(|known| *known <= now).unwrap_or(now);
        let earliest = wished.max(opens_at).min(last).max(known);
        let aimed = schedule.local_hour.and_then(|hour| hour.next(&self.time_zone, earliest));
        let due = aimed.filter(|aimed| *aimed <= last).unwrap_or(earliest).max(now);
        ReviewPlan::Due { due, opens_at, closes_at }
    }
}

impl Hour {
    /// The first full hour of this name in `zone`, not before `earliest`. An hour that a clock change skips begins
    /// when the change is over.
    fn next(self, zone: &TimeZone, earliest: Instant) -> Option<Instant> {
        let day = zone.to_datetime(earliest.timestamp()).date();
        let hour = Time::new(self.0, 0, 0, 0).ok()?;
        let days = [Some(day), day.tomorrow().ok(), day.tomorrow().and_then(Date::tomorrow).ok()];
        days.into_iter()
            .flatten()
            .filter_map(|day| zone.to_timestamp(day.to_datetime(hour)).ok())
            .map(Instant::from)
            .find(|instant| *instant >= earliest)
    }
}

impl Selectors {
    fn agree(&self, order: &Order, buyer: &LanguageTag) -> bool {
        let sold = |sku: &String| order.lines.iter().any(|line| line.sku.as_ref() == Some(sku));
        let reads = |tag: &LanguageTag| {
            tag.primary() == buyer.primary()
                && tag.region().is_none_or(|region| buyer.region() == Some(region))
        };
        let refunded = order.adjustments.iter().any(|given| given.status == AdjustmentStatus::Accepted);
        (self.skus.is_empty() || self.skus.iter().any(sold))
            && (self.marketplaces.is_empty() || self.marketplaces.contains(&order.marketplace))
            && self.fulfilled_by.is_none_or(|side| side == order.fulfilled_by)
            && (self.languages.is_empty() || self.languages.iter().any(reads))
            && match self.refunds {
                Refunds::Any => true,
                Refunds::None => !refunded,
                Refunds::Some => refunded,
            }
    }
}
