use core::fmt;

use policy::Evidence;

use crate::{party::Who, state::Change};

/// One step of the story.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Action {
    Party(Who, Deed),
    FeedReads(Change),
    FeedStores,
    FeedReadsAgain,
    LateWriteLands,
    BuyerOptsOut,
    SellerAsksInWords,
    SesTells(Evidence),
    ClaimAges,
    ClaimIsMadeDueAgain,
    LeaseEnds,
    DayPasses,
    ClockMoves,
}

/// What one that can ask does, or meets with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Deed {
    Looks,
    ReadsRow,
    ReadsOrder,
    WritesPlan,
    FindsRowChanged,
    SendsClaim,
    ClaimHolds,
    ClaimIsRefused,
    ClaimHoldsAnswerIsLost,
    ClaimIsLost,
    ClaimIsDelayed,
    ReadsBack,
    Calls,
    FindsClaimTooOld,
    SesTakes,
    SesTakesAnswerIsLost,
    SesIsNotReached,
    SesDeclines,
    GivesBack,
    GivesBackTwice,
    GiveBackIsDelayed,
    Notes,
    NotesTwice,
    NoteIsDelayed,
    Stalls,
    Crashes,
}

/// How urgent a step is once nothing goes wrong any more: the least comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Duty {
    /// Somebody goes on with what it began.
    GoOn,
    /// The sweeper, or the scheduler of a request that is due, begins.
    Begin,
    /// Time passes.
    Wait,
}

impl Action {
    /// The same, told of the twins the other way round.
    pub(crate) fn mirrored(self) -> Self {
        match self {
            Self::Party(who, deed) => Self::Party(who.twin(), deed),
            other => other,
        }
    }

    /// Whether it has to happen sooner or later. A worker that begins has to only if something is due.
    pub(crate) fn duty(self) -> Option<Duty> {
        match self {
            Self::Party(_, deed) => deed.goes_on().then_some(Duty::GoOn),
            Self::FeedStores | Self::FeedReadsAgain | Self::LateWriteLands => Some(Duty::GoOn),
            Self::ClaimAges | Self::ClaimIsMadeDueAgain => Some(Duty::Begin),
            Self::ClockMoves => Some(Duty::Wait),
            _ => None,
        }
    }
}

impl Deed {
    fn goes_on(self) -> bool {
        !matches!(
            self,
            Self::Looks
                | Self::ClaimHoldsAnswerIsLost
                | Self::ClaimIsLost
                | Self::ClaimIsDelayed
                | Self::SesTakesAnswerIsLost
                | Self::SesIsNotReached
                | Self::SesDeclines
                | Self::GivesBackTwice
                | Self::GiveBackIsDelayed
                | Self::NotesTwice
                | Self::NoteIsDelayed
                | Self::Stalls
                | Self::Crashes
        )
    }

    fn words(self) -> &'static str {
        match self {
            Self::Looks => "begins and reads",
            Self::ReadsRow => "reads the row",
            Self::ReadsOrder => "reads the order",
            Self::WritesPlan => "writes what the order says into the row",
            Self::FindsRowChanged => "finds the row changed and stops",
            Self::SendsClaim => "sends its claim",
            Self::ClaimHolds => "holds the claim",
            Self::ClaimIsRefused => "is refused the claim",
            Self::ClaimHoldsAnswerIsLost => "! holds the claim, whose answer is lost",
            Self::ClaimIsLost => "! gets no answer to its claim, which is lost",
            Self::ClaimIsDelayed => "! gets no answer to its claim, which is still under way",
            Self::ReadsBack => "reads the row again for its claim",
            Self::Calls => "calls SES",
            Self::FindsClaimTooOld => "finds its claim too old for the call",
            Self::SesTakes => "hears that SES took the mail",
            Self::SesTakesAnswerIsLost => "! hears nothing of SES, which took the mail",
            Self::SesIsNotReached => "! hears nothing of SES, which it did not reach",
            Self::SesDeclines => "! hears that SES does not take the mail",
            Self::GivesBack => "gives its claim back",
            Self::GivesBackTwice => "! gives its claim back, by a write of which a copy is still under way",
            Self::GiveBackIsDelayed => "! gives its claim back, by a write that is still under way",
            Self::Notes => "notes that SES took it",
            Self::NotesTwice => "! notes that SES took it, by a write of which a copy is still under way",
            Self::NoteIsDelayed => "! notes that SES took it, by a write that is still under way",
            Self::Stalls => "stands still for longer than the re-check allows",
            Self::Crashes => "! dies",
        }
    }
}

impl fmt::Display for Action {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Party(Who::Left, deed) => write!(f, "worker A {}", deed.words()),
            Self::Party(Who::Right, deed) => write!(f, "worker B {}", deed.words()),
            Self::Party(Who::Seller, deed) => write!(f, "seller's call {}", deed.words()),
            Self::FeedReads(Change::Refund) => f.write_str("feed: a refund; reads the row"),
            Self::FeedReads(Change::Move) => f.write_str("feed: a later delivery; reads the row"),
            Self::FeedStores => f.write_str("feed stores the order"),
            Self::FeedReadsAgain => f.write_str("feed finds the row changed and begins anew"),
            Self::LateWriteLands => f.write_str("the write under way arrives"),
            Self::BuyerOptsOut => f.write_str("buyer opts out"),
            Self::SellerAsksInWords => f.write_str("seller asks in its own words"),
            Self::SesTells(evidence) => write!(f, "SES tells {evidence:?}"),
            Self::ClaimAges => f.write_str("sweeper gives up on the answer"),
            Self::ClaimIsMadeDueAgain => f.write_str("sweeper heard nothing and makes it due again"),
            Self::LeaseEnds => f.write_str("the claim is some minutes old"),
            Self::DayPasses => f.write_str("a day passes"),
            Self::ClockMoves => f.write_str("time moves on"),
        }
    }
}
