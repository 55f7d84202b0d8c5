//! A seller starts contact by API: the message is judged, and sent or refused with everything that is wrong.
//! The same judgement without sending is `POST /v1/check`.

mod attachments;
mod check;
mod draft;
mod examine;
mod messages;
mod send;
mod template;

pub use examine::{Examination, Examined, Kind};

use axum::{Router, routing::post};
use host::Services;

/// The routes of proactive sending.
pub fn routes() -> Router<Services> {
    Router::new()
        .route("/v1/orders/{id}/messages", post(messages::send))
        .route("/v1/check", post(check::check))
}
