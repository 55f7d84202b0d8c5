//! A seller's view of review requests: ask for one order, see how each stands, try what would be asked, and say
//! when to ask and whom never to ask; and the same for programs that speak Solicitations v1.
//!
//! Nothing here tells who opted out (`optout-unknowable`): no list and no preview reads a buyer's preference. That a
//! request was refused for it is told only once it was tried.

mod account;
mod ask;
mod attempt;
mod block_list;
mod list;
mod preview;
mod query;
mod request;
mod schedule;
mod solicitations;

use axum::{
    Router,
    routing::{get, post, put},
};
use host::Services;
use utoipa::OpenApi;

/// The routes of review requests.
pub fn routes() -> Router<Services> {
    Router::new()
        .route("/v1/orders/{id}/review-request", get(request::request).post(ask::ask))
        .route("/v1/review-requests", get(list::list))
        .route("/v1/review-requests:preview", post(preview::preview))
        .route("/v1/sellers/{id}/review-schedule", get(schedule::schedule).put(schedule::put_schedule))
        .route("/v1/sellers/{id}/block-list", get(block_list::list))
        .route("/v1/sellers/{id}/block-list:import", post(block_list::import))
        .route("/v1/sellers/{id}/block-list/{entry}", put(block_list::add).delete(block_list::remove))
        .merge(solicitations::routes())
}

/// What the operations below `/v1` take and answer.
#[derive(OpenApi)]
#[openapi(paths(
    request::request,
    ask::ask,
    list::list,
    preview::preview,
    schedule::schedule,
    schedule::put_schedule,
    block_list::list,
    block_list::import::import,
    block_list::add,
    block_list::remove,
))]
struct Description;

/// The description of the operations below `/v1` of [`routes`].
pub fn description() -> utoipa::openapi::OpenApi {
    Description::openapi()
}
