use axum::http::Method;
use serde_json::{Value, json};
use tests::{BUYER, ORDER, SELLER_ID, World};

use super::{BLOCK_LIST, OTHER, SCHEDULE, at_window, path, preview, requests};

const LIST: &str = "/v1/review-requests";
const PREVIEW: &str = "/v1/review-requests:preview";

#[tokio::test]
async fn an_order_of_another_seller_is_as_unknown_as_one_that_is_not_there() {
    let world = at_window().await;
    let mut words = Vec::new();
    for order in [ORDER, "999-9999999-9999999", "shelf"] {
        let api = world.api_of("S2");
        words.push(api.post(&path(order), &json!({})).await.problem(404)["detail"].clone());
        words.push(api.get(&path(order)).await.problem(404)["detail"].clone());
    }
    assert!(words.iter().all(|word| *word == words[0]), "{words:?}");
    world.api_of("S2").post(PREVIEW, &json!({ "orderIds": [ORDER] })).await.problem(404);
    world.api_of(SELLER_ID).post(PREVIEW, &json!({ "orderIds": ["999-9999999-9999999"] })).await.problem(404);
    assert!(requests(&world).is_empty());
    world.close().await;
}

#[tokio::test]
async fn without_a_token_nothing_is_told() {
    let world = World::open().await;
    let import = format!("{BLOCK_LIST}:import");
    let entry = format!("{BLOCK_LIST}/{ORDER}");
    for (method, path) in [
        (Method::POST, path(ORDER)),
        (Method::GET, path(ORDER)),
        (Method::GET, LIST.to_owned()),
        (Method::POST, PREVIEW.to_owned()),
        (Method::GET, SCHEDULE.to_owned()),
        (Method::PUT, SCHEDULE.to_owned()),
        (Method::GET, BLOCK_LIST.to_owned()),
        (Method::PUT, entry.clone()),
        (Method::DELETE, entry),
        (Method::POST, import),
    ] {
        world.api().without_token().call(method, &path, Some("{}")).await.problem(401);
    }
    world.close().await;
}

#[tokio::test]
async fn a_seller_reaches_its_own_account_alone() {
    let world = World::open().await;
    let other = world.api_of("S2");
    let entry = format!("{BLOCK_LIST}/{ORDER}");
    other.get(&format!("{LIST}?sellerId=S")).await.problem(403);
    other.post(&format!("{PREVIEW}?sellerId=S"), &json!({})).await.problem(403);
    other.get(SCHEDULE).await.problem(403);
    other.put(SCHEDULE, &json!({})).await.problem(403);
    other.get(BLOCK_LIST).await.problem(403);
    other.put(&entry, &Value::Null).await.problem(403);
    other.delete(&entry).await.problem(403);
    other.post(&format!("{BLOCK_LIST}:import"), &json!({ "entries": [] })).await.problem(403);
    // An account that is not there looks the same.
    other.get("/v1/sellers/nobody/block-list").await.problem(403);
    assert_eq!(other.get(LIST).await.expect(200), json!({ "reviewRequests": [] }));
    world.api_of(SELLER_ID).get(&format!("{LIST}?sellerId=S")).await.expect(200);
    world.close().await;
}

#[tokio::test]
async fn the_marketplace_reaches_every_account_that_it_names() {
    let world = at_window().await;
    let api = world.api();
    assert_eq!(api.get(LIST).await.problem(400)["field"], "sellerId");
    assert_eq!(api.post(PREVIEW, &json!({})).await.problem(400)["field"], "sellerId");
    for path in ["/v1/review-requests?sellerId=nobody", "/v1/sellers/nobody/review-schedule"] {
        api.get(path).await.problem(404);
    }
    api.put("/v1/sellers/nobody/review-schedule", &json!({})).await.problem(404);
    let listed = api.get(&format!("{LIST}?sellerId=S")).await.expect(200);
    assert_eq!(listed["reviewRequests"][0]["orderId"], ORDER, "{listed}");
    let named = json!({ "orderIds": [ORDER] });
    assert_eq!(
        api.post(&format!("{PREVIEW}?sellerId=S"), &named).await.expect(200),
        preview(&world, &named).await
    );
    world.order(OTHER).between("S2", "B").put().await;
    api.post(&format!("{PREVIEW}?sellerId=S"), &json!({ "orderIds": [OTHER] })).await.problem(404);
    api.post(&path(OTHER), &json!({})).await.expect(201);
    assert_eq!(world.mailbox(BUYER).len(), 1);
    world.close().await;
}
