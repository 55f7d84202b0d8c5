//! What happens by itself: time, SES's events, the sweeper, the buyer, and writes that come late.

use policy::{Evidence, ReviewEvent, ReviewState};

use crate::{
    action::Action,
    clock::Clock,
    flaw::Flaw,
    parts::Parts,
    party::{Party, Since, Step, Who},
    protocol::{SellersTime, Silence},
    setting::Setting,
    state::{Age, Buyer, State, Words},
    steps::Emit,
};

/// What can happen by itself.
pub(crate) fn steps(state: &State, by: Setting, emit: &mut Emit<'_>) {
    if let Some(late) = state.late {
        let mut next = *state;
        next.land(late, by);
        emit(Action::LateWriteLands, next);
    }
    people(state, by, emit);
    if 0 < state.accepted {
        // Any time, any number of times, or never.
        for evidence in Evidence::ALL {
            let mut next = *state;
            next.told(evidence, by);
            if evidence == Evidence::Complaint && by.parts.have(Parts::OPT_OUT) {
                next.buyer = Buyer::OptedOut;
            }
            emit(Action::SesTells(evidence), next);
        }
    }
    sweeper(state, by, emit);
    time(state, by, emit);
}

fn people(state: &State, by: Setting, emit: &mut Emit<'_>) {
    if by.parts.have(Parts::OPT_OUT) && state.buyer == Buyer::Listens {
        emit(Action::BuyerOptsOut, State { buyer: Buyer::OptedOut, ..*state });
    }
    if by.parts.have(Parts::WORDS) {
        let mut next = *state;
        if next.write(ReviewEvent::AskedInWords) {
            next.words = Words::Asked;
            if 0 < next.accepted {
                next.spoil(Flaw::TwoRequests);
            }
            emit(Action::SellerAsksInWords, next);
        }
    }
}

fn sweeper(state: &State, by: Setting, emit: &mut Emit<'_>) {
    if state.row.state != ReviewState::Sending {
        return;
    }
    let mut next = *state;
    let leases = matches!(by.protocol.silence, Silence::LeaseEnds | Silence::Resent);
    match by.protocol.silence {
        Silence::Ages if state.row.claimed == Age::Day => {
            next.write(ReviewEvent::Aged);
            emit(Action::ClaimAges, next);
        }
        Silence::Resent if state.row.claimed != Age::Recent => {
            next.write(ReviewEvent::Declined);
            emit(Action::ClaimIsMadeDueAgain, next);
        }
        _ => {}
    }
    if leases && state.row.claimed == Age::Recent {
        let mut next = *state;
        next.row.claimed = Age::Minutes;
        emit(Action::LeaseEnds, next);
    }
}

fn time(state: &State, by: Setting, emit: &mut Emit<'_>) {
    let deliveries_move = by.parts.have(Parts::FEED);
    if let Some(clock) = state.clock.next(deliveries_move)
        && let Some(mut next) = state.later(clock == Clock::NextDay, by)
    {
        next.clock = clock;
        emit(Action::ClockMoves, next);
    }
    let is_claimed = state.row.state == ReviewState::Sending && state.row.claimed != Age::Day;
    if is_claimed
        && state.clock.is_long()
        && let Some(next) = state.later(true, by)
    {
        emit(Action::DayPasses, next);
    }
}

impl State {
    /// A boundary of the clock, or a day, passes. None: a call that is bounded ends before that.
    fn later(&self, is_day: bool, by: Setting) -> Option<Self> {
        let mut next = *self;
        if is_day && next.row.state == ReviewState::Sending {
            next.row.claimed = Age::Day;
        }
        for who in Who::ALL {
            let Step::Calls = self.party(who).step else {
                if who == Who::Seller && self.call_is_over(is_day, by) {
                    next.release(who, by);
                } else {
                    next.party_mut(who).grow_old(is_day, by);
                }
                continue;
            };
            if by.bounds_calls() {
                let seller_is_over = who == Who::Seller && self.call_is_over(is_day, by);
                if is_day || seller_is_over || self.party(who).since != Since::Now {
                    return None;
                }
                next.party_mut(who).since = Since::Boundary;
            }
        }
        Some(next)
    }

    /// Whether the time limit of the seller's call ends it before that.
    fn call_is_over(&self, is_day: bool, by: Setting) -> bool {
        let party = self.party(Who::Seller);
        by.protocol.sellers_time == SellersTime::Limited
            && party.step != Step::Idle
            && (is_day || party.at != self.clock)
    }
}

impl Party {
    fn grow_old(&mut self, is_day: bool, by: Setting) {
        let is_timed = matches!(self.step, Step::Claims(_) | Step::ReadsBack | Step::Claimed);
        if is_timed && by.watches_age() {
            self.since = match self.since {
                Since::Now if !is_day => Since::Boundary,
                _ => Since::TooLong,
            };
        }
    }
}
