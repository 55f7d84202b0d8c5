//! What is malformed is held or refused by name, and the next one passes.

use axum::http::Method;
use serde_json::{Value, json};
use tests::{Answer, BUYER, ORDER, SELLER, World};

/// Malformed mails, each with the reason for which it is held.
fn malformed() -> Vec<(&'static str, Vec<u8>)> {
    let head = format!("From: {BUYER}\r\nSubject: x\r\nMessage-ID: <bad@home-post.example>\r\n");
    let with = |rest: &str| format!("{head}{rest}").into_bytes();
    let parts: String = (0..3000).map(|_| "--b\r\nContent-Type: text/plain\r\n\r\nx\r\n").collect();
    vec![
        ("nul", with("X-A: a\0b\r\n\r\ntext\r\n")),
        ("bare-cr", with("X-A: a\rb\r\n\r\ntext\r\n")),
        ("from-ambiguous", with("From: boss@elsewhere.example\r\n\r\ntext\r\n")),
        ("from-ambiguous", format!("From: {BUYER}, boss@elsewhere.example\r\n\r\ntext\r\n").into_bytes()),
        ("from-missing", b"Subject: x\r\n\r\ntext\r\n".to_vec()),
        ("space-before-colon", with("X-A : b\r\n\r\ntext\r\n")),
        ("malformed-field", with("no field at all\r\n\r\ntext\r\n")),
        ("header-too-large", with(&format!("X-A: {}\r\n\r\ntext\r\n", "a ".repeat(40_000)))),
        ("too-many-fields", with(&format!("{}\r\ntext\r\n", "X-A: b\r\n".repeat(300)))),
        (
            "too-complex",
            with(&format!("MIME-Version: 1.0\r\n{}", "Content-Type: message/rfc822\r\n\r\n".repeat(80_000))),
        ),
        (
            "too-complex",
            with(&format!(
                "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n{parts}--b--\r\n"
            )),
        ),
    ]
}

#[tokio::test]
async fn malformed_mail_is_held_and_the_next_mail_passes() {
    let world = World::open().await;
    for (number, (reason, raw)) in malformed().into_iter().enumerate() {
        let posted = world.mail().from(BUYER).to(&world.seller_mask).raw(&raw).post().await;
        assert_eq!((posted.code, posted.outcomes()), (250, vec!["held"]), "{number}: {reason}: {posted:?}");
        assert_eq!(posted.ended[0].reasons, [reason], "{number}");
        assert_eq!(world.mails_that_left(), number, "a held mail tells nobody");
        world
            .mail()
            .from(BUYER)
            .to(&world.seller_mask)
            .text("Is it in stock?")
            .post()
            .await
            .expect("delivered");
    }
    world.close().await;
}

/// A mail without anything in it is no reason to stop.
#[tokio::test]
async fn an_empty_mail_is_settled() {
    let world = World::open().await;
    for raw in [b"\r\n".as_slice(), b"\r\n\r\n", b"x"] {
        let posted = world.mail().from(BUYER).to(&world.seller_mask).raw(raw).post().await;
        assert_eq!(posted.outcomes(), ["held"], "{posted:?}");
    }
    world.mail().from(BUYER).to(&world.seller_mask).text("Is it in stock?").post().await.expect("delivered");
    assert_eq!(world.mailbox(SELLER).len(), 1);
    world.close().await;
}

/// A malformed field of each kind, and the field that the answer names.
#[tokio::test]
async fn a_field_that_is_wrong_is_named() {
    let world = World::open().await;
    let messages = format!("/v1/orders/{ORDER}/messages");
    let order = |field: &str, value: Value| {
        let mut body = json!({
            "marketplaceId": "US", "sellerId": "S", "buyerId": "B", "status": "shipped",
            "purchasedAt": "2026-01-10T00:00:00Z", "fulfilledBy": "seller",
            "lines": [{"lineId": "1", "title": "Shelf", "class": "plain", "quantity": 1, "priceMinor": 1, "currency": "USD"}],
        });
        body[field] = value;
        body
    };
    let put_order = "/v1/orders/222-2222222-2222222";
    let seller = |field: &str, value: Value| {
        let mut body = json!({"name": "N", "registeredAddress": "n@n.example", "approvedAddresses": [], "messagingEnabled": true});
        body[field] = value;
        body
    };
    for (method, path, body, field) in [
        (Method::PUT, put_order, order("status", json!("lost")), "status"),
        (Method::PUT, put_order, order("purchasedAt", json!("yesterday")), "purchasedAt"),
        (Method::PUT, put_order, order("deliveredAt", json!(5)), "deliveredAt"),
        (Method::PUT, put_order, order("sellerId", json!("nobody")), "sellerId"),
        (Method::PUT, put_order, order("buyerId", json!("nobody")), "buyerId"),
        (Method::PUT, put_order, order("marketplaceId", json!("nobody")), "marketplaceId"),
        (Method::PUT, put_order, order("colour", json!("red")), "colour"),
        (Method::PUT, put_order, order("lines", json!([{"lineId": "1"}])), "lines[0].title"),
        (Method::PUT, "/v1/orders/1-2-3", order("status", json!("shipped")), "order id"),
        (Method::PUT, "/v1/sellers/S3", seller("registeredAddress", json!("nobody")), "registeredAddress"),
        (
            Method::PUT,
            "/v1/sellers/S3",
            seller("approvedAddresses", json!(["a@b.example", "nobody"])),
            "approvedAddresses[1]",
        ),
        (Method::PUT, "/v1/sellers/S3", seller("messagingEnabled", json!("yes")), "messagingEnabled"),
        (Method::PUT, "/v1/sellers/S3", seller("name", json!(7)), "name"),
        (Method::PUT, "/v1/buyers/B3", json!({"givenName": "J", "address": "j@j.example"}), "locale"),
        (
            Method::PUT,
            "/v1/buyers/B3",
            json!({"givenName": "J", "address": "j@j.example", "locale": "?"}),
            "locale",
        ),
        (
            Method::PUT,
            "/v1/marketplaces/M",
            json!({"name": "M", "relayDomain": "no domain", "timeZone": "UTC", "channel": "hosted"}),
            "relayDomain",
        ),
        (
            Method::PUT,
            "/v1/marketplaces/M",
            json!({"name": "M", "relayDomain": "m.example", "timeZone": "Nowhere/Land", "channel": "hosted"}),
            "timeZone",
        ),
        (Method::POST, messages.as_str(), json!({"text": "x"}), "reason"),
        (Method::POST, messages.as_str(), json!({"reason": 5, "text": "x"}), "reason"),
        (Method::POST, messages.as_str(), json!({"reason": "other-required", "text": ["x"]}), "text"),
        (
            Method::POST,
            messages.as_str(),
            json!({"reason": "other-required", "text": "x", "colour": 1}),
            "colour",
        ),
        (
            Method::POST,
            messages.as_str(),
            json!({"reason": "invoice", "attachments": [{"fileName": "a.txt"}]}),
            "attachments[0].contentType",
        ),
        (Method::POST, "/v1/check", json!({"text": "x", "kind": "shout"}), "kind"),
        (Method::POST, "/v1/check", json!({"text": "x", "kind": "reply", "locale": "?"}), "locale"),
    ] {
        let answer = world.api().call(method, path, Some(&body.to_string())).await;
        discreet(&answer);
        let problem = answer.problem(400);
        assert_eq!(problem["field"], field, "{path} {body}: {problem}");
    }
    assert_eq!(world.mails_that_left(), 0);
    world.close().await;
}

#[tokio::test]
async fn a_body_that_is_no_json_is_400() {
    let world = World::open().await;
    let path = format!("/v1/orders/{ORDER}/messages");
    for body in [
        "",
        "{",
        "null",
        "[]",
        "{\"reason\":\"other-required\"} {}",
        "{\"reason\":\"\\ud800\"}",
        "\u{0}",
        &"[".repeat(100_000),
    ] {
        for (method, path) in
            [(Method::POST, path.as_str()), (Method::PUT, "/v1/buyers/B"), (Method::POST, "/local/clock")]
        {
            let answer = world.api().call(method, path, Some(body)).await;
            discreet(&answer);
            answer.problem(400);
        }
    }
    world.close().await;
}

/// An event that is none fails as a function does, and the next one is handled.
#[tokio::test]
async fn an_event_that_is_none_is_a_function_error() {
    let world = World::open().await;
    let path = "/2015-03-31/functions/inbound-mail/invocations";
    for body in ["{", "{}", "{\"Records\":[{}]}", "{\"Records\":[{\"ses\":{\"mail\":{},\"receipt\":{}}}]}"] {
        let answer = world.api().call(Method::POST, path, Some(body)).await;
        assert_eq!(
            (answer.status, answer.headers["x-amz-function-error"].to_str().unwrap()),
            (200, "Unhandled"),
            "{body}"
        );
        discreet(&answer);
    }
    world.api().post("/2015-03-31/functions/nothing/invocations", &json!({})).await.problem(404);
    world.question("Is it in stock?").await;
    world.close().await;
}

/// No answer says more than its caller may know.
#[track_caller]
fn discreet(answer: &Answer) {
    let text = answer.text.to_ascii_lowercase();
    for word in
        [BUYER, SELLER, "aboveboard-", "dynamo", "panicked", "backtrace", ".rs:", "src/", "pk\"", "#order"]
    {
        assert!(!text.contains(word), "{word} in {text}");
    }
}
