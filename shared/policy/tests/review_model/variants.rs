//! The protocol with one mistake each, and what the search finds of it. A to G are those of RELIABILITY 2.2.

use policy::ReviewState::{Closed, Sending};

use crate::{
    flaw::Flaw,
    parts::Parts,
    protocol::{
        Call, Claim, Feed, GiveBack, LostClaim, Margin, Names, News, NoAnswer, OptOut, Protocol, Reads,
        Recheck, Retries, SOUND, SellersTime, Silence,
    },
};

/// A protocol that is not the house's.
pub(crate) struct Variant {
    pub(crate) name: &'static str,
    pub(crate) protocol: Protocol,
    pub(crate) parts: Parts,
    /// Every flaw that it has, and what it takes. None: the choice makes no difference to what is promised.
    pub(crate) flaws: &'static [(Flaw, Takes)],
}

/// What it takes for a flaw to show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Takes {
    /// Only two workers, or a slow one.
    NoFault,
    /// Something has to be lost, late or declined, or somebody has to die.
    Fault,
}

use Flaw::{ClaimAfterOptOut, ClaimOnOldFacts, Forgotten, OutsideWindow, TwoRequests, WentDown, WrongEnd};
use Takes::{Fault, NoFault};

const FAULTS: Parts = Parts::FAULTS;
const LATE: Parts = Parts::FAULTS.and(Parts::LATE_WRITES);
const FEED: Parts = Parts::FAULTS.and(Parts::FEED);
const PEOPLE: Parts = Parts::FAULTS.and(Parts::SELLER).and(Parts::OPT_OUT).and(Parts::WORDS);

pub(crate) const VARIANTS: [Variant; 24] = [
    Variant {
        name: "A: send, then mark",
        protocol: Protocol { claim: Claim::Never, ..SOUND },
        parts: FAULTS,
        flaws: &[(TwoRequests, NoFault), (WrongEnd(Closed, 1), Fault)],
    },
    Variant {
        name: "B: a lease that ends executes again",
        protocol: Protocol { silence: Silence::LeaseEnds, ..SOUND },
        parts: FAULTS,
        flaws: &[
            (TwoRequests, NoFault),
            (WrongEnd(Closed, 1), NoFault),
            (WrongEnd(Sending, 0), Fault),
            (WrongEnd(Sending, 1), Fault),
        ],
    },
    Variant {
        name: "C: send again if no Send event came",
        protocol: Protocol { silence: Silence::Resent, ..SOUND },
        parts: FAULTS,
        flaws: &[(TwoRequests, NoFault), (WrongEnd(Closed, 1), NoFault)],
    },
    Variant {
        name: "D: the SDK repeats the call",
        protocol: Protocol { retries: Retries::On, ..SOUND },
        parts: FAULTS,
        flaws: &[(TwoRequests, Fault), (WrongEnd(Closed, 1), Fault)],
    },
    Variant {
        name: "E: no margin, no re-check",
        protocol: Protocol { margin: Margin::None, recheck: Recheck::Skipped, ..SOUND },
        parts: FAULTS,
        flaws: &[(OutsideWindow, NoFault)],
    },
    Variant {
        name: "E2: no margin, re-check",
        protocol: Protocol { margin: Margin::None, ..SOUND },
        parts: FAULTS,
        flaws: &[(OutsideWindow, NoFault)],
    },
    Variant {
        name: "F: margin, no re-check before the call",
        protocol: Protocol { recheck: Recheck::Skipped, ..SOUND },
        parts: FAULTS,
        flaws: &[(OutsideWindow, NoFault)],
    },
    Variant {
        name: "F2: margin and re-check, but a call that takes longer than the margin",
        protocol: Protocol { call: Call::Long, ..SOUND },
        parts: FAULTS,
        flaws: &[(OutsideWindow, NoFault)],
    },
    Variant {
        name: "G: anyone gives a claim back",
        protocol: Protocol { give_back: GiveBack::ByAnyone, ..SOUND },
        parts: PEOPLE,
        flaws: &[],
    },
    Variant {
        name: "G2: anyone gives a claim back, and writes are repeated",
        protocol: Protocol { give_back: GiveBack::ByAnyone, ..SOUND },
        parts: LATE,
        flaws: &[(TwoRequests, Fault), (WrongEnd(Closed, 1), Fault)],
    },
    Variant {
        name: "a name for each worker, not for each attempt",
        protocol: Protocol { names: Names::OfWorker, ..SOUND },
        parts: FAULTS,
        flaws: &[],
    },
    Variant {
        name: "a name for each worker, and writes are repeated",
        protocol: Protocol { names: Names::OfWorker, ..SOUND },
        parts: LATE,
        flaws: &[(TwoRequests, Fault), (OutsideWindow, Fault), (WrongEnd(Closed, 1), Fault)],
    },
    Variant {
        name: "a claim without condition, on what was read",
        protocol: Protocol { claim: Claim::Blindly, ..SOUND },
        parts: FAULTS,
        flaws: &[(TwoRequests, NoFault), (WentDown, NoFault), (WrongEnd(Closed, 1), NoFault)],
    },
    Variant {
        name: "a claim without version: two workers alone",
        protocol: Protocol { claim: Claim::IfOpen, ..SOUND },
        parts: FAULTS,
        flaws: &[],
    },
    Variant {
        name: "a claim without version: a refund between read and claim",
        protocol: Protocol { claim: Claim::IfOpen, ..SOUND },
        parts: FEED,
        flaws: &[(ClaimOnOldFacts, NoFault)],
    },
    Variant {
        name: "the opt-out is read, and no condition of the claim",
        protocol: Protocol { opt_out: OptOut::AtReading, ..SOUND },
        parts: PEOPLE,
        flaws: &[(ClaimAfterOptOut, NoFault)],
    },
    Variant {
        name: "evidence that takes the state back",
        protocol: Protocol { news: News::Overwrites, ..SOUND },
        parts: FAULTS,
        flaws: &[(WentDown, NoFault)],
    },
    Variant {
        name: "no answer is taken for a no",
        protocol: Protocol { no_answer: NoAnswer::Declined, ..SOUND },
        parts: FAULTS,
        flaws: &[(TwoRequests, Fault), (WrongEnd(Closed, 1), Fault)],
    },
    Variant {
        name: "a claim without answer is taken for granted",
        protocol: Protocol { lost_claim: LostClaim::Granted, ..SOUND },
        parts: FAULTS,
        flaws: &[(TwoRequests, Fault), (OutsideWindow, Fault), (WrongEnd(Closed, 1), Fault)],
    },
    Variant {
        name: "a claim without answer is looked for by state, not by name",
        protocol: Protocol { lost_claim: LostClaim::LooksForState, ..SOUND },
        parts: FAULTS,
        flaws: &[(TwoRequests, Fault), (OutsideWindow, Fault), (WrongEnd(Closed, 1), Fault)],
    },
    Variant {
        name: "nobody gives up on an answer",
        protocol: Protocol { silence: Silence::Stays, ..SOUND },
        parts: FAULTS,
        flaws: &[(WrongEnd(Sending, 0), Fault), (WrongEnd(Sending, 1), Fault)],
    },
    Variant {
        name: "order and row in one batch, which is no snapshot",
        protocol: Protocol { reads: Reads::Torn, ..SOUND },
        parts: FEED,
        flaws: &[(ClaimOnOldFacts, NoFault), (Forgotten, NoFault)],
    },
    Variant {
        name: "a feed that stores the order beside a claimed row without a condition",
        protocol: Protocol { feed: Feed::ChecksOpenRow, ..SOUND },
        parts: FEED,
        flaws: &[(ClaimOnOldFacts, NoFault), (Forgotten, NoFault)],
    },
    Variant {
        name: "a seller's call without a time limit, its window measured when it came",
        protocol: Protocol { sellers_time: SellersTime::Unlimited, ..SOUND },
        parts: PEOPLE,
        flaws: &[(OutsideWindow, NoFault)],
    },
];
