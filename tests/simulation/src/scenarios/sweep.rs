use super::{CONTACT, asks, at, sends};
use crate::{
    How, Scenario, What,
    wire::{At, Fault, Operation},
};

/// A buyer asks, the event is lost, and the sweep finds the mail.
pub fn lost_event() -> Scenario {
    Scenario::new("lost event", |world| {
        vec![
            at(0, asks(&world.pairs[0], "Hello, does the bookshelf carry thirty books a shelf?"))
                .how(How::Lost),
            at(20, What::Sweep),
        ]
    })
}

/// The function dies after the commit, and the sweep finds the mail in the outbox.
pub fn left_in_outbox() -> Scenario {
    Scenario::new("left in the outbox", |world| {
        vec![at(0, sends(&world.pairs[0], CONTACT, None)), at(20, What::Sweep)]
    })
    .with(At::Nth(Operation::TransactWriteItems, 0), Fault::CrashAfter)
}
