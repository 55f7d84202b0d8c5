//! The strings that programs compare literally, to the byte (SP-API.md 1.7).
#![expect(clippy::unwrap_used, reason = "an instant that cannot be made fails its test")]

use policy::Instant;
use spapi::{Code, Details, ErrorList, RemovedType, SpError};

fn at() -> Instant {
    Instant::from_millis(0).unwrap()
}

#[test]
fn amazons_strings_are_exact() {
    let why = Details::new("x");
    let denied = "Access to requested resource is denied.";
    for (error, status, code, message) in [
        (
            SpError::solicitation_unavailable(&why),
            403,
            "Unauthorized",
            "The requested solicitation is not available for this amazonOrderId.",
        ),
        (
            SpError::outside_review_window(&why),
            403,
            "Unauthorized",
            "You can\u{2019}t use this feature to request a review outside the 5-30 day range after the order delivery date.",
        ),
        (
            SpError::already_solicited(&why),
            403,
            "Unauthorized",
            "You have already requested a review for this order.",
        ),
        (
            SpError::invalid_combination(&why),
            403,
            "Unauthorized",
            "Invalid amazonOrderId and template combination.",
        ),
        (
            SpError::invalid_marketplace(&why),
            400,
            "InvalidInput",
            "marketplaceIds: Missing or invalid request parameter: marketplaceId",
        ),
        (
            SpError::unknown_attachment("4e936e26-7b72-4b84-af27-e6baee1d546d"),
            400,
            "InvalidInput",
            "Attachment with ID 4e936e26-7b72-4b84-af27-e6baee1d546d does not exist",
        ),
        (SpError::access_denied(&why), 403, "Unauthorized", denied),
        (SpError::missing_authentication_token(&why), 403, "MissingAuthenticationToken", denied),
        (
            SpError::rate_exceeded(at()),
            429,
            "QuotaExceeded",
            "You exceeded your quota for the requested resource.",
        ),
        (
            SpError::internal_failure(),
            500,
            "InternalFailure",
            "We encountered an internal error. Please try again.",
        ),
        (SpError::no_sandbox_example(), 400, "InvalidInput", "Could not match input arguments"),
    ] {
        assert_eq!(
            (error.code.status(), error.code.as_str(), error.message.as_str()),
            (status, code, message)
        );
    }
}

#[test]
fn what_is_wrong_with_a_token_is_told_in_the_details() {
    for (error, details) in [
        (SpError::access_token_missing(), "Access token is missing in the request header."),
        (SpError::access_token_invalid(), "The access token you provided is revoked, malformed or invalid."),
        (SpError::access_token_expired(), "The access token you provided has expired."),
        (SpError::client_secret_expired(), "The LWA secret token you provided has expired."),
    ] {
        assert_eq!((error.code, error.details.as_str()), (Code::Unauthorized, details));
        assert_eq!(error.message, "Access to requested resource is denied.");
    }
}

#[test]
fn a_removed_type_is_not_open_and_says_why() {
    for removed in RemovedType::ALL {
        let errors = removed.refusal();
        assert_eq!((errors.status(), errors.first().code), (403, Code::Unauthorized));
        assert_eq!(errors.first().message, "Invalid amazonOrderId and template combination.");
        let details: Details = serde_json::from_str(&errors.first().details).unwrap();
        assert_eq!((details.reason.as_str(), details.field.as_deref()), ("removed", Some(removed.name())));
        assert!(details.message.unwrap().contains(removed.removed_on()));
    }
}

#[test]
fn errors_are_written_as_one_list() {
    let errors = ErrorList::from(SpError::access_token_missing());
    assert_eq!(
        serde_json::to_string(&errors).unwrap(),
        "{\"errors\":[{\"code\":\"Unauthorized\",\"message\":\"Access to requested resource is denied.\",\
         \"details\":\"Access token is missing in the request header.\"}]}"
    );
    assert_eq!(ErrorList::of([]), None);
}

#[test]
fn details_are_one_line_of_json_and_ascii_in_headers() {
    let details = Details::new("order-closed").message("für immer 😀\n").retry_at(at());
    let json = r#"{"reason":"order-closed","message":"für immer 😀\n","retryAt":"1970-01-01T00:00:00.000Z"}"#;
    assert_eq!(details.to_string(), json);
    let header = details.header_value();
    assert!(header.bytes().all(|byte| (b' '..=b'~').contains(&byte)), "{header}");
    assert_eq!(serde_json::from_str::<Details>(&header).unwrap(), details);
}

#[test]
fn every_code_has_a_status_of_the_models() {
    let statuses = Code::ALL.map(Code::status);
    assert_eq!(statuses, [400, 403, 403, 404, 413, 415, 429, 500, 503]);
}
