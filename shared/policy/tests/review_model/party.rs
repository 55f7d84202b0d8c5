use crate::{
    clock::{Clock, Window},
    state::Facts,
};

/// One that can ask: a worker or a seller's call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Who {
    Left,
    Right,
    Seller,
}

/// What one that can ask is doing, and knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Party {
    pub(crate) step: Step,
    /// How long its claim is under way, by its own monotonic clock.
    pub(crate) since: Since,
    /// The instant that its claim measures the window at.
    pub(crate) at: Clock,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Step {
    Idle,
    /// It read the row, and not the order yet.
    SawRow(Window, Reading),
    /// It read the order, and not the row yet.
    SawOrder(Facts),
    Decided(Decision, Reading),
    /// Its claim is under way.
    Claims(Reading),
    /// It does not know whether its claim was written.
    ReadsBack,
    /// It holds the claim.
    Claimed,
    /// Its call to SES is under way.
    Calls,
    /// It knows that SES did not take the mail.
    GivesBack,
    /// It knows that SES took the mail.
    Notes,
}

/// Whether the row is still as it was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Reading {
    Current,
    Overtaken,
}

/// What a look at the facts ended in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Decision {
    Claim,
    /// It takes over a claim whose lease is over.
    TakeOver,
    /// The row is to wait for this window.
    Plan(Window),
    /// The row is to be closed; this is its window.
    Close(Window),
}

/// Time on a worker's own clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Since {
    /// Within the bound, and the same stretch of time.
    Now,
    /// Within the bound, but another stretch began.
    Boundary,
    /// Beyond the bound.
    TooLong,
}

impl Party {
    pub(crate) const IDLE: Self = Self { step: Step::Idle, since: Since::Now, at: Clock::Early };
}

impl Who {
    pub(crate) const ALL: [Self; 3] = [Self::Left, Self::Right, Self::Seller];

    /// The other of the twins.
    pub(crate) fn twin(self) -> Self {
        match self {
            Self::Left => Self::Right,
            Self::Right => Self::Left,
            Self::Seller => Self::Seller,
        }
    }
}
