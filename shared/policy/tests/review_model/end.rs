//! What has to be true when nothing goes wrong any more and everybody has done its duty.

use policy::ReviewState;

use crate::{
    action::{Action, Deed, Duty},
    clock::Place,
    party::Who,
    reading::lease_is_over,
    setting::Setting,
    state::{Buyer, LateWrite, Money, Name, State},
};

/// What the row may say when all is over, with the mails that SES took. The first takes a seller who asks in its own
/// words.
pub(crate) const ENDS: [(ReviewState, u8); 8] = [
    (ReviewState::Asked, 0),
    (ReviewState::Closed, 0),
    (ReviewState::Unknown, 0),
    (ReviewState::Unknown, 1),
    (ReviewState::Sent, 1),
    (ReviewState::Delivered, 1),
    (ReviewState::Bounced, 1),
    (ReviewState::Complained, 1),
];

/// The scheduler wakes a worker if the request is due; then its step is a duty.
pub(crate) fn wakes(state: &State, by: Action, setting: Setting) -> Option<Duty> {
    let row = state.row;
    let is_due = row.state == ReviewState::Pending && row.window.place(state.clock) != Place::Before;
    let begins = by == Action::Party(Who::Left, Deed::Looks);
    (begins && (is_due || lease_is_over(state, setting))).then_some(Duty::Begin)
}

impl State {
    /// Whether the buyer may be asked right now and nobody is going to.
    pub(crate) fn is_forgotten(&self) -> bool {
        self.facts.money == Money::Paid
            && self.buyer == Buyer::Listens
            && self.facts.window.place(self.clock) == Place::Open
            && self.row.state.is_open()
    }

    pub(crate) fn ends_well(&self) -> bool {
        ENDS.contains(&(self.row.state, self.accepted))
    }

    /// The same with the twins' names exchanged.
    pub(crate) fn mirrored(mut self) -> Self {
        let mirror = |name: &mut Name| {
            if let Name::Of(who) = name {
                *who = who.twin();
            }
        };
        self.parties.swap(0, 1);
        mirror(&mut self.row.owner);
        if let Some(late) = &mut self.late {
            mirror(&mut late.name);
            if let LateWrite::Claim { by, .. } = &mut late.write {
                *by = by.twin();
            }
        }
        self
    }
}
