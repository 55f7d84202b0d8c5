//! A buyer's refusal of unsolicited messages (RULEBOOK 9): told by the marketplace, or by the buyer with the link
//! under every seller's message. It counts at once for everything that has not left yet.

mod link;
mod page;
mod preference;

use axum::{Router, routing::get};
use host::Services;

/// The routes of the opt-out.
pub fn routes() -> Router<Services> {
    Router::new()
        .route(
            "/v1/buyers/{id}/opt-out",
            get(preference::preference).put(preference::opt_out).delete(preference::opt_in),
        )
        .route("/opt-out/{token}", get(link::show).post(link::change))
}
