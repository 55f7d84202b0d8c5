use policy::Span;
use serde_json::{Value, json};

use super::{cancellation, comes_back, exactly, opening, puts, refund, story, wakes};
use crate::{Chance, Delivery, Pair, Scenario, What, World, scenarios::at};

/// The order is refunded before the schedule comes.
pub fn refunded() -> Scenario {
    story("refunded", |world| {
        let pair = &world.pairs[0];
        vec![at(3, changed(world, pair, &refund(world.clock.now()))), at(6, wakes(pair))]
    })
}

/// The order is refunded while the schedule asks.
pub fn refunded_meanwhile() -> Scenario {
    story("refunded meanwhile", |world| meanwhile(world, &refund(world.clock.now())))
}

/// The order is cancelled while the schedule asks.
pub fn cancelled_meanwhile() -> Scenario {
    story("cancelled meanwhile", |world| meanwhile(world, &cancellation()))
}

/// Everything comes back; the buyer changes her mind, and it is asked.
pub fn returned() -> Scenario {
    story("returned", |world| {
        let pair = &world.pairs[0];
        vec![
            at(3, changed(world, pair, &comes_back(world.clock.now()))),
            at(6, wakes(pair)),
            at(8, changed(world, pair, &json!({}))),
            at(11, wakes(pair)),
        ]
    })
}

/// The delivery turns out to be later: the window opens later.
pub fn delivered_later() -> Scenario {
    story("delivered later", |world| {
        let pair = &world.pairs[0];
        vec![at(3, later(world, pair)), at(6, wakes(pair)), at(30, wakes(pair))]
    })
}

/// The delivery turns out to be later while the schedule asks.
pub fn delivered_later_meanwhile() -> Scenario {
    story("delivered later meanwhile", |world| {
        let pair = &world.pairs[0];
        vec![at(6, wakes(pair)), exactly(360_040, later(world, pair)), at(30, wakes(pair))]
    })
}

fn meanwhile(world: &World, changes: &Value) -> Vec<Delivery> {
    let pair = &world.pairs[0];
    vec![at(6, wakes(pair)), exactly(360_040, changed(world, pair, changes)), at(11, wakes(pair))]
}

/// The order as it was put at the begin, but for these changes.
fn changed(world: &World, pair: &Pair, changes: &Value) -> What {
    puts(pair, opening(pair, world.clock.now(), &mut Chance::new(0, "")), changes)
}

fn later(world: &World, pair: &Pair) -> What {
    let delivered = world.clock.now() + Span::minutes(25) - Span::days(5);
    changed(world, pair, &json!({ "deliveredAt": delivered.to_string() }))
}
