use proptest::prelude::*;
use serde_json::json;

use super::*;

fn refresh(body: &str) -> TokenRequest {
    TokenRequest::read(body.as_bytes()).unwrap()
}

#[test]
fn the_three_forms_that_clients_send_are_one() {
    let json = json!({
        "grant_type": "refresh_token", "refresh_token": "Atzr|one", "client_id": "amzn1.app", "client_secret": "s",
        "unknown": {"a": 1}
    })
    .to_string();
    for body in [
        json.as_str(),
        "grant_type=refresh_token&refresh_token=Atzr%7Cone&client_id=amzn1.app&client_secret=s",
        "grant_type=refresh_token&refresh_token=Atzr|one&client_id=amzn1.app&client_secret=s&x=y\n",
    ] {
        let request = refresh(body);
        assert_eq!(request.client_id, "amzn1.app");
        assert_eq!(request.client_secret.expose(), "s");
        assert_eq!(request.grant, Grant::RefreshToken("Atzr|one".to_owned().into()));
    }
}

#[test]
fn an_application_may_ask_for_itself() {
    let body =
        "grant_type=client_credentials&scope=sellingpartnerapi::notifications&client_id=c&client_secret=s";
    let scope = "sellingpartnerapi::notifications".to_owned();
    assert_eq!(refresh(body).grant, Grant::ClientCredentials { scope });
}

#[test]
fn what_is_wrong_is_told_as_lwa_does() {
    for (body, code, description) in [
        ("", "invalid_request", "The request is missing a required parameter : grant_type"),
        ("{}", "invalid_request", "The request is missing a required parameter : grant_type"),
        ("{", "invalid_request", "The request is malformed : it is no JSON object"),
        (
            "grant_type=refresh_token",
            "invalid_request",
            "The request is missing a required parameter : refresh_token",
        ),
        (
            "grant_type=refresh_token&refresh_token=r&client_id=",
            "invalid_request",
            "The request is missing a required parameter : client_id",
        ),
        (
            "grant_type=client_credentials&client_id=c&client_secret=s",
            "invalid_request",
            "The request is missing a required parameter : scope",
        ),
        (
            "grant_type=a&grant_type=b",
            "invalid_request",
            "The request is malformed : it names a parameter twice",
        ),
        (
            "grant_type=password",
            "unsupported_grant_type",
            "The authorization grant type is not supported by the authorization server",
        ),
    ] {
        let error = TokenRequest::read(body.as_bytes()).unwrap_err();
        assert_eq!(error.status(), 400);
        let told = serde_json::to_value(&error).unwrap();
        assert_eq!(told, json!({"error": code, "error_description": description}), "{body}");
    }
}

#[test]
fn the_known_errors_are_exact() {
    let told = serde_json::to_string(&LwaError::invalid_grant()).unwrap();
    assert_eq!(
        told,
        "{\"error\":\"invalid_grant\",\"error_description\":\"The request has an invalid grant parameter : \
         refresh_token. User may have revoked or didn't grant the permission.\"}"
    );
    assert_eq!(LwaError::invalid_grant().status(), 400);
    assert_eq!(
        (LwaError::invalid_client().status(), LwaError::invalid_client().code()),
        (401, LwaErrorCode::InvalidClient)
    );
}

#[test]
fn an_answer_has_the_keys_that_clients_build_from() {
    let answer = TokenAnswer::refreshed("Atza|t".to_owned(), "Atzr|r".to_owned().into());
    let told = json!({"access_token": "Atza|t", "token_type": "bearer", "expires_in": 3600, "refresh_token": "Atzr|r"});
    assert_eq!(serde_json::to_value(&answer).unwrap(), told);
    let answer = TokenAnswer::granted("Atza|t".to_owned());
    let told = json!({"access_token": "Atza|t", "token_type": "bearer", "expires_in": 3600});
    assert_eq!(serde_json::to_value(&answer).unwrap(), told);
}

#[test]
fn secrets_are_not_shown() {
    let body = "grant_type=refresh_token&refresh_token=Atzr|hush&client_id=c&client_secret=quiet";
    let shown = format!("{:?} {:?}", refresh(body), TokenAnswer::granted("still".to_owned()));
    assert!(!["hush", "quiet", "still"].iter().any(|secret| shown.contains(secret)), "{shown}");
}

proptest! {
    #[test]
    fn any_body_is_read_or_refused(bytes in any::<Vec<u8>>(), text in "[{}a-z_=&%|\":0-9]{0,60}") {
        for body in [bytes.as_slice(), text.as_bytes()] {
            if let Err(error) = TokenRequest::read(body) {
                prop_assert_eq!(error.status(), 400);
            }
        }
    }
}
