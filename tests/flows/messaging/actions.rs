use policy::Span;
use serde_json::{Value, json};
use spapi::Details;
use tests::{Answer, ORDER, SELLER, SELLER_ID, World};

use super::{Partner, UNSHIPPED, world};

/// Why no action is open.
#[track_caller]
fn why(answer: &Answer) -> Details {
    assert_eq!(answer.status, 200, "{}", answer.text);
    assert_eq!(answer.body["_links"]["actions"], json!([]), "{}", answer.text);
    assert_eq!(answer.body["_embedded"]["actions"], json!([]), "{}", answer.text);
    serde_json::from_str(answer.headers["x-aboveboard-reason"].to_str().unwrap()).unwrap()
}

#[tokio::test]
async fn exactly_what_would_be_sent_now_is_listed() {
    let world = world().await;
    let partner = Partner::of(&world, SELLER_ID).await;
    assert_eq!(partner.open(ORDER).await, ["legalDisclosure", "warranty", "invoice"]);
    let open = [
        "confirmCustomizationDetails",
        "confirmDeliveryDetails",
        "confirmOrderDetails",
        "confirmServiceDetails",
        "unexpectedProblem",
        "digitalAccessKey",
        "legalDisclosure",
    ];
    assert_eq!(partner.open(UNSHIPPED).await, open);
    world.order("333-3333333-3333333").unshipped().put().await;
    let plain = ["confirmDeliveryDetails", "confirmOrderDetails", "unexpectedProblem", "legalDisclosure"];
    assert_eq!(partner.open("333-3333333-3333333").await, plain);
    world.close().await;
}

#[tokio::test]
async fn each_action_has_links_and_the_schema_of_its_body() {
    let world = World::open().await;
    let answer = Partner::of(&world, SELLER_ID).await.actions(ORDER).await;
    assert_eq!(answer.headers["content-type"], "application/hal+json");
    assert!(
        answer.headers.contains_key("x-amzn-requestid")
            && answer.headers.contains_key("x-amzn-ratelimit-limit")
    );
    assert!(!answer.headers.contains_key("x-aboveboard-reason"));
    let body = answer.expect(200);
    let path = format!("/messaging/v1/orders/{ORDER}");
    assert_eq!(body["_links"]["self"]["href"], format!("{path}?marketplaceIds=US"));
    let link = json!({ "href": format!("{path}/messages/warranty?marketplaceIds=US"), "name": "warranty" });
    assert_eq!(body["_links"]["actions"][1], link);
    let embedded = &body["_embedded"]["actions"][1];
    assert_eq!(embedded["_links"]["self"], link);
    assert_eq!(embedded["_links"]["schema"]["href"], format!("{path}/messages/warranty/schema"));
    assert_eq!(embedded["payload"], json!({ "name": "warranty" }));
    let schema: &Value = &embedded["_embedded"]["schema"]["payload"];
    assert_eq!(schema["required"], json!(["attachments"]));
    assert_eq!(schema["properties"]["attachments"]["maxItems"], 5);
    world.close().await;
}

#[tokio::test]
async fn the_window_closes_every_action_to_the_millisecond_and_the_header_says_so() {
    let world = World::open().await;
    world.advance(Span::days(30)).await;
    assert!(!Partner::of(&world, SELLER_ID).await.open(ORDER).await.is_empty());
    world.advance(Span::millis(1)).await;
    let why = why(&Partner::of(&world, SELLER_ID).await.actions(ORDER).await);
    assert_eq!(why.reason, "proactive-window");
    assert_eq!(why.rules.len(), 1, "what keeps out a type that the order admits, once: {why:?}");
    assert_eq!(why.opens_at.as_deref(), Some("2026-01-14T00:00:00.000Z"));
    assert_eq!(why.closes_at.as_deref(), Some("2026-02-19T00:00:00.000Z"));
    world.close().await;
}

#[tokio::test]
async fn an_order_that_admits_nothing_says_why() {
    let world = World::open().await;
    let partner = Partner::of(&world, SELLER_ID).await;
    let (pending, cancelled) = ("333-3333333-3333333", "444-4444444-4444444");
    world.order(pending).unshipped().with(&json!({ "status": "pending" })).put().await;
    world.order(cancelled).unshipped().with(&json!({ "status": "cancelled" })).put().await;
    assert_eq!(why(&partner.actions(pending).await).reason, "reason-order-pending");
    assert_eq!(why(&partner.actions(cancelled).await).reason, "reason-order-cancelled");
    world.seller(SELLER_ID, &json!({ "messagingEnabled": false }), SELLER).await;
    assert_eq!(why(&partner.actions(ORDER).await).reason, "messaging-disabled");
    world.close().await;
}

/// RULEBOOK 4.3: the number of messages already sent limits availability.
#[tokio::test]
async fn what_a_cap_would_refuse_is_not_listed() {
    let world = world().await;
    let (partner, api) = (Partner::of(&world, SELLER_ID).await, world.api_of(SELLER_ID));
    for _ in 0..3 {
        api.message(UNSHIPPED, "confirmOrderDetails", super::TEXT).await.expect(201);
    }
    let open = partner.open(UNSHIPPED).await;
    assert!(!open.contains(&"confirmOrderDetails".to_owned()) && open.len() == 6, "{open:?}");
    world.rules(&json!({ "dailyCap": { "factor": 0, "base": 3, "days": 7 } })).await;
    let why = why(&partner.actions(UNSHIPPED).await);
    assert_eq!(why.reason, "daily-cap", "which stands against every type: {why:?}");
    assert_eq!(why.retry_at.as_deref(), Some("2026-01-20T05:00:00.000Z"), "midnight in New York");
    world.set_clock("2026-01-20T05:00:00Z".parse().unwrap()).await;
    let partner = Partner::of(&world, SELLER_ID).await;
    assert_eq!(partner.open(UNSHIPPED).await, open);
    world.close().await;
}

#[tokio::test]
async fn the_buyers_language_is_told() {
    let world = World::open().await;
    let partner = Partner::of(&world, SELLER_ID).await;
    assert_eq!(partner.attributes(ORDER).await.expect(200), json!({ "buyer": { "locale": "en-US" } }));
    world.buyer(tests::BUYER_ID, tests::BUYER, "es-US").await;
    assert_eq!(partner.attributes(ORDER).await.expect(200), json!({ "buyer": { "locale": "es-US" } }));
    world.close().await;
}
