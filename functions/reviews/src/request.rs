use axum::{Json, extract::State};
use host::{
    Services,
    http::{Caller, Id, Problem},
};
use policy::{Instant, OrderId};
use serde::Serialize;
use store::{Review, Step, Wanted};

/// How far the one review request of an order has come, as programs read it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct RequestBody {
    #[serde(flatten)]
    summary: SummaryBody,
    attempt: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    ses_message_id: Option<String>,
    history: Vec<StepBody>,
}

/// The same in short, as lists give it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct SummaryBody {
    order_id: String,
    state: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    due_at: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    opens_at: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    closes_at: Option<String>,
    changed_at: String,
}

#[derive(Serialize)]
struct StepBody {
    at: String,
    state: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<String>,
}

impl From<&Review> for SummaryBody {
    fn from(review: &Review) -> Self {
        let instant = |instant: Instant| instant.to_string();
        Self {
            order_id: review.order.to_string(),
            state: review.state.word(),
            reason: review.reason.clone(),
            due_at: review.due.map(instant),
            opens_at: review.window.map(|(opens_at, _)| instant(opens_at)),
            closes_at: review.window.map(|(_, closes_at)| instant(closes_at)),
            changed_at: instant(review.changed_at),
        }
    }
}

impl From<&Review> for RequestBody {
    fn from(review: &Review) -> Self {
        let step = |step: &Step| StepBody {
            at: step.at.to_string(),
            state: step.state.word(),
            why: step.why.clone(),
        };
        Self {
            summary: review.into(),
            attempt: review.attempt,
            ses_message_id: review.ses_id.clone(),
            history: review.history.iter().map(step).collect(),
        }
    }
}

/// `GET /v1/orders/{orderId}/review-request`.
pub(crate) async fn request(
    State(services): State<Services>,
    caller: Caller,
    id: Id,
) -> Result<Json<RequestBody>, Problem> {
    let id: OrderId = id.known("order")?;
    let facts = services.store.facts(Wanted::new().order(&id).review(&id)).await?;
    facts.order(&id)?.filter(|order| caller.may_see(order)).ok_or_else(|| Problem::not_found("order"))?;
    let review = facts.review(&id)?.ok_or_else(|| Problem::not_found("review request"))?;
    Ok(Json(RequestBody::from(&review)))
}
