use axum::{
    Json,
    body::Bytes,
    extract::{State, rejection::BytesRejection},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use host::{
    Services,
    http::{Now, issue_access_token},
};
use spapi::{Grant, LwaError, TokenAnswer, TokenRequest};

/// Why no token was given, in the words of Login with Amazon.
pub(crate) struct Denied(LwaError);

/// `POST /auth/o2/token`: an access token for an application that proves itself, to act for its seller. The refresh
/// token must be the application's own; `client_credentials` gives a token for the same seller without one, whatever
/// the scope.
pub(crate) async fn token(
    State(services): State<Services>,
    Now(now): Now,
    body: Result<Bytes, BytesRejection>,
) -> Result<Response, Denied> {
    let body = body.map_err(|_| LwaError::malformed("it is too long, or was cut off"))?;
    let request = TokenRequest::read(&body)?;
    let app = match request.client_id.parse() {
        Ok(id) => services.store.app(&id).await?,
        Err(_) => None,
    };
    let app = app
        .filter(|app| app.proves_itself_by(request.client_secret.expose()))
        .ok_or_else(LwaError::invalid_client)?;
    let access_token = issue_access_token(&services.settings.keys, &app, now);
    let answer = match request.grant {
        Grant::RefreshToken(token) if app.holds(token.expose()) => {
            TokenAnswer::refreshed(access_token, token)
        }
        Grant::RefreshToken(_) => return Err(LwaError::invalid_grant().into()),
        Grant::ClientCredentials { .. } => TokenAnswer::granted(access_token),
    };
    Ok(uncached(StatusCode::OK, Json(answer)))
}

/// Any other method.
pub(crate) async fn only_post() -> Response {
    let refused = Denied(LwaError::malformed("the method must be POST")).into_response();
    (StatusCode::METHOD_NOT_ALLOWED, [(header::ALLOW, "POST")], refused).into_response()
}

/// Tokens and what is told of them lie in no cache (RFC 6749, 5.1).
fn uncached(status: StatusCode, body: impl IntoResponse) -> Response {
    let headers = [(header::CACHE_CONTROL, "no-store"), (header::PRAGMA, "no-cache")];
    let mut response = (status, headers, body).into_response();
    let kind = HeaderValue::from_static("application/json;charset=UTF-8");
    response.headers_mut().insert(header::CONTENT_TYPE, kind);
    response
}

impl From<LwaError> for Denied {
    fn from(error: LwaError) -> Self {
        Self(error)
    }
}

impl From<store::Error> for Denied {
    fn from(error: store::Error) -> Self {
        tracing::error!(%error, "a token could not be given");
        Self(LwaError::server_error())
    }
}

impl IntoResponse for Denied {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.0.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        uncached(status, Json(self.0))
    }
}
