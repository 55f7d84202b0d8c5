//! A buyer's refusal of unsolicited messages (RULEBOOK 9): told by the marketplace, or by the buyer with the link
//! under every seller's message. It counts at once for everything that has not left yet.

mod link;
mod page;
mod preference;

use axum::{Router, routing::get};
use host::Services;
use utoipa::OpenApi;

/// The routes of the opt-out.
pub fn routes() -> Router<Services> {
    Router::new()
        .route(
            "/v1/buyers/{id}/opt-out",
            get(preference::preference).put(preference::opt_out).delete(preference::opt_in),
        )
        .route("/opt-out/{token}", get(link::show).post(link::change))
}

/// What the operations below `/v1` take and answer.
#[derive(OpenApi)]
#[openapi(paths(preference::preference, preference::opt_out, preference::opt_in,))]
struct Description;

/// The description of the operations below `/v1` of [`routes`].
pub fn description() -> utoipa::openapi::OpenApi {
    Description::openapi()
}
