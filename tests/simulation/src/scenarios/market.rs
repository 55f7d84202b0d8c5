use axum::http::Method;
use policy::Span;

use super::{CONTACT, answers, asks, calls, contacts, opts_out, sends};
use crate::{Chance, Delivery, Pair, Scenario, What, World};

/// Three buyers and a seller for three hours, at random, with the sweep at every quarter of an hour.
pub fn market() -> Scenario {
    Scenario::new("market", |world| {
        let mut chance = Chance::new(world.seed, "market");
        let things = 4 + chance.below(6);
        let mut deliveries: Vec<Delivery> =
            (0..things).map(|number| something(world, number, &mut chance)).collect();
        deliveries.extend((1..=12).map(|quarter| Delivery::after(Span::minutes(15 * quarter), What::Sweep)));
        deliveries
    })
    .pairs(3)
}

fn something(world: &World, number: u64, chance: &mut Chance) -> Delivery {
    let pair: &Pair = chance.pick(&world.pairs);
    let unsolicited = format!("{CONTACT} This is about shelf {number} of your order.");
    let key = format!("key-{number}");
    let what = match chance.below(10) {
        0..=2 => asks(pair, &format!("Hello, does bookshelf {number} carry thirty books a shelf?")),
        3 | 4 => answers(pair, &format!("Yes, each shelf of number {number} carries forty kilograms.")),
        5 => contacts(std::slice::from_ref(pair), &unsolicited),
        6 | 7 => sends(pair, &unsolicited, Some(&key)),
        8 => opts_out(pair),
        _ => calls(Method::DELETE, format!("/v1/buyers/{}/opt-out", pair.buyer), None),
    };
    Delivery::after(Span::minutes(i64::try_from(chance.below(150)).unwrap_or_default()), what)
}
