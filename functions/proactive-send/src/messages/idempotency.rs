use axum::{http::HeaderMap, response::Response};
use host::http::{Caller, Problem, answered};
use policy::{Instant, OrderId};
use store::{IdempotencyKey, Recorded};

/// Most bytes of an idempotency key.
const KEY_LIMIT: usize = 255;

/// The header Idempotency-Key, scoped to caller and order.
pub(super) fn idempotency_key(
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
pub(super) fn answered_before(
    recorded: Option<Recorded>,
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
