use policy::Span;
use serde_json::{Value, json};
use tests::{BUYER_ID, ORDER, SELLER_ID, World};

use super::{BLOCK_LIST, OTHER, put_schedule, requests, tick};

async fn entries(world: &World) -> Vec<Value> {
    let list = world.api_of(SELLER_ID).get(BLOCK_LIST).await.expect(200);
    list["entries"].as_array().unwrap().clone()
}

/// `blocklist-ops`.
#[tokio::test]
async fn entries_are_put_once_and_taken_off() {
    let world = World::open().await;
    let api = world.api_of(SELLER_ID);
    assert!(entries(&world).await.is_empty());
    let path = format!("{BLOCK_LIST}/{ORDER}");
    let put = api.put(&path, &Value::Null).await.expect(200);
    let since = world.now().to_string();
    assert_eq!(put, json!({ "entry": ORDER, "kind": "order", "by": "seller:S", "at": since }));
    world.advance(Span::days(1)).await;
    assert_eq!(world.api().put(&path, &Value::Null).await.expect(200), put, "the first stays");
    let by_operator = world.api().put(&format!("{BLOCK_LIST}/{}", world.buyer_mask), &Value::Null).await;
    let buyer = by_operator.expect(200);
    let now = world.now().to_string();
    let expected =
        json!({ "entry": world.buyer_mask.clone(), "kind": "buyer", "by": "marketplace", "at": now });
    assert_eq!(buyer, expected);
    assert_eq!(entries(&world).await, [buyer.clone(), put]);
    for _ in 0..2 {
        api.delete(&path).await.expect(204);
        assert_eq!(entries(&world).await, std::slice::from_ref(&buyer));
    }
    world.close().await;
}

/// An alias is what the seller writes to, however it is spelled; nothing else names a buyer.
#[tokio::test]
async fn a_buyer_is_named_by_its_alias_alone() {
    let world = World::open().await;
    let api = world.api_of(SELLER_ID);
    world.order(OTHER).between("S2", BUYER_ID).put().await;
    let (foreign_alias, _) = world.masks(OTHER).await;
    let (token, domain) = world.buyer_mask.split_once('@').unwrap();
    let forged = format!("a{}@{domain}", token.chars().rev().collect::<String>());
    let elsewhere = format!("{token}@elsewhere.example");
    let own_mask = world.seller_mask.clone();
    for entry in [
        BUYER_ID,
        tests::BUYER,
        token,
        OTHER,
        "999-9999999-9999999",
        &foreign_alias,
        &forged,
        &elsewhere,
        &own_mask,
    ] {
        let path = format!("{BLOCK_LIST}/{entry}");
        api.put(&path, &Value::Null).await.problem(404);
        api.delete(&path).await.expect(204);
    }
    assert!(entries(&world).await.is_empty());
    for entry in [world.buyer_mask.to_uppercase(), format!("{token}%2Bany-thread@{domain}")] {
        let put = api.put(&format!("{BLOCK_LIST}/{entry}"), &Value::Null).await.expect(200);
        assert_eq!(put["entry"], world.buyer_mask);
    }
    assert_eq!(entries(&world).await.len(), 1);
    world.close().await;
}

#[tokio::test]
async fn an_import_tells_what_became_of_each() {
    let world = World::open().await;
    let api = world.api_of(SELLER_ID);
    let import = format!("{BLOCK_LIST}:import");
    let sent = [ORDER, &world.buyer_mask, "999-9999999-9999999", "Jane", ORDER];
    for _ in 0..2 {
        let told = api.post(&import, &json!({ "entries": sent })).await.expect(200);
        let told: Vec<(&str, &str)> = told["results"]
            .as_array()
            .unwrap()
            .iter()
            .map(|result| (result["entry"].as_str().unwrap(), result["status"].as_str().unwrap()))
            .collect();
        let statuses = ["added", "added", "unknown", "unknown", "added"];
        assert_eq!(told, sent.into_iter().zip(statuses).collect::<Vec<_>>());
        assert_eq!(entries(&world).await.len(), 2);
        world.advance(Span::hours(1)).await;
    }
    let most: Vec<&str> = vec!["Jane"; 1000];
    let told = api.post(&import, &json!({ "entries": most })).await.expect(200);
    assert_eq!(told["results"].as_array().unwrap().len(), 1000);
    let too_many: Vec<&str> = vec!["Jane"; 1001];
    assert_eq!(api.post(&import, &json!({ "entries": too_many })).await.problem(400)["field"], "entries");
    assert_eq!(api.post(&import, &json!({ "entries": [1] })).await.problem(400)["field"], "entries[0]");
    world.close().await;
}

/// `blocklist-autofill`, and `optout-unknowable`: by itself an opt-out shows nowhere.
#[tokio::test]
async fn an_opt_out_fills_the_list_if_the_seller_wants_that_and_a_request_was_refused() {
    let world = World::open().await;
    world.opt_out().await;
    world.advance(Span::days(5)).await;
    tick(&world).await;
    assert!(entries(&world).await.is_empty(), "nobody wished it");
    put_schedule(&world, &json!({ "blockOptedOut": true })).await;
    world.order(OTHER).put().await;
    assert!(entries(&world).await.is_empty(), "nothing was tried yet");
    tick(&world).await;
    let filled = entries(&world).await;
    assert_eq!(filled.len(), 1, "{filled:?}");
    assert_eq!((&filled[0]["entry"], &filled[0]["by"]), (&json!(world.buyer_mask.clone()), &json!("auto")));
    // An opt-in does not take it off again.
    world.api().delete("/v1/buyers/B/opt-out").await.expect(200);
    assert_eq!(entries(&world).await, filled);
    assert!(requests(&world).is_empty());
    world.close().await;
}
