/// Which parts of the world take part, beside the twin workers, the clock and SES.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Parts(u8);

impl Parts {
    /// Crashes, at any step; writes, calls and answers that get lost; calls that SES declines. Any number of each.
    pub(crate) const FAULTS: Self = Self(1);
    /// Writes that take effect late, or twice, as when the SDK repeats one whose answer was lost.
    pub(crate) const LATE_WRITES: Self = Self(2);
    /// The seller's own calls.
    pub(crate) const SELLER: Self = Self(4);
    /// A feed that refunds the order and moves its delivery.
    pub(crate) const FEED: Self = Self(8);
    /// A buyer who opts out.
    pub(crate) const OPT_OUT: Self = Self(16);
    /// A seller who asks in its own words.
    pub(crate) const WORDS: Self = Self(32);

    pub(crate) const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The same without faults.
    pub(crate) const fn in_peace(self) -> Self {
        Self(self.0 & !Self::FAULTS.0 & !Self::LATE_WRITES.0)
    }

    pub(crate) const fn have(self, part: Self) -> bool {
        self.0 & part.0 == part.0
    }
}
