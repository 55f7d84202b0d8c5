use axum::{Json, extract::State};
use host::{
    Services,
    http::{
        Caller, Id, Problem,
        description::{OrderPath, Problems, ReviewStateWord, may_be},
    },
};
use policy::{Instant, OrderId};
use serde::Serialize;
use store::{Review, Step, Wanted};
use utoipa::ToSchema;

/// How far the one review request of an order has come, and what happened.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = ReviewRequest)]
pub(crate) struct RequestBody {
    #[serde(flatten)]
    summary: SummaryBody,
    /// How often it was claimed to be sent.
    attempt: u32,
    /// The name by which SES knows the mail, once it took it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    ses_message_id: Option<String>,
    /// What happened, the oldest first.
    history: Vec<StepBody>,
}

/// How far the one review request of an order has come, in short.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = ReviewRequestSummary)]
pub(crate) struct SummaryBody {
    /// The order.
    #[schema(example = "111-1111111-1111111")]
    order_id: String,
    /// How far it has come.
    #[schema(value_type = ReviewStateWord)]
    state: &'static str,
    /// Why it stands there: the id of a rule, or what SES said.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "review-window", nullable = false)]
    reason: Option<String>,
    /// When it is to be sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime, nullable = false)]
    due_at: Option<String>,
    /// The first instant of the review window.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime, nullable = false)]
    opens_at: Option<String>,
    /// The last one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime, nullable = false)]
    closes_at: Option<String>,
    /// When it last changed.
    #[schema(format = DateTime)]
    changed_at: String,
}

/// A step in the life of a review request.
#[derive(Serialize, ToSchema)]
#[schema(as = ReviewRequestStep)]
struct StepBody {
    /// When.
    #[schema(format = DateTime)]
    at: String,
    /// What it became.
    #[schema(value_type = ReviewStateWord)]
    state: &'static str,
    /// Why, if there is more to say.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
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

/// Read the review request of an order
///
/// Every order has one from the moment that it is stored.
#[utoipa::path(
    get,
    path = "/v1/orders/{id}/review-request",
    operation_id = "getReviewRequest",
    tag = "Review requests",
    params(OrderPath),
    security(("token" = ["marketplace"]), ("token" = ["seller"])),
    responses(
        (status = 200, description = "How it stands and what happened.", body = RequestBody),
        Problems::<{ may_be::NOT_FOUND }>,
    ),
)]
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
