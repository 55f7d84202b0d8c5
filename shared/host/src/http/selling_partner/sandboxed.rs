use axum::{
    Json,
    body::Bytes,
    extract::{FromRequest, FromRequestParts, RawPathParams, Request},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use spapi::{Operation, SandboxBody};

use super::refused::ERROR_TYPE;
use crate::Services;

const SANDBOX: HeaderName = HeaderName::from_static(spapi::header::SANDBOX);

/// Whether a call is meant for the sandbox: it says so in a header, or goes to a host that begins with `sandbox.`, as
/// Amazon's do. Nothing else is told by the host.
pub(super) fn is_sandboxed(headers: &HeaderMap) -> bool {
    let text =
        |name: &HeaderName| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let host = text(&header::HOST).as_bytes();
    text(&SANDBOX).trim().eq_ignore_ascii_case(spapi::header::SANDBOX_STATIC)
        || host.get(..8).is_some_and(|start| start.eq_ignore_ascii_case(b"sandbox."))
}

/// The example of Amazon's models for a call. The house is not asked, and nothing is sent.
pub(super) async fn example(operation: Operation, services: &Services, request: Request) -> Response {
    let (mut parts, body) = request.into_parts();
    let parameters = RawPathParams::from_request_parts(&mut parts, services).await;
    let order = parameters.as_ref().map_or("", order_of).to_owned();
    let body = match Bytes::from_request(Request::from_parts(parts, body), services).await {
        Ok(bytes) if bytes.is_empty() => SandboxBody::Absent,
        Ok(_) => SandboxBody::Present,
        Err(rejection) => return rejection.into_response(),
    };
    let answer = spapi::sandbox(operation, &order, body);
    let status = StatusCode::from_u16(answer.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let code = answer.body.pointer("/errors/0/code").and_then(serde_json::Value::as_str);
    let code = code.and_then(|code| HeaderValue::from_str(code).ok());
    let mut response = (status, Json(answer.body)).into_response();
    if let Some(code) = code {
        response.headers_mut().insert(ERROR_TYPE, code);
    }
    response
}

fn order_of(parameters: &RawPathParams) -> &str {
    parameters.iter().find(|(name, _)| *name == "amazonOrderId").map_or("", |(_, id)| id)
}
