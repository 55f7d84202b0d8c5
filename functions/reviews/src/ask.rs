use axum::{
    Json,
    body::Bytes,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use host::{
    Services,
    http::{
        Caller, Fresh, Id, Now, Problem,
        description::{OrderPath, Problems, ReviewStateWord, may_be},
    },
};
use policy::OrderId;
use post::Watch;
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    account::visible_order,
    attempt::{Attempt, attempt},
};

/// What a request that was taken is answered with.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = AskedForReview)]
struct AskedBody<'a> {
    /// The order.
    #[schema(example = "111-1111111-1111111")]
    order_id: &'a str,
    /// `sent`, `pending` or `sending`.
    #[schema(value_type = ReviewStateWord)]
    state: &'static str,
    /// When it is to be sent, if it is pending.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime, nullable = false)]
    due_at: Option<String>,
}

/// Ask the buyer of an order for a review
///
/// The body is empty or `{}`: the text is the marketplace's own. It is sent now, whatever the seller's schedule says. 201
/// with the state `sent`; `pending` with `dueAt` if SES does not take mail right now; `sending` if nobody knows whether SES
/// took it, in which case it is never sent again.
///
/// Refused, it is 403 with every rule that stands against it, and with `opensAt` and `closesAt` if the window is known. The
/// order itself is the key that makes a repetition harmless: of any number of calls one gets 201, the others 403
/// `review-repeat`. The header Idempotency-Key has no effect.
#[utoipa::path(
    post,
    path = "/v1/orders/{id}/review-request",
    operation_id = "askForReview",
    tag = "Review requests",
    params(OrderPath),
    security(("token" = ["marketplace"]), ("token" = ["seller"])),
    responses(
        (status = 201, description = "It was taken.", body = AskedBody),
        Problems::<{ may_be::TOO_LARGE | may_be::REFUSED | may_be::NOT_FOUND | may_be::CONFLICT }>,
    ),
)]
pub(crate) async fn ask(
    State(services): State<Services>,
    caller: Caller,
    id: Id,
    Now(now): Now,
    Fresh(entropy): Fresh,
    body: Bytes,
) -> Result<Response, Problem> {
    let watch = Watch::starting_at(now);
    let order: OrderId = id.known("order")?;
    must_be_empty(&body)?;
    visible_order(&services, &caller, &order).await?;
    match attempt(&services, &order, &watch, &entropy).await? {
        Attempt::Taken { state, due } => {
            let due_at = due.map(|due| due.to_string());
            let body = AskedBody { order_id: order.as_str(), state: state.word(), due_at };
            Ok((StatusCode::CREATED, Json(body)).into_response())
        }
        Attempt::Refused { findings, window } => {
            Err(Problem::refused(StatusCode::FORBIDDEN, &findings).within(window))
        }
        Attempt::Incomplete => Err(Problem::conflict(
            "the feed brought this order before it told enough to ask for a review; it must be put again",
        )),
        Attempt::Contended => {
            Err(Problem::conflict("other calls change this order at the same time; send the call again"))
        }
    }
}

/// There is nothing to say: the text is the platform's (`review-template-only`).
fn must_be_empty(body: &[u8]) -> Result<(), Problem> {
    let says_nothing = body.trim_ascii().is_empty()
        || serde_json::from_slice::<serde_json::Map<String, serde_json::Value>>(body)
            .is_ok_and(|fields| fields.is_empty());
    says_nothing.then_some(()).ok_or_else(|| {
        Problem::invalid("", "the body must be empty or {}; the text is the marketplace's own")
    })
}
