use axum::http::Method;
use serde_json::json;
use tests::{SELLER_ID, World};

use super::{AtTheEdge, WARRANTY, app_of, error};

const GOOD: &str = "/messaging/v1/orders/123-1234567-1234567/attributes?marketplaceIds=ATVPDKIKX0DER";
const BAD: &str = "/messaging/v1/orders/123-1234567-0000000/attributes?marketplaceIds=ATVPDKIKX0DER";

#[tokio::test]
async fn the_sandbox_answers_from_amazons_examples_and_needs_a_token_too() {
    let world = World::open().await;
    let edge = AtTheEdge::of(&world).await;
    let token = app_of(&world, SELLER_ID).await.access_token(&world).await;
    for sign in [
        ("x-amzn-sandbox", "static"),
        ("host", "sandbox.sellingpartnerapi-na.amazon.com"),
        ("host", "SANDBOX.localhost"),
    ] {
        let headers = [("x-amz-access-token", token.as_str()), sign];
        let answer = edge.call(Method::GET, GOOD, &headers).await;
        assert_eq!(answer.headers["content-type"], "application/hal+json");
        assert_eq!(answer.headers["x-amzn-ratelimit-limit"], "1.0");
        assert_eq!(answer.expect(200), json!({ "buyer": { "locale": "en-US" } }));
        let answer = edge.call(Method::GET, BAD, &headers).await.expect(400);
        assert_eq!(answer["errors"][0]["code"], "InvalidInput");
        let path = WARRANTY.replace("111-1111111-1111111", "123-1234567-1234567");
        let answer = edge.send(Method::POST, &path, &headers, Some(r#"{"attachments":[]}"#)).await;
        assert_eq!(answer.expect(201), json!({}));
        let answer = edge.call(Method::GET, super::ATTRIBUTES, &headers).await;
        error(&answer, 400, "InvalidInput", "Could not match input arguments");
        edge.call(Method::GET, GOOD, &[sign]).await.expect(403);
    }
    world.close().await;
}

#[tokio::test]
async fn no_other_sign_leads_to_the_sandbox() {
    let world = World::open().await;
    let edge = AtTheEdge::of(&world).await;
    let token = app_of(&world, SELLER_ID).await.access_token(&world).await;
    for sign in [
        ("x-amzn-sandbox", "dynamic"),
        ("x-amzn-sandbox", ""),
        ("host", "sellingpartnerapi-na.amazon.com"),
        ("host", "27.0.0.1:18311"),
        ("host", "host/prod"),
        ("host", "sandboxes.example"),
    ] {
        let answer = edge.call(Method::GET, GOOD, &[("x-amz-access-token", &token), sign]).await;
        assert_eq!(answer.expect(200)["seller"], SELLER_ID, "{sign:?}");
    }
    world.close().await;
}
