use policy::Span;
use serde_json::{Value, json};
use tests::{BUYER_ID, ORDER, World};

use super::{open_at_window, requests, row, state, wake};

/// What the feed says after the order was planned, and the rule that then stands against a request.
async fn closed_by(fields: Value, rule: &str) {
    let world = World::open().await;
    assert_eq!(state(&world, ORDER).await, "pending");
    world.order(ORDER).with(&fields).put().await;
    let row = row(&world, ORDER).await;
    assert_eq!((row.state.word(), row.reason.as_deref(), row.due), ("closed", Some(rule), None));
    world.advance(Span::days(5)).await;
    assert_eq!(wake(&world).await["due"], 0, "what is closed is not even looked at");
    assert_eq!(requests(&world), 0);
    // And open again once the feed takes it back.
    world.order(ORDER).put().await;
    assert_eq!(wake(&world).await["sent"], 1);
    world.close().await;
}

#[tokio::test]
async fn a_full_refund_closes_it() {
    let refund = json!([{ "reasonCode": "CustomerReturn", "adjustedAt": "2026-01-21T00:00:00Z" }]);
    closed_by(json!({ "adjustments": refund }), "review-order-state").await;
}

#[tokio::test]
async fn a_return_closes_it() {
    closed_by(json!({ "returns": [{ "requestedAt": "2026-01-21T00:00:00Z" }] }), "review-order-state").await;
}

#[tokio::test]
async fn an_open_claim_closes_it() {
    closed_by(json!({ "guaranteeClaimOpen": true }), "review-order-state").await;
}

#[tokio::test]
async fn a_cancellation_closes_it() {
    closed_by(json!({ "status": "cancelled" }), "reason-order-cancelled").await;
}

#[tokio::test]
async fn a_delivery_that_moves_takes_the_instant_along() {
    let world = World::open().await;
    let first = row(&world, ORDER).await.due.unwrap();
    world.order(ORDER).delivered_at(world.delivered_at + Span::days(2)).put().await;
    assert_eq!(row(&world, ORDER).await.due, Some(first + Span::days(2)));
    world.set_clock(first).await;
    assert_eq!(wake(&world).await["due"], 0);
    world.advance(Span::days(2)).await;
    assert_eq!(wake(&world).await["sent"], 1);
    world.close().await;
}

#[tokio::test]
async fn the_same_order_again_changes_nothing() {
    let world = World::open().await;
    let before = row(&world, ORDER).await;
    world.order(ORDER).put().await;
    assert_eq!(row(&world, ORDER).await, before);
    world.advance(Span::days(5)).await;
    wake(&world).await;
    let asked = row(&world, ORDER).await;
    world.order(ORDER).with(&json!({ "status": "cancelled" })).put().await;
    assert_eq!(row(&world, ORDER).await, asked, "what was asked stays asked");
    world.close().await;
}

/// `review-optout`, scenario 11: not sent, with the reason, and the one request is still there.
#[tokio::test]
async fn who_opted_out_is_not_asked_and_may_be_later() {
    let world = open_at_window().await;
    world.opt_out().await;
    assert_eq!(state(&world, ORDER).await, "pending", "nothing shows before it is tried");
    let run = wake(&world).await;
    assert_eq!(run["suppressed"], json!({ "optout-block": 1 }), "{run}");
    let closed = row(&world, ORDER).await;
    assert_eq!((closed.state.word(), closed.reason.as_deref()), ("closed", Some("optout-block")));
    world.api().delete(&format!("/v1/buyers/{BUYER_ID}/opt-out")).await.expect(200);
    world.api_of("S").post(&format!("/v1/orders/{ORDER}/review-request"), &json!({})).await.expect(201);
    assert_eq!(requests(&world), 1);
    world.close().await;
}

/// `blocklist-autofill`: if the seller wants it, who opted out is not tried again.
#[tokio::test]
async fn who_opted_out_goes_onto_the_block_list_if_the_seller_wants() {
    let world = World::open().await;
    world
        .api_of("S")
        .put("/v1/sellers/S/review-schedule", &json!({ "blockOptedOut": true }))
        .await
        .expect(200);
    world.opt_out().await;
    world.advance(Span::days(5)).await;
    wake(&world).await;
    let list = world.api_of("S").get("/v1/sellers/S/block-list").await.expect(200);
    let entry = &list["entries"][0];
    assert_eq!((&entry["entry"], &entry["by"]), (&json!(world.buyer_mask), &json!("auto")), "{list}");
    world.api().delete(&format!("/v1/buyers/{BUYER_ID}/opt-out")).await.expect(200);
    let answer = world.api_of("S").post(&format!("/v1/orders/{ORDER}/review-request"), &json!({})).await;
    assert_eq!(answer.problem(403)["findings"][0]["rule"], "review-blocklist");
    world.close().await;
}

/// A poisoned order stops no other, and does not stand in the way for ever.
#[tokio::test]
async fn an_order_that_cannot_be_read_stops_no_other() {
    let world = World::open().await;
    let others = ["222-2222222-2222222", "333-3333333-3333333"];
    for order in others {
        world.order(order).put().await;
    }
    let key = |sk: &str| {
        [("pk", format!("ORDER#{ORDER}")), ("sk", sk.to_owned())]
            .map(|(name, value)| (name.to_owned(), aws_sdk_dynamodb::types::AttributeValue::S(value)))
    };
    let client = world.house.services.store.client();
    client
        .update_item()
        .table_name("aboveboard")
        .set_key(Some(key("ORDER").into()))
        .update_expression("SET doc.purchasedAt = :nonsense")
        .expression_attribute_values(
            ":nonsense",
            aws_sdk_dynamodb::types::AttributeValue::S("soon".to_owned()),
        )
        .send()
        .await
        .unwrap();
    world.advance(Span::days(5)).await;
    let run = wake(&world).await;
    assert_eq!((&run["sent"], &run["failed"]), (&json!(2), &json!(1)), "{run}");
    assert_eq!(wake(&world).await["due"], 0, "it is put off");
    world.advance(Span::minutes(61)).await;
    assert_eq!(wake(&world).await["failed"], 1, "and looked at again");
    world.order(ORDER).put().await;
    world.advance(Span::minutes(61)).await;
    assert_eq!(wake(&world).await["sent"], 1, "once it is mended it goes out");
    world.close().await;
}
