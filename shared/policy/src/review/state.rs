use Evidence::{Bounce, Complaint, Delivery, Reject, Send};

/// How far the one review request of an order has come (`review-once`, RULEBOOK 11.3; RELIABILITY 2.1).
///
/// What the states from [`Sending`](Self::Sending) on have in common: the buyer may have been asked, so nobody asks
/// again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ReviewState {
    /// It will not be asked, as things stand; the row says why. A change of facts may open it again.
    Closed,
    /// It waits for its instant.
    Pending,
    /// The seller asked in its own words, by mail or message: the template is never sent.
    Asked,
    /// One worker claimed it and is about to call SES, or called and has no answer yet.
    Sending,
    /// Nobody knows whether SES took it. It is never sent again; a person may look it up in SES.
    Unknown,
    /// SES took it.
    Sent,
    /// The buyer's mail server took it.
    Delivered,
    /// The buyer's mail server refused it, or SES rejected it after it took it.
    Bounced,
    /// The buyer marked it as unwanted.
    Complained,
}

/// What can happen to a review request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ReviewEvent {
    /// The facts give it an instant.
    Scheduled,
    /// The facts, a rule or the buyer's preference stand against it.
    Barred,
    /// The seller asks in its own words.
    AskedInWords,
    /// A worker claims it, immediately before its one call to SES.
    Claimed,
    /// The worker that holds the claim knows for sure that SES did not take it.
    Declined,
    /// SES told the worker that holds the claim that it took it.
    Accepted,
    /// A day went by without any sign.
    Aged,
    /// SES tells of it.
    Told(Evidence),
}

/// What an event of SES proves. Each of them proves that SES took the mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Evidence {
    /// SES took it, or is still trying to deliver it.
    Send,
    /// The recipient's server took it.
    Delivery,
    /// The recipient's server refused it.
    Bounce,
    /// The recipient marked it as unwanted.
    Complaint,
    /// SES took it, then found malware and dropped it.
    Reject,
}

impl ReviewState {
    /// Every state.
    pub const ALL: [Self; 9] = [
        Self::Closed,
        Self::Pending,
        Self::Asked,
        Self::Sending,
        Self::Unknown,
        Self::Sent,
        Self::Delivered,
        Self::Bounced,
        Self::Complained,
    ];

    /// The state after `event`, or none if the event changes nothing here. This is the one table of transitions: the
    /// conditions of the store's writes are made from it, and the exhaustive model walks it.
    #[must_use]
    pub fn after(self, event: ReviewEvent) -> Option<Self> {
        match event {
            ReviewEvent::Scheduled => self.is_open().then_some(Self::Pending),
            ReviewEvent::Barred => self.is_open().then_some(Self::Closed),
            ReviewEvent::AskedInWords => self.is_open().then_some(Self::Asked),
            ReviewEvent::Claimed => self.is_open().then_some(Self::Sending),
            ReviewEvent::Declined => (self == Self::Sending).then_some(Self::Pending),
            ReviewEvent::Accepted => matches!(self, Self::Sending | Self::Unknown).then_some(Self::Sent),
            ReviewEvent::Aged => (self == Self::Sending).then_some(Self::Unknown),
            ReviewEvent::Told(evidence) => {
                let proven = evidence.proves();
                (self != Self::Asked && self < proven).then_some(proven)
            }
        }
    }

    /// The states in which `event` changes something, with what they become.
    pub fn changed_by(event: ReviewEvent) -> impl Iterator<Item = (Self, Self)> {
        Self::ALL.into_iter().filter_map(move |state| Some((state, state.after(event)?)))
    }

    /// Whether nobody asked yet, so that somebody may.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Closed | Self::Pending)
    }

    /// The word for it, as programs read it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Closed => "closed",
            Self::Pending => "pending",
            Self::Asked => "asked",
            Self::Sending => "sending",
            Self::Unknown => "unknown",
            Self::Sent => "sent",
            Self::Delivered => "delivered",
            Self::Bounced => "bounced",
            Self::Complained => "complained",
        }
    }
}

/// No state of a review request has this name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a state is one of closed, pending, asked, sending, unknown, sent, delivered, bounced, complained")]
pub struct UnknownReviewState;

impl core::str::FromStr for ReviewState {
    type Err = UnknownReviewState;

    fn from_str(word: &str) -> Result<Self, UnknownReviewState> {
        Self::ALL.into_iter().find(|state| state.word() == word).ok_or(UnknownReviewState)
    }
}

impl Evidence {
    /// Every kind.
    pub const ALL: [Self; 5] = [Send, Delivery, Bounce, Complaint, Reject];

    /// The least state that a request is in after this.
    const fn proves(self) -> ReviewState {
        match self {
            Send => ReviewState::Sent,
            Delivery => ReviewState::Delivered,
            Bounce | Reject => ReviewState::Bounced,
            Complaint => ReviewState::Complained,
        }
    }
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use super::*;

    #[test]
    fn only_what_surely_did_not_leave_goes_back() {
        let events = [
            ReviewEvent::Scheduled,
            ReviewEvent::Barred,
            ReviewEvent::AskedInWords,
            ReviewEvent::Claimed,
            ReviewEvent::Accepted,
            ReviewEvent::Aged,
        ];
        let told = Evidence::ALL.map(ReviewEvent::Told);
        for event in events.into_iter().chain(told) {
            for (from, to) in ReviewState::changed_by(event) {
                assert!(from.is_open() || from < to, "{event:?} takes {from:?} back to {to:?}");
            }
        }
        let declined: Vec<_> = ReviewState::changed_by(ReviewEvent::Declined).collect();
        assert_eq!(declined, [(ReviewState::Sending, ReviewState::Pending)]);
    }

    #[test]
    fn evidence_in_any_order_and_any_number_ends_in_the_same_state() {
        let mut orders = Vec::new();
        for a in Evidence::ALL {
            for b in Evidence::ALL {
                for c in Evidence::ALL {
                    orders.push([a, b, c]);
                }
            }
        }
        for start in [ReviewState::Sending, ReviewState::Unknown, ReviewState::Pending, ReviewState::Closed] {
            for told in &orders {
                let end = |mut state: ReviewState, told: &[Evidence]| {
                    for evidence in told {
                        state = state.after(ReviewEvent::Told(*evidence)).unwrap_or(state);
                    }
                    state
                };
                let reversed: Vec<_> = told.iter().rev().copied().collect();
                let twice: Vec<_> = told.iter().chain(told).copied().collect();
                assert_eq!(end(start, told), end(start, &reversed));
                assert_eq!(end(start, told), end(start, &twice));
            }
        }
    }

    #[test]
    fn nobody_claims_what_may_have_been_asked() {
        let claimable: Vec<_> = ReviewState::changed_by(ReviewEvent::Claimed).map(|(from, _)| from).collect();
        assert_eq!(claimable, [ReviewState::Closed, ReviewState::Pending]);
    }

    #[test]
    fn words_are_read_back() {
        for state in ReviewState::ALL {
            assert_eq!(state.word().parse(), Ok(state));
        }
        assert_eq!("gone".parse::<ReviewState>(), Err(UnknownReviewState));
    }
}
