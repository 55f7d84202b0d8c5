use std::time::Duration;

use policy::Span;

use super::{exactly, story, tells, wakes};
use crate::{
    How, Scenario, SignKind, What,
    scenarios::at,
    wire::{At, Fault, Operation},
};

/// A day and some minutes.
const DAY: i64 = 24 * 60 + 20;

/// The function dies as SES takes the mail, and nobody tells anything: a day later it is given up.
pub fn given_up() -> Scenario {
    story("given up", |world| {
        let pair = &world.pairs[0];
        vec![at(6, wakes(pair)), at(11, wakes(pair)), at(DAY, What::Sweep)]
    })
    .with(At::Nth(Operation::SendEmail, 0), Fault::CrashAfter)
}

/// Nobody knows whether SES took it, two sweeps give it up at once, and then SES tells of it.
pub fn late_sign() -> Scenario {
    story("late sign", |world| {
        let pair = &world.pairs[0];
        vec![
            at(6, wakes(pair)),
            at(DAY, What::Sweep).how(How::Twin),
            at(DAY + 20, tells(pair, SignKind::Delivery)).how(How::Again(Span::minutes(7))),
        ]
    })
    .with(At::Nth(Operation::SendEmail, 0), Fault::LostReply)
}

/// SES tells of the mail before the function has its answer.
pub fn signs_before_the_answer() -> Scenario {
    story("signs before the answer", |world| {
        let pair = &world.pairs[0];
        vec![
            at(6, wakes(pair)),
            exactly(362_000, tells(pair, SignKind::Delivery)),
            exactly(362_000, tells(pair, SignKind::Send)),
            at(11, wakes(pair)),
        ]
    })
    .with(At::Nth(Operation::SendEmail, 0), Fault::Delay(Duration::from_secs(5)))
}

/// SES tells all that it can, the last first, some of it twice.
pub fn signs_in_any_order() -> Scenario {
    story("signs in any order", |world| {
        let pair = &world.pairs[0];
        let again = How::Again(Span::minutes(9));
        vec![
            at(6, wakes(pair)),
            at(8, tells(pair, SignKind::Complaint)),
            at(9, tells(pair, SignKind::HardBounce)).how(again),
            at(9, tells(pair, SignKind::Delivery)),
            at(9, tells(pair, SignKind::Send)).how(again),
            at(10, tells(pair, SignKind::Reject)).how(How::Twin),
            at(11, wakes(pair)),
        ]
    })
    .with(At::Nth(Operation::SendEmail, 0), Fault::LostReply)
}
