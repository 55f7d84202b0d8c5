//! Access tokens for programs that speak the Selling Partner API (Login with Amazon's token endpoint), and the
//! applications that get them.

mod apps;
mod credentials;
mod registration;
mod token;

use axum::{
    Router,
    routing::{delete, get, post},
};
use host::Services;
use utoipa::OpenApi;

pub use credentials::Credentials;
pub use registration::Registration;

/// The routes of the token endpoint and of applications.
pub fn routes() -> Router<Services> {
    Router::new()
        .route("/auth/o2/token", post(token::token).fallback(token::only_post))
        .route("/v1/sellers/{id}/apps", get(apps::list).post(apps::create))
        .route("/v1/sellers/{id}/apps/{app}", delete(apps::revoke))
        .route("/v1/sellers/{id}/apps/{app}/secret", post(apps::replace_secret))
}

/// What the operations below `/v1` take and answer.
#[derive(OpenApi)]
#[openapi(paths(apps::create, apps::list, apps::revoke, apps::replace_secret,))]
struct Description;

/// The description of the operations below `/v1` of [`routes`].
pub fn description() -> utoipa::openapi::OpenApi {
    Description::openapi()
}
