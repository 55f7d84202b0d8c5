mod body;
mod kind;

use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use policy::{Finding, Instant};

pub use body::FindingBody;
pub(crate) use body::{ProblemBody, field_word};
pub use kind::ProblemType;

/// A refusal as `application/problem+json` (RFC 9457). It names the field or passage and what to do; it never
/// carries a stack trace, a real address or the name of a table.
#[derive(Debug)]
pub struct Problem(Box<Parts>);

#[derive(Debug)]
struct Parts {
    status: StatusCode,
    kind: ProblemType,
    detail: String,
    field: Option<String>,
    findings: Vec<FindingBody>,
    window: Option<(Instant, Instant)>,
    header: Option<(header::HeaderName, HeaderValue)>,
}

impl Problem {
    fn new(status: StatusCode, kind: ProblemType, detail: impl Into<String>) -> Self {
        let detail = detail.into();
        let (field, findings, window, header) = (None, Vec::new(), None, None);
        Self(Box::new(Parts { status, kind, detail, field, findings, window, header }))
    }

    /// 400: `field` is wrong, and how.
    pub fn invalid(field: impl Into<String>, problem: impl std::fmt::Display) -> Self {
        let field = field.into();
        let detail = if field.is_empty() { problem.to_string() } else { format!("{field}: {problem}") };
        let mut problem = Self::new(StatusCode::BAD_REQUEST, ProblemType::Invalid, detail);
        problem.0.field = (!field.is_empty()).then_some(field);
        problem
    }

    /// 401: no token, or none that this house issued.
    pub fn unauthenticated() -> Self {
        let mut problem = Self::new(
            StatusCode::UNAUTHORIZED,
            ProblemType::Unauthenticated,
            "send a valid token of this house in the header `Authorization: Bearer …`",
        );
        problem.0.header = Some((header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer")));
        problem
    }

    /// 403: the token's scope does not reach this far.
    pub fn out_of_scope(needed: &str) -> Self {
        Self::new(
            StatusCode::FORBIDDEN,
            ProblemType::OutOfScope,
            format!("this call needs a token with the scope `{needed}`"),
        )
    }

    /// 404: unknown, or somebody else's; the words do not tell which.
    pub fn not_found(what: &str) -> Self {
        Self::new(StatusCode::NOT_FOUND, ProblemType::NotFound, format!("there is no such {what}"))
    }

    /// 405.
    pub fn method_not_allowed() -> Self {
        Self::new(
            StatusCode::METHOD_NOT_ALLOWED,
            ProblemType::MethodNotAllowed,
            "use one of the methods in the header Allow",
        )
    }

    /// 409: what is asked for cannot stand beside what is there.
    pub fn conflict(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::CONFLICT, ProblemType::Conflict, detail)
    }

    /// 413.
    pub fn too_large(limit: &str) -> Self {
        Self::new(StatusCode::PAYLOAD_TOO_LARGE, ProblemType::TooLarge, format!("send at most {limit}"))
    }

    /// 415.
    pub fn not_json() -> Self {
        Self::new(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            ProblemType::UnsupportedMediaType,
            "send JSON with the header `Content-Type: application/json`",
        )
    }

    /// 422: the same idempotency key was used for another call.
    pub fn key_reused() -> Self {
        Self::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            ProblemType::IdempotencyKeyReused,
            "the header Idempotency-Key names a call with another body; use a new key for a new call",
        )
    }

    /// Policy refused a message: 400 if what it says is wrong, 403 if it may not be said at all now.
    pub fn refused(status: StatusCode, findings: &[Finding]) -> Self {
        Self::against(status, "the message was not sent", findings)
    }

    /// 400: policy refused what was to be set up, and nothing was stored.
    pub fn not_stored(findings: &[Finding]) -> Self {
        Self::against(StatusCode::BAD_REQUEST, "nothing was stored", findings)
    }

    fn against(status: StatusCode, outcome: &str, findings: &[Finding]) -> Self {
        let rules: Vec<&str> = findings.iter().map(|finding| finding.rule.id()).collect();
        let mut problem = Self::new(status, ProblemType::Refused, format!("{outcome}: {}", rules.join(", ")));
        problem.0.findings = findings.iter().map(FindingBody::from).collect();
        problem
    }

    /// The same problem with the first and the last instant at which the call may succeed, if they are known:
    /// `opensAt` and `closesAt`.
    #[must_use]
    pub fn within(mut self, window: Option<(Instant, Instant)>) -> Self {
        self.0.window = window;
        self
    }

    /// The status it answers with.
    pub fn status(&self) -> StatusCode {
        self.0.status
    }

    /// The body, as it is sent.
    pub fn body(&self) -> String {
        let body = ProblemBody {
            r#type: self.0.kind.urn(),
            title: self.0.status.canonical_reason().unwrap_or("Error"),
            status: self.0.status.as_u16(),
            detail: &self.0.detail,
            field: self.0.field.as_deref(),
            findings: &self.0.findings,
            opens_at: self.0.window.map(|(opens_at, _)| opens_at.to_string()),
            closes_at: self.0.window.map(|(_, closes_at)| closes_at.to_string()),
        };
        serde_json::to_string(&body).unwrap_or_default()
    }
}

/// An answer whose body is already written: JSON, or a problem if the status says so.
pub fn answered(status: u16, body: String) -> Response {
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let kind = if status.is_success() { "application/json" } else { "application/problem+json" };
    (status, [(header::CONTENT_TYPE, kind)], body).into_response()
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let body = self.body();
        let mut response =
            (self.0.status, [(header::CONTENT_TYPE, "application/problem+json")], body).into_response();
        if let Some((name, value)) = self.0.header {
            response.headers_mut().insert(name, value);
        }
        response
    }
}

/// The store or the post did not answer: logged in full, told in general.
fn unavailable(cause: &dyn std::error::Error) -> Problem {
    tracing::error!(%cause, "a call could not be answered");
    Problem::new(
        StatusCode::SERVICE_UNAVAILABLE,
        ProblemType::Unavailable,
        "nothing was done; send the same call again, with the same Idempotency-Key if it had one",
    )
}

impl From<store::Error> for Problem {
    fn from(error: store::Error) -> Self {
        unavailable(&error)
    }
}

impl From<post::Error> for Problem {
    fn from(error: post::Error) -> Self {
        unavailable(&error)
    }
}

impl From<store::InvalidDocument> for Problem {
    fn from(error: store::InvalidDocument) -> Self {
        Self::invalid(error.field, error.problem)
    }
}
