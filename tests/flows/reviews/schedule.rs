use policy::{Instant, Span};
use serde_json::{Value, json};
use tests::{ORDER, SELLER_ID, World};

use super::{OTHER, SCHEDULE, ask, preview_of_order, put_schedule, requests, row, tick};

#[tokio::test]
async fn a_schedule_is_read_back_and_there_is_one_from_the_start() {
    let world = World::open().await;
    let api = world.api_of(SELLER_ID);
    let first = json!({ "automatic": true, "blockOptedOut": false });
    assert_eq!(api.get(SCHEDULE).await.expect(200), first);
    let put = json!({
        "automatic": true, "delayDays": 7, "localHour": 18, "blockOptedOut": true,
        "only": { "skus": ["OAK-1"], "marketplaces": ["US"], "fulfilledBy": "seller", "languages": ["en"],
            "refunds": "none" },
    });
    assert_eq!(api.put(SCHEDULE, &put).await.expect(200), put);
    assert_eq!(world.api().get(SCHEDULE).await.expect(200), put);
    world.close().await;
}

/// `review-selection`, RULEBOOK 11.9: nobody is picked by what they think.
#[tokio::test]
async fn a_selector_for_happy_buyers_is_refused() {
    let world = World::open().await;
    let api = world.api_of(SELLER_ID);
    for selector in ["rating", "feedback", "sentiment", "returns", "buyers"] {
        let document = json!({ "only": { "skus": ["OAK-1"], selector: [5] } });
        let refused = api.put(SCHEDULE, &document).await.refused(400, &["review-conditional"]);
        let message = refused["findings"][0]["message"].as_str().unwrap();
        for word in [selector, "skus", "marketplaces", "fulfilledBy", "languages", "refunds"] {
            assert!(message.contains(word), "{word} is not named: {message}");
        }
        let tried = json!({ "schedule": document });
        api.post("/v1/review-requests:preview", &tried).await.refused(400, &["review-conditional"]);
    }
    for (document, field) in [
        (json!({ "delayDays": 91 }), "delayDays"),
        (json!({ "localHour": 24 }), "localHour"),
        (json!({ "only": { "languages": ["not a tag"] } }), "only.languages[0]"),
        (json!({ "only": { "refunds": "happy" } }), "only.refunds"),
        (json!({ "stars": 5 }), "stars"),
    ] {
        assert_eq!(api.put(SCHEDULE, &document).await.problem(400)["field"], field, "{document}");
    }
    assert_eq!(api.get(SCHEDULE).await.expect(200)["only"], Value::Null, "nothing was stored");
    world.close().await;
}

/// `review-schedule`: a delay, then the next such hour on the marketplace's own clock, which here is New York's.
#[tokio::test]
async fn a_request_goes_out_at_the_hour_of_the_marketplace() {
    let world = World::open().await;
    put_schedule(&world, &json!({ "delayDays": 6, "localHour": 9 })).await;
    world.order(OTHER).put().await;
    let due = "2026-01-26T14:00:00.000Z";
    assert_eq!(row(&world, OTHER).await["dueAt"], due);
    // O came before the schedule did: it is put off when its first instant comes.
    world.set_clock(world.delivered_at + Span::days(5)).await;
    assert_eq!(tick(&world).await["later"], 1);
    assert_eq!(row(&world, ORDER).await["dueAt"], due);
    let due: Instant = due.parse().unwrap();
    world.set_clock(due - Span::millis(1)).await;
    assert_eq!(tick(&world).await["due"], 0);
    assert!(requests(&world).is_empty());
    // A wake-up that comes late does not wait for the next morning.
    world.set_clock(due + Span::millis(30_000)).await;
    assert_eq!(tick(&world).await["sent"], 2);
    assert_eq!(requests(&world).len(), 2);
    world.close().await;
}

/// The wall clock decides, on either side of a change: 8 March 2026 in New York.
#[tokio::test]
async fn a_clock_change_moves_the_hour() {
    let world = World::open().await;
    let delivered = "2026-03-01T00:00:00Z".parse().unwrap();
    world.order(ORDER).delivered_at(delivered).put().await;
    for (days, due) in [(6, "2026-03-07T14:00:00.000Z"), (7, "2026-03-08T13:00:00.000Z")] {
        let schedule = json!({ "schedule": { "delayDays": days, "localHour": 9 } });
        assert_eq!(preview_of_order(&world, &schedule).await["dueAt"], due);
    }
    world.close().await;
}

#[tokio::test]
async fn orders_that_the_schedule_leaves_out_are_asked_about_by_hand_alone() {
    let world = World::open().await;
    put_schedule(&world, &json!({ "automatic": false })).await;
    world.order(OTHER).put().await;
    let closed = row(&world, OTHER).await;
    assert_eq!((&closed["state"], &closed["reason"]), (&json!("closed"), &json!("review-schedule")));
    world.advance(Span::days(5)).await;
    let run = tick(&world).await;
    assert_eq!((&run["sent"], &run["suppressed"]), (&json!(0), &json!({ "review-schedule": 1 })), "{run}");
    for order in [ORDER, OTHER] {
        ask(&world, order).await.expect(201);
    }
    assert_eq!(requests(&world).len(), 2);
    world.close().await;
}

/// RULEBOOK 11.9: by what was sold, and how; each selector must agree.
#[tokio::test]
async fn selectors_choose_orders_by_what_was_sold() {
    let world = World::open().await;
    let lines = json!([{ "lineId": "1", "sku": "OAK-1", "title": "Oak bookshelf", "quantity": 1 }]);
    world.order(ORDER).with(&json!({ "lines": lines })).put().await;
    for (only, outcome) in [
        (json!({}), "due"),
        (json!({ "skus": ["OAK-1", "OAK-2"] }), "due"),
        (json!({ "skus": ["OAK-2"] }), "closed"),
        (json!({ "skus": ["OAK-1"], "languages": ["de"] }), "closed"),
        (json!({ "languages": ["en"] }), "due"),
        (json!({ "fulfilledBy": "marketplace" }), "closed"),
        (json!({ "marketplaces": ["US"], "refunds": "none" }), "due"),
        (json!({ "refunds": "some" }), "closed"),
    ] {
        let tried = preview_of_order(&world, &json!({ "schedule": { "only": only } })).await;
        assert_eq!(tried["outcome"], outcome, "{only}: {tried}");
        if outcome == "closed" {
            assert_eq!(tried["rule"], "review-schedule", "{only}: {tried}");
        }
    }
    world.close().await;
}
