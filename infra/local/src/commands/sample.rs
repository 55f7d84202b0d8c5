//! The demo data that `serve` and `demo` begin with, put in through the API like any other.

use axum::http::Method;
use host::http::Scope;
use policy::{Instant, Span};
use serde_json::{Value, json};

use super::{CommandError, say};
use crate::{cli::Serve, house::House, talk};

/// The order that most examples are about.
pub(super) const ORDER: &str = "111-2223334-5556667";
/// An order of a buyer who opted out.
pub(super) const OPTED_OUT_ORDER: &str = "111-7778889-0001112";

/// Whether the demo data, or a marketplace of that id, was put before.
pub(super) async fn is_there(house: &House) -> Result<bool, CommandError> {
    let token = house.token(&Scope::Marketplace);
    let (status, _) = talk::call(house, Method::GET, "/v1/marketplaces/M1", Some(&token), None).await?;
    Ok(status.is_success())
}

/// Puts a marketplace, a seller, two buyers and their orders.
pub(super) async fn fill(house: &House) -> Result<(), CommandError> {
    let token = house.token(&Scope::Marketplace);
    let now = house.clock.now();
    for (path, body) in documents(now) {
        let (status, answer) = talk::call(house, Method::PUT, &path, Some(&token), Some(&body)).await?;
        if !status.is_success() {
            return Err(CommandError::Script(format!("PUT {path} was refused: {answer}")));
        }
    }
    talk::call(house, Method::PUT, "/v1/buyers/B2/opt-out", Some(&token), None).await?;
    Ok(())
}

fn documents(now: Instant) -> Vec<(String, Value)> {
    let order = |buyer: &str, status: &str, delivered: bool, title: &str| {
        let mut order = json!({
            "marketplaceId": "M1", "sellerId": "S1", "buyerId": buyer, "status": status,
            "purchasedAt": (now - Span::days(6)).to_string(),
            "latestDeliveryAt": (now + Span::days(2)).to_string(),
            "fulfilledBy": "seller",
            "lines": [{"lineId": "1", "title": title, "class": "plain", "quantity": 1, "priceMinor": 4200, "currency": "USD"}],
        });
        if delivered && let Some(fields) = order.as_object_mut() {
            fields.insert("shippedAt".into(), json!((now - Span::days(4)).to_string()));
            fields.insert("deliveredAt".into(), json!((now - Span::days(1)).to_string()));
        }
        order
    };
    vec![
        (
            "/v1/marketplaces/M1".into(),
            json!({
                "name": "Corner Market", "relayDomain": "mail.corner-market.example", "timeZone": "America/New_York",
                "channel": "hosted",
            }),
        ),
        (
            "/v1/sellers/S1".into(),
            json!({
                "name": "Oak & Iron", "registeredAddress": "office@oak-and-iron.example",
                "approvedAddresses": ["colin@oak-and-iron.example"], "messagingEnabled": true,
            }),
        ),
        (
            "/v1/buyers/B1".into(),
            json!({
                "givenName": "Jane", "address": "jane@home.example", "locale": "en-US",
            }),
        ),
        (
            "/v1/buyers/B2".into(),
            json!({
                "givenName": "Ravi", "address": "ravi@home.example", "locale": "en-US",
            }),
        ),
        (format!("/v1/orders/{ORDER}"), order("B1", "shipped", true, "Oak bookshelf")),
        (format!("/v1/orders/{OPTED_OUT_ORDER}"), order("B2", "unshipped", false, "Wrought iron gate")),
    ]
}

/// The masks of an order: the address that stands for the buyer, and the one that stands for the seller.
pub(super) async fn masks(house: &House, order: &str) -> Result<(String, String), CommandError> {
    let token = house.token(&Scope::Marketplace);
    let path = format!("/v1/orders/{order}/masks");
    let (_, answer) = talk::call(house, Method::GET, &path, Some(&token), None).await?;
    let mask = |of: &str| answer.get(of).and_then(Value::as_str).map(ToOwned::to_owned);
    match (mask("buyer"), mask("seller")) {
        (Some(buyer), Some(seller)) => Ok((buyer, seller)),
        _ => Err(CommandError::Script(format!("GET {path} named no masks: {answer}"))),
    }
}

/// Tells a visitor what to try.
pub(super) async fn tour(house: &House, serve: &Serve) -> Result<(), CommandError> {
    let Ok((buyer_mask, seller_mask)) = masks(house, ORDER).await else { return Ok(()) };
    let (http, smtp) = (house.http, house.smtp);
    let data = serve.data.display();
    say(format_args!(
        "
Demo data: the seller Oak & Iron (office@oak-and-iron.example), the buyer Jane (jane@home.example), her order
{ORDER}, and the buyer Ravi, who opted out, with {OPTED_OUT_ORDER}.

Write to the seller as Jane, from any mail program that sends to {smtp}:
  to {seller_mask}
  swaks --server {smtp} --from jane@home.example --to {seller_mask} --header 'Subject: Shelf' --body 'Does it fit 30 books?'
See what the seller got, and answer it to Jane's mask:
  curl http://{http}/local/mailboxes/office@oak-and-iron.example
  swaks --server {smtp} --from office@oak-and-iron.example --to {buyer_mask} --header 'Subject: {ORDER}' --body 'We can deliver on Monday. Which floor is it?'
  curl http://{http}/local/mailboxes/jane@home.example
Write as the seller's program does, and see why a message is refused:
  TOKEN=$(cargo run -q -- token seller:S1 --data {data})
  curl -H \"Authorization: Bearer $TOKEN\" -H 'Content-Type: application/json' http://{http}/v1/orders/{ORDER}/messages \\
    -d '{{\"reason\": \"other-required\", \"text\": \"Please call us on +1 212 555 0147 about your order.\"}}'
See what the schedule would ask buyers for, and when, without sending; then move to that day on a house with --clock:
  curl -H \"Authorization: Bearer $TOKEN\" -H 'Content-Type: application/json' -d '{{}}' http://{http}/v1/review-requests:preview
"
    ));
    Ok(())
}
