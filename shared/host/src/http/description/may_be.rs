//! What an operation may be refused for, as sets for [`Problems`](super::Problems): `BODY | NOT_FOUND`. That a call has
//! no token, that its address or a field is wrong, or that the store cannot be reached belongs to every operation and is
//! not named.

use axum::http::StatusCode;

use crate::http::ProblemType;

/// 400: policy refuses what is said.
pub const REFUSED_CONTENT: u16 = 1 << 1;
/// 403: the token does not reach this far.
pub const OUT_OF_SCOPE: u16 = 1 << 2;
/// 403: policy refuses it as things stand.
pub const REFUSED: u16 = 1 << 3;
/// 404.
pub const NOT_FOUND: u16 = 1 << 4;
/// 409.
pub const CONFLICT: u16 = 1 << 5;
/// 413: the whole body.
pub const TOO_LARGE: u16 = 1 << 6;
/// 413: policy refuses the files.
pub const REFUSED_SIZE: u16 = 1 << 7;
/// 415: the body is no JSON.
pub const NOT_JSON: u16 = 1 << 8;
/// 415: policy refuses a file.
pub const REFUSED_TYPE: u16 = 1 << 9;
/// 422: the idempotency key stands for another call.
pub const KEY_REUSED: u16 = 1 << 10;
/// 429: policy refuses the number of messages.
pub const REFUSED_VOLUME: u16 = 1 << 11;

/// What every JSON body may be refused for.
pub const BODY: u16 = TOO_LARGE | NOT_JSON;

const ALWAYS: u16 = 1;
/// What the framework answers by itself, whatever the operation.
const NEVER: u16 = 0;

/// Every way to be refused: its place in a set, its status and its type.
pub(super) const EVERY: [(u16, StatusCode, ProblemType); 15] = [
    (ALWAYS, StatusCode::BAD_REQUEST, ProblemType::Invalid),
    (REFUSED_CONTENT, StatusCode::BAD_REQUEST, ProblemType::Refused),
    (ALWAYS, StatusCode::UNAUTHORIZED, ProblemType::Unauthenticated),
    (OUT_OF_SCOPE, StatusCode::FORBIDDEN, ProblemType::OutOfScope),
    (REFUSED, StatusCode::FORBIDDEN, ProblemType::Refused),
    (NOT_FOUND, StatusCode::NOT_FOUND, ProblemType::NotFound),
    (NEVER, StatusCode::METHOD_NOT_ALLOWED, ProblemType::MethodNotAllowed),
    (CONFLICT, StatusCode::CONFLICT, ProblemType::Conflict),
    (TOO_LARGE, StatusCode::PAYLOAD_TOO_LARGE, ProblemType::TooLarge),
    (REFUSED_SIZE, StatusCode::PAYLOAD_TOO_LARGE, ProblemType::Refused),
    (NOT_JSON, StatusCode::UNSUPPORTED_MEDIA_TYPE, ProblemType::UnsupportedMediaType),
    (REFUSED_TYPE, StatusCode::UNSUPPORTED_MEDIA_TYPE, ProblemType::Refused),
    (KEY_REUSED, StatusCode::UNPROCESSABLE_ENTITY, ProblemType::IdempotencyKeyReused),
    (REFUSED_VOLUME, StatusCode::TOO_MANY_REQUESTS, ProblemType::Refused),
    (ALWAYS, StatusCode::SERVICE_UNAVAILABLE, ProblemType::Unavailable),
];

/// The statuses that a type comes with.
pub(super) fn statuses(kind: ProblemType) -> impl Iterator<Item = u16> {
    EVERY.into_iter().filter(move |(.., told)| *told == kind).map(|(_, status, _)| status.as_u16())
}

/// The ways of a set, by status.
pub(super) fn ways(set: u16) -> impl Iterator<Item = (StatusCode, ProblemType)> {
    EVERY
        .into_iter()
        .filter(move |(way, ..)| (set | ALWAYS) & way != 0)
        .map(|(_, status, kind)| (status, kind))
}
