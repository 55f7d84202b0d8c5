use policy::{Instant, Span};
use serde_json::{Value, json};
use tests::{ORDER, SELLER_ID, World};

use super::{
    BLOCK_LIST, OTHER, THIRD, ask, at_window, preview, preview_of_order, put_schedule, requests, row, tick,
};

const PREVIEW: &str = "/v1/review-requests:preview";

#[tokio::test]
async fn it_sends_nothing_and_changes_nothing() {
    let world = at_window().await;
    let before = row(&world, ORDER).await;
    for body in [
        json!({}),
        json!({ "orderIds": [ORDER] }),
        json!({ "schedule": { "automatic": false } }),
        json!({ "at": "2026-01-28T00:00:00Z" }),
    ] {
        preview(&world, &body).await;
    }
    assert_eq!(row(&world, ORDER).await, before);
    assert_eq!(world.mails_that_left(), 0);
    assert_eq!(world.api().get("/v1/sellers/S/review-schedule").await.expect(200)["automatic"], true);
    world.close().await;
}

/// What it promises, the scheduler keeps, whether the schedule came before the order or after it.
#[tokio::test]
async fn its_instant_is_the_one_at_which_the_scheduler_asks() {
    let world = World::open().await;
    put_schedule(&world, &json!({ "delayDays": 8, "localHour": 18 })).await;
    world.order(OTHER).put().await;
    let told = preview(&world, &json!({ "orderIds": [ORDER, OTHER] })).await;
    assert_eq!(told["summary"], json!({ "due": 2, "closed": {}, "asked": 0 }), "{told}");
    let [first, second] = &told["reviewRequests"].as_array().unwrap()[..] else { panic!("{told}") };
    assert_eq!((&first["dueAt"], &second["dueAt"]), (&json!("2026-01-28T23:00:00.000Z"), &first["dueAt"]));
    assert_eq!((&first["state"], &first["outcome"]), (&json!("pending"), &json!("due")));
    assert_eq!(first["opensAt"], "2026-01-25T00:00:00.000Z");
    assert_eq!(first["closesAt"], "2026-02-19T00:00:00.000Z");
    let due: Instant = first["dueAt"].as_str().unwrap().parse().unwrap();
    // O came before the schedule: the scheduler looks at it first when its window opens.
    world.set_clock(world.delivered_at + Span::days(5)).await;
    tick(&world).await;
    assert_eq!(preview_of_order(&world, &json!({})).await["dueAt"], first["dueAt"]);
    world.set_clock(due - Span::millis(1)).await;
    tick(&world).await;
    assert!(requests(&world).is_empty());
    world.set_clock(due).await;
    tick(&world).await;
    assert_eq!(requests(&world).len(), 2);
    let told = preview(&world, &json!({})).await;
    assert_eq!(told["summary"], json!({ "due": 0, "closed": {}, "asked": 2 }), "{told}");
    assert_eq!(told["reviewRequests"][0]["state"], "sent");
    world.close().await;
}

#[tokio::test]
async fn each_order_that_is_not_asked_about_has_its_rule() {
    let world = at_window().await;
    world.order(OTHER).unshipped().put().await;
    let refund = json!([{ "reasonCode": "CustomerReturn", "adjustedAt": "2026-01-22T00:00:00Z" }]);
    world.order(THIRD).with(&json!({ "adjustments": refund })).put().await;
    let (late, blocked) = ("444-4444444-4444444", "555-5555555-5555555");
    world.order(late).delivered_at(world.delivered_at - Span::days(40)).put().await;
    world.order(blocked).put().await;
    world.api_of(SELLER_ID).put(&format!("{BLOCK_LIST}/{blocked}"), &Value::Null).await.expect(200);
    let ids = [OTHER, THIRD, late, blocked, ORDER];
    let told = preview(&world, &json!({ "orderIds": ids })).await;
    let answers = told["reviewRequests"].as_array().unwrap();
    let rules: Vec<&Value> = answers.iter().map(|answer| &answer["rule"]).collect();
    let expected = ["review-window", "review-order-state", "review-window", "review-blocklist"];
    assert_eq!(rules[..4], expected.map(Value::from).each_ref()[..], "{told}");
    for (answer, order) in answers.iter().zip(ids).take(4) {
        assert_eq!((&answer["orderId"], &answer["outcome"]), (&json!(order), &json!("closed")));
        assert!(answer["message"].as_str().unwrap().contains(order), "{answer}");
        assert!(answer["fix"].is_string() && answer["dueAt"].is_null(), "{answer}");
    }
    assert_eq!((&answers[4]["outcome"], &answers[4]["rule"]), (&json!("due"), &Value::Null));
    let closed = json!({ "review-blocklist": 1, "review-order-state": 1, "review-window": 2 });
    assert_eq!(told["summary"], json!({ "due": 1, "closed": closed, "asked": 0 }));
    world.close().await;
}

/// `optout-unknowable`.
#[tokio::test]
async fn an_opt_out_does_not_show() {
    let world = at_window().await;
    let before = preview(&world, &json!({})).await;
    world.opt_out().await;
    assert_eq!(preview(&world, &json!({})).await, before);
    assert_eq!(before["summary"]["due"], 1, "{before}");
    world.close().await;
}

/// A request that was tried and refused ended: nothing sends it by itself any more.
#[tokio::test]
async fn what_was_refused_once_stays_closed() {
    let world = at_window().await;
    let entry = format!("{BLOCK_LIST}/{ORDER}");
    world.api_of(SELLER_ID).put(&entry, &Value::Null).await.expect(200);
    tick(&world).await;
    world.api_of(SELLER_ID).delete(&entry).await.expect(204);
    let told = preview_of_order(&world, &json!({})).await;
    assert_eq!((&told["outcome"], &told["rule"]), (&json!("closed"), &json!("review-blocklist")), "{told}");
    world.advance(Span::days(3)).await;
    assert_eq!(tick(&world).await["due"], 0);
    assert!(requests(&world).is_empty());
    world.close().await;
}

/// Another schedule is tried as if it had been there when the orders came.
#[tokio::test]
async fn another_schedule_can_be_tried() {
    let world = World::open().await;
    put_schedule(&world, &json!({ "automatic": false })).await;
    world.order(OTHER).put().await;
    let stored = preview(&world, &json!({ "orderIds": [ORDER, OTHER] })).await;
    assert_eq!(stored["summary"]["closed"], json!({ "review-schedule": 2 }), "{stored}");
    let tried = json!({ "orderIds": [ORDER, OTHER], "schedule": { "delayDays": 10 } });
    let told = preview(&world, &tried).await;
    assert_eq!(told["summary"]["due"], 2, "{told}");
    let due = (world.delivered_at + Span::days(10)).to_string();
    assert!(told["reviewRequests"].as_array().unwrap().iter().all(|answer| answer["dueAt"] == due), "{told}");
    world.close().await;
}

/// A dry run over the past: as of another instant, and as if nobody had been asked.
#[tokio::test]
async fn orders_of_the_past_can_be_tried() {
    let world = at_window().await;
    ask(&world, ORDER).await.expect(201);
    world.advance(Span::days(60)).await;
    let told = preview_of_order(&world, &json!({})).await;
    assert_eq!((&told["outcome"], &told["state"]), (&json!("asked"), &json!("sent")));
    let at = |days| json!({ "at": (world.delivered_at + Span::days(days)).to_string() });
    let told = preview_of_order(&world, &at(0)).await;
    assert_eq!((&told["outcome"], &told["state"]), (&json!("due"), &Value::Null), "{told}");
    assert_eq!(told["dueAt"], "2026-01-25T00:00:00.000Z");
    let told = preview_of_order(&world, &at(31)).await;
    assert_eq!((&told["outcome"], &told["rule"]), (&json!("closed"), &json!("review-window")), "{told}");
    let mut tried = at(0);
    tried["schedule"] = json!({ "delayDays": 9 });
    assert_eq!(preview_of_order(&world, &tried).await["dueAt"], "2026-01-29T00:00:00.000Z");
    world.close().await;
}

#[tokio::test]
async fn all_orders_are_tried_page_by_page() {
    let world = World::open().await;
    for number in 0..4 {
        world.order(&format!("222-2222222-222222{number}")).put().await;
    }
    let mut seen = Vec::new();
    let mut body = json!({ "limit": 2 });
    loop {
        let told = preview(&world, &body).await;
        let answers = told["reviewRequests"].as_array().unwrap();
        assert_eq!(told["summary"]["due"], answers.len(), "{told}");
        seen.extend(answers.iter().map(|answer| answer["orderId"].as_str().unwrap().to_owned()));
        let Some(cursor) = told["nextCursor"].as_str() else { break };
        body["cursor"] = json!(cursor);
    }
    seen.sort_unstable();
    let [first, .., last] = &seen[..] else { panic!("{seen:?}") };
    assert_eq!((first.as_str(), last.as_str(), seen.len()), (ORDER, "222-2222222-2222223", 5));
    let twice = preview(&world, &json!({ "orderIds": [ORDER, ORDER] })).await;
    assert_eq!(twice["summary"]["due"], 1, "named twice, told once");
    world.close().await;
}

#[tokio::test]
async fn what_a_call_gets_wrong_is_named() {
    let world = World::open().await;
    let many: Vec<String> = (0..101).map(|number| format!("222-2222222-2222{number:03}")).collect();
    for (body, field) in [
        (json!({ "orderIds": [] }), "orderIds"),
        (json!({ "orderIds": many }), "orderIds"),
        (json!({ "orderIds": [ORDER, "shelf"] }), "orderIds[1]"),
        (json!({ "orderIds": [ORDER], "limit": 5 }), "limit"),
        (json!({ "orderIds": [ORDER], "cursor": "x" }), "cursor"),
        (json!({ "cursor": "x" }), "cursor"),
        (json!({ "limit": 0 }), "limit"),
        (json!({ "limit": 101 }), "limit"),
        (json!({ "at": "yesterday" }), "at"),
        (json!({ "schedule": { "localHour": 30 } }), "localHour"),
        (json!({ "order": ORDER }), "order"),
    ] {
        let problem = world.api_of(SELLER_ID).post(PREVIEW, &body).await.problem(400);
        assert_eq!(problem["field"], field, "{problem}");
    }
    world.close().await;
}
