use axum::http::Method;
use policy::Span;
use serde_json::json;
use tests::{Answer, ORDER, OTHER_SELLER_ID, SELLER_ID, World};

use super::{DENIED, NOT_OPEN, Partner, TEXT, UNSHIPPED, details, error, message_path, world};

const NOT_FOUND: &str = "The resource specified does not exist.";
const MARKETPLACE: &str = "marketplaceIds: Missing or invalid request parameter: marketplaceId";
const ORDER_ID: &str = "amazonOrderId: Missing or invalid request parameter: amazonOrderId";

/// A call of each kind of operation about an order, with this query.
async fn each_about(partner: &Partner<'_>, order: &str, query: &str) -> [Answer; 3] {
    let path = format!("/messaging/v1/orders/{order}");
    let message = format!("{path}/messages/confirmOrderDetails{query}");
    [
        partner.api().get(&format!("{path}{query}")).await,
        partner.api().get(&format!("{path}/attributes{query}")).await,
        partner.api().post(&message, &json!({ "text": TEXT })).await,
    ]
}

#[tokio::test]
async fn another_sellers_order_is_404_as_an_unknown_one() {
    let world = world().await;
    let stranger = Partner::of(&world, OTHER_SELLER_ID).await;
    let foreign = each_about(&stranger, UNSHIPPED, "?marketplaceIds=US").await;
    let unknown = each_about(&stranger, "999-9999999-9999999", "?marketplaceIds=US").await;
    for (foreign, unknown) in foreign.iter().zip(&unknown) {
        assert_eq!(details(foreign, 404, "NotFound", NOT_FOUND).reason, "unknown-order");
        assert_eq!(foreign.text, unknown.text);
    }
    let partner = Partner::of(&world, SELLER_ID).await;
    for elsewhere in each_about(&partner, UNSHIPPED, "?marketplaceIds=DE").await {
        assert_eq!(
            error(&elsewhere, 404, "NotFound", NOT_FOUND),
            error(&foreign[0], 404, "NotFound", NOT_FOUND)
        );
    }
    assert_eq!(world.mails_that_left(), 0);
    world.close().await;
}

#[tokio::test]
async fn the_query_names_one_marketplace() {
    let world = world().await;
    let partner = Partner::of(&world, SELLER_ID).await;
    for (query, reason) in [
        ("", "missing"),
        ("?marketplaceIds=", "missing"),
        ("?MarketplaceIds=US", "missing"),
        ("?marketplaceIds=US,DE", "too-many"),
        ("?marketplaceIds=US&marketplaceIds=US", "too-many"),
    ] {
        for answer in each_about(&partner, UNSHIPPED, query).await {
            assert_eq!(details(&answer, 400, "InvalidInput", MARKETPLACE).reason, reason, "{query}");
        }
    }
    assert_eq!(world.mails_that_left(), 0);
    world.close().await;
}

#[tokio::test]
async fn an_order_id_has_three_seven_and_seven_digits() {
    let world = World::open().await;
    let partner = Partner::of(&world, SELLER_ID).await;
    for id in ["1", "111-1111111-111111x", "1111111111111111111", "%FF", "111-1111111-1111111%20"] {
        for answer in each_about(&partner, id, "?marketplaceIds=US").await {
            assert_eq!(details(&answer, 400, "InvalidInput", ORDER_ID).reason, "malformed", "{id}");
        }
    }
    world.close().await;
}

#[tokio::test]
async fn without_a_good_token_nothing_is_told_and_nothing_sent() {
    let world = world().await;
    let mut partner = Partner::of(&world, SELLER_ID).await;
    let good = partner.token.clone();
    for (token, why) in [
        (String::new(), "Access token is missing in the request header."),
        (format!("{good}x"), "The access token you provided is revoked, malformed or invalid."),
    ] {
        partner.token = token;
        for answer in each_about(&partner, UNSHIPPED, "?marketplaceIds=US").await {
            assert_eq!(error(&answer, 403, "Unauthorized", DENIED), why);
        }
    }
    partner.token = good;
    world.advance(Span::hours(1)).await;
    for answer in each_about(&partner, UNSHIPPED, "?marketplaceIds=US").await {
        let why = "The access token you provided has expired.";
        assert_eq!(error(&answer, 403, "Unauthorized", DENIED), why);
    }
    assert_eq!(world.mails_that_left(), 0);
    world.close().await;
}

/// Types that Amazon took out, which clients still call.
#[tokio::test]
async fn removed_types_are_403_in_the_words_for_what_is_not_open() {
    let world = World::open().await;
    let partner = Partner::of(&world, SELLER_ID).await;
    for kind in ["negativeFeedbackRemoval", "amazonMotors"] {
        let answer = partner.send(ORDER, kind, &json!({})).await;
        assert_eq!(details(&answer, 403, "Unauthorized", NOT_OPEN).reason, "removed");
    }
    let unknown = partner.send(ORDER, "letter", &json!({})).await;
    assert_eq!(details(&unknown, 404, "NotFound", NOT_FOUND).reason, "no-such-operation");
    let put = partner.api().call(Method::PUT, &message_path(ORDER, "invoice"), Some("{}")).await;
    assert_eq!(put.status, 404, "{}", put.text);
    world.close().await;
}

#[tokio::test]
async fn a_body_that_is_no_json_is_refused() {
    let world = world().await;
    let partner = Partner::of(&world, SELLER_ID).await;
    let path = message_path(UNSHIPPED, "confirmOrderDetails");
    for body in ["{", "[]", "\"text\"", "text=1"] {
        let answer = partner.api().call(Method::POST, &path, Some(body)).await;
        assert_eq!(
            (answer.status, &answer.body["errors"][0]["code"]),
            (400, &json!("InvalidInput")),
            "{body}"
        );
    }
    let xml =
        partner.api().header("content-type", "text/xml").call(Method::POST, &path, Some("<text/>")).await;
    assert_eq!(
        details(&xml, 415, "UnsupportedMediaType", "The request payload is in an unsupported format.").reason,
        "unsupported-media-type"
    );
    let huge = "x".repeat(17 * 1024 * 1024);
    let huge = partner.send(UNSHIPPED, "confirmOrderDetails", &json!({ "text": huge })).await;
    assert_eq!((huge.status, &huge.body["errors"][0]["code"]), (413, &json!("RequestTooLarge")));
    assert_eq!(world.mails_that_left(), 0);
    world.close().await;
}

#[tokio::test]
async fn the_sandbox_sends_nothing() {
    let world = World::open().await;
    let partner = Partner::of(&world, SELLER_ID).await;
    let sandbox = partner.api().header("x-amzn-sandbox", "static");
    let path = message_path("123-1234567-1234567", "confirmOrderDetails");
    assert_eq!(sandbox.post(&path, &json!({ "text": "My Message" })).await.expect(201), json!({}));
    assert_eq!(world.mails_that_left(), 0);
    world.close().await;
}
