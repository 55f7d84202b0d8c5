use policy::Span;
use serde_json::json;
use tests::{BUYER, ORDER, SELLER, World};

use super::{open_at_window, requests, row, state, wake};

#[tokio::test]
async fn it_asks_when_the_window_opens_and_once() {
    let world = World::open().await;
    world.set_clock(world.delivered_at + Span::days(5) - Span::millis(1)).await;
    assert_eq!(wake(&world).await["due"], 0);
    assert_eq!(requests(&world), 0);
    world.advance(Span::millis(1)).await;
    let run = wake(&world).await;
    assert_eq!((&run["due"], &run["sent"]), (&json!(1), &json!(1)), "{run}");
    assert_eq!(requests(&world), 1);
    assert_eq!(state(&world, ORDER).await, "sent");
    for _ in 0..3 {
        world.advance(Span::days(3)).await;
        assert_eq!(wake(&world).await["due"], 0);
    }
    assert_eq!(requests(&world), 1);
    world.close().await;
}

#[tokio::test]
async fn the_mail_is_the_platforms_and_shows_nothing_of_the_sellers_address() {
    let world = open_at_window().await;
    wake(&world).await;
    let mail = world.newest(BUYER);
    assert!(mail.subject.contains(ORDER), "{}", mail.subject);
    assert!(mail.from.starts_with("no-reply@"), "{}", mail.from);
    assert!(mail.text.contains("Oak & Iron") && mail.text.contains(ORDER), "{}", mail.text);
    let page = format!("https://www.corner-market.example/orders/{ORDER}/review");
    assert!(mail.text.contains(&page) && mail.html.contains(&page), "{}", mail.text);
    assert_eq!(mail.header("List-Unsubscribe-Post").as_deref(), Some("List-Unsubscribe=One-Click"));
    assert_eq!(mail.header("Auto-Submitted").as_deref(), Some("auto-generated"));
    assert_eq!(world.mailbox(SELLER).len(), 0);
    world.close().await;
}

#[tokio::test]
async fn the_last_quarter_of_an_hour_is_left_to_sellers() {
    let world = World::open().await;
    let last = world.delivered_at + Span::days(30) - Span::minutes(15);
    world.set_clock(last - Span::minutes(1)).await;
    assert_eq!(wake(&world).await["sent"], 1);
    let other = "222-2222222-2222222";
    world.order(other).put().await;
    world.set_clock(last + Span::millis(1)).await;
    let run = wake(&world).await;
    assert_eq!(run["suppressed"], json!({ "review-window": 1 }), "{run}");
    assert_eq!(state(&world, other).await, "closed");
    world.close().await;
}

#[tokio::test]
async fn a_run_looks_at_its_shard_alone() {
    let world = open_at_window().await;
    let mut sent = 0;
    for shard in 0..8 {
        let run = world.invoke("review-requests", &json!({ "shard": shard })).await;
        sent += run["sent"].as_u64().unwrap();
    }
    assert_eq!((sent, requests(&world)), (1, 1));
    world.close().await;
}

#[tokio::test]
async fn a_run_stops_before_its_function_is_ended_and_the_next_goes_on() {
    let world = open_at_window().await;
    let now = world.now();
    let services = world.house.services.clone();
    let wake_up = review_requests::Wake::default();
    let soon = host::Invocation { now, ends_at: now + Span::millis(15_000), fresh: [7; 32] };
    let run = review_requests::handle(services, wake_up, soon).await.unwrap();
    assert_eq!((run.due, run.left_over, run.sent), (1, 1, 0));
    assert_eq!(state(&world, ORDER).await, "pending");
    assert_eq!(wake(&world).await["sent"], 1);
    world.close().await;
}

/// `review-schedule`: a delay and an hour of the marketplace's own day (New York, five hours behind).
#[tokio::test]
async fn a_seller_chooses_day_and_hour() {
    let world = World::open().await;
    let schedule = json!({ "delayDays": 10, "localHour": 18 });
    world.api_of("S").put("/v1/sellers/S/review-schedule", &schedule).await.expect(200);
    let later = "333-3333333-3333333";
    world.order(later).put().await;
    let due = row(&world, later).await.due.unwrap();
    assert_eq!(due.to_string(), "2026-01-30T23:00:00.000Z");
    // O was put before the schedule: it is due by the old one, and put off when it is looked at.
    world.advance(Span::days(5)).await;
    assert_eq!(wake(&world).await["later"], 1);
    assert_eq!(row(&world, ORDER).await.due, Some(due));
    world.set_clock(due - Span::millis(1)).await;
    assert_eq!(wake(&world).await["due"], 0);
    world.set_clock(due).await;
    assert_eq!(wake(&world).await["sent"], 2);
    world.close().await;
}

#[tokio::test]
async fn a_seller_who_asks_on_demand_alone_is_left_to_ask() {
    let world = World::open().await;
    world.api_of("S").put("/v1/sellers/S/review-schedule", &json!({ "automatic": false })).await.expect(200);
    world.advance(Span::days(5)).await;
    let run = wake(&world).await;
    assert_eq!(run["suppressed"], json!({ "review-schedule": 1 }), "{run}");
    world.api_of("S").post(&format!("/v1/orders/{ORDER}/review-request"), &json!({})).await.expect(201);
    assert_eq!(requests(&world), 1);
    world.close().await;
}
