use axum::http::Method;
use policy::Span;
use serde_json::json;

use super::{asks, exactly, opts_out_by_link, story, tells, wakes};
use crate::{
    Scenario, SignKind, What,
    scenarios::{at, calls, opts_out},
    wire::{At, Fault, Operation},
};

/// The schedule asks once the window is open, wakes again for nothing, and SES tells of the mail.
pub fn scheduled() -> Scenario {
    story("scheduled", |world| {
        let pair = &world.pairs[0];
        vec![at(4, wakes(pair)), at(5, wakes(pair)), at(10, wakes(pair)), at(11, tells(pair, SignKind::Send))]
    })
}

/// One wake-up for all shards asks for three orders.
pub fn every_shard() -> Scenario {
    story("every shard", |_| vec![at(6, What::Wake(None))]).pairs(3)
}

/// The seller asks, too early and then in time.
pub fn sellers_call() -> Scenario {
    story("seller's call", |world| {
        let pair = &world.pairs[0];
        vec![at(4, asks(pair)), at(6, asks(pair)), at(12, asks(pair))]
    })
}

/// The seller asks while the schedule does.
pub fn call_against_schedule() -> Scenario {
    story("call against schedule", |world| {
        let pair = &world.pairs[0];
        vec![at(6, wakes(pair)), exactly(360_020, asks(pair)), at(11, wakes(pair))]
    })
}

/// The seller wants to ask by itself alone: the schedule closes the request, the seller's call opens it.
pub fn on_demand() -> Scenario {
    story("on demand", |world| {
        let pair = &world.pairs[0];
        let schedule = json!({ "automatic": false });
        let path = "/v1/sellers/S/review-schedule".to_owned();
        vec![at(0, calls(Method::PUT, path, Some(schedule))), at(6, wakes(pair)), at(8, asks(pair))]
    })
}

/// The schedule comes in the last minute that it has, and the seller in the last second of the window.
pub fn closing() -> Scenario {
    Scenario::new("closing", |world| {
        let [first, second, third] = &world.pairs[..] else { return Vec::new() };
        vec![
            at(9, wakes(first)),
            exactly(599_970, wakes(second)),
            exactly(1_499_000, asks(second)),
            exactly(1_499_300, asks(third)),
            at(26, asks(third)),
        ]
    })
    .pairs(3)
    .ordered(|pair, now, _| pair.delivered_at(now + Span::minutes(25) - Span::days(30)))
}

/// SES does not take the mail; the seller calls, and the schedule tries again.
pub fn declined() -> Scenario {
    story("declined", |world| {
        let pair = &world.pairs[0];
        vec![at(6, wakes(pair)), exactly(360_600, asks(pair)), at(8, wakes(pair)), at(13, wakes(pair))]
    })
    .with(At::Nth(Operation::SendEmail, 0), Fault::Status(400, "SendingPausedException"))
}

/// A request that nobody can read stands in nobody's way.
pub fn damaged_order() -> Scenario {
    story("damaged order", |world| {
        let damaged = What::Damage(world.pairs[1].order.clone());
        vec![at(0, damaged), at(6, What::Wake(None)), at(11, wakes(&world.pairs[1]))]
    })
    .pairs(3)
}

/// The buyer opts out before the schedule comes.
pub fn opted_out() -> Scenario {
    story("opted out", |world| {
        let pair = &world.pairs[0];
        vec![at(3, opts_out(pair)), at(6, wakes(pair)), at(8, asks(pair))]
    })
}

/// The buyer opts out while the schedule asks.
pub fn opted_out_meanwhile() -> Scenario {
    story("opted out meanwhile", |world| {
        let pair = &world.pairs[0];
        vec![at(6, wakes(pair)), exactly(360_050, opts_out(pair)), at(11, wakes(pair))]
    })
}

/// The buyer opts out by a link while the seller asks.
pub fn opted_out_by_link_meanwhile() -> Scenario {
    story("opted out by link meanwhile", |world| {
        let pair = &world.pairs[0];
        vec![at(6, asks(pair)), exactly(360_050, opts_out_by_link(world, pair)), at(11, wakes(pair))]
    })
}
