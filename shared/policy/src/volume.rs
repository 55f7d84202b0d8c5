use alloc::{format, vec::Vec};

use jiff::{ToSpan, civil::Date};

use crate::{Finding, Instant, MarketplaceRules, Reason, Rule};

/// Proactive messages that were accepted before the one that is judged (RULEBOOK 23). Replies and review requests are
/// not among them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct SentBefore {
    /// About the same order.
    pub about_order: u32,
    /// About the same order, for the same reason.
    pub for_reason: u32,
    /// By the seller on the marketplace on the same civil day.
    pub today: u32,
    /// Not messages but orders: those that the seller got on the marketplace on the complete civil days before, as many
    /// as [`DailyCap::days`] says.
    pub orders_lately: u32,
}

/// How many proactive messages a seller may send on one civil day (key `dailyCap`): `factor` times the orders of an
/// average day, and `base`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DailyCap {
    /// Messages for each order of an average day.
    pub factor: u32,
    /// Messages whatever the orders.
    pub base: u32,
    /// Complete civil days that are averaged.
    pub days: u32,
}

impl DailyCap {
    /// The most messages of a day after so many orders.
    pub fn after(self, orders: u32) -> u32 {
        let average = u64::from(self.factor) * u64::from(orders) / u64::from(self.days.max(1));
        u32::try_from(average + u64::from(self.base)).unwrap_or(u32::MAX)
    }
}

impl MarketplaceRules {
    /// The civil day of an instant.
    pub fn civil_day(&self, at: Instant) -> Date {
        self.time_zone.to_datetime(at.timestamp()).date()
    }

    /// The complete civil days before that of `at` which the daily cap averages, the latest first.
    pub fn days_before(&self, at: Instant) -> impl Iterator<Item = Date> {
        let today = self.civil_day(at);
        (1..=i64::from(self.daily_cap.days)).map(move |days| today.saturating_sub(days.days()))
    }

    /// The first instant of the civil day after that of `at`: when a daily cap ends.
    pub fn next_civil_day(&self, at: Instant) -> Instant {
        let next = self.civil_day(at).saturating_add(1.day());
        self.time_zone.to_timestamp(next.to_datetime(jiff::civil::Time::midnight())).map_or(at, Instant::from)
    }

    /// `per-order-cap` and `daily-cap` (RULEBOOK 23): the message that reaches a cap passes, the next does not.
    pub(crate) fn over_caps(&self, sent: SentBefore, reason: Option<Reason>) -> Vec<Finding> {
        let cap = self.daily_cap.after(sent.orders_lately);
        let per_order = (self.proactive_per_order <= sent.about_order).then(|| {
            let (sent, most) = (sent.about_order, self.proactive_per_order);
            let message = format!("{sent} messages were sent about this order, and {most} is the most");
            Finding::worded(Rule::PerOrderCap, message)
        });
        let per_reason = reason.filter(|_| self.proactive_per_reason <= sent.for_reason).map(|reason| {
            let (sent, most) = (sent.for_reason, self.proactive_per_reason);
            let id = reason.id();
            let message =
                format!("{sent} messages were sent about this order for {id}, and {most} is the most");
            Finding::worded(Rule::PerOrderCap, message)
        });
        let daily = (cap <= sent.today).then(|| {
            let message =
                format!("{} messages were sent today, and {cap} is the most of this day", sent.today);
            Finding::worded(Rule::DailyCap, message)
        });
        [per_order, per_reason, daily].into_iter().flatten().collect()
    }
}
