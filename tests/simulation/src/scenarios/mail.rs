use super::{CONTACT, answers, asks, at, contacts};
use crate::Scenario;

/// A buyer asks.
pub fn question() -> Scenario {
    Scenario::new("question", |world| {
        vec![at(0, asks(&world.pairs[0], "Hello, does the bookshelf carry thirty books a shelf?"))]
    })
}

/// A buyer asks, and the seller answers.
pub fn reply() -> Scenario {
    Scenario::new("reply", |world| {
        let pair = &world.pairs[0];
        vec![
            at(0, asks(pair, "Hello, does the bookshelf carry thirty books a shelf?")),
            at(30, answers(pair, "Yes, each shelf carries forty kilograms.")),
        ]
    })
}

/// The seller starts contact by mail.
pub fn contact() -> Scenario {
    Scenario::new("contact", |world| vec![at(0, contacts(&world.pairs[..1], CONTACT))])
}

/// The seller starts contact without saying about which order, which is refused with a notice.
pub fn refusal() -> Scenario {
    Scenario::new("refusal", |world| {
        let mut contact = contacts(&world.pairs[..1], CONTACT);
        if let crate::What::Mail(letter) = &mut contact {
            "Your bookshelf".clone_into(&mut letter.subject);
        }
        vec![at(0, contact)]
    })
}

/// The seller starts contact with two buyers by one mail.
pub fn two_recipients() -> Scenario {
    Scenario::new("two recipients", |world| vec![at(0, contacts(&world.pairs, CONTACT))]).pairs(2)
}
