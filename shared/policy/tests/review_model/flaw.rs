use policy::ReviewState;

/// What must never be. A state with a flaw is where its story ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Flaw {
    /// The buyer was asked twice, by whatever way (`review-once`).
    TwoRequests,
    /// SES took a mail outside the window (`review-window`).
    OutsideWindow,
    /// A claim held after the opt-out was stored.
    ClaimAfterOptOut,
    /// A claim held after the refund or the later delivery was stored.
    ClaimOnOldFacts,
    /// What was known was forgotten.
    WentDown,
    /// The row says that SES took a mail that it did not.
    SentWithoutMail,
    /// The window is open, nothing stands against it, and nobody will ask.
    Forgotten,
    /// When all is over the row says what is not so, or says nothing.
    WrongEnd(ReviewState, u8),
    /// It is never over.
    Endless,
}
