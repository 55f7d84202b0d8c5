use alloc::vec::Vec;

use crate::{AdjustmentStatus, Instant, Line, LineId, Order, ReturnState};

/// A part of an order that is given back: money or units.
struct Share<'a> {
    /// The line it is of; none means the whole order.
    line: Option<&'a LineId>,
    /// How much; none means all.
    amount: Option<u64>,
}

impl Order {
    /// Whether the seller adjusted the full amount of every affected line for want of goods, in force at `at`
    /// (`problem-adjust-first`, RULEBOOK 12.1). An adjustment of the whole order affects every line.
    pub(crate) fn is_adjusted_for_want_of_goods(&self, at: Instant) -> bool {
        let shares: Vec<Share> = self
            .adjustments
            .iter()
            .filter(|adjustment| {
                adjustment.status == AdjustmentStatus::Accepted && adjustment.adjusted_at <= at
            })
            .filter(|adjustment| adjustment.is_for_want_of_goods())
            .map(|adjustment| Share { line: adjustment.line.as_ref(), amount: adjustment.amount_minor })
            .collect();
        let affected = |line: &&Line| shares.iter().any(|share| share.line.is_none_or(|id| *id == line.id));
        covers(&shares, self.lines.iter().filter(affected), price)
    }

    /// Whether every unit was refunded in full, for whatever cause (RULEBOOK 11.5).
    pub(crate) fn is_fully_refunded(&self) -> bool {
        let shares: Vec<Share> = self
            .adjustments
            .iter()
            .filter(|adjustment| adjustment.status == AdjustmentStatus::Accepted)
            .map(|adjustment| Share { line: adjustment.line.as_ref(), amount: adjustment.amount_minor })
            .collect();
        covers(&shares, self.lines.iter(), price)
    }

    /// Whether every unit is returned or on its way back (RULEBOOK 11.5).
    pub(crate) fn is_fully_returned(&self) -> bool {
        let shares: Vec<Share> = self
            .returns
            .iter()
            .filter(|back| back.state != ReturnState::Refused)
            .map(|back| Share { line: back.line.as_ref(), amount: back.quantity.map(u64::from) })
            .collect();
        covers(&shares, self.lines.iter(), |line| u64::from(line.quantity))
    }
}

fn price(line: &Line) -> u64 {
    line.price_minor.saturating_mul(line.quantity.into())
}

/// Whether there are shares and they cover all of `lines`. What is given back for one line covers no other.
fn covers<'a>(shares: &[Share], lines: impl Iterator<Item = &'a Line>, measure: fn(&Line) -> u64) -> bool {
    let uncovered: u64 = lines
        .map(|line| measure(line).saturating_sub(sum(shares, |of| of == Some(&line.id))))
        .fold(0, u64::saturating_add);
    !shares.is_empty() && uncovered <= sum(shares, |of| of.is_none())
}

fn sum(shares: &[Share], wanted: impl Fn(Option<&LineId>) -> bool) -> u64 {
    shares
        .iter()
        .filter(|share| wanted(share.line))
        .map(|share| share.amount.unwrap_or(u64::MAX))
        .fold(0, u64::saturating_add)
}
