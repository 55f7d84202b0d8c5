use axum::{
    Json,
    body::Bytes,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use host::{
    Services,
    http::{Caller, Fresh, Id, Now, Problem},
};
use policy::OrderId;
use serde::Serialize;

use crate::{
    account::visible_order,
    attempt::{Attempt, attempt},
};

/// What a request that was taken is answered with.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct AskedBody<'a> {
    order_id: &'a str,
    state: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    due_at: Option<String>,
}

/// `POST /v1/orders/{orderId}/review-request`: asks the buyer of one order for a review, now, whatever the seller's
/// schedule says.
///
/// 201 `{orderId, state}`: `sent`; `pending` with `dueAt` if SES does not take mail right now; `sending` if nobody knows
/// whether SES took it, in which case it is never sent again. Else 403 with every rule that stands against it, and with
/// `opensAt` and `closesAt` if the window is known. The order itself is the key that makes a repetition harmless: of
/// any number of calls one gets 201, the others 403 `review-repeat`. The header Idempotency-Key has no effect.
pub(crate) async fn ask(
    State(services): State<Services>,
    caller: Caller,
    id: Id,
    Now(now): Now,
    Fresh(entropy): Fresh,
    body: Bytes,
) -> Result<Response, Problem> {
    let order: OrderId = id.known("order")?;
    must_be_empty(&body)?;
    visible_order(&services, &caller, &order).await?;
    match attempt(&services, &order, now, &entropy).await? {
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
