//! A seller starts contact by API: the message is judged, and sent or refused with everything that is wrong. Our own
//! call and Messaging v1 of the Selling Partner API are two ways to say the same. The same judgement without sending is
//! `POST /v1/check`.

mod check;
mod coverage;
mod draft;
mod examine;
mod files;
mod judge;
mod leaving;
mod messages;
mod messaging;
mod refused;
mod retry_after;
mod scene;
mod send;
mod subject;
mod template;
mod written;

pub use examine::{Examination, Examined, Found, Kind};

use axum::{Router, routing::post};
use host::Services;
use utoipa::OpenApi;

/// The routes of proactive sending.
pub fn routes() -> Router<Services> {
    Router::new()
        .route("/v1/orders/{id}/messages", post(messages::send))
        .route("/v1/check", post(check::check))
        .merge(messaging::routes())
}

/// What the operations below `/v1` take and answer.
#[derive(OpenApi)]
#[openapi(paths(messages::send, check::check))]
struct Description;

/// The description of the operations below `/v1` of [`routes`].
pub fn description() -> utoipa::openapi::OpenApi {
    Description::openapi()
}
