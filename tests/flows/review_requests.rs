//! The scheduler asks once, in time, and never whom it may not: through the Lambda Invoke API, with SES failing in
//! every way it can.

mod attempts;
mod evidence;
mod facts;
mod schedule;

use policy::{OrderId, Span};
use serde_json::{Value, json};
use store::{Review, Wanted};
use tests::World;

/// Wakes the function as EventBridge Scheduler does. Gives the summary of the run.
async fn wake(world: &World) -> Value {
    world.invoke("review-requests", &json!({})).await
}

/// Tells the house an event of SES about the review request of an order, as EventBridge does.
async fn tell(world: &World, order: &str, kind: &str, detail: Value) -> Value {
    let mut event = json!({
        "source": "aws.ses", "detail-type": format!("Email {kind}"),
        "detail": {
            "eventType": kind,
            "mail": {
                "messageId": "0100ses", "timestamp": world.now().to_string(),
                "destination": [tests::BUYER],
                "tags": { "review": [order], "attempt": ["1"], "ses:configuration-set": ["house"] },
            },
        },
    });
    for (name, value) in detail.as_object().unwrap() {
        event["detail"][name] = value.clone();
    }
    world.invoke("mail-events", &event).await
}

/// The row of an order's review request.
async fn row(world: &World, order: &str) -> Review {
    let order: OrderId = order.parse().unwrap();
    let facts = world.house.services.store.facts(Wanted::new().review(&order)).await.unwrap();
    facts.review(&order).unwrap().expect("every order has a review row")
}

async fn state(world: &World, order: &str) -> &'static str {
    row(world, order).await.state.word()
}

/// Review requests that arrived at the buyer.
fn requests(world: &World) -> usize {
    let mails = world.mailbox(tests::BUYER);
    mails.iter().filter(|mail| mail.dispatch.starts_with("review-")).count()
}

/// A world at the opening of O's window.
async fn open_at_window() -> World {
    let world = World::open().await;
    world.advance(Span::days(5)).await;
    world
}
