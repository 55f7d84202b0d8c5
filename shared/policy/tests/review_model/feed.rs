//! The feed: each call reads the row, then stores the order and brings the row in line, in one transaction.

use policy::ReviewEvent;

use crate::{
    action::Action,
    clock::Window,
    parts::Parts,
    party::Reading,
    protocol::{Feed, Margin},
    setting::Setting,
    state::{Change, FeedCall, Money, Reach, State},
    steps::Emit,
};

/// What the feed can do next.
pub(crate) fn steps(state: &State, by: Setting, emit: &mut Emit<'_>) {
    if !by.parts.have(Parts::FEED) {
        return;
    }
    let mut next = State { feed: FeedCall::Idle, ..*state };
    match state.feed {
        FeedCall::Idle => {
            let refund = (state.facts.money == Money::Paid).then_some(Change::Refund);
            let moved = (state.facts.window == Window::First).then_some(Change::Move);
            for change in refund.into_iter().chain(moved) {
                let reach = if state.row.state.is_open() { Reach::Open } else { Reach::Asked };
                next.feed = FeedCall::Saw(change, reach, Reading::Current);
                emit(Action::FeedReads(change), next);
            }
        }
        FeedCall::Saw(change, Reach::Open, Reading::Current) => {
            next.store(change);
            let closes = next.facts.closes_at(state.clock, Margin::Kept);
            next.write(if closes { ReviewEvent::Barred } else { ReviewEvent::Scheduled });
            next.row.window = next.facts.window;
            emit(Action::FeedStores, next);
        }
        FeedCall::Saw(change, Reach::Asked, reading)
            if reading == Reading::Current || by.protocol.feed == Feed::ChecksOpenRow =>
        {
            next.store(change);
            emit(Action::FeedStores, next);
        }
        FeedCall::Saw(..) => emit(Action::FeedReadsAgain, next),
    }
}

impl State {
    fn store(&mut self, change: Change) {
        match change {
            Change::Refund => self.facts.money = Money::Refunded,
            Change::Move => self.facts.window = Window::Moved,
        }
    }
}
