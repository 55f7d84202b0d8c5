//! From the first read to the claim: what one that can ask looks at, and what it makes of it.

use policy::{ReviewEvent, ReviewState};

use crate::{
    action::{Action, Deed},
    clock::{Clock, Place, Window},
    parts::Parts,
    party::{Decision, Party, Reading, Since, Step, Who},
    protocol::{Claim, Margin, Reads, Silence},
    setting::Setting,
    state::{Age, Buyer, Facts, Money, Name, State},
    steps::Emit,
};

/// The steps of a party that holds no claim yet.
pub(crate) fn before_claim(state: &State, who: Who, by: Setting, emit: &mut Emit<'_>) {
    let party = state.party(who);
    let mut to = |deed, next: State| emit(Action::Party(who, deed), next);
    match party.step {
        Step::Idle if !by.parts.have(Parts::FEED) => {
            let begun = state.with(who, Party { at: begins_at(state, who), ..Party::IDLE });
            to(Deed::Looks, begun.decided(who, state.row.window, state.facts, Reading::Current, by));
        }
        Step::Idle => {
            let begins = |step| state.with(who, Party { step, at: begins_at(state, who), ..Party::IDLE });
            if is_due(state, by) {
                to(Deed::Looks, begins(Step::SawRow(state.row.window, Reading::Current)));
            }
            if by.protocol.reads == Reads::Torn {
                to(Deed::Looks, begins(Step::SawOrder(state.facts)));
            }
        }
        Step::SawRow(window, reading) => {
            to(Deed::ReadsOrder, state.decided(who, window, state.facts, reading, by));
        }
        Step::SawOrder(facts) => {
            to(Deed::ReadsRow, state.decided(who, state.row.window, facts, Reading::Current, by));
        }
        Step::Decided(decision, reading) => decided(state, who, decision, reading, by, &mut to),
        _ => {}
    }
}

/// The instant that a seller's call counts from; a worker's claim is measured when it is sent.
fn begins_at(state: &State, who: Who) -> Clock {
    if who == Who::Seller { state.clock } else { Clock::Early }
}

/// Whether a look at the row can lead to anything.
fn is_due(state: &State, by: Setting) -> bool {
    state.row.state.is_open() || lease_is_over(state, by)
}

/// Whether a worker would execute the request again.
pub(crate) fn lease_is_over(state: &State, by: Setting) -> bool {
    by.protocol.silence == Silence::LeaseEnds
        && state.row.state == ReviewState::Sending
        && state.row.claimed != Age::Recent
        && state.row.window.place(state.clock) == Place::Open
}

fn decided(
    state: &State,
    who: Who,
    decision: Decision,
    reading: Reading,
    by: Setting,
    to: &mut impl FnMut(Deed, State),
) {
    let mut next = *state;
    match decision {
        Decision::Claim if by.protocol.claim == Claim::Never => {
            if state.row.window.place(state.clock) == Place::Open {
                to(Deed::Calls, state.with(who, Party { step: Step::Calls, ..Party::IDLE }));
            } else {
                next.release(who, by);
                to(Deed::FindsRowChanged, next);
            }
        }
        Decision::Claim => {
            let at = if who == Who::Seller { state.party(who).at } else { state.clock };
            to(
                Deed::SendsClaim,
                state.with(who, Party { step: Step::Claims(reading), since: Since::Now, at }),
            );
        }
        Decision::TakeOver if reading == Reading::Current => {
            next.write(ReviewEvent::Declined);
            if next.claim(who, Name::Of(who), Reading::Current, state.clock, by) {
                to(Deed::ClaimHolds, next.with(who, Party { step: Step::Claimed, ..Party::IDLE }));
            } else {
                let mut given_up = *state;
                given_up.release(who, by);
                to(Deed::ClaimIsRefused, given_up);
            }
        }
        Decision::Plan(window) | Decision::Close(window) if reading == Reading::Current => {
            let closes = decision == Decision::Close(window);
            next.write(if closes { ReviewEvent::Barred } else { ReviewEvent::Scheduled });
            next.row.window = window;
            next.release(who, by);
            to(Deed::WritesPlan, next);
        }
        Decision::TakeOver | Decision::Plan(_) | Decision::Close(_) => {
            next.release(who, by);
            to(Deed::FindsRowChanged, next);
        }
    }
}

impl State {
    pub(crate) fn with(&self, who: Who, party: Party) -> Self {
        let mut next = *self;
        *next.party_mut(who) = party;
        next
    }

    /// `who` read everything, and decides.
    fn decided(&self, who: Who, window: Window, facts: Facts, reading: Reading, by: Setting) -> Self {
        let mut next = *self;
        match self.decision(who, window, facts, by) {
            Some(decision) => next.party_mut(who).step = Step::Decided(decision, reading),
            None => next.release(who, by),
        }
        next
    }

    fn decision(&self, who: Who, window: Window, facts: Facts, by: Setting) -> Option<Decision> {
        if lease_is_over(self, by) {
            return Some(Decision::TakeOver);
        }
        let read_before = matches!(self.party(who).step, Step::SawRow(..));
        if !read_before && !self.row.state.is_open() {
            return None;
        }
        let moved = window != facts.window;
        let now = if who == Who::Seller { self.party(who).at } else { self.clock };
        let place = facts.window.place(now);
        let closes = facts.closes_at(now, by.protocol.margin);
        if who == Who::Seller {
            return match place {
                _ if moved && closes => Some(Decision::Close(facts.window)),
                _ if moved => Some(Decision::Plan(facts.window)),
                Place::Before | Place::After => None,
                _ if facts.money == Money::Refunded || self.buyer == Buyer::OptedOut => None,
                Place::Open | Place::Margin => Some(Decision::Claim),
            };
        }
        Some(match place {
            _ if closes => Decision::Close(facts.window),
            Place::Before => Decision::Plan(facts.window),
            _ if moved => Decision::Plan(facts.window),
            _ if self.buyer == Buyer::OptedOut => Decision::Close(facts.window),
            _ => Decision::Claim,
        })
    }
}

impl Facts {
    /// Whether the plan is not to ask, as of `now`.
    pub(crate) fn closes_at(self, now: Clock, margin: Margin) -> bool {
        let too_late = match self.window.place(now) {
            Place::Before | Place::Open => false,
            Place::Margin => margin == Margin::Kept,
            Place::After => true,
        };
        too_late || self.money == Money::Refunded
    }
}
