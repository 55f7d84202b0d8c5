//! The marketplace's feed: who sells and buys where, and what was ordered. Upserts are idempotent; `GET` reads
//! back what was put. All of it is the operator's, but a seller may read its own orders and their masks.

mod accounts;
mod masks;
mod orders;

use axum::{Router, routing::get};
use host::Services;
use utoipa::OpenApi;

/// The routes of the feed.
pub fn routes() -> Router<Services> {
    Router::new()
        .route("/v1/marketplaces/{id}", get(accounts::marketplace).put(accounts::put_marketplace))
        .route("/v1/sellers/{id}", get(accounts::seller).put(accounts::put_seller))
        .route("/v1/buyers/{id}", get(accounts::buyer).put(accounts::put_buyer))
        .route("/v1/orders/{id}", get(orders::order).put(orders::put_order))
        .route("/v1/orders/{id}/masks", get(masks::masks))
}

/// What the feed's operations take and answer.
#[derive(OpenApi)]
#[openapi(paths(
    accounts::put_marketplace,
    accounts::marketplace,
    accounts::put_seller,
    accounts::seller,
    accounts::put_buyer,
    accounts::buyer,
    orders::put_order,
    orders::order,
    masks::masks,
))]
struct Description;

/// The description of [`routes`].
pub fn description() -> utoipa::openapi::OpenApi {
    Description::openapi()
}
