use policy::ReviewState;

use crate::{
    clock::{Clock, Window},
    flaw::Flaw,
    party::{Party, Reading, Who},
};

/// Everything that decides what can happen next. There is no version number: a version is only ever compared with
/// the one that was read, so each reader carries whether somebody wrote to the row since ([`Reading`]).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct State {
    pub(crate) clock: Clock,
    pub(crate) row: Row,
    pub(crate) facts: Facts,
    pub(crate) buyer: Buyer,
    /// The twins, then the seller's call.
    pub(crate) parties: [Party; 3],
    pub(crate) feed: FeedCall,
    pub(crate) late: Option<Late>,
    /// Mails that SES took.
    pub(crate) accepted: u8,
    /// Whether the seller asked in its own words.
    pub(crate) words: Words,
    pub(crate) flaw: Option<Flaw>,
}

/// The stored request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Row {
    pub(crate) state: ReviewState,
    pub(crate) window: Window,
    pub(crate) owner: Name,
    pub(crate) claimed: Age,
}

/// The stored order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Facts {
    pub(crate) money: Money,
    pub(crate) window: Window,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Money {
    Paid,
    Refunded,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Buyer {
    Listens,
    OptedOut,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Words {
    None,
    Asked,
}

/// How long ago the row was claimed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Age {
    Recent,
    /// Some minutes: only protocols with a lease look at it.
    Minutes,
    Day,
}

/// The name that a claim is under. Names whose attempt is over match nothing any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Name {
    Gone,
    Of(Who),
    /// Of an attempt that is over but for its write that is still under way.
    UnderWay,
}

/// What the feed is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum FeedCall {
    Idle,
    /// It read the row.
    Saw(Change, Reach, Reading),
}

/// Whether the feed can still move a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Reach {
    Open,
    /// It was asked about, or is being.
    Asked,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Change {
    Refund,
    Move,
}

/// A write that is still under way, or a second copy of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Late {
    pub(crate) write: LateWrite,
    pub(crate) name: Name,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum LateWrite {
    Claim { by: Who, reading: Reading, at: Clock },
    Settles(Settling),
}

/// What one writes that knows how its attempt ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Settling {
    /// SES did not take the mail.
    GiveBack,
    /// SES took the mail.
    Note,
}

impl State {
    /// A pending request of an order that was delivered.
    pub(crate) const START: Self = Self {
        clock: Clock::Early,
        row: Row {
            state: ReviewState::Pending,
            window: Window::First,
            owner: Name::Gone,
            claimed: Age::Recent,
        },
        facts: Facts { money: Money::Paid, window: Window::First },
        buyer: Buyer::Listens,
        parties: [Party::IDLE; 3],
        feed: FeedCall::Idle,
        late: None,
        accepted: 0,
        words: Words::None,
        flaw: None,
    };

    pub(crate) fn party(&self, who: Who) -> Party {
        self.parties[who as usize]
    }

    pub(crate) fn party_mut(&mut self, who: Who) -> &mut Party {
        &mut self.parties[who as usize]
    }
}
