use axum::http::Method;
use serde_json::{Value, json};
use tests::{ORDER, World};

use super::TEXT;

const ROUTES: [(&str, &str); 8] = [
    ("/v1/marketplaces/US", "GET,HEAD,PUT"),
    ("/v1/sellers/S", "GET,HEAD,PUT"),
    ("/v1/buyers/B", "GET,HEAD,PUT"),
    ("/v1/orders/111-1111111-1111111", "GET,HEAD,PUT"),
    ("/v1/orders/111-1111111-1111111/masks", "GET,HEAD"),
    ("/v1/orders/111-1111111-1111111/messages", "POST"),
    ("/v1/buyers/B/opt-out", "DELETE,GET,HEAD,PUT"),
    ("/v1/check", "POST"),
];

#[tokio::test]
async fn without_a_token_of_this_house_every_route_is_401() {
    let world = World::open().await;
    let other = World::open().await;
    let forged = other.house.token(&host::http::Scope::Marketplace);
    for (path, allowed) in ROUTES {
        let method: Method = if allowed == "POST" { Method::POST } else { Method::GET };
        for api in [world.api().without_token(), world.api().token(&forged), world.api().token("x.y.z")] {
            let answer = api.call(method.clone(), path, (method == Method::POST).then_some("{}")).await;
            assert_eq!(answer.headers["www-authenticate"], "Bearer", "{path}");
            answer.problem(401);
        }
    }
    other.close().await;
    world.close().await;
}

#[tokio::test]
async fn another_method_is_405_and_the_right_ones_are_named() {
    let world = World::open().await;
    for (path, allowed) in ROUTES {
        for method in [Method::PATCH, if allowed == "POST" { Method::PUT } else { Method::POST }] {
            let answer = world.api().call(method, path, Some("{}")).await;
            let allow = answer.headers.get("allow").unwrap_or_else(|| panic!("{path} names no method"));
            let mut named: Vec<&str> = allow.to_str().unwrap().split(',').map(str::trim).collect();
            named.sort_unstable();
            assert_eq!(named.join(","), allowed, "{path}");
            answer.problem(405);
        }
    }
    world.close().await;
}

/// A seller sees its own orders; of all others it learns nothing, not even that they exist.
#[tokio::test]
async fn a_foreign_order_is_404_in_the_words_for_an_unknown_one() {
    let world = World::open().await;
    let unknown = "999-9999999-9999999";
    let stranger = world.api_of("S2");
    for suffix in ["", "/masks"] {
        let foreign = stranger.get(&format!("/v1/orders/{ORDER}{suffix}")).await.problem(404);
        assert_eq!(foreign, stranger.get(&format!("/v1/orders/{unknown}{suffix}")).await.problem(404));
        world.api_of("S").get(&format!("/v1/orders/{ORDER}{suffix}")).await.expect(200);
    }
    let foreign = stranger.message(ORDER, "other-required", TEXT).await.problem(404);
    assert_eq!(foreign, stranger.message(unknown, "other-required", TEXT).await.problem(404));
    assert_eq!(foreign, stranger.message("no-order-id", "other-required", TEXT).await.problem(404));
    assert_eq!(world.mails_that_left(), 0);
    world.close().await;
}

#[tokio::test]
async fn the_feed_and_preferences_are_the_operators_alone() {
    let world = World::open().await;
    let seller = world.api_of("S");
    for path in ["/v1/marketplaces/US", "/v1/sellers/S", "/v1/buyers/B", "/v1/buyers/B/opt-out"] {
        seller.get(path).await.problem(403);
    }
    // Nor does the answer to a buyer's id tell whether there is such a buyer (`optout-unknowable`).
    assert_eq!(
        seller.get("/v1/buyers/B/opt-out").await.problem(403),
        seller.get("/v1/buyers/nobody/opt-out").await.problem(403)
    );
    let order = world.api().get(&format!("/v1/orders/{ORDER}")).await.expect(200);
    seller.put(&format!("/v1/orders/{ORDER}"), &order).await.problem(403);
    world.close().await;
}

#[tokio::test]
async fn unknown_ids_and_paths_are_404() {
    let world = World::open().await;
    for path in [
        "/v1/marketplaces/XX",
        "/v1/sellers/XX",
        "/v1/buyers/XX",
        "/v1/orders/999-9999999-9999999",
        "/v1/buyers/XX/opt-out",
        "/v1/nothing",
        "/",
    ] {
        world.api().get(path).await.problem(404);
    }
    world.close().await;
}

#[tokio::test]
async fn a_body_of_another_type_is_415_and_one_too_large_413() {
    let world = World::open().await;
    let path = format!("/v1/orders/{ORDER}/messages");
    let text = world.api_of("S").header("content-type", "text/plain");
    text.post(&path, &json!({ "reason": "other-required", "text": TEXT })).await.problem(415);
    let huge = Value::String("x".repeat(17 * 1024 * 1024));
    world.api_of("S").post(&path, &json!({ "reason": "other-required", "text": huge })).await.problem(413);
    world
        .api()
        .put("/v1/buyers/B", &json!({ "givenName": huge, "address": "a@b.example", "locale": "en" }))
        .await
        .problem(413);
    assert_eq!(world.mails_that_left(), 0);
    world.close().await;
}
