use std::collections::BTreeMap;

use host::http::{
    Problem,
    description::{ReviewStateWord, RuleWord},
};
use policy::{Finding, OrderId, Rule};
use serde::{Deserialize, Serialize};
use store::{Cursor, ReviewScheduleDocument};
use utoipa::ToSchema;

use super::trial::{Judged, Outcome};
use crate::{list::read_as, query::page_of};

/// Most orders that one call may name.
const MOST_ORDERS: usize = 100;

/// What a dry run is asked for.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(as = ReviewPreviewDraft)]
pub(crate) struct Draft {
    /// The orders; a page of all if none are named.
    #[schema(min_items = 1, max_items = 100, example = json!(["111-1111111-1111111"]))]
    order_ids: Option<Vec<String>>,
    /// Supposes that this schedule had been in force when the orders came.
    pub(super) schedule: Option<ReviewScheduleDocument>,
    /// Supposes that it is this instant and that none of the orders was asked about yet; facts, rules and block list
    /// are those of today.
    #[schema(format = DateTime)]
    pub(super) at: Option<String>,
    /// `nextCursor` of the page before.
    cursor: Option<String>,
    /// Most orders of the page.
    #[schema(minimum = 1, maximum = 100, default = 50)]
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
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = ReviewPreview)]
pub(crate) struct PreviewBody {
    /// One for each order.
    review_requests: Vec<TriedBody>,
    /// How many of them end how.
    summary: SummaryBody,
    /// Names the next page; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    next_cursor: Option<String>,
}

/// What would become of one order.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = ReviewPreviewOrder)]
struct TriedBody {
    /// The order.
    #[schema(example = "111-1111111-1111111")]
    order_id: String,
    /// How far its request has come.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<ReviewStateWord>, nullable = false)]
    state: Option<&'static str>,
    /// What would become of it.
    outcome: OutcomeBody,
    /// When it would be asked about.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime, nullable = false)]
    due_at: Option<String>,
    /// The rule that stands against it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<RuleWord>, nullable = false)]
    rule: Option<&'static str>,
    /// What stands against it, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    message: Option<String>,
    /// What to do instead.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    fix: Option<String>,
    /// The first instant of the review window.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime, nullable = false)]
    opens_at: Option<String>,
    /// The last one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime, nullable = false)]
    closes_at: Option<String>,
}

/// What would become of an order: `due`, it would be asked about at `dueAt`; `closed`, not, by `rule`; `asked`, it was
/// asked about, or may have been.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = ReviewPreviewOutcome)]
enum OutcomeBody {
    Due,
    Closed,
    Asked,
}

/// How many of the orders in this very answer end how.
#[derive(Serialize, Default, ToSchema)]
#[schema(as = ReviewPreviewSummary)]
struct SummaryBody {
    /// Orders that would be asked about.
    due: u32,
    /// Orders that would not, by rule.
    #[schema(value_type = BTreeMap<String, u32>, example = json!({ "review-window": 3 }))]
    closed: BTreeMap<&'static str, u32>,
    /// Orders that were asked about, or may have been.
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
            Outcome::Due(due) => (OutcomeBody::Due, Some(due.to_string()), None),
            Outcome::Closed(rule) => (OutcomeBody::Closed, None, Some(rule)),
            Outcome::Asked => (OutcomeBody::Asked, None, None),
        };
        let against = rule.map(|rule| Finding::about(rule, &judged.order));
        Self {
            order_id: judged.order.to_string(),
            state: judged.state.map(policy::ReviewState::word),
            outcome,
            due_at,
            rule: rule.map(Rule::id),
            message: against.as_ref().map(|finding| finding.message.clone()),
            fix: against.map(|finding| finding.fix),
            opens_at: judged.window.map(|(opens_at, _)| opens_at.to_string()),
            closes_at: judged.window.map(|(_, closes_at)| closes_at.to_string()),
        }
    }
}
