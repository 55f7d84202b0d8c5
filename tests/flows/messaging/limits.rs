use serde_json::json;
use tests::{BUYER, ORDER, SELLER_ID};

use super::{NOT_OPEN, Partner, TEXT, UNSHIPPED, details, world};

/// RULEBOOK 23: the message that reaches the cap passes, whichever way it came.
#[tokio::test]
async fn beyond_the_daily_cap_a_message_is_429_until_the_next_day() {
    let world = world().await;
    world.rules(&json!({ "dailyCap": { "factor": 0, "base": 2, "days": 7 } })).await;
    let partner = Partner::of(&world, SELLER_ID).await;
    world.api_of(SELLER_ID).message(UNSHIPPED, "confirmDeliveryDetails", TEXT).await.expect(201);
    let body = json!({ "text": TEXT });
    partner.send(UNSHIPPED, "confirmOrderDetails", &body).await.expect(201);
    let refused = partner.send(UNSHIPPED, "confirmOrderDetails", &body).await;
    let message = "You exceeded your quota for the requested resource.";
    let why = details(&refused, 429, "QuotaExceeded", message);
    assert_eq!(
        (why.reason.as_str(), why.retry_at.as_deref()),
        ("daily-cap", Some("2026-01-20T05:00:00.000Z"))
    );
    assert_eq!(refused.headers["retry-after"], "18000");
    let own = world.api_of(SELLER_ID).message(UNSHIPPED, "confirmDeliveryDetails", TEXT).await;
    assert_eq!(own.headers["retry-after"], "18000");
    own.refused(429, &["daily-cap"]);
    world.set_clock("2026-01-20T05:00:00Z".parse().unwrap()).await;
    Partner::of(&world, SELLER_ID).await.send(UNSHIPPED, "confirmOrderDetails", &body).await.expect(201);
    assert_eq!(world.mailbox(BUYER).len(), 3);
    world.close().await;
}

/// 403, since clients repeat a 429 and this cap never ends.
#[tokio::test]
async fn a_fourth_message_for_the_same_reason_is_403() {
    let world = world().await;
    let partner = Partner::of(&world, SELLER_ID).await;
    let upload = partner.upload(ORDER, "legalDisclosure").await;
    for _ in 0..3 {
        partner.send_papers(ORDER, "legalDisclosure", &upload).await.expect(201);
    }
    let fourth = partner.send_papers(ORDER, "legalDisclosure", &upload).await;
    let why = details(&fourth, 403, "Unauthorized", NOT_OPEN);
    assert_eq!((why.reason.as_str(), why.retry_at), ("per-order-cap", None));
    assert!(!fourth.headers.contains_key("retry-after"));
    assert_eq!(partner.open(ORDER).await, ["warranty", "invoice"]);
    world.close().await;
}

#[tokio::test]
async fn of_calls_at_once_no_more_pass_than_the_daily_cap_lets() {
    let world = world().await;
    world.rules(&json!({ "dailyCap": { "factor": 0, "base": 2, "days": 7 } })).await;
    let partner = Partner::of(&world, SELLER_ID).await;
    let body = json!({ "text": TEXT });
    let call = |kind| partner.send(UNSHIPPED, kind, &body);
    let answers = tokio::join!(
        call("confirmOrderDetails"),
        call("confirmDeliveryDetails"),
        call("unexpectedProblem"),
        call("digitalAccessKey")
    );
    let mut statuses = [answers.0.status, answers.1.status, answers.2.status, answers.3.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [201, 201, 429, 429]);
    assert_eq!(world.mailbox(BUYER).len(), 2);
    world.close().await;
}
