use std::collections::BTreeMap;

use host::http::Problem;
use policy::{Finding, OrderId, Rule};
use serde::{Deserialize, Serialize};
use store::{Cursor, ReviewScheduleDocument};

use super::trial::{Judged, Outcome};
use crate::{list::read_as, query::page_of};

/// Most orders that one call may name.
const MOST_ORDERS: usize = 100;

/// What a dry run is asked for.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Draft {
    order_ids: Option<Vec<String>>,
    pub(super) schedule: Option<ReviewScheduleDocument>,
    pub(super) at: Option<String>,
    cursor: Option<String>,
    limit: Option<u64>,
}

/// Which orders a dry run is about.
pub(super) enum Wish {
    /// These.
    Orders(Vec<OrderId>),
    /// A page of all.
    Page { after: Option<Cursor>, limit: u8 },
}

impl Draft {
    pub(super) fn wish(&self) -> Result<Wish, Problem> {
        let Some(ids) = &self.order_ids else {
            let after = self.cursor.as_deref().map(read_as("cursor")).transpose()?;
            return Ok(Wish::Page { after, limit: page_of(self.limit)? });
        };
        for (field, is_there) in [("cursor", self.cursor.is_some()), ("limit", self.limit.is_some())] {
            if is_there {
                return Err(Problem::invalid(field, "belongs to a page of all orders, not beside orderIds"));
            }
        }
        if !(1..=MOST_ORDERS).contains(&ids.len()) {
            return Err(Problem::invalid("orderIds", format!("must name 1 to {MOST_ORDERS} orders")));
        }
        let mut orders: Vec<OrderId> = Vec::with_capacity(ids.len());
        for (place, id) in ids.iter().enumerate() {
            let id = id.parse().map_err(|error| Problem::invalid(format!("orderIds[{place}]"), error))?;
            if !orders.contains(&id) {
                orders.push(id);
            }
        }
        Ok(Wish::Orders(orders))
    }
}

/// What a dry run tells.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct PreviewBody {
    review_requests: Vec<TriedBody>,
    summary: SummaryBody,
    #[serde(skip_serializing_if = "Option::is_none")]
    next_cursor: Option<String>,
}

/// What would become of one order.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct TriedBody {
    order_id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    state: Option<&'static str>,
    outcome: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    due_at: Option<String>,
    #[serde(flatten)]
    against: Option<AgainstBody>,
    #[serde(skip_serializing_if = "Option::is_none")]
    opens_at: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    closes_at: Option<String>,
}

#[derive(Serialize)]
struct AgainstBody {
    rule: &'static str,
    message: String,
    fix: String,
}

/// How many of the orders in this very answer end how.
#[derive(Serialize, Default)]
struct SummaryBody {
    due: u32,
    closed: BTreeMap<&'static str, u32>,
    asked: u32,
}

impl PreviewBody {
    pub(super) fn of(judged: &[Judged], next: Option<Cursor>) -> Self {
        let mut summary = SummaryBody::default();
        for one in judged {
            match one.outcome {
                Outcome::Due(_) => summary.due += 1,
                Outcome::Closed(rule) => *summary.closed.entry(rule.id()).or_default() += 1,
                Outcome::Asked => summary.asked += 1,
            }
        }
        Self {
            review_requests: judged.iter().map(TriedBody::of).collect(),
            summary,
            next_cursor: next.map(|next| next.to_string()),
        }
    }
}

impl TriedBody {
    fn of(judged: &Judged) -> Self {
        let (outcome, due_at, rule) = match judged.outcome {
            Outcome::Due(due) => ("due", Some(due.to_string()), None),
            Outcome::Closed(rule) => ("closed", None, Some(rule)),
            Outcome::Asked => ("asked", None, None),
        };
        Self {
            order_id: judged.order.to_string(),
            state: judged.state.map(policy::ReviewState::word),
            outcome,
            due_at,
            against: rule.map(|rule| AgainstBody::of(rule, &judged.order)),
            opens_at: judged.window.map(|(opens_at, _)| opens_at.to_string()),
            closes_at: judged.window.map(|(_, closes_at)| closes_at.to_string()),
        }
    }
}

impl AgainstBody {
    fn of(rule: Rule, order: &OrderId) -> Self {
        let Finding { message, fix, .. } = Finding::about(rule, order);
        Self { rule: rule.id(), message, fix }
    }
}
