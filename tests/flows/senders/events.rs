use serde_json::{Value, json};
use tests::{BUYER, SELLER, World};

fn raw(text: &str) -> Vec<u8> {
    format!(
        "From: Jane <{BUYER}>\r\nTo: x@y.example\r\nSubject: Shelf\r\nMessage-ID: <event@home-post.example>\r\n\r\n{text}\r\n"
    )
    .into_bytes()
}

/// A world with one stored mail, and the event of it.
async fn stored() -> (World, Value) {
    let world = World::open().await;
    world.store_mail("mail1", &raw("Is the shelf in stock?")).await;
    let event = world.ses_event("mail1", BUYER, &[&world.seller_mask]);
    (world, event)
}

#[tokio::test]
async fn the_same_event_twice_changes_nothing() {
    let (world, event) = stored().await;
    assert_eq!(world.settle(&event).await, ["delivered"]);
    assert_eq!(world.settle(&event).await, ["delivered"]);
    assert_eq!(world.mailbox(SELLER).len(), 1);
    world.close().await;
}

#[tokio::test]
async fn the_same_event_at_once_changes_nothing() {
    let (world, event) = stored().await;
    let settled = tokio::join!(world.settle(&event), world.settle(&event), world.settle(&event));
    assert_eq!(
        settled,
        (vec!["delivered".to_owned()], vec!["delivered".to_owned()], vec!["delivered".to_owned()])
    );
    assert_eq!(world.mailbox(SELLER).len(), 1);
    world.close().await;
}

/// RELIABILITY: above 10 KB the event's headers are cut off, so those of the stored mail count.
#[tokio::test]
async fn headers_are_read_from_the_mail_and_not_from_the_event() {
    let (world, mut event) = stored().await;
    let mail = &mut event["Records"][0]["ses"]["mail"];
    mail["headersTruncated"] = json!(true);
    mail["headers"] = json!([{ "name": "From", "value": "boss@elsewhere.example" }]);
    mail["commonHeaders"] = json!({ "from": ["boss@elsewhere.example"], "subject": "Another" });
    mail["destination"] = json!(["someone@elsewhere.example"]);
    assert_eq!(world.settle(&event).await, ["delivered"]);
    assert_eq!(world.newest(SELLER).subject, "Shelf");
    world.close().await;
}

/// `dmarcVerdict` may be missing; then SPF must pass for the domain of From.
#[tokio::test]
async fn without_a_dmarc_verdict_spf_decides() {
    let (world, mut event) = stored().await;
    event["Records"][0]["ses"]["receipt"].as_object_mut().unwrap().remove("dmarcVerdict");
    assert_eq!(world.settle(&event).await, ["delivered"]);
    for (spf, source) in [("FAIL", BUYER), ("PASS", "bounce@elsewhere.example")] {
        world.store_mail("mail2", &raw("Is it in stock?")).await;
        let mut event = world.ses_event("mail2", source, &[&world.seller_mask]);
        let receipt = event["Records"][0]["ses"]["receipt"].as_object_mut().unwrap();
        receipt.remove("dmarcVerdict");
        receipt.insert("spfVerdict".to_owned(), json!({ "status": spf }));
        assert_eq!(world.settle(&event).await, ["rejected"], "{spf} {source}");
    }
    assert_eq!(world.mailbox(SELLER).len(), 1);
    world.close().await;
}

#[tokio::test]
async fn spam_and_viruses_are_held() {
    let (world, event) = stored().await;
    for (number, verdict) in ["spamVerdict", "virusVerdict"].into_iter().enumerate() {
        let id = format!("bad{number}");
        world.store_mail(&id, &raw("Is the shelf in stock?")).await;
        let mut bad = world.ses_event(&id, BUYER, &[&world.seller_mask]);
        bad["Records"][0]["ses"]["receipt"][verdict] = json!({ "status": "FAIL" });
        assert_eq!(world.settle(&bad).await, ["held"]);
    }
    assert_eq!(world.mails_that_left(), 0);
    assert_eq!(world.settle(&event).await, ["delivered"]);
    world.close().await;
}

/// A mail whose event was lost is found by the sweep.
#[tokio::test]
async fn a_stored_mail_without_an_event_is_settled_by_the_sweep() {
    let world = World::open().await;
    let head = format!(
        "Return-Path: <{BUYER}>\r\nReceived: from h (203.0.113.9) by inbound-smtp.x.amazonaws.com with SMTP id lost1\r\n \
         for <{}>;\r\n Tue, 20 Jan 2026 00:00:00 +0000\r\nX-SES-Spam-Verdict: PASS\r\nX-SES-Virus-Verdict: PASS\r\n\
         Authentication-Results: amazonses.com; spf=pass smtp.mailfrom={BUYER}; dmarc=none\r\n",
        world.seller_mask
    );
    world.store_mail("lost1", &[head.as_bytes(), &raw("Is the shelf in stock?")].concat()).await;
    // S3 has the system's time: the sweep looks at mail that was stored 15 minutes to two days before.
    let stored = world.house.services.post.objects().stored_mail().await.unwrap();
    world.set_clock(stored[0].stored_at + policy::Span::minutes(15)).await;
    assert_eq!(world.tick().await["storedMails"], 1);
    assert_eq!(world.mailbox(SELLER).len(), 1);
    assert_eq!(world.tick().await["storedMails"], 0);
    world.close().await;
}
