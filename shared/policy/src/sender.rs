use crate::{EmailAddress, Seller};

/// Whether an address may write for a seller account (`sender-authorised`, `sender-blocked`; RULEBOOK 3).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SenderStanding {
    /// Registered or approved, and not blocked.
    Authorised,
    /// Blocked, which beats everything else.
    Blocked,
    /// On no list.
    Unlisted,
}

impl Seller {
    /// How `from` stands with this account. Case is ignored; nothing else is folded.
    pub fn standing_of(&self, from: &EmailAddress) -> SenderStanding {
        if self.blocked.contains(from) {
            SenderStanding::Blocked
        } else if self.registered == *from || self.approved.contains(from) {
            SenderStanding::Authorised
        } else {
            SenderStanding::Unlisted
        }
    }
}

/// What a receiving server found out about one way of authentication.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verification {
    /// It passed.
    Pass,
    /// Anything else: failed, not applicable, not decided, not said.
    NoPass,
}

/// What the receiving server found out about a mail's sender (`sender-authenticated`, RULEBOOK 3).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Authentication {
    /// DMARC for the domain of From.
    pub dmarc: Verification,
    /// SPF for the domain of the envelope sender.
    pub spf: Verification,
    /// Whether the envelope sender is of the organisation of From.
    pub spf_aligned: bool,
    /// DKIM by a signature of the organisation of From.
    pub dkim_aligned: Verification,
}

impl Authentication {
    /// Whether From can be believed: DMARC passed, or SPF or DKIM passed for the organisation of From.
    pub fn proves_sender(self) -> bool {
        self.dmarc == Verification::Pass
            || (self.spf == Verification::Pass && self.spf_aligned)
            || self.dkim_aligned == Verification::Pass
    }
}
