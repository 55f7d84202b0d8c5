//! From the claim to the note: what one that can ask does about its claim and its one call.

use policy::ReviewState;

use crate::{
    action::{Action, Deed},
    clock::Place,
    flaw::Flaw,
    parts::Parts,
    party::{Party, Reading, Since, Step, Who},
    protocol::{Claim, LostClaim, NoAnswer, Retries},
    setting::Setting,
    state::{Late, LateWrite, Name, Settling, State, Words},
    steps::Emit,
};

/// The steps of a party whose claim is under way, or held.
pub(crate) fn after_claim(state: &State, who: Who, by: Setting, emit: &mut Emit<'_>) {
    let mut to = |deed, next: State| emit(Action::Party(who, deed), next);
    match state.party(who).step {
        Step::Claims(reading) => claims(state, who, reading, by, &mut to),
        Step::ReadsBack => to(Deed::ReadsBack, state.read_back(who, by)),
        Step::Claimed => checks_age(state, who, by, &mut to),
        Step::Calls => calls(state, who, by, &mut to),
        Step::GivesBack => {
            let deeds = [Deed::GivesBack, Deed::GivesBackTwice, Deed::GiveBackIsDelayed];
            settles(state, who, by, Settling::GiveBack, deeds, &mut to);
        }
        Step::Notes => {
            let deeds = [Deed::Notes, Deed::NotesTwice, Deed::NoteIsDelayed];
            settles(state, who, by, Settling::Note, deeds, &mut to);
        }
        _ => {}
    }
}

fn claims(state: &State, who: Who, reading: Reading, by: Setting, to: &mut impl FnMut(Deed, State)) {
    let at = state.party(who).at;
    let mut held = *state;
    let holds = held.claim(who, Name::Of(who), reading, at, by);
    if holds {
        to(Deed::ClaimHolds, held.at(who, Step::Claimed));
    } else {
        let mut next = *state;
        next.release(who, by);
        to(Deed::ClaimIsRefused, next);
    }
    let without_answer =
        if by.protocol.lost_claim == LostClaim::Granted { Step::Claimed } else { Step::ReadsBack };
    if by.parts.have(Parts::FAULTS) {
        if holds {
            to(Deed::ClaimHoldsAnswerIsLost, held.at(who, without_answer));
        }
        to(Deed::ClaimIsLost, state.at(who, without_answer));
    }
    if by.parts.have(Parts::LATE_WRITES) && state.late.is_none() {
        let write = LateWrite::Claim { by: who, reading, at };
        let mut next = state.at(who, without_answer);
        next.late = Some(Late { write, name: Name::Of(who) });
        to(Deed::ClaimIsDelayed, next);
    }
}

fn checks_age(state: &State, who: Who, by: Setting, to: &mut impl FnMut(Deed, State)) {
    if by.watches_age() && state.party(who).since == Since::TooLong {
        to(Deed::FindsClaimTooOld, state.at(who, Step::GivesBack));
    } else {
        to(Deed::Calls, state.at(who, Step::Calls));
    }
}

fn calls(state: &State, who: Who, by: Setting, to: &mut impl FnMut(Deed, State)) {
    let mut taken = *state;
    taken.take(who, by);
    to(Deed::SesTakes, taken.at(who, Step::Notes));
    if !by.parts.have(Parts::FAULTS) {
        return;
    }
    let unanswered = |mut next: State| {
        match (by.protocol.retries, by.protocol.no_answer) {
            (Retries::On, _) => {}
            (Retries::Off, NoAnswer::Unknown) => next.release(who, by),
            (Retries::Off, NoAnswer::Declined) => next = next.at(who, Step::GivesBack),
        }
        next
    };
    to(Deed::SesTakesAnswerIsLost, unanswered(taken));
    to(Deed::SesIsNotReached, unanswered(*state));
    if by.protocol.claim == Claim::Never {
        let mut next = *state;
        next.release(who, by);
        to(Deed::SesDeclines, next);
    } else {
        to(Deed::SesDeclines, state.at(who, Step::GivesBack));
    }
}

/// The last write of an attempt, which may be done, done and repeated, or delayed. If it is lost altogether, that is
/// as if the worker had died before it.
fn settles(
    state: &State,
    who: Who,
    by: Setting,
    how: Settling,
    [done, repeated, delayed]: [Deed; 3],
    to: &mut impl FnMut(Deed, State),
) {
    let mut written = *state;
    written.settle(how, Name::Of(who), by);
    let mut ended = written;
    ended.release(who, by);
    to(done, ended);
    if by.parts.have(Parts::LATE_WRITES) && state.late.is_none() {
        for (deed, mut next) in [(repeated, written), (delayed, *state)] {
            next.late = Some(Late { write: LateWrite::Settles(how), name: Name::Of(who) });
            next.release(who, by);
            to(deed, next);
        }
    }
}

impl State {
    /// `who` goes on with `step`.
    fn at(&self, who: Who, step: Step) -> Self {
        let mut next = *self;
        let party = next.party_mut(who);
        party.step = step;
        if matches!(step, Step::GivesBack | Step::Notes) {
            party.since = Since::Now;
        }
        if who != Who::Seller && !matches!(step, Step::Claims(_)) {
            party.at = Party::IDLE.at;
        }
        next
    }

    fn read_back(&self, who: Who, by: Setting) -> Self {
        let named = self.row.owner == Name::Of(who) || by.protocol.lost_claim == LostClaim::LooksForState;
        if self.row.state == ReviewState::Sending && named {
            return self.at(who, Step::Claimed);
        }
        let mut next = *self;
        next.release(who, by);
        next
    }

    /// SES takes the mail of `who`. A seller's own may be taken a moment after its window closed: what has to lie
    /// within the window is the instant at which its call came.
    fn take(&mut self, who: Who, by: Setting) {
        self.accepted = self.accepted.saturating_add(1);
        if 1 < self.accepted + u8::from(self.words == Words::Asked) {
            self.spoil(Flaw::TwoRequests);
        }
        let window = self.row.window;
        let is_inside = |at| matches!(window.place(at), Place::Open | Place::Margin);
        let in_time = if who == Who::Seller {
            let came = self.party(who).at;
            let moves = by.parts.have(Parts::FEED);
            is_inside(came) && (came == self.clock || came.next(moves) == Some(self.clock))
        } else {
            is_inside(self.clock)
        };
        if !in_time {
            self.spoil(Flaw::OutsideWindow);
        }
    }
}
