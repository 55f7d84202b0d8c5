//! Everything that can happen next.

use crate::{
    action::{Action, Deed},
    asking, feed,
    flaw::Flaw,
    parts::Parts,
    party::{Since, Step, Who},
    protocol::{Call, Recheck},
    reading,
    setting::Setting,
    state::State,
    world,
};

/// Takes one step and where it leads.
pub(crate) type Emit<'a> = dyn FnMut(Action, State) + 'a;

/// Calls `emit` with each step that can happen in `state`.
pub(crate) fn each_step(state: &State, by: Setting, emit: &mut Emit<'_>) {
    let mut checked = |action, mut next: State| {
        next.look_for_lies();
        emit(action, next);
    };
    let seller = by.parts.have(Parts::SELLER).then_some(Who::Seller);
    for who in seller.into_iter().chain([Who::Left, Who::Right]) {
        reading::before_claim(state, who, by, &mut checked);
        asking::after_claim(state, who, by, &mut checked);
        mishaps(state, who, by, &mut checked);
    }
    feed::steps(state, by, &mut checked);
    world::steps(state, by, &mut checked);
}

/// A worker may stand still, or die, whatever it is doing.
fn mishaps(state: &State, who: Who, by: Setting, emit: &mut Emit<'_>) {
    let party = state.party(who);
    let is_timed = matches!(party.step, Step::Claims(_) | Step::ReadsBack | Step::Claimed);
    if is_timed && by.watches_age() && party.since != Since::TooLong {
        let mut next = *state;
        next.party_mut(who).since = Since::TooLong;
        emit(Action::Party(who, Deed::Stalls), next);
    }
    if party.step != Step::Idle && by.parts.have(Parts::FAULTS) {
        let mut next = *state;
        next.release(who, by);
        emit(Action::Party(who, Deed::Crashes), next);
    }
}

impl Setting {
    /// Whether the age of a claim plays a part.
    pub(crate) fn watches_age(self) -> bool {
        self.protocol.recheck == Recheck::Done
    }

    /// Whether a call ends within the same bound.
    pub(crate) fn bounds_calls(self) -> bool {
        self.protocol.call == Call::Short
    }
}

impl State {
    fn look_for_lies(&mut self) {
        if policy::ReviewState::Sent <= self.row.state && self.accepted == 0 {
            self.spoil(Flaw::SentWithoutMail);
        }
    }
}
