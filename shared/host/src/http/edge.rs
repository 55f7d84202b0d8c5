use axum::{
    Router,
    body::Body,
    extract::{DefaultBodyLimit, FromRequestParts, Request},
    http::{StatusCode, header, request::Parts},
    middleware::{self, Next},
    response::{IntoResponse, Response},
};
use policy::Instant;

use super::Problem;
use crate::Services;

/// The instant a call was accepted, read once at the edge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Now(pub Instant);

/// 32 random bytes of this call alone, drawn at the edge.
#[derive(Clone, Copy)]
pub struct Fresh(pub [u8; 32]);

/// Where time and chance come from: the world on Lambda, the local clock on one machine.
pub trait Edge: Clone + Send + Sync + 'static {
    /// The instant now.
    fn now(&self) -> Instant;
    /// 32 random bytes.
    fn fresh(&self) -> [u8; 32];
}

impl<S: Send + Sync> FromRequestParts<S> for Now {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        parts.extensions.get::<Self>().copied().ok_or_else(|| Problem::conflict("the edge gave no instant"))
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Fresh {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        parts
            .extensions
            .get::<Self>()
            .copied()
            .ok_or_else(|| Problem::conflict("the edge gave no randomness"))
    }
}

/// Most bytes of a body: ten megabytes of attachments in base64, and the rest.
pub(super) const BODY_LIMIT: usize = 16 * 1024 * 1024;

/// Routes as they are served: time and chance put in at `edge`, and every refusal said as a problem.
pub fn finish(routes: Router<Services>, services: Services, edge: impl Edge) -> Router {
    let put_in = move |mut request: Request, next: Next| {
        let edge = edge.clone();
        async move {
            request.extensions_mut().insert(Now(edge.now()));
            request.extensions_mut().insert(Fresh(edge.fresh()));
            say_as_problem(next.run(request).await)
        }
    };
    routes
        .fallback(|| async { Problem::not_found("resource") })
        .method_not_allowed_fallback(|| async { Problem::method_not_allowed() })
        .with_state(services)
        .layer(DefaultBodyLimit::max(BODY_LIMIT))
        .layer(middleware::from_fn(put_in))
}

/// The framework's own bare refusals get a body like all others.
fn say_as_problem(response: Response) -> Response {
    let is_bare = response
        .headers()
        .get(header::CONTENT_TYPE)
        .is_none_or(|kind| kind.to_str().is_ok_and(|kind| kind.starts_with("text/plain")));
    let problem = match response.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Problem::too_large("16 MB"),
        StatusCode::METHOD_NOT_ALLOWED => Problem::method_not_allowed(),
        StatusCode::BAD_REQUEST => Problem::invalid("", "the request could not be read"),
        _ => return response,
    };
    if !is_bare {
        return response;
    }
    let (parts, _) = response.into_parts();
    let mut said = problem.into_response();
    if let Some(allow) = parts.headers.get(header::ALLOW) {
        said.headers_mut().insert(header::ALLOW, allow.clone());
    }
    said.map(Body::new)
}
