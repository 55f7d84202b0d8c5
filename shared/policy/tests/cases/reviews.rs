use jiff::tz::TimeZone;
use policy::{
    Hour, Instant, MarketplaceRules, Refunds, ReviewPlan, ReviewRequest, ReviewSchedule, Scheduling,
    Selectors, Verdict,
};
use serde::Deserialize;

use crate::{
    Answer,
    facts::{BuyerFacts, RulesFacts, SellerFacts},
    order_facts::{FulfilledBy, OrderFacts},
    when::When,
};

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub(crate) struct ReviewFacts {
    seller: SellerFacts,
    buyer: BuyerFacts,
    order: OrderFacts,
    rules: RulesFacts,
    asked_before: bool,
    blocked: bool,
    address_bounces: bool,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub(crate) struct ReviewPlanFacts {
    order: OrderFacts,
    rules: RulesFacts,
    buyer: BuyerFacts,
    /// Time zone of the marketplace in POSIX form, such as `EST5EDT,M3.2.0,M11.1.0`.
    zone: Option<String>,
    schedule: ScheduleFacts,
    due_since: Option<When>,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
struct ScheduleFacts {
    on_demand: bool,
    delay_days: Option<u16>,
    local_hour: Option<u8>,
    skus: Vec<String>,
    marketplaces: Vec<String>,
    fulfilled_by: Option<FulfilledBy>,
    languages: Vec<String>,
    refunds: Option<RefundsFact>,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "camelCase")]
enum RefundsFact {
    None,
    Some,
}

impl ReviewFacts {
    pub(crate) fn judge(&self, accepted_at: Instant, dispatch_at: Instant) -> Verdict {
        ReviewRequest {
            message: "M".parse().unwrap(),
            rules: &self.rules.rules(),
            seller: &self.seller.seller(),
            buyer: &self.buyer.buyer(),
            order: &self.order.order(),
            asked_before: self.asked_before,
            blocked: self.blocked,
            address_bounces: self.address_bounces,
            accepted_at,
        }
        .judge(dispatch_at)
    }
}

impl ReviewPlanFacts {
    pub(crate) fn answer(&self, now: Instant) -> (Answer, String) {
        let time_zone = self.zone.as_ref().map_or(TimeZone::UTC, |zone| TimeZone::posix(zone).unwrap());
        let rules = MarketplaceRules { time_zone, ..self.rules.rules() };
        let schedule = self.schedule.schedule();
        let due_since = self.due_since.map(When::instant);
        let plan =
            rules.plan_review(&self.order.order(), &self.buyer.buyer().locale, &schedule, due_since, now);
        Answer::of_thing(match plan {
            ReviewPlan::Due { due, opens_at, closes_at } => {
                assert!(opens_at <= due && due <= closes_at, "{due} is not within {opens_at} to {closes_at}");
                format!("due {due}")
            }
            ReviewPlan::Closed { rule, .. } => format!("closed by {rule}"),
        })
    }
}

impl ScheduleFacts {
    fn schedule(&self) -> ReviewSchedule {
        ReviewSchedule {
            scheduling: if self.on_demand { Scheduling::OnDemand } else { Scheduling::Automatic },
            delay_days: self.delay_days,
            local_hour: self.local_hour.map(|hour| Hour::new(hour).unwrap()),
            only: Selectors {
                skus: self.skus.clone(),
                marketplaces: self.marketplaces.iter().map(|id| id.parse().unwrap()).collect(),
                fulfilled_by: self.fulfilled_by.map(Into::into),
                languages: self.languages.iter().map(|tag| tag.parse().unwrap()).collect(),
                refunds: match self.refunds {
                    None => Refunds::Any,
                    Some(RefundsFact::None) => Refunds::None,
                    Some(RefundsFact::Some) => Refunds::Some,
                },
            },
        }
    }
}
