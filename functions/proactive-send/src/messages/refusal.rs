use axum::http::StatusCode;
use host::http::Problem;
use policy::{Finding, Rule, Stage};

/// A refusal in this API's words. The earliest step of the pipeline decides the status; among contents the first file
/// that may not travel does (413 for size, 415 for type; RULEBOOK 25).
pub(super) fn problem(findings: &[Finding]) -> Problem {
    let stage = Finding::earliest(findings).map_or(Stage::Content, |finding| finding.rule.stage());
    let status = match stage {
        Stage::Content => match findings.first().map(|finding| finding.rule) {
            Some(Rule::AttachmentSize) => StatusCode::PAYLOAD_TOO_LARGE,
            Some(Rule::AttachmentType) => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            _ => StatusCode::BAD_REQUEST,
        },
        Stage::Volume => StatusCode::TOO_MANY_REQUESTS,
        Stage::Address | Stage::Enablement | Stage::Order | Stage::Window | Stage::OptOut => {
            StatusCode::FORBIDDEN
        }
    };
    Problem::refused(status, findings)
}

/// A review request has a window and a template of its own, which this call does not know.
pub(super) fn review_request_elsewhere() -> Problem {
    let finding = Finding {
        message: "a request for a review is not sent by this call".to_owned(),
        fix: "use POST /v1/orders/{orderId}/review-request".to_owned(),
        ..Finding::of(Rule::ReasonAvailability)
    };
    problem(&[finding])
}
