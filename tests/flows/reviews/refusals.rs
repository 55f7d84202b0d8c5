use policy::Span;
use serde_json::{Value, json};
use tests::{ORDER, SELLER_ID, World};

use super::{BLOCK_LIST, OTHER, THIRD, ask, at_window, path, requests, row, tick};

/// `review-optout`; the attempt costs nothing.
#[tokio::test]
async fn a_buyer_who_opted_out_is_not_asked_and_may_be_later() {
    let world = at_window().await;
    world.opt_out().await;
    let before = row(&world, ORDER).await;
    ask(&world, ORDER).await.refused(403, &["optout-block"]);
    assert_eq!(
        row(&world, ORDER).await,
        before,
        "a seller's attempt that is refused leaves the row as it is"
    );
    assert!(requests(&world).is_empty());
    world.api().delete("/v1/buyers/B/opt-out").await.expect(200);
    ask(&world, ORDER).await.expect(201);
    assert_eq!(requests(&world).len(), 1);
    world.close().await;
}

#[tokio::test]
async fn what_the_scheduler_closed_for_an_opt_out_can_be_asked_after_an_opt_in() {
    let world = at_window().await;
    world.opt_out().await;
    tick(&world).await;
    let closed = row(&world, ORDER).await;
    assert_eq!((&closed["state"], &closed["reason"]), (&json!("closed"), &json!("optout-block")));
    world.api().delete("/v1/buyers/B/opt-out").await.expect(200);
    ask(&world, ORDER).await.expect(201);
    assert_eq!(requests(&world).len(), 1);
    world.close().await;
}

/// `review-blocklist`: by order and by alias, and not after the entry is gone.
#[tokio::test]
async fn whom_the_seller_blocked_is_not_asked() {
    let world = at_window().await;
    let api = world.api_of(SELLER_ID);
    world.order(OTHER).put().await;
    let by_order = format!("{BLOCK_LIST}/{ORDER}");
    api.put(&by_order, &Value::Null).await.expect(200);
    ask(&world, ORDER).await.refused(403, &["review-blocklist"]);
    ask(&world, OTHER).await.expect(201);
    api.delete(&by_order).await.expect(204);
    let by_alias = format!("{BLOCK_LIST}/{}", world.buyer_mask);
    api.put(&by_alias, &Value::Null).await.expect(200);
    ask(&world, ORDER).await.refused(403, &["review-blocklist"]);
    // Another seller's list is another list.
    world.order(THIRD).between("S2", "B").put().await;
    world.api_of("S2").post(&path(THIRD), &json!({})).await.expect(201);
    // Only requests for reviews are meant.
    let text =
        "We would like to know which side of the shelf should face the wall, so that it can be assembled.";
    api.message(ORDER, "other-required", text).await.expect(201);
    api.delete(&by_alias).await.expect(204);
    ask(&world, ORDER).await.expect(201);
    assert_eq!(requests(&world).len(), 3);
    world.close().await;
}

/// `review-order-state` and its like, with the window where there is one.
#[tokio::test]
async fn an_order_whose_state_does_not_admit_it_is_not_asked_about() {
    let world = at_window().await;
    let refund = json!([{ "reasonCode": "CustomerReturn", "adjustedAt": "2026-01-22T00:00:00Z" }]);
    world.order(ORDER).with(&json!({ "adjustments": refund })).put().await;
    let refused = ask(&world, ORDER).await.refused(403, &["review-order-state"]);
    assert_eq!(refused["opensAt"], "2026-01-25T00:00:00.000Z", "{refused}");
    world.order(OTHER).unshipped().put().await;
    let refused = ask(&world, OTHER).await;
    assert_eq!((refused.status, &refused.body["opensAt"]), (403, &Value::Null), "{}", refused.text);
    world.order(THIRD).unshipped().with(&json!({ "status": "cancelled" })).put().await;
    assert_eq!(ask(&world, THIRD).await.status, 403);
    assert!(requests(&world).is_empty());
    // Given back in part, an order stays as good as any other (RULEBOOK C 13).
    let partly =
        json!([{ "reasonCode": "Goodwill", "amountMinor": 100, "adjustedAt": "2026-01-22T00:00:00Z" }]);
    world.order(ORDER).with(&json!({ "adjustments": partly })).put().await;
    ask(&world, ORDER).await.expect(201);
    world.close().await;
}

/// The window follows the delivery date, also if it moves after the order came.
#[tokio::test]
async fn a_delivery_that_moves_moves_the_window() {
    let world = World::open().await;
    world.advance(Span::days(5)).await;
    world.order(ORDER).delivered_at(world.now()).put().await;
    let refused = ask(&world, ORDER).await.refused(403, &["review-window"]);
    assert_eq!(refused["opensAt"], "2026-01-30T00:00:00.000Z", "{refused}");
    // So do the marketplace's own rules, of which the row knows nothing yet.
    world.rules(&json!({ "reviewOpenDays": 1 })).await;
    world.advance(Span::days(1)).await;
    ask(&world, ORDER).await.expect(201);
    assert_eq!(row(&world, ORDER).await["opensAt"], "2026-01-26T00:00:00.000Z");
    world.close().await;
}
