use axum::http::Method;
use serde_json::{Value, json};
use tests::{Answer, OTHER_SELLER_ID, SELLER_ID, World};

use super::{App, AtTheEdge, app_of, ask_for_token};

const FORM: &str = "application/x-www-form-urlencoded";
const JSON: &str = "application/json";

/// Asserts that this is an error of Login with Amazon, and of which kind.
#[track_caller]
fn denied(answer: &Answer, status: u16, error: &str) {
    assert_eq!((answer.status, &answer.body["error"]), (status, &json!(error)), "{}", answer.text);
    assert!(answer.body["error_description"].is_string(), "{}", answer.text);
    assert_eq!(answer.headers["cache-control"], "no-store");
}

fn form(app: &App, bar: &str) -> String {
    format!(
        "grant_type=refresh_token&refresh_token={}&client_id={}&client_secret={}",
        app.refresh_token.replace('|', bar),
        app.client_id,
        app.client_secret
    )
}

fn with(mut fields: Value, name: &str, value: &str) -> String {
    fields[name] = json!(value);
    fields.to_string()
}

#[tokio::test]
async fn a_refresh_token_is_taken_in_every_form_that_clients_send() {
    let world = World::open().await;
    let edge = AtTheEdge::of(&world).await;
    let app = app_of(&world, SELLER_ID).await;
    for (content_type, body) in [
        (JSON, app.refresh().to_string()),
        ("application/json; charset=utf-8", app.refresh().to_string()),
        (FORM, form(&app, "%7C")),
        (FORM, form(&app, "%7c")),
        (FORM, form(&app, "|")),
        ("application/x-www-form-urlencoded;charset=UTF-8", form(&app, "|")),
        (FORM, app.refresh().to_string()),
    ] {
        let answer = ask_for_token(&world, content_type, &body).await;
        assert_eq!(answer.headers["content-type"], "application/json;charset=UTF-8");
        assert_eq!(answer.headers["cache-control"], "no-store");
        assert_eq!(answer.headers["content-length"], answer.text.len().to_string());
        let mut body = answer.expect(200);
        let token = body["access_token"].take();
        let expected = json!({
            "access_token": null, "token_type": "bearer", "expires_in": 3600, "refresh_token": app.refresh_token,
        });
        assert_eq!(body, expected);
        assert!(token.as_str().unwrap().starts_with("Atza|"), "{token}");
        assert_eq!(edge.attributes(token.as_str().unwrap()).await.expect(200)["seller"], SELLER_ID);
    }
    world.close().await;
}

#[tokio::test]
async fn client_credentials_give_a_token_for_the_apps_own_seller() {
    let world = World::open().await;
    let edge = AtTheEdge::of(&world).await;
    let app = app_of(&world, OTHER_SELLER_ID).await;
    let fields = json!({
        "grant_type": "client_credentials", "scope": "sellingpartnerapi::notifications",
        "client_id": app.client_id, "client_secret": app.client_secret,
    });
    let answer = ask_for_token(&world, JSON, &fields.to_string()).await.expect(200);
    assert_eq!(answer.get("refresh_token"), None);
    let token = answer["access_token"].as_str().unwrap();
    assert_eq!(edge.attributes(token).await.expect(200)["seller"], OTHER_SELLER_ID);
    let wrong = with(fields, "client_secret", "x");
    denied(&ask_for_token(&world, JSON, &wrong).await, 401, "invalid_client");
    world.close().await;
}

#[tokio::test]
async fn client_secret_and_refresh_token_must_belong_together() {
    let world = World::open().await;
    let (app, other) = (app_of(&world, SELLER_ID).await, app_of(&world, SELLER_ID).await);
    for (name, value) in [
        ("client_secret", "amzn1.oa2-cs.v1.0000"),
        ("client_secret", other.client_secret.as_str()),
        ("client_secret", app.refresh_token.as_str()),
        ("client_id", other.client_id.as_str()),
        ("client_id", "amzn1.application-oa2-client.0000"),
        ("client_id", "no#id"),
    ] {
        let body = with(app.refresh(), name, value);
        denied(&ask_for_token(&world, JSON, &body).await, 401, "invalid_client");
    }
    for value in
        ["Atzr|nonsense", &other.refresh_token, &app.client_secret, &app.refresh_token.to_lowercase()]
    {
        let answer = ask_for_token(&world, JSON, &with(app.refresh(), "refresh_token", value)).await;
        denied(&answer, 400, "invalid_grant");
        assert_eq!(
            answer.body["error_description"],
            "The request has an invalid grant parameter : refresh_token. User may have revoked or didn't grant the \
             permission."
        );
    }
    world.close().await;
}

#[tokio::test]
async fn what_cannot_be_read_is_an_invalid_request() {
    let world = World::open().await;
    let app = app_of(&world, SELLER_ID).await;
    for body in ["", "{", "[]", "nonsense", "grant_type=refresh_token&grant_type=refresh_token", "{}"] {
        denied(&ask_for_token(&world, JSON, body).await, 400, "invalid_request");
    }
    for name in ["grant_type", "client_id", "client_secret", "refresh_token"] {
        denied(&ask_for_token(&world, JSON, &with(app.refresh(), name, "")).await, 400, "invalid_request");
    }
    let password = with(app.refresh(), "grant_type", "password");
    denied(&ask_for_token(&world, JSON, &password).await, 400, "unsupported_grant_type");
    denied(&world.api().call(Method::GET, "/auth/o2/token", None).await, 405, "invalid_request");
    world.close().await;
}
