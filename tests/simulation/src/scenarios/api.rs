use axum::http::Method;

use super::{CONTACT, at, calls, opts_out, sends};
use crate::Scenario;

/// The seller starts contact by API, with an Idempotency-Key, and calls again after every error.
pub fn keyed_message() -> Scenario {
    Scenario::new("keyed message", |world| vec![at(0, sends(&world.pairs[0], CONTACT, Some("key-1")))])
}

/// The seller starts contact by API, once.
pub fn unkeyed_message() -> Scenario {
    Scenario::new("unkeyed message", |world| vec![at(0, sends(&world.pairs[0], CONTACT, None))])
}

/// The seller starts contact, the buyer opts out, and the seller starts contact once more.
pub fn opt_out() -> Scenario {
    Scenario::new("opt-out", |world| {
        let pair = &world.pairs[0];
        vec![
            at(0, sends(pair, CONTACT, Some("key-1"))),
            at(4, opts_out(pair)),
            at(
                12,
                sends(
                    pair,
                    "Each board of the shelf carries forty kilograms, so keep the heavy books at the bottom.",
                    Some("key-2"),
                ),
            ),
        ]
    })
}

/// A buyer comes with an order, the order is put again, and another one follows.
pub fn orders() -> Scenario {
    Scenario::new("orders", |world| {
        let new = crate::Pair::nth(7);
        let order = new.order_document(world.clock.now());
        let put = |order: &str, body| calls(Method::PUT, format!("/v1/orders/{order}"), Some(body));
        vec![
            at(0, calls(Method::PUT, format!("/v1/buyers/{}", new.buyer), Some(new.buyer_document()))),
            at(5, put(&new.order, order.clone())),
            at(10, put(&new.order, order.clone())),
            at(15, put("111-2223334-5556667", order)),
        ]
    })
}

/// The buyer opts out while the seller starts contact.
pub fn opt_out_meanwhile() -> Scenario {
    Scenario::new("opt-out meanwhile", |world| {
        let pair = &world.pairs[0];
        vec![at(0, sends(pair, CONTACT, Some("key-1"))), at(0, opts_out(pair))]
    })
}
