//! The strings that Amazon's own answers have (SP-API.md 1.7), to the byte, and the few that nobody wrote down.

use policy::Instant;

use super::{Code, Details, SpError};

const DENIED: &str = "Access to requested resource is denied.";

impl SpError {
    /// 403: the call carries no access token.
    pub fn access_token_missing() -> Self {
        Self::literal(Code::Unauthorized, DENIED, "Access token is missing in the request header.")
    }

    /// 403: the access token is none of ours, or was taken back.
    pub fn access_token_invalid() -> Self {
        let details = "The access token you provided is revoked, malformed or invalid.";
        Self::literal(Code::Unauthorized, DENIED, details)
    }

    /// 403: the access token is past its hour. npm `amazon-sp-api` fetches a new one on these words.
    pub fn access_token_expired() -> Self {
        Self::literal(Code::Unauthorized, DENIED, "The access token you provided has expired.")
    }

    /// 403: the client secret that the token was got with has ended.
    pub fn client_secret_expired() -> Self {
        Self::literal(Code::Unauthorized, DENIED, "The LWA secret token you provided has expired.")
    }

    /// 403: the token is good, but does not reach this far.
    pub fn access_denied(details: &Details) -> Self {
        Self::new(Code::Unauthorized, DENIED, details)
    }

    /// 403: a path that is none of ours.
    pub fn missing_authentication_token(details: &Details) -> Self {
        Self::new(Code::MissingAuthenticationToken, DENIED, details)
    }

    /// 403: this type of message is not open for this order now.
    pub fn invalid_combination(details: &Details) -> Self {
        Self::new(Code::Unauthorized, "Invalid amazonOrderId and template combination.", details)
    }

    /// 403: a review cannot be asked for, or not once more.
    pub fn solicitation_unavailable(details: &Details) -> Self {
        let message = "The requested solicitation is not available for this amazonOrderId.";
        Self::new(Code::Unauthorized, message, details)
    }

    /// 403: a review was asked for before.
    pub fn already_solicited(details: &Details) -> Self {
        Self::new(Code::Unauthorized, "You have already requested a review for this order.", details)
    }

    /// 403: outside the review window. The days stand in the sentence whatever the marketplace's own are.
    pub fn outside_review_window(details: &Details) -> Self {
        let message = "You can\u{2019}t use this feature to request a review outside the 5-30 day range after the \
                       order delivery date.";
        Self::new(Code::Unauthorized, message, details)
    }

    /// 400: no marketplace, several, or a wrong one.
    pub fn invalid_marketplace(details: &Details) -> Self {
        let message = "marketplaceIds: Missing or invalid request parameter: marketplaceId";
        Self::new(Code::InvalidInput, message, details)
    }

    /// 400: no such upload, nothing was uploaded there, or it is somebody else's.
    pub fn unknown_attachment(upload_destination_id: &str) -> Self {
        let details = Details::new("attachment-unknown")
            .field("attachments")
            .message("nothing was uploaded by you under this id for this type of message and order")
            .fix("PUT the file to the url of createUploadDestinationForResource, then name its uploadDestinationId");
        let message = format!("Attachment with ID {upload_destination_id} does not exist");
        Self::new(Code::InvalidInput, message, &details)
    }

    /// 400: the sandbox has no example for these arguments.
    pub fn no_sandbox_example() -> Self {
        let details = Details::new("sandbox-no-example")
            .fix("send the arguments of an x-amzn-api-sandbox example, such as order 123-1234567-1234567");
        Self::new(Code::InvalidInput, "Could not match input arguments", &details)
    }

    /// 404: unknown, or somebody else's; the words do not tell which.
    pub fn not_found(details: &Details) -> Self {
        Self::new(Code::NotFound, "The resource specified does not exist.", details)
    }

    /// 413: a body of more than `limit` bytes.
    pub fn request_too_large(limit: usize) -> Self {
        let details = Details::new("request-too-large").fix(format!("send at most {limit} bytes"));
        Self::new(Code::RequestTooLarge, "The request size exceeded the maximum accepted size.", &details)
    }

    /// 415: a body that is neither JSON nor a form.
    pub fn unsupported_media_type() -> Self {
        let details =
            Details::new("unsupported-media-type").field("content-type").fix("send JSON as application/json");
        Self::new(Code::UnsupportedMediaType, "The request payload is in an unsupported format.", &details)
    }

    /// 429: the operation's bucket is empty until `retry_at`.
    pub fn rate_exceeded(retry_at: Instant) -> Self {
        Self::quota_exceeded(&Details::new("api-rate").retry_at(retry_at))
    }

    /// 429.
    pub fn quota_exceeded(details: &Details) -> Self {
        Self::new(Code::QuotaExceeded, "You exceeded your quota for the requested resource.", details)
    }

    /// 500.
    pub fn internal_failure() -> Self {
        let message = "We encountered an internal error. Please try again.";
        Self::new(Code::InternalFailure, message, &Details::new("internal-failure"))
    }

    /// 503: nothing was done; the same call may be sent again.
    pub fn service_unavailable() -> Self {
        let details = Details::new("unavailable").fix("send the same call again");
        let message = "Temporary overloading or maintenance of the server.";
        Self::new(Code::ServiceUnavailable, message, &details)
    }
}
