use axum::http::Method;
use policy::Span;
use serde_json::json;
use tests::{Answer, SELLER_ID, World};

use super::{AtTheEdge, WARRANTY, app_of, app_with, counting, error};

const EXCEEDED: &str = "You exceeded your quota for the requested resource.";

#[tokio::test]
async fn five_calls_at_once_pass_and_the_sixth_after_a_second() {
    let world = counting().await;
    let edge = AtTheEdge::of(&world).await;
    let token = app_of(&world, SELLER_ID).await.access_token(&world).await;
    for _ in 0..5 {
        edge.attributes(&token).await.expect(200);
    }
    let refused = edge.attributes(&token).await;
    let details = error(&refused, 429, "QuotaExceeded", EXCEEDED);
    assert!(details.contains(r#""retryAt":"2026-01-20T00:00:01.000Z""#), "{details}");
    assert_eq!(refused.headers["x-amzn-ratelimit-limit"], "1.0");
    world.advance(Span::millis(999)).await;
    error(&edge.attributes(&token).await, 429, "QuotaExceeded", EXCEEDED);
    world.advance(Span::millis(1)).await;
    edge.attributes(&token).await.expect(200);
    error(&edge.attributes(&token).await, 429, "QuotaExceeded", EXCEEDED);
    world.close().await;
}

#[tokio::test]
async fn each_operation_and_each_app_has_a_bucket_of_its_own() {
    let world = counting().await;
    let edge = AtTheEdge::of(&world).await;
    let (app, other) = (app_of(&world, SELLER_ID).await, app_of(&world, SELLER_ID).await);
    let token = app.access_token(&world).await;
    for _ in 0..5 {
        edge.attributes(&token).await.expect(200);
    }
    error(&edge.attributes(&token).await, 429, "QuotaExceeded", EXCEEDED);
    edge.attributes(&other.access_token(&world).await).await.expect(200);
    edge.call(Method::POST, WARRANTY, &[("x-amz-access-token", &token)]).await.expect(200);
    // Another token of the same app has the same bucket.
    world.advance(Span::millis(500)).await;
    let again = app.access_token(&world).await;
    error(&edge.attributes(&again).await, 429, "QuotaExceeded", EXCEEDED);
    world.close().await;
}

#[tokio::test]
async fn an_app_may_have_a_plan_of_its_own() {
    let world = counting().await;
    let edge = AtTheEdge::of(&world).await;
    let plan = json!({ "rateLimit": { "perSecond": 0.5, "burst": 1 } });
    let token = app_with(&world, SELLER_ID, &plan).await.access_token(&world).await;
    let answer: Answer = edge.attributes(&token).await;
    assert_eq!(answer.headers["x-amzn-ratelimit-limit"], "0.5");
    answer.expect(200);
    world.advance(Span::millis(1_999)).await;
    error(&edge.attributes(&token).await, 429, "QuotaExceeded", EXCEEDED);
    world.advance(Span::millis(1)).await;
    edge.attributes(&token).await.expect(200);
    world.close().await;
}

#[tokio::test]
async fn strangers_use_up_nothing_and_a_house_may_count_nothing() {
    let world = counting().await;
    let edge = AtTheEdge::of(&world).await;
    let token = app_of(&world, SELLER_ID).await.access_token(&world).await;
    for _ in 0..6 {
        edge.attributes(&format!("{token}A")).await.expect(403);
    }
    edge.attributes(&token).await.expect(200);
    world.close().await;

    let world = World::open().await;
    let edge = AtTheEdge::of(&world).await;
    let token = app_of(&world, SELLER_ID).await.access_token(&world).await;
    for _ in 0..20 {
        edge.attributes(&token).await.expect(200);
    }
    world.close().await;
}
