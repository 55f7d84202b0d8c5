use axum::http::{HeaderMap, HeaderValue, header};
use policy::Instant;

/// The header Retry-After, in whole seconds, if it is known when to try again; not a millisecond too early.
pub(crate) fn retry_after(retry_at: Option<Instant>, now: Instant) -> HeaderMap {
    let mut headers = HeaderMap::new();
    if let Some(retry_at) = retry_at {
        let seconds = (retry_at.since(now).as_millis().max(0) + 999) / 1_000;
        headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    headers
}
