use http_body_util::Full;
use hyper::{
    Response, StatusCode,
    body::Bytes,
    header::{CONTENT_TYPE, HeaderName, HeaderValue},
};
use serde::Serialize;

/// An error as SES v2 tells it: a status, a code in `x-amzn-errortype` and a message in JSON.
#[derive(Debug, thiserror::Error)]
pub(super) enum SesError {
    /// The request cannot be understood, or says what SES does not allow.
    #[error("{0}")]
    BadRequest(String),
    /// The mail was understood and is not taken.
    #[error("{0}")]
    MessageRejected(String),
    /// Not an operation that is offered here.
    #[error("this endpoint offers POST /v2/email/outbound-emails only")]
    UnknownOperation,
    /// No mail of the largest size needs a request as large as this.
    #[error("the request is larger than any mail of 41943040 bytes needs")]
    TooLarge,
    /// A fault of ours.
    #[error("{0}")]
    Internal(String),
    /// A test asked for it.
    #[error("failing on purpose")]
    OnPurpose { status: u16, code: String },
}

#[derive(Serialize)]
struct Body {
    message: String,
}

impl SesError {
    pub(super) fn into_response(self) -> Response<Full<Bytes>> {
        let (status, code) = match &self {
            Self::BadRequest(_) => (StatusCode::BAD_REQUEST, "BadRequestException"),
            Self::MessageRejected(_) => (StatusCode::BAD_REQUEST, "MessageRejected"),
            Self::UnknownOperation => (StatusCode::NOT_FOUND, "UnknownOperationException"),
            Self::TooLarge => (StatusCode::PAYLOAD_TOO_LARGE, "RequestEntityTooLargeException"),
            Self::Internal(_) => (StatusCode::INTERNAL_SERVER_ERROR, "InternalServiceErrorException"),
            Self::OnPurpose { status, code } => {
                (StatusCode::from_u16(*status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR), code.as_str())
            }
        };
        let code = HeaderValue::from_str(code);
        let mut response = json_response(status, &Body { message: self.to_string() });
        if let Ok(code) = code {
            response.headers_mut().insert(HeaderName::from_static("x-amzn-errortype"), code);
        }
        response
    }
}

pub(super) fn json_response(status: StatusCode, body: &impl Serialize) -> Response<Full<Bytes>> {
    let body = serde_json::to_vec(body).unwrap_or_default();
    let mut response = Response::new(Full::from(body));
    *response.status_mut() = status;
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    response
}
