//! The daily cap and the caps an order (RULEBOOK 23), over both ways of starting contact.

use policy::Span;
use serde_json::json;
use tests::{ORDER, SELLER, World};

const TEXT: &str = "The shelf pegs were missing from your parcel. Is the delivery address still right?";

/// A world whose marketplace lets so many messages a day pass, whatever the orders.
async fn with_base(base: u32) -> World {
    let world = World::open().await;
    world.rules(&json!({ "dailyCap": { "factor": 0, "base": base, "days": 7 } })).await;
    world
}

#[tokio::test]
async fn the_message_that_reaches_the_cap_passes_and_the_next_does_not() {
    let world = with_base(2).await;
    let api = world.api_of("S");
    api.message(ORDER, "other-required", TEXT).await.expect(201);
    world
        .mail()
        .from(SELLER)
        .to(&world.buyer_mask)
        .subject(ORDER)
        .text(TEXT)
        .post()
        .await
        .expect("delivered");
    let refused = api.message(ORDER, "send-invoice", "").await;
    assert_eq!(refused.status, 429, "{}", refused.text);
    assert!(refused.text.contains("daily-cap"), "{}", refused.text);
    let mail = world.mail().from(SELLER).to(&world.buyer_mask).subject(ORDER).text(TEXT).post().await;
    mail.expect("refused");
    world.close().await;
}

/// The day is the marketplace's own: midnight in New York is 05:00 UTC.
#[tokio::test]
async fn the_next_civil_day_begins_anew() {
    let world = with_base(1).await;
    let api = world.api_of("S");
    api.message(ORDER, "other-required", TEXT).await.expect(201);
    world.set_clock("2026-01-20T04:59:59.999Z".parse().unwrap()).await;
    assert_eq!(api.message(ORDER, "other-required", TEXT).await.status, 429);
    world.advance(Span::millis(1)).await;
    api.message(ORDER, "other-required", TEXT).await.expect(201);
    world.close().await;
}

/// Orders of the seven complete days before count, each once, however often the feed names it.
#[tokio::test]
async fn orders_raise_the_cap() {
    let world = World::open().await;
    world.rules(&json!({ "dailyCap": { "factor": 7, "base": 0, "days": 7 } })).await;
    for order in ["222-2222222-2222222", "333-3333333-3333333"] {
        world.order(order).put().await;
        world.order(order).put().await;
    }
    world.advance(Span::hours(1)).await;
    let api = world.api_of("S");
    for order in [ORDER, "222-2222222-2222222", "333-3333333-3333333"] {
        api.message(order, "other-required", TEXT).await.expect(201);
    }
    assert_eq!(api.message(ORDER, "other-required", TEXT).await.status, 429);
    world.advance(Span::days(3)).await;
    let later = api.message(ORDER, "other-required", TEXT).await;
    assert_eq!(later.status, 429, "orders of more than seven days ago do not count: {}", later.text);
    world.close().await;
}

#[tokio::test]
async fn a_reason_takes_three_messages_an_order() {
    let world = World::open().await;
    let api = world.api_of("S");
    for _ in 0..3 {
        api.message(ORDER, "other-required", TEXT).await.expect(201);
    }
    let fourth = api.message(ORDER, "other-required", TEXT).await.problem(429);
    assert_eq!(fourth["findings"][0]["rule"], "per-order-cap");
    world.close().await;
}

/// Also of calls that come at once: the cap is a condition of each message's own transaction.
#[tokio::test]
async fn calls_at_once_do_not_go_beyond_a_cap() {
    let world = World::open().await;
    let api = world.api_of("S");
    let calls = (0..8).map(|_| api.message(ORDER, "other-required", TEXT));
    let answers = futures_util::future::join_all(calls).await;
    let count = |status| answers.iter().filter(|answer| answer.status == status).count();
    assert_eq!((count(201), count(429)), (3, 5), "{answers:?}");
    world.close().await;
}
