use axum::{
    extract::State,
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
};
use host::{
    Services,
    http::{Body, Caller, Fresh, Id, Now, Problem, answered},
};
use policy::{Instant, OrderId};
use store::{IdempotencyKey, Wanted};

use crate::{
    draft::Draft,
    send::{self, Call, Sent},
};

/// Most bytes of an idempotency key.
const KEY_LIMIT: usize = 255;

/// `POST /v1/orders/{orderId}/messages`: 201 `{messageId, state}`, or a problem with every finding.
pub(crate) async fn send(
    State(services): State<Services>,
    caller: Caller,
    id: Id,
    Now(now): Now,
    Fresh(entropy): Fresh,
    headers: HeaderMap,
    body: Body<Draft>,
) -> Result<Response, Problem> {
    let id: OrderId = id.known("order")?;
    let key = idempotency_key(&headers, &caller, &id, &body.bytes)?;
    let mut wanted = Wanted::new().order(&id).contacts(&id).review(&id);
    if let Some(key) = &key {
        wanted = wanted.recorded(key);
    }
    let facts = services.store.facts(wanted).await?;
    let order =
        facts.order(&id)?.filter(|order| caller.may_see(order)).ok_or_else(|| Problem::not_found("order"))?;
    if let Some(key) = &key
        && let Some(answer) = answered_before(facts.recorded(key)?, key, now)
    {
        return answer;
    }
    let contacts = facts.contacts(&id)?.unwrap_or_default();
    let call = Call {
        services: &services,
        order: &order,
        contacts,
        review_asked: facts.review(&id)?.is_some_and(|review| review.is_asked()),
        draft: &body.value,
        key: key.as_ref(),
        now,
    };
    match send::send(&call, &entropy).await? {
        Sent::Now(body) => Ok(answered(StatusCode::CREATED.as_u16(), body)),
        Sent::Refused(problem) => {
            // The first verdict is given again, as long as the key is kept.
            if let Some(key) = &key {
                services.store.record(key, problem.status().as_u16(), &problem.body(), now).await?;
            }
            Ok(problem.into_response())
        }
        Sent::Meanwhile => {
            let again = || {
                Problem::conflict("the same Idempotency-Key is being answered right now; send the call again")
            };
            let key = key.as_ref().ok_or_else(again)?;
            let facts = services.store.facts(Wanted::new().recorded(key)).await?;
            answered_before(facts.recorded(key)?, key, now).ok_or_else(again)?
        }
    }
}

/// The header Idempotency-Key, scoped to caller and order.
fn idempotency_key(
    headers: &HeaderMap,
    caller: &Caller,
    order: &OrderId,
    body: &[u8],
) -> Result<Option<IdempotencyKey>, Problem> {
    let Some(value) = headers.get("idempotency-key") else { return Ok(None) };
    let key =
        value.to_str().ok().filter(|key| !key.is_empty() && key.len() <= KEY_LIMIT).ok_or_else(|| {
            Problem::invalid(
                "Idempotency-Key",
                format!("must be 1 to {KEY_LIMIT} printable ASCII characters"),
            )
        })?;
    let body = String::from_utf8_lossy(body);
    Ok(Some(IdempotencyKey::new(&caller.name(), key, &[order.as_str(), &body])))
}

/// What the same key was answered before, or that it stands for another call.
fn answered_before(
    recorded: Option<store::Recorded>,
    key: &IdempotencyKey,
    now: Instant,
) -> Option<Result<Response, Problem>> {
    let recorded = recorded.filter(|recorded| recorded.stands(now))?;
    if recorded.answers(key) {
        Some(Ok(answered(recorded.status, recorded.body)))
    } else {
        Some(Err(Problem::key_reused()))
    }
}
