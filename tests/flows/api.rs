//! A seller's program starts contact by HTTP (RULEBOOK 4.3, 8.1, 14, 25), and what every route answers.

mod attachments;
mod idempotency;
mod refusals;

use policy::Span;
use serde_json::{Value, json};
use tests::{BUYER, CARE, ORDER, World};

const TEXT: &str =
    "We would like to know which side of the shelf should face the wall, so that it can be assembled.";

/// RULEBOOK C 1, 2 by HTTP.
#[tokio::test]
async fn the_window_closes_thirty_days_after_delivery_to_the_millisecond() {
    let world = World::open().await;
    let close = world.delivered_at + Span::days(30);
    world.set_clock(close).await;
    world.api_of("S").message(ORDER, "other-required", TEXT).await.expect(201);
    world.set_clock(close + Span::millis(1)).await;
    let answer = world.api_of("S").message(ORDER, "other-required", TEXT).await;
    answer.refused(403, &["proactive-window"]);
    assert_eq!(world.mailbox(BUYER).len(), 1);
    world.close().await;
}

#[tokio::test]
async fn a_message_that_was_sent_is_answered_with_its_id_and_state() {
    let world = World::open().await;
    let body = world.api_of("S").message(ORDER, "other-required", TEXT).await.expect(201);
    assert_eq!(body["state"], "delivered");
    let mail = world.newest(BUYER);
    assert_eq!(mail.dispatch, body["messageId"].as_str().unwrap());
    assert!(
        mail.text.contains(TEXT) && mail.subject.contains(ORDER),
        "the platform puts in the order id: {mail:?}"
    );
    assert_eq!(
        (mail.from, mail.from_name.as_str()),
        (world.seller_mask.clone(), "Oak & Iron - Corner Market")
    );
    world.close().await;
}

/// RULEBOOK 4.3: the id with and without its prefix, in camelCase, and the names of Messaging v1.
#[tokio::test]
async fn a_reason_has_several_names() {
    let world = World::open().await;
    let names = ["shipping-address", "reason-shipping-address", "shippingAddress", "confirmDeliveryDetails"];
    for (number, name) in names.iter().enumerate() {
        let order = format!("222-2222222-222222{number}");
        world.order(&order).unshipped().put().await;
        world.api_of("S").message(&order, name, "Which floor is the delivery for?").await.expect(201);
    }
    let subjects: Vec<String> = world
        .mailbox(BUYER)
        .iter()
        .map(|mail| mail.subject.split(" 222").next().unwrap().to_owned())
        .collect();
    assert_eq!(subjects, vec!["Delivery address for your order"; names.len()]);
    let unknown = world.api_of("S").message(ORDER, "small-talk", TEXT).await.problem(400);
    assert_eq!(unknown["field"], "reason");
    assert!(
        unknown["detail"].as_str().unwrap().contains("shipping-address"),
        "the reasons are named: {unknown}"
    );
    world.close().await;
}

/// `reason-availability`: the state of the order decides.
#[tokio::test]
async fn a_reason_that_the_order_does_not_admit_is_403() {
    let world = World::open().await;
    for (reason, text) in [
        ("confirmDeliveryDetails", "Which floor is the delivery for?"),
        ("confirmOrderDetails", "Which colour is it to be?"),
        ("digitalAccessKey", "The key is 1234."),
    ] {
        world.api_of("S").message(ORDER, reason, text).await.refused(403, &["reason-availability"]);
    }
    let removal = world.api_of("S").message(ORDER, "negativeFeedbackRemoval", "").await;
    assert_eq!(removal.status, 403, "{}", removal.text);
    for (status, rule) in [("pending", "reason-order-pending"), ("cancelled", "reason-order-cancelled")] {
        world.order("333-3333333-3333333").unshipped().with(&json!({ "status": status })).put().await;
        world.api_of("S").message("333-3333333-3333333", "other-required", TEXT).await.refused(403, &[rule]);
    }
    assert!(world.mailbox(BUYER).is_empty());
    world.close().await;
}

/// RULEBOOK C 41, `optout-block`.
#[tokio::test]
async fn an_opted_out_buyer_is_reached_for_critical_reasons_alone() {
    let world = World::open().await;
    world.order("222-2222222-2222222").unshipped().put().await;
    world.opt_out().await;
    let answer = world.api_of("S").message(ORDER, "other-required", CARE).await;
    answer.refused(403, &["optout-block"]);
    let critical = ("222-2222222-2222222", "confirmDeliveryDetails", "Which floor is the delivery for?");
    world.api_of("S").message(critical.0, critical.1, critical.2).await.expect(201);
    assert_eq!(world.mailbox(BUYER).len(), 1);
    world.close_expecting(tests::Expected { despite_opt_out: 1, ..Default::default() }).await;
}

/// Contents are 400, and every finding comes with its passage.
#[tokio::test]
async fn forbidden_contents_are_400_with_their_passages() {
    let world = World::open().await;
    for (text, rules, passage) in [
        (
            "Please call +1 212 555 0147 so that we can deliver it.",
            &["phone-number", "off-platform-contact"][..],
            "+1 212 555 0147",
        ),
        (
            "Please write to help@elsewhere.example so that we can deliver it.",
            &["email-address"],
            "help@elsewhere.example",
        ),
        (
            "Please read https://elsewhere.example/x before we deliver it.",
            &["external-link"],
            "https://elsewhere.example/x",
        ),
        ("Please read this before we deliver it \u{1f600}.", &["emoji"], "\u{1f600}"),
    ] {
        let mut sorted = rules.to_vec();
        sorted.sort_unstable();
        let body = world.api_of("S").message(ORDER, "other-required", text).await.refused(400, &sorted);
        let findings = body["findings"].as_array().unwrap();
        let found = &findings.iter().find(|finding| finding["rule"] == rules[0]).unwrap()["passage"];
        let start = usize::try_from(found["start"].as_u64().unwrap()).unwrap();
        let end = usize::try_from(found["end"].as_u64().unwrap()).unwrap();
        assert_eq!((found["text"].as_str(), text.get(start..end)), (Some(passage), Some(passage)), "{body}");
    }
    let html = "Please read <b>this</b> before we deliver it to your door.";
    world.api_of("S").message(ORDER, "other-required", html).await.refused(400, &["reason-no-html-in-api"]);
    world.api_of("S").message(ORDER, "other-required", "").await.refused(400, &["text-length"]);
    let longest = format!("{TEXT} ").repeat(30);
    let longest: String = longest.chars().take(2000).collect();
    world
        .api_of("S")
        .message(ORDER, "other-required", &format!("{longest}x"))
        .await
        .refused(400, &["text-length"]);
    assert!(world.mailbox(BUYER).is_empty());
    world.api_of("S").message(ORDER, "other-required", &longest).await.expect(201);
    world.close().await;
}

/// `external-link`: declared as necessary it passes, but never without TLS.
#[tokio::test]
async fn a_necessary_link_passes_if_it_is_secure() {
    let world = World::open().await;
    let send = async |link: &str| {
        let text = format!("Please choose the delivery day at {link} so that we can deliver.");
        let body = json!({ "reason": "other-required", "text": text, "necessaryLinks": [link] });
        world.api_of("S").post(&format!("/v1/orders/{ORDER}/messages"), &body).await
    };
    send("https://carrier.example/slot").await.expect(201);
    let insecure = send("http://carrier.example/slot").await.problem(400);
    let rules: Vec<&Value> =
        insecure["findings"].as_array().unwrap().iter().map(|found| &found["rule"]).collect();
    assert!(rules.contains(&&json!("insecure-link")), "{insecure}");
    world.close().await;
}

/// `POST /v1/check` says what a message would be refused for, and changes nothing.
#[tokio::test]
async fn checking_a_text_changes_nothing() {
    let world = World::open().await;
    let body = json!({ "kind": "proactive", "orderId": ORDER, "text": "Please call +1 212 555 0147 about your delivery." });
    let found = world.api_of("S").post("/v1/check", &body).await.expect(200);
    assert_eq!(found["findings"][0]["rule"], "off-platform-contact", "{found}");
    assert_eq!(found["findings"][1]["rule"], "phone-number", "{found}");
    let clean =
        world.api_of("S").post("/v1/check", &json!({ "kind": "proactive", "text": TEXT })).await.expect(200);
    assert_eq!(clean, json!({ "language": "en", "findings": [] }));
    let foreign = json!({ "kind": "proactive", "orderId": ORDER, "text": TEXT });
    world.api_of("S2").post("/v1/check", &foreign).await.problem(404);
    assert_eq!(world.mails_that_left(), 0);
    world.close().await;
}

/// Every finding says how grave it is, where it stands in the text as it was sent, in which language, and what to do.
#[tokio::test]
async fn checking_a_text_tells_where_and_in_what_language() {
    let world = World::open().await;
    let text = "Die Rückwand des Regals muss noch geölt werden, und das Öl braucht zwei Tage, bis es trocken ist. Welche \
         Seite soll zur Wand zeigen?\nPlease call +1 212 555 0147 about your delivery.";
    let body = json!({ "kind": "reply", "subject": "Hi 😀", "text": text });
    let found = world.api_of("S").post("/v1/check", &body).await.expect(200);
    let start = text.find('+').unwrap();
    let expected = json!([
        {
            "rule": "emoji", "severity": "low", "language": found["language"],
            "passage": { "field": "subject", "start": 3, "end": 7, "text": "😀" },
            "message": "the message contains an emoji", "fix": "remove the emoji",
        },
        {
            "rule": "phone-number", "severity": "medium", "language": "en",
            "passage": { "field": "text", "start": start, "end": start + 15, "text": "+1 212 555 0147" },
            "message": "the message contains a telephone number",
            "fix": "remove the number; the buyer can answer this message",
        },
    ]);
    assert_eq!(found["findings"], expected, "{found}");

    let html = "<p>Gr&uuml;&szlig;e, Tel. <b>+1 212</b> 555 0147</p>";
    let body = json!({ "kind": "reply", "html": html });
    let found = world.api_of("S").post("/v1/check", &body).await.expect(200);
    let findings = found["findings"].as_array().unwrap();
    let passage = &findings.iter().find(|finding| finding["rule"] == "phone-number").unwrap()["passage"];
    assert_eq!(passage["text"], "+1 212 555 0147", "{found}");
    let place = |name: &str| usize::try_from(passage[name].as_u64().unwrap()).unwrap();
    assert_eq!(html.get(place("htmlStart")..place("htmlEnd")), Some("+1 212</b> 555 0147"));
    world.close().await;
}

/// The feed gives back what was put, and putting it again changes nothing.
#[tokio::test]
async fn what_was_put_is_read_back() {
    let world = World::open().await;
    for path in ["/v1/marketplaces/US", "/v1/sellers/S", "/v1/buyers/B", &format!("/v1/orders/{ORDER}")] {
        let first = world.api().get(path).await.expect(200);
        assert!(first.is_object(), "{path}");
        assert_eq!(world.api().put(path, &first).await.expect(200), first, "{path}");
        assert_eq!(world.api().get(path).await.expect(200), first, "{path}");
    }
    assert_eq!(world.masks(ORDER).await, (world.buyer_mask.clone(), world.seller_mask.clone()));
    world.close().await;
}

/// `mask-alias-scope`, RULEBOOK C 107: one pair, one alias for ever; another seller, another alias.
#[tokio::test]
async fn masks_belong_to_a_pair_for_ever() {
    let world = World::open().await;
    world.advance(Span::days(365)).await;
    world.order("222-2222222-2222222").put().await;
    world.order("333-3333333-3333333").between("S2", "B").put().await;
    let own = (world.buyer_mask.clone(), world.seller_mask.clone());
    assert_eq!(world.masks("222-2222222-2222222").await, own);
    let others = world.masks("333-3333333-3333333").await;
    assert!(others.0 != own.0 && others.1 != own.1);
    world.close().await;
}
