use axum::http::Method;
use policy::Span;
use serde_json::{Value, json};

use super::{asks, cancellation, comes_back, exactly, opts_out_by_link, puts, refund, tells, wakes};
use crate::{
    Chance, Delivery, Pair, Scenario, SignKind, What, World,
    scenarios::{calls, opts_out},
    set_up::SetUp,
};

const MINUTE: i64 = 60_000;
const DAY: i64 = 24 * 60 * MINUTE;
/// The schedule asks nobody in the last minutes of a window.
const MARGIN: i64 = 15 * MINUTE;

/// First and last instant of a window, in milliseconds since the begin.
type Edges = (i64, i64);

/// Two to four orders for two hours and the day after, at random: the schedule, the seller, the feed, the buyers and
/// SES, most of all at the edges of the windows.
pub fn review_market() -> Scenario {
    Scenario::new("review market", |world| {
        let mut chance = Chance::new(world.seed, "review market");
        let mut deliveries = Vec::new();
        let orders = *chance.pick(&[2, 2, 2, 3, 3, 4]);
        for (pair, edges) in world.pairs.iter().zip(edges(world)).take(orders) {
            deliveries.extend(happens(world, pair, edges, &mut chance));
        }
        if chance.per_mille(100) {
            let automatic = json!({ "automatic": chance.per_mille(500) });
            let put = calls(Method::PUT, "/v1/sellers/S/review-schedule".to_owned(), Some(automatic));
            deliveries.push(exactly(within(&mut chance, 120), put));
        }
        if chance.per_mille(80) {
            let order = chance.pick(&world.pairs).order.clone();
            deliveries.push(exactly(within(&mut chance, 60), What::Damage(order)));
        }
        if chance.per_mille(400) {
            deliveries.push(exactly(DAY + within(&mut chance, 150), What::Sweep));
        }
        deliveries
    })
    .pairs(4)
    .ordered(|pair, now, chance| {
        let (opens, _) = drawn(chance);
        pair.delivered_at(now + Span::millis(opens) - Span::days(5))
    })
}

/// A window that opens soon, closes soon, or is wide open.
fn drawn(chance: &mut Chance) -> Edges {
    let open_for = 25 * DAY;
    let opens = match chance.below(5) {
        0 | 1 => 5 * MINUTE + within(chance, 60),
        2 => 20 * MINUTE + within(chance, 60) - open_for,
        3 => MARGIN + MINUTE + within(chance, 1) - open_for,
        _ => -within(chance, 10_000),
    };
    (opens, opens + open_for)
}

/// The windows of all orders, drawn again as they were for the set-up.
fn edges(world: &World) -> impl Iterator<Item = Edges> {
    let mut chance = SetUp::chance(world.seed);
    std::iter::from_fn(move || Some(drawn(&mut chance)))
}

fn within(chance: &mut Chance, minutes: i64) -> i64 {
    i64::try_from(chance.below(u64::try_from(minutes * MINUTE).unwrap_or(1))).unwrap_or_default()
}

/// An instant that matters to an order: an edge of its window, or a hair before or after.
fn edge(chance: &mut Chance, (opens, closes): Edges) -> i64 {
    let at = *chance.pick(&[opens, opens, closes - MARGIN, closes]);
    let at = at + *chance.pick(&[-1, 0, 1, -60, 60, -1_000, 1_000, -10_000, 30_000]);
    if (0..150 * MINUTE).contains(&at) { at } else { within(chance, 120) }
}

fn happens(world: &World, pair: &Pair, edges: Edges, chance: &mut Chance) -> Vec<Delivery> {
    let mut deliveries = Vec::new();
    let mut busy = edge(chance, edges);
    for _ in 0..=chance.below(3) {
        let at = if chance.per_mille(600) { edge(chance, edges) } else { within(chance, 150) };
        busy = if chance.per_mille(500) { at } else { busy };
        deliveries.push(exactly(at, wakes(pair)));
    }
    // Much of it comes at the same time as something else.
    let when = |chance: &mut Chance| match chance.below(4) {
        0 => busy + i64::try_from(chance.below(300)).unwrap_or_default(),
        1 => edge(chance, edges),
        2 => busy + MINUTE + i64::try_from(chance.below(3_000)).unwrap_or_default(),
        _ => within(chance, 150),
    };
    for _ in 0..chance.below(3) {
        deliveries.push(exactly(when(chance), asks(pair)));
    }
    for _ in 0..chance.below(3) {
        let at = when(chance);
        deliveries.push(exactly(at, feed(world, pair, edges, chance)));
    }
    if chance.per_mille(350) {
        let refuses = if chance.per_mille(500) { opts_out(pair) } else { opts_out_by_link(world, pair) };
        deliveries.push(exactly(when(chance), refuses));
    }
    if chance.per_mille(100) {
        let back = calls(Method::DELETE, format!("/v1/buyers/{}/opt-out", pair.buyer), None);
        deliveries.push(exactly(when(chance), back));
    }
    for _ in 0..chance.below(4) {
        let kind = *chance.pick(&SignKind::ALL);
        let soon = when(chance) + within(chance, 5);
        let at = if chance.per_mille(200) { DAY + within(chance, 200) } else { soon };
        deliveries.push(exactly(at, tells(pair, kind)));
    }
    deliveries
}

/// The feed puts the order again: as it was, or refunded, cancelled, coming back, in dispute, or delivered at another
/// instant.
fn feed(world: &World, pair: &Pair, (opens, _): Edges, chance: &mut Chance) -> What {
    let now = world.clock.now();
    let delivered = now + Span::millis(opens) - Span::days(5);
    let changes: Value = match chance.below(8) {
        0 | 1 => refund(now),
        2 => cancellation(),
        3 => comes_back(now),
        4 => json!({ "guaranteeClaimOpen": true }),
        5 => {
            json!({ "adjustments": [{ "reasonCode": "GoodWill", "adjustedAt": now.to_string(), "amountMinor": 500 }] })
        }
        6 => json!({ "deliveredAt": (delivered + Span::millis(within(chance, 90))).to_string() }),
        _ => json!({}),
    };
    puts(pair, pair.delivered_at(delivered), &changes)
}
