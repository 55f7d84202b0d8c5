use serde_json::{Value, json};

use crate::binary::Served;

pub(crate) const SELLER: &str = "office@oak-and-iron.example";
pub(crate) const BUYER: &str = "jane.roe@home-post.example";
const ORDER: &str = "111-1111111-1111111";

/// Puts a marketplace, a seller, a buyer and an order. Gives the address that stands for the seller.
pub(crate) fn settle(served: &Served, token: &str) -> String {
    for (path, body) in [
        (
            "/v1/marketplaces/US".to_owned(),
            json!({"name": "Corner Market", "relayDomain": "mail.corner-market.example", "timeZone": "UTC", "channel": "hosted"}),
        ),
        (
            "/v1/sellers/S".to_owned(),
            json!({"name": "Oak & Iron", "registeredAddress": SELLER, "approvedAddresses": [], "messagingEnabled": true}),
        ),
        ("/v1/buyers/B".to_owned(), json!({"givenName": "Jane", "address": BUYER, "locale": "en-US"})),
        (
            format!("/v1/orders/{ORDER}"),
            json!({
                "marketplaceId": "US", "sellerId": "S", "buyerId": "B", "status": "unshipped",
                "purchasedAt": "2026-01-10T00:00:00Z", "fulfilledBy": "seller",
                "lines": [{"lineId": "1", "title": "Shelf", "class": "plain", "quantity": 1, "priceMinor": 1, "currency": "USD"}],
            }),
        ),
    ] {
        let (status, answer) = served.call("PUT", &path, token, &body);
        assert_eq!(status, 200, "{path}: {answer}");
    }
    let (_, masks) = served.call("GET", &format!("/v1/orders/{ORDER}/masks"), token, &Value::Null);
    masks["seller"].as_str().unwrap().to_owned()
}

/// A buyer's mail of this number.
pub(crate) fn question(number: usize, mask: &str) -> String {
    format!(
        "From: Jane <{BUYER}>\r\nTo: {mask}\r\nSubject: Question {number}\r\nMessage-ID: <{number}@home-post.example>\r\n\
         Content-Type: text/plain\r\n\r\nIs shelf number {number} in stock?\r\n"
    )
}
