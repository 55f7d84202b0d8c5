//! What the house's own API takes and answers, as `OpenAPI` 3.1 for programs and as a page for people. Both are made of
//! what every function says of its own operations, and neither tells anything of this deployment: no token is asked for.

mod document;
mod page;

use std::sync::LazyLock;

use axum::{
    Router,
    http::header,
    response::{Html, IntoResponse},
    routing::get,
};
use host::Services;

pub use document::document;

/// The document, made once.
static JSON: LazyLock<String> = LazyLock::new(|| serde_json::to_string(&document()).unwrap_or_default());
/// The page, made once.
static PAGE: LazyLock<String> = LazyLock::new(|| page::page(&JSON).unwrap_or_default());

/// The page needs nothing from anywhere.
const NOTHING_ELSE: &str =
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// The routes of the description.
pub fn routes() -> Router<Services> {
    Router::new().route("/openapi.json", get(openapi)).route("/docs", get(docs))
}

/// `GET /openapi.json`.
async fn openapi() -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "application/json")], JSON.as_str())
}

/// `GET /docs`.
async fn docs() -> impl IntoResponse {
    ([(header::CONTENT_SECURITY_POLICY, NOTHING_ELSE)], Html(PAGE.as_str()))
}
