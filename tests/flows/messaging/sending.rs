use axum::http::Method;
use local::aws::ses::SesBehaviour;
use policy::Span;
use serde_json::json;
use tests::{BUYER, ORDER, SELLER_ID, World};

use super::{PAPERS, Partner, TEXT, UNSHIPPED, attached, message_path, world};

#[tokio::test]
async fn every_type_of_text_reaches_the_buyer() {
    let world = world().await;
    let partner = Partner::of(&world, SELLER_ID).await;
    for kind in [
        "confirmCustomizationDetails",
        "confirmDeliveryDetails",
        "confirmOrderDetails",
        "confirmServiceDetails",
        "unexpectedProblem",
        "digitalAccessKey",
    ] {
        let answer = partner.send(UNSHIPPED, kind, &json!({ "text": TEXT })).await;
        assert_eq!(answer.headers["content-type"], "application/hal+json");
        assert_eq!((answer.status, answer.text.as_str()), (201, "{}"), "{kind}");
        let got = world.newest(BUYER);
        assert!(got.text.contains(TEXT) && got.subject.contains(UNSHIPPED), "{kind}: {}", got.text);
    }
    assert_eq!(world.mailbox(BUYER).len(), 6);
    world.close().await;
}

#[tokio::test]
async fn every_type_of_file_reaches_the_buyer() {
    let world = World::open().await;
    let partner = Partner::of(&world, SELLER_ID).await;
    for kind in ["legalDisclosure", "warranty", "invoice"] {
        let upload = partner.upload(ORDER, kind).await;
        assert_eq!(partner.send_papers(ORDER, kind, &upload).await.expect(201), json!({}), "{kind}");
        assert_eq!(world.newest(BUYER).files, [("papers.txt".to_owned(), PAPERS.as_bytes().to_vec())]);
    }
    assert_eq!(world.mailbox(BUYER).len(), 3);
    world.close().await;
}

#[tokio::test]
async fn a_text_may_bring_files_where_its_type_takes_them() {
    let world = world().await;
    let partner = Partner::of(&world, SELLER_ID).await;
    for kind in ["confirmCustomizationDetails", "digitalAccessKey"] {
        let upload = partner.upload(UNSHIPPED, kind).await;
        let mut body = attached(&[(&upload, "sketch.txt")]);
        body["text"] = json!(TEXT);
        partner.send(UNSHIPPED, kind, &body).await.expect(201);
        let got = world.newest(BUYER);
        assert!(got.text.contains(TEXT));
        assert_eq!(got.files[0].0, "sketch.txt");
    }
    world.close().await;
}

#[tokio::test]
async fn the_dates_of_a_warranty_stand_in_its_mail() {
    let world = World::open().await;
    let partner = Partner::of(&world, SELLER_ID).await;
    let mut body = attached(&[(&partner.upload(ORDER, "warranty").await, "papers.txt")]);
    body["coverageStartDate"] = json!("2026-01-01T00:00:00Z");
    body["coverageEndDate"] = json!("2028-01-01T00:00:00.000Z");
    partner.send(ORDER, "warranty", &body).await.expect(201);
    assert!(world.newest(BUYER).text.contains("2026-01-01 – 2028-01-01"), "{}", world.newest(BUYER).text);
    world.close().await;
}

/// What clients are known to send.
#[tokio::test]
async fn forms_and_further_fields_are_taken() {
    let world = world().await;
    let partner = Partner::of(&world, SELLER_ID).await;
    let further =
        json!({ "text": TEXT, "marketplaceIds": ["US"], "MarketplaceIds": ["US"], "attachments": null });
    partner.send(UNSHIPPED, "confirmOrderDetails", &further).await.expect(201);
    let path = message_path(UNSHIPPED, "confirmDeliveryDetails");
    let form = partner.api().header("content-type", "application/x-www-form-urlencoded");
    form.call(Method::POST, &path, Some(&format!("text={}", TEXT.replace(' ', "+")))).await.expect(201);
    let utf8 = partner.api().header("content-type", "application/json; charset=utf-8");
    let path =
        format!("{}&MarketplaceId=US&marketplace_ids=US", message_path(UNSHIPPED, "unexpectedProblem"));
    utf8.post(&path, &json!({ "text": TEXT })).await.expect(201);
    for mail in world.mailbox(BUYER) {
        assert!(mail.text.contains(TEXT));
    }
    assert_eq!(world.mailbox(BUYER).len(), 3);
    world.close().await;
}

/// The API has no idempotency key.
#[tokio::test]
async fn the_same_call_again_is_another_message() {
    let world = world().await;
    let partner = Partner::of(&world, SELLER_ID).await;
    let keyed = partner.api().header("Idempotency-Key", "first");
    for _ in 0..2 {
        let path = message_path(UNSHIPPED, "confirmOrderDetails");
        keyed.post(&path, &json!({ "text": TEXT })).await.expect(201);
    }
    assert_eq!(world.mailbox(BUYER).len(), 2);
    world.close().await;
}

/// What SES does not take now lies in the outbox, and the caller is done.
#[tokio::test]
async fn a_message_that_waits_is_201_and_leaves_later() {
    let world = world().await;
    let partner = Partner::of(&world, SELLER_ID).await;
    let throttled = SesBehaviour::Fail { status: 429, code: "TooManyRequestsException".to_owned() };
    world.house.ses.set_behaviour(throttled);
    partner.send(UNSHIPPED, "confirmOrderDetails", &json!({ "text": TEXT })).await.expect(201);
    world.house.ses.set_behaviour(SesBehaviour::Accept);
    assert!(world.mailbox(BUYER).is_empty());
    world.advance(Span::hours(1)).await;
    world.tick().await;
    assert!(world.newest(BUYER).text.contains(TEXT));
    world.close().await;
}
