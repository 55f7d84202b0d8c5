//! What happens to the house, story by story.

mod api;
mod mail;
mod market;
mod review;
mod sweep;

pub use api::{keyed_message, opt_out, opt_out_meanwhile, orders, unkeyed_message};
pub use mail::{contact, question, refusal, reply, two_recipients};
pub use market::market;
pub use review::{
    call_against_schedule, cancelled_meanwhile, closing, damaged_order, declined, delivered_later,
    delivered_later_meanwhile, every_shard, given_up, late_sign, on_demand, opted_out,
    opted_out_by_link_meanwhile, opted_out_meanwhile, refunded, refunded_meanwhile, returned, review_market,
    reviews, scheduled, sellers_call, signs_before_the_answer, signs_in_any_order,
};
pub use sweep::{left_in_outbox, lost_event};

use axum::http::Method;
use host::http::Scope;
use policy::Span;
use serde_json::{Value, json};

use crate::{Call, Delivery, How, Letter, Linked, Pair, SELLER, SELLER_ID, Scenario, What};

/// Every scenario of messages, orders and opt-outs, and each handed over twice and by two at once.
pub fn all() -> Vec<Scenario> {
    let again = How::Again(Span::minutes(40));
    let mut all = stories();
    all.extend(
        [question(), contact(), keyed_message(), opt_out(), orders()].map(|story| story.delivered(How::Twin)),
    );
    all.extend([question(), reply(), keyed_message()].map(|story| story.delivered(again)));
    all.extend([question(), contact(), two_recipients()].map(|story| story.delivered(How::Unrepeated)));
    all
}

/// Every scenario, handed over as it should be.
pub fn stories() -> Vec<Scenario> {
    vec![
        question(),
        reply(),
        contact(),
        refusal(),
        two_recipients(),
        keyed_message(),
        unkeyed_message(),
        opt_out(),
        opt_out_meanwhile(),
        orders(),
        lost_event(),
        left_in_outbox(),
    ]
}

/// What a seller asks whose parcel lacks a part: unsolicited, and allowed.
const CONTACT: &str = "Wipe the shelf with a dry cloth and oil the oak once a year.";

/// A buyer asks something.
fn asks(pair: &Pair, text: &str) -> What {
    What::Mail(Letter {
        from: pair.address.clone(),
        to: vec![pair.seller_mask.clone()],
        subject: "Oak bookshelf".to_owned(),
        text: text.to_owned(),
        linked: Linked::No,
    })
}

/// The seller answers the newest mail that it got.
fn answers(pair: &Pair, text: &str) -> What {
    What::Mail(Letter {
        from: SELLER.to_owned(),
        to: vec![pair.buyer_mask.clone()],
        subject: "Re: Oak bookshelf".to_owned(),
        text: text.to_owned(),
        linked: Linked::ToNewest,
    })
}

/// The seller starts contact by mail.
fn contacts(pairs: &[Pair], text: &str) -> What {
    let orders: Vec<&str> = pairs.iter().map(|pair| pair.order.as_str()).collect();
    What::Mail(Letter {
        from: SELLER.to_owned(),
        to: pairs.iter().map(|pair| pair.buyer_mask.clone()).collect(),
        subject: format!("Your order {}", orders.join(" ")),
        text: text.to_owned(),
        linked: Linked::No,
    })
}

/// The seller starts contact by API.
fn sends(pair: &Pair, text: &str, key: Option<&str>) -> What {
    What::Call(Call {
        scope: Scope::Seller(SELLER_ID.parse().expect("an id")),
        method: Method::POST,
        path: format!("/v1/orders/{}/messages", pair.order),
        body: Some(json!({ "reason": "other-required", "text": text })),
        key: key.map(ToOwned::to_owned),
    })
}

/// The marketplace calls.
fn calls(method: Method, path: String, body: Option<Value>) -> What {
    What::Call(Call { scope: Scope::Marketplace, method, path, body, key: None })
}

/// The buyer opts out.
fn opts_out(pair: &Pair) -> What {
    calls(Method::PUT, format!("/v1/buyers/{}/opt-out", pair.buyer), None)
}

/// So many minutes after the begin.
fn at(minutes: i64, what: What) -> Delivery {
    Delivery::after(Span::minutes(minutes), what)
}
