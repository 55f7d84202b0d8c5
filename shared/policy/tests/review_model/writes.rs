//! Every write to the row. Its state moves through policy's table alone.

use policy::{Evidence, ReviewEvent, ReviewState};

use crate::{
    clock::{Clock, Place},
    flaw::Flaw,
    party::{Party, Reading, Step, Who},
    protocol::{Claim, GiveBack, Margin, Names, News, OptOut},
    setting::Setting,
    state::{Age, Buyer, FeedCall, Late, LateWrite, Money, Name, Settling, State},
};

impl State {
    /// Lets the table move the row. False: it does not.
    pub(crate) fn write(&mut self, event: ReviewEvent) -> bool {
        let Some(to) = self.row.state.after(event) else { return false };
        let may_go_down = event == ReviewEvent::Declined || self.row.state.is_open();
        if to < self.row.state && !may_go_down {
            self.spoil(Flaw::WentDown);
        }
        self.put(to);
        true
    }

    fn put(&mut self, to: ReviewState) {
        self.row.state = to;
        if to != ReviewState::Sending {
            self.row.claimed = Age::Recent;
        }
        if !matches!(to, ReviewState::Sending | ReviewState::Unknown) {
            self.row.owner = Name::Gone;
        }
        for party in &mut self.parties {
            if let Step::SawRow(_, reading) | Step::Decided(_, reading) | Step::Claims(reading) =
                &mut party.step
            {
                *reading = Reading::Overtaken;
            }
        }
        if let FeedCall::Saw(.., reading) = &mut self.feed {
            *reading = Reading::Overtaken;
        }
        if let Some(Late { write: LateWrite::Claim { reading, .. }, .. }) = &mut self.late {
            *reading = Reading::Overtaken;
        }
    }

    /// Notes what must never be, if nothing was noted before.
    pub(crate) fn spoil(&mut self, flaw: Flaw) {
        self.flaw.get_or_insert(flaw);
    }

    /// Writes the claim of `who`, if its conditions hold.
    pub(crate) fn claim(&mut self, who: Who, name: Name, reading: Reading, at: Clock, by: Setting) -> bool {
        let protocol = by.protocol;
        let is_open = self.row.state.after(ReviewEvent::Claimed).is_some();
        let is_as_read = match protocol.claim {
            Claim::IfUnchanged => is_open && reading == Reading::Current,
            Claim::IfOpen => is_open,
            Claim::Blindly | Claim::Never => true,
        };
        let in_time = match self.row.window.place(at) {
            Place::Open => true,
            Place::Margin => who == Who::Seller || protocol.margin == Margin::None,
            Place::Before | Place::After => false,
        };
        let may_be_asked = protocol.opt_out == OptOut::AtReading || self.buyer == Buyer::Listens;
        if !(is_as_read && in_time && may_be_asked) {
            return false;
        }
        if !self.write(ReviewEvent::Claimed) {
            // A blind write puts what the table makes of the state that was read.
            let down = ReviewState::Sending < self.row.state;
            self.put(ReviewState::Sending);
            if down {
                self.spoil(Flaw::WentDown);
            }
        }
        self.row.owner = name;
        // A claim counts from when it was sent, which was while a window was open.
        self.row.claimed = if self.clock == Clock::NextDay { Age::Day } else { Age::Recent };
        if self.buyer == Buyer::OptedOut {
            self.spoil(Flaw::ClaimAfterOptOut);
        }
        if self.facts.money == Money::Refunded || self.facts.window != self.row.window {
            self.spoil(Flaw::ClaimOnOldFacts);
        }
        true
    }

    /// Writes how the attempt named `name` ended, if the conditions hold.
    pub(crate) fn settle(&mut self, how: Settling, name: Name, by: Setting) {
        let is_owner = self.row.owner == name;
        match how {
            Settling::GiveBack if is_owner || by.protocol.give_back == GiveBack::ByAnyone => {
                self.write(ReviewEvent::Declined);
            }
            Settling::Note if by.protocol.claim == Claim::Never => {
                self.write(ReviewEvent::Claimed);
                self.write(ReviewEvent::Accepted);
            }
            Settling::Note if is_owner => {
                self.write(ReviewEvent::Accepted);
            }
            Settling::GiveBack | Settling::Note => {}
        }
    }

    /// Takes what SES tells.
    pub(crate) fn told(&mut self, evidence: Evidence, by: Setting) {
        match by.protocol.news {
            News::Joins => {
                self.write(ReviewEvent::Told(evidence));
            }
            News::Overwrites => {
                if let Some(to) = ReviewState::Sending.after(ReviewEvent::Told(evidence)) {
                    if to < self.row.state {
                        self.spoil(Flaw::WentDown);
                    }
                    self.put(to);
                }
            }
        }
    }

    /// A write under way arrives.
    pub(crate) fn land(&mut self, late: Late, by: Setting) {
        match late.write {
            LateWrite::Claim { by: who, reading, at } => {
                let name = if late.name == Name::UnderWay { Name::Gone } else { late.name };
                self.claim(who, name, reading, at, by);
            }
            LateWrite::Settles(how) => self.settle(how, late.name, by),
        }
        self.late = None;
        if self.row.owner == Name::UnderWay {
            self.row.owner = Name::Gone;
        }
    }

    /// The attempt of `who` is over, and its name with it.
    pub(crate) fn release(&mut self, who: Who, by: Setting) {
        *self.party_mut(who) = Party::IDLE;
        if by.protocol.names == Names::OfWorker {
            return;
        }
        let mine = Name::Of(who);
        let under_way = self.late.as_mut().filter(|late| late.name == mine);
        let is_under_way = under_way.is_some();
        if let Some(late) = under_way {
            late.name = Name::UnderWay;
        }
        if self.row.owner == mine {
            self.row.owner = if is_under_way { Name::UnderWay } else { Name::Gone };
        }
    }
}
