use axum::{
    body::Body,
    http::{HeaderName, HeaderValue, header},
    response::{IntoResponse, Response},
};
use spapi::{Code, Details, SpError};
use store::RateLimit;

use super::Refused;
use crate::{derived, http::edge::BODY_LIMIT};

const REQUEST_ID: HeaderName = HeaderName::from_static(spapi::header::REQUEST_ID);
const RATE_LIMIT: HeaderName = HeaderName::from_static(spapi::header::RATE_LIMIT);

/// An answer as it leaves: with the id of the call, in one content type whatever the status, and with the rate if the
/// caller is known. The framework's own bare refusals become errors of the API.
pub(super) fn dressed(
    response: Response,
    content_type: &'static str,
    limit: Option<RateLimit>,
    fresh: &[u8; 32],
) -> Response {
    let mut response = said_in_json(response);
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
    if let Ok(id) = HeaderValue::try_from(request_id(fresh)) {
        headers.insert(REQUEST_ID, id);
    }
    // Programs wait for one over the rate, whatever stopped them: a cap that ends at midnight is a very slow rate.
    let waits = headers.get(header::RETRY_AFTER).and_then(|value| value.to_str().ok()?.parse::<u32>().ok());
    let rate = match waits {
        Some(seconds) => limit.map(|_| format!("{:.6}", 1.0 / f64::from(seconds.max(1)))),
        None => limit.map(|limit| limit.to_string()),
    };
    if let Some(rate) = rate.and_then(|rate| HeaderValue::try_from(rate).ok()) {
        headers.insert(RATE_LIMIT, rate);
    }
    response
}

fn said_in_json(response: Response) -> Response {
    let kind = response.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    let status = response.status();
    if status.is_success() || kind.is_some_and(|kind| kind.contains("json")) {
        return response;
    }
    let error = match status.as_u16() {
        404 => SpError::not_found(&Details::new("not-found")),
        413 => SpError::request_too_large(BODY_LIMIT),
        415 => SpError::unsupported_media_type(),
        503 => SpError::service_unavailable(),
        400..=499 => {
            SpError::new(Code::InvalidInput, "The request could not be read.", &Details::new("unreadable"))
        }
        _ => SpError::internal_failure(),
    };
    Refused::from(error).into_response().map(Body::new)
}

/// A random UUID that tells nothing of the randomness it is made of.
fn request_id(fresh: &[u8; 32]) -> String {
    let random =
        derived(fresh, "request id").iter().take(16).fold(0_u128, |id, byte| id << 8 | u128::from(*byte));
    let (version, variant) = ((random >> 64) & 0x0FFF | 0x4000, (random >> 48) & 0x3FFF | 0x8000);
    let (time, middle, node) = (random >> 96, (random >> 80) & 0xFFFF, random & 0xFFFF_FFFF_FFFF);
    format!("{time:08x}-{middle:04x}-{version:04x}-{variant:04x}-{node:012x}")
}
