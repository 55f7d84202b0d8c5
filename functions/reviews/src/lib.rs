//! A seller's view of review requests: ask for one order, see how each stands, try what would be asked, and say
//! when to ask and whom never to ask.

use axum::Router;
use host::Services;

/// The routes of review requests.
pub fn routes() -> Router<Services> {
    Router::new()
}
