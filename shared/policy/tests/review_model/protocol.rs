//! The protocol as a set of choices. [`SOUND`] is what the house promises and does; every other choice is a mistake
//! that somebody might make.

/// One choice of each.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Protocol {
    pub(crate) claim: Claim,
    pub(crate) silence: Silence,
    pub(crate) recheck: Recheck,
    pub(crate) margin: Margin,
    pub(crate) call: Call,
    pub(crate) retries: Retries,
    pub(crate) no_answer: NoAnswer,
    pub(crate) give_back: GiveBack,
    pub(crate) names: Names,
    pub(crate) lost_claim: LostClaim,
    pub(crate) news: News,
    pub(crate) opt_out: OptOut,
    pub(crate) reads: Reads,
    pub(crate) feed: Feed,
    pub(crate) sellers_time: SellersTime,
}

/// The protocol of RELIABILITY 2.1.
pub(crate) const SOUND: Protocol = Protocol {
    claim: Claim::IfUnchanged,
    silence: Silence::Ages,
    recheck: Recheck::Done,
    margin: Margin::Kept,
    call: Call::Short,
    retries: Retries::Off,
    no_answer: NoAnswer::Unknown,
    give_back: GiveBack::ByOwner,
    names: Names::OfAttempt,
    lost_claim: LostClaim::LooksForName,
    news: News::Joins,
    opt_out: OptOut::AtClaim,
    reads: Reads::RowFirst,
    feed: Feed::ChecksRow,
    sellers_time: SellersTime::Limited,
};

/// What the write that claims depends on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Claim {
    /// That nobody wrote to the row since it was read, and that nobody asked yet.
    IfUnchanged,
    /// That nobody asked yet.
    IfOpen,
    /// Nothing: what was read is trusted.
    Blindly,
    /// There is no claim; the row is marked after the call.
    Never,
}

/// What is done about a claim without an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Silence {
    /// After a day it counts as unknown, for ever.
    Ages,
    /// Nothing.
    Stays,
    /// Another worker executes it again once its lease is over.
    LeaseEnds,
    /// The sweeper makes it due again if no event of SES came for a while.
    Resent,
}

/// Whether the age of the claim is looked at immediately before the call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Recheck {
    Done,
    Skipped,
}

/// Whether a scheduled request keeps its distance from the end of the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Margin {
    Kept,
    None,
}

/// How long a call may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Call {
    /// Far less than the margin.
    Short,
    /// Longer than the margin.
    Long,
}

/// Whether the SDK repeats a call that has no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Retries {
    Off,
    On,
}

/// What a call without an answer is taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NoAnswer {
    Unknown,
    Declined,
}

/// Who can give a claim back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum GiveBack {
    ByOwner,
    ByAnyone,
}

/// What a claim is named after.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Names {
    OfAttempt,
    OfWorker,
}

/// What a worker does if the claim's own write has no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LostClaim {
    /// It reads the row and looks for its name.
    LooksForName,
    /// It reads the row and looks whether it is claimed.
    LooksForState,
    /// It takes the claim for granted.
    Granted,
}

/// What an event of SES does to the state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum News {
    Joins,
    Overwrites,
}

/// Where the opt-out counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum OptOut {
    AtClaim,
    AtReading,
}

/// How a worker reads order and row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reads {
    /// The row, then the order.
    RowFirst,
    /// Both in one batch, which is no snapshot: in whatever order.
    Torn,
}

/// When the feed's transaction depends on the row's version.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Feed {
    /// Always.
    ChecksRow,
    /// Unless the row was claimed or beyond when it was read.
    ChecksOpenRow,
}

/// Whether a seller's call, whose window is measured at the instant it came, is ended by a time limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SellersTime {
    /// Half a minute, which is far less than the margin.
    Limited,
    Unlimited,
}
