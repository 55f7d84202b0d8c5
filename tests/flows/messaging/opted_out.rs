use axum::http::HeaderMap;
use policy::Span;
use serde_json::json;
use tests::{BUYER, Expected, ORDER, SELLER_ID};

use super::{Partner, TEXT, UNSHIPPED, details, world};

/// The names and values that do not change with every call.
fn lasting(headers: &HeaderMap) -> Vec<(String, String)> {
    let lasting = |name: &str| !matches!(name, "x-amzn-requestid" | "date");
    let text = |(name, value): (&axum::http::HeaderName, &axum::http::HeaderValue)| {
        (name.to_string(), value.to_str().unwrap().to_owned())
    };
    headers.iter().map(text).filter(|(name, _)| lasting(name)).collect()
}

/// RULEBOOK C 43, `optout-unknowable`.
#[tokio::test]
async fn the_list_is_the_same_whether_or_not_the_buyer_opted_out() {
    let world = world().await;
    let partner = Partner::of(&world, SELLER_ID).await;
    for order in [ORDER, UNSHIPPED] {
        let before = (partner.actions(order).await, partner.attributes(order).await);
        world.opt_out().await;
        let after = (partner.actions(order).await, partner.attributes(order).await);
        for (before, after) in [(before.0, after.0), (before.1, after.1)] {
            assert_eq!(before.status, 200);
            assert_eq!((before.status, &before.text), (after.status, &after.text));
            assert_eq!(lasting(&before.headers), lasting(&after.headers));
        }
        world.api().delete("/v1/buyers/B/opt-out").await;
    }
    world.close().await;
}

/// RULEBOOK C 41: what is critical is delivered all the same.
#[tokio::test]
async fn only_what_is_critical_reaches_a_buyer_who_opted_out() {
    let world = world().await;
    world.opt_out().await;
    world.advance(Span::millis(1)).await;
    let partner = Partner::of(&world, SELLER_ID).await;
    for kind in ["invoice", "warranty"] {
        let upload = partner.upload(ORDER, kind).await;
        let answer = partner.send_papers(ORDER, kind, &upload).await;
        let message = "The buyer does not wish to receive unsolicited messages.";
        assert_eq!(details(&answer, 403, "Unauthorized", message).reason, "optout-block");
    }
    assert_eq!(world.mails_that_left(), 0);
    partner.send(UNSHIPPED, "confirmDeliveryDetails", &json!({ "text": TEXT })).await.expect(201);
    let upload = partner.upload(ORDER, "legalDisclosure").await;
    partner.send_papers(ORDER, "legalDisclosure", &upload).await.expect(201);
    assert_eq!(world.mailbox(BUYER).len(), 2);
    world.close_expecting(Expected { despite_opt_out: 2, ..Expected::default() }).await;
}

/// A message that breaks a content rule is told that, and not the buyer's preference.
#[tokio::test]
async fn contents_are_told_before_the_opt_out() {
    let world = world().await;
    world.opt_out().await;
    let partner = Partner::of(&world, SELLER_ID).await;
    let upload = partner.upload(ORDER, "invoice").await;
    let wrong = partner.send(ORDER, "invoice", &super::attached(&[(&upload, "tool.exe")])).await;
    assert!(wrong.status == 400 && !wrong.text.contains("optout"), "{}", wrong.text);
    world.close().await;
}
