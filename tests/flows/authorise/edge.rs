use axum::http::Method;
use policy::Span;
use serde_json::json;
use tests::{Answer, OTHER_SELLER_ID, SELLER_ID, World};

use super::{ATTRIBUTES, AtTheEdge, UPLOAD, WARRANTY, app_of, app_with, error};

const DENIED: &str = "Access to requested resource is denied.";
const INVALID: &str = "The access token you provided is revoked, malformed or invalid.";

#[tokio::test]
async fn a_caller_is_known_by_its_access_token() {
    let world = World::open().await;
    let edge = AtTheEdge::of(&world).await;
    for seller in [SELLER_ID, OTHER_SELLER_ID] {
        let token = app_of(&world, seller).await.access_token(&world).await;
        let answer = edge.attributes(&token).await;
        assert_eq!(answer.headers["content-type"], "application/hal+json");
        assert_eq!(answer.headers["x-amzn-ratelimit-limit"], "1.0");
        assert_eq!(answer.headers["content-length"], answer.text.len().to_string());
        let body = answer.expect(200);
        assert_eq!((&body["seller"], &body["operation"]), (&json!(seller), &json!("GetAttributes")));
    }
    world.close().await;
}

#[tokio::test]
async fn an_upload_has_slashes_in_its_resource_and_a_plan_and_content_type_of_its_own() {
    let world = World::open().await;
    let edge = AtTheEdge::of(&world).await;
    let token = app_of(&world, SELLER_ID).await.access_token(&world).await;
    for path in
        [UPLOAD, "/uploads/2020-11-01/uploadDestinations/messaging%2Fv1%2Forders%2F1%2Fmessages%2Fwarranty"]
    {
        let answer = edge.call(Method::POST, path, &[("x-amz-access-token", &token)]).await;
        assert_eq!(answer.headers["content-type"], "application/json");
        assert_eq!(answer.headers["x-amzn-ratelimit-limit"], "10.0");
        assert_eq!(answer.expect(200)["path"], path);
    }
    world.close().await;
}

#[tokio::test]
async fn whoever_proves_nothing_is_refused_in_amazons_words() {
    let world = World::open().await;
    let other = World::open().await;
    let edge = AtTheEdge::of(&world).await;
    let foreign = app_of(&other, SELLER_ID).await.access_token(&other).await;
    let own = app_of(&world, SELLER_ID).await.access_token(&world).await;
    let operator = world.house.token(&host::http::Scope::Marketplace);
    let missing = "Access token is missing in the request header.";
    let cases: [(&[(&str, &str)], &str); 8] = [
        (&[], missing),
        (&[("x-amz-access-token", "")], missing),
        (&[("authorization", &format!("Bearer {own}"))], missing),
        (&[("x-amz-access-token", "Atza|nonsense")], INVALID),
        (&[("x-amz-access-token", &operator)], INVALID),
        (&[("x-amz-access-token", &foreign)], INVALID),
        (&[("x-amz-access-token", &format!("{own}A"))], INVALID),
        (&[("x-amz-access-token", "Atza|\u{e9}")], INVALID),
    ];
    for (headers, details) in cases {
        let answer = edge.call(Method::GET, ATTRIBUTES, headers).await;
        assert_eq!(error(&answer, 403, "Unauthorized", DENIED), details);
        assert_eq!(answer.headers["content-type"], "application/hal+json");
        assert!(answer.headers.contains_key("x-amzn-requestid"));
        assert!(!answer.headers.contains_key("x-amzn-ratelimit-limit"), "nobody knows whose rate that is");
    }
    edge.attributes(&own).await.expect(200);
    world.close().await;
    other.close().await;
}

#[tokio::test]
async fn a_token_ends_after_an_hour_to_the_second() {
    let world = World::open().await;
    let edge = AtTheEdge::of(&world).await;
    let app = app_of(&world, SELLER_ID).await;
    let token = app.access_token(&world).await;
    world.advance(Span::millis(3_599_999)).await;
    edge.attributes(&token).await.expect(200);
    world.advance(Span::millis(1)).await;
    let answer = edge.attributes(&token).await;
    let details = error(&answer, 403, "Unauthorized", DENIED);
    assert_eq!(details, "The access token you provided has expired.");
    edge.attributes(&app.access_token(&world).await).await.expect(200);
    world.close().await;
}

#[tokio::test]
async fn a_revoked_app_is_turned_away_within_a_minute() {
    let world = World::open().await;
    let edge = AtTheEdge::of(&world).await;
    let app = app_of(&world, SELLER_ID).await;
    let token = app.access_token(&world).await;
    edge.attributes(&token).await.expect(200);
    let path = format!("/v1/sellers/{SELLER_ID}/apps/{}", app.client_id);
    world.api().delete(&path).await.expect(204);
    world.advance(Span::minutes(1)).await;
    assert_eq!(error(&edge.attributes(&token).await, 403, "Unauthorized", DENIED), INVALID);
    // An instance that never met it reads at once.
    assert_eq!(
        error(&AtTheEdge::of(&world).await.attributes(&token).await, 403, "Unauthorized", DENIED),
        INVALID
    );
    world.close().await;
}

#[tokio::test]
async fn what_is_no_operation_is_403_to_strangers_and_404_to_callers() {
    let world = World::open().await;
    let edge = AtTheEdge::of(&world).await;
    let token = app_of(&world, SELLER_ID).await.access_token(&world).await;
    for (method, path) in [
        (Method::GET, "/messaging"),
        (Method::GET, "/messaging/"),
        (Method::GET, "/messaging/v1"),
        (Method::GET, "/messaging/v1/orders/111-1111111-1111111/messages/nonsense"),
        (Method::POST, "/messaging/v1/orders/111-1111111-1111111/messages/Warranty"),
        (Method::GET, "/messaging/v1/orders/111-1111111-1111111/messages/warranty/schema"),
        (Method::POST, ATTRIBUTES),
        (Method::GET, WARRANTY),
        (Method::PUT, UPLOAD),
        (Method::DELETE, "/uploads/2020-11-01"),
    ] {
        let answer = edge.call(method.clone(), path, &[]).await;
        error(&answer, 403, "MissingAuthenticationToken", DENIED);
        let answer = edge.call(method.clone(), path, &[("x-amz-access-token", "Atza|nonsense")]).await;
        assert_eq!(error(&answer, 403, "Unauthorized", DENIED), INVALID, "{method} {path}");
        let answer = edge.call(method, path, &[("x-amz-access-token", &token)]).await;
        error(&answer, 404, "NotFound", "The resource specified does not exist.");
        assert!(answer.headers.contains_key("x-amzn-requestid"));
    }
    world.close().await;
}

#[tokio::test]
async fn what_amazon_removed_is_gone_for_good() {
    let world = World::open().await;
    let edge = AtTheEdge::of(&world).await;
    let token = app_of(&world, SELLER_ID).await.access_token(&world).await;
    for name in ["negativeFeedbackRemoval", "amazonMotors"] {
        let path = format!("/messaging/v1/orders/111-1111111-1111111/messages/{name}?marketplaceIds=US");
        error(&edge.call(Method::POST, &path, &[]).await, 403, "MissingAuthenticationToken", DENIED);
        let answer = edge.call(Method::POST, &path, &[("x-amz-access-token", &token)]).await;
        let details = error(&answer, 403, "Unauthorized", "Invalid amazonOrderId and template combination.");
        assert!(details.contains(r#""reason":"removed""#), "{details}");
    }
    world.close().await;
}

#[tokio::test]
async fn an_app_bound_to_a_marketplace_may_name_no_other() {
    let world = World::open().await;
    let edge = AtTheEdge::of(&world).await;
    let token =
        app_with(&world, SELLER_ID, &json!({ "marketplaceId": "US" })).await.access_token(&world).await;
    edge.attributes(&token).await.expect(200);
    let call = async |path: &str| -> Answer {
        edge.call(Method::GET, path, &[("x-amz-access-token", &token)]).await
    };
    let answer = call(&ATTRIBUTES.replace("=US", "=DE")).await;
    assert!(error(&answer, 403, "Unauthorized", DENIED).contains("app-marketplace"));
    // What names none, or several, is the operation's to refuse.
    call(&ATTRIBUTES.replace("?marketplaceIds=US", "")).await.expect(200);
    call(&ATTRIBUTES.replace("=US", "=US,DE")).await.expect(200);
    world.close().await;
}
