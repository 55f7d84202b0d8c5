use local::aws::ses::SesBehaviour;
use policy::Span;
use serde_json::{Value, json};
use tests::{BUYER, BUYER_ID, Expected, ORDER, World};

use super::{open_at_window, requests, row, state, tell, wake};

const OTHER: &str = "222-2222222-2222222";

/// A world in which O was asked about and the answer of SES was lost.
async fn uncertain() -> World {
    let world = open_at_window().await;
    world.house.ses.set_behaviour(SesBehaviour::AcceptThenDropConnection);
    assert_eq!(wake(&world).await["uncertain"], 1);
    world.house.ses.set_behaviour(SesBehaviour::Accept);
    world
}

fn bounce(kind: &str) -> Value {
    json!({ "bounce": { "bounceType": kind, "bounceSubType": "General", "bouncedRecipients": [{ "emailAddress": BUYER }] } })
}

#[tokio::test]
async fn a_sign_of_ses_settles_what_was_uncertain() {
    for (kind, ends) in
        [("Send", "sent"), ("Delivery", "delivered"), ("DeliveryDelay", "sent"), ("Reject", "bounced")]
    {
        let world = uncertain().await;
        assert_eq!(tell(&world, ORDER, kind, json!({})).await["settled"], true);
        let settled = row(&world, ORDER).await;
        assert_eq!((settled.state.word(), settled.ses_id.as_deref()), (ends, Some("0100ses")), "{kind}");
        world.advance(Span::days(2)).await;
        world.tick().await;
        assert_eq!(state(&world, ORDER).await, ends);
        world.close().await;
    }
}

#[tokio::test]
async fn a_sign_that_comes_after_it_was_given_up_lifts_it() {
    let world = uncertain().await;
    world.advance(Span::minutes(24 * 60 + 1)).await;
    assert_eq!(world.tick().await["unknownReviews"], 1);
    assert_eq!(state(&world, ORDER).await, "unknown");
    tell(&world, ORDER, "Delivery", json!({})).await;
    assert_eq!(state(&world, ORDER).await, "delivered");
    world.close().await;
}

#[tokio::test]
async fn signs_in_any_order_and_twice_end_alike() {
    let kinds = ["Send", "Delivery", "Bounce"];
    for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
        let world = uncertain().await;
        for at in order.into_iter().chain(order) {
            tell(&world, ORDER, kinds[at], bounce("Transient")).await;
        }
        assert_eq!(state(&world, ORDER).await, "bounced", "{order:?}");
        world.close().await;
    }
}

/// A mail that does not arrive for good says that the address is dead: the next order is not asked about.
#[tokio::test]
async fn an_address_that_bounces_for_good_is_not_tried_again_until_it_changes() {
    let world = open_at_window().await;
    wake(&world).await;
    assert_eq!(tell(&world, ORDER, "Bounce", bounce("Permanent")).await["bounced"], true);
    world.order(OTHER).put().await;
    assert_eq!(wake(&world).await["suppressed"], json!({ "review-undeliverable": 1 }));
    let new = "jane@new-home.example";
    world.buyer(BUYER_ID, new, "en-US").await;
    world.api_of("S").post(&format!("/v1/orders/{OTHER}/review-request"), &json!({})).await.expect(201);
    assert_eq!(world.mailbox(new).len(), 1);
    world.close().await;
}

#[tokio::test]
async fn a_soft_bounce_says_nothing_of_the_address() {
    let world = open_at_window().await;
    wake(&world).await;
    assert_eq!(tell(&world, ORDER, "Bounce", bounce("Transient")).await["bounced"], false);
    world.order(OTHER).put().await;
    assert_eq!(wake(&world).await["sent"], 1);
    world.close().await;
}

#[tokio::test]
async fn a_complaint_is_an_opt_out() {
    let world = open_at_window().await;
    wake(&world).await;
    world.advance(Span::hours(1)).await;
    let told =
        tell(&world, ORDER, "Complaint", json!({ "complaint": { "complaintFeedbackType": "abuse" } })).await;
    assert_eq!((&told["settled"], &told["optedOut"]), (&json!(true), &json!(true)));
    assert_eq!(state(&world, ORDER).await, "complained");
    let preference = world.api().get(&format!("/v1/buyers/{BUYER_ID}/opt-out")).await.expect(200);
    assert_eq!(preference["optedOut"], true);
    world.order(OTHER).put().await;
    assert_eq!(wake(&world).await["suppressed"], json!({ "optout-block": 1 }));
    assert_eq!(requests(&world), 1);
    world.close_expecting(Expected::default()).await;
}

/// Also about a seller's message: its mail says whom it went to.
#[tokio::test]
async fn a_complaint_about_a_message_is_an_opt_out_too() {
    let world = World::open().await;
    world
        .api_of("S")
        .message(ORDER, "other-required", "Is the address on the parcel still right?")
        .await
        .expect(201);
    let tags = world.house.outbox.list(&BUYER.parse().unwrap()).pop().unwrap().tags.clone();
    let tags: serde_json::Map<String, Value> =
        tags.into_iter().map(|(name, value)| (name, json!([value]))).collect();
    world.advance(Span::hours(1)).await;
    let event = json!({ "detail": { "eventType": "Complaint", "mail": { "messageId": "x", "tags": tags } } });
    assert_eq!(world.invoke("mail-events", &event).await["optedOut"], true);
    world.close().await;
}

/// Evidence counts more than what a worker believes: what it gave back is not sent a second time.
#[tokio::test]
async fn a_sign_for_what_was_given_back_ends_it() {
    let world = open_at_window().await;
    world
        .house
        .ses
        .set_behaviour(SesBehaviour::Fail { status: 429, code: "TooManyRequestsException".to_owned() });
    assert_eq!(wake(&world).await["waiting"], 1);
    world.house.ses.set_behaviour(SesBehaviour::Accept);
    tell(&world, ORDER, "Send", json!({})).await;
    world.advance(Span::hours(1)).await;
    assert_eq!(wake(&world).await["due"], 0);
    assert_eq!((state(&world, ORDER).await, requests(&world)), ("sent", 0));
    world.close().await;
}

#[tokio::test]
async fn an_event_of_a_mail_that_is_not_ours_changes_nothing() {
    let world = open_at_window().await;
    let unknown = tell(&world, "999-9999999-9999999", "Bounce", bounce("Permanent")).await;
    assert_eq!(unknown, json!({ "settled": false, "optedOut": false, "bounced": false }));
    let open = json!({ "detail": { "eventType": "Open", "mail": { "messageId": "x" } } });
    assert_eq!(world.invoke("mail-events", &open).await["settled"], false);
    assert_eq!(state(&world, ORDER).await, "pending");
    world.close().await;
}
