//! Review requests, story by story.

mod feed;
mod market;
mod protocol;
mod signs;

pub use feed::{
    cancelled_meanwhile, delivered_later, delivered_later_meanwhile, refunded, refunded_meanwhile, returned,
};
pub use market::review_market;
pub use protocol::{
    call_against_schedule, closing, damaged_order, declined, every_shard, on_demand, opted_out,
    opted_out_by_link_meanwhile, opted_out_meanwhile, scheduled, sellers_call,
};
pub use signs::{given_up, late_sign, signs_before_the_answer, signs_in_any_order};

use axum::http::Method;
use host::http::Scope;
use policy::{Instant, Span};
use serde_json::{Value, json};

use super::calls;
use crate::{Call, Chance, Delivery, How, Pair, SELLER_ID, Scenario, Sign, SignKind, What, World};

/// Every story of review requests, and some of them by twins, or in a house without limits.
pub fn reviews() -> Vec<Scenario> {
    let mut all = vec![
        scheduled(),
        every_shard(),
        sellers_call(),
        call_against_schedule(),
        on_demand(),
        closing(),
        declined(),
        damaged_order(),
        refunded(),
        refunded_meanwhile(),
        cancelled_meanwhile(),
        returned(),
        delivered_later(),
        delivered_later_meanwhile(),
        opted_out(),
        opted_out_meanwhile(),
        opted_out_by_link_meanwhile(),
        given_up(),
        late_sign(),
        signs_before_the_answer(),
        signs_in_any_order(),
    ];
    all.extend([scheduled(), sellers_call(), declined(), refunded()].map(|story| story.delivered(How::Twin)));
    all.push(closing().without_limits());
    all
}

/// A story of orders whose window opens five minutes after the begin.
fn story(name: &str, deliveries: fn(&World) -> Vec<Delivery>) -> Scenario {
    Scenario::new(name, deliveries).ordered(opening)
}

fn opening(pair: &Pair, now: Instant, _: &mut Chance) -> Value {
    pair.delivered_at(now + Span::minutes(5) - Span::days(5))
}

/// So many milliseconds after the begin.
fn exactly(millis: i64, what: What) -> Delivery {
    Delivery::after(Span::millis(millis), what)
}

/// The schedule wakes the shard of an order.
fn wakes(pair: &Pair) -> What {
    let order = pair.order.parse().expect("an order id");
    What::Wake(Some(store::ReviewShard::of(&order).number()))
}

/// The seller asks for a review of one order.
fn asks(pair: &Pair) -> What {
    What::Call(Call {
        scope: Scope::Seller(SELLER_ID.parse().expect("an id")),
        method: Method::POST,
        path: format!("/v1/orders/{}/review-request", pair.order),
        body: None,
        key: None,
    })
}

/// The feed puts an order again, with some of it changed.
fn puts(pair: &Pair, mut order: Value, changes: &Value) -> What {
    for (name, value) in changes.as_object().into_iter().flatten() {
        order[name] = value.clone();
    }
    calls(Method::PUT, format!("/v1/orders/{}", pair.order), Some(order))
}

/// Everything is given back.
fn refund(now: Instant) -> Value {
    json!({ "adjustments": [{ "reasonCode": "CustomerReturn", "adjustedAt": now.to_string() }] })
}

/// Everything comes back.
fn comes_back(now: Instant) -> Value {
    json!({ "returns": [{ "requestedAt": now.to_string(), "state": "open" }] })
}

/// The order is cancelled.
fn cancellation() -> Value {
    json!({ "status": "cancelled" })
}

/// The buyer opts out by the link in a mail, as a mail program does it.
fn opts_out_by_link(world: &World, pair: &Pair) -> What {
    let link = world.services.opt_out_link(&pair.buyer.parse().expect("an id"));
    let path = link.strip_prefix(&world.services.settings.public_url).expect("a link of this house");
    calls(Method::POST, path.to_owned(), None)
}

/// SES tells of the request of an order.
fn tells(pair: &Pair, kind: SignKind) -> What {
    What::Sign(Sign { order: pair.order.clone(), kind })
}
