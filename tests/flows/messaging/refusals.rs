use policy::Span;
use serde_json::json;
use tests::{BUYER, ORDER, SELLER, SELLER_ID, World};

use super::{NOT_OPEN, Partner, TEXT, UNSHIPPED, details, world};

/// A text of so many characters, none of which is ASCII: bytes are not what is counted.
fn long(characters: usize) -> String {
    "Größere Regale brauchen größere Wände. ".chars().cycle().take(characters).collect()
}

#[tokio::test]
async fn a_text_has_as_many_characters_as_its_type_takes() {
    let world = world().await;
    world.buyer(tests::BUYER_ID, BUYER, "de-DE").await;
    let partner = Partner::of(&world, SELLER_ID).await;
    for (kind, most) in
        [("confirmCustomizationDetails", 800), ("digitalAccessKey", 400), ("confirmOrderDetails", 2000)]
    {
        let answer = partner.send(UNSHIPPED, kind, &json!({ "text": long(most + 1) })).await;
        let message = format!("text: has {} characters; at most {most} are allowed", most + 1);
        let why = details(&answer, 400, "InvalidInput", &message);
        assert_eq!((why.reason.as_str(), why.field.as_deref()), ("text-length", Some("text")));
        partner.send(UNSHIPPED, kind, &json!({ "text": long(most) })).await.expect(201);
    }
    assert_eq!(world.mails_that_left(), 3);
    world.close().await;
}

#[tokio::test]
async fn an_empty_body_lacks_what_the_type_requires() {
    let world = world().await;
    let partner = Partner::of(&world, SELLER_ID).await;
    for (order, kind, message) in [
        (UNSHIPPED, "confirmCustomizationDetails", "text: is required"),
        (UNSHIPPED, "confirmDeliveryDetails", "text: is required"),
        (UNSHIPPED, "confirmOrderDetails", "text: is required"),
        (UNSHIPPED, "confirmServiceDetails", "text: is required"),
        (UNSHIPPED, "unexpectedProblem", "text: is required"),
        (UNSHIPPED, "digitalAccessKey", "text: is required"),
        (ORDER, "legalDisclosure", "attachments: are required"),
        (ORDER, "warranty", "attachments: are required"),
        (ORDER, "invoice", "attachments: are required"),
    ] {
        details(&partner.send(order, kind, &json!({})).await, 400, "InvalidInput", message);
    }
    assert_eq!(world.mails_that_left(), 0);
    world.close().await;
}

#[tokio::test]
async fn contents_are_400_with_every_rule_and_passage() {
    let world = world().await;
    let partner = Partner::of(&world, SELLER_ID).await;
    let text = "Please call +1 212 555 0147 or see https://tin-shop.example/colours for the colours.";
    let answer = partner.send(UNSHIPPED, "confirmOrderDetails", &json!({ "text": text })).await;
    assert_eq!((answer.status, &answer.body["errors"][0]["code"]), (400, &json!("InvalidInput")));
    let why: spapi::Details =
        serde_json::from_str(answer.body["errors"][0]["details"].as_str().unwrap()).unwrap();
    let passages: Vec<_> =
        why.rules.iter().map(|broken| (broken.rule.as_str(), broken.passage.as_deref())).collect();
    assert!(passages.contains(&("phone-number", Some("+1 212 555 0147"))), "{passages:?}");
    assert!(passages.contains(&("external-link", Some("https://tin-shop.example/colours"))), "{passages:?}");
    for broken in &why.rules {
        let (start, end) = (broken.start.unwrap(), broken.end.unwrap());
        assert_eq!(text.get(start..end), broken.passage.as_deref());
        assert!(!broken.fix.is_empty() && broken.field.as_deref() == Some("text"));
    }
    let html =
        partner.send(UNSHIPPED, "confirmOrderDetails", &json!({ "text": format!("<b>{TEXT}</b>") })).await;
    assert!(html.text.contains("reason-no-html-in-api") && html.status == 400, "{}", html.text);
    assert_eq!(world.mails_that_left(), 0);
    world.close().await;
}

#[tokio::test]
async fn what_the_list_does_not_show_is_403() {
    let world = world().await;
    let partner = Partner::of(&world, SELLER_ID).await;
    for kind in ["confirmDeliveryDetails", "confirmServiceDetails", "unexpectedProblem", "digitalAccessKey"] {
        let answer = partner.send(ORDER, kind, &json!({ "text": TEXT })).await;
        let why = details(&answer, 403, "Unauthorized", NOT_OPEN);
        assert_eq!((why.reason.as_str(), why.rules.len()), ("reason-availability", 1), "{kind}");
    }
    let upload = partner.upload(UNSHIPPED, "invoice").await;
    let early = partner.send_papers(UNSHIPPED, "invoice", &upload).await;
    assert_eq!(details(&early, 403, "Unauthorized", NOT_OPEN).reason, "reason-availability");
    world.seller(SELLER_ID, &json!({ "messagingEnabled": false }), SELLER).await;
    let off = partner.send(UNSHIPPED, "confirmOrderDetails", &json!({ "text": TEXT })).await;
    assert_eq!(details(&off, 403, "Unauthorized", NOT_OPEN).reason, "messaging-disabled");
    assert_eq!(world.mails_that_left(), 0);
    world.close().await;
}

#[tokio::test]
async fn after_the_window_a_message_is_403_with_its_bounds() {
    let world = World::open().await;
    world.advance(Span::days(30)).await;
    let partner = Partner::of(&world, SELLER_ID).await;
    let upload = partner.upload(ORDER, "invoice").await;
    partner.send_papers(ORDER, "invoice", &upload).await.expect(201);
    world.advance(Span::millis(1)).await;
    let why = details(&partner.send_papers(ORDER, "invoice", &upload).await, 403, "Unauthorized", NOT_OPEN);
    assert_eq!(why.reason, "proactive-window");
    assert_eq!(why.closes_at.as_deref(), Some("2026-02-19T00:00:00.000Z"));
    assert_eq!(world.mails_that_left(), 1);
    world.close().await;
}
