use alloc::vec::Vec;

use crate::{Finding, Instant, MarketplaceRules, Meaning, Order, Rule, Seller};

/// Whether a review was already asked for on an order, whatever channel asked (`review-once`, RULEBOOK 11.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ReviewAsked {
    /// It was.
    Before,
    /// It was not.
    Never,
}

/// `messaging-enabled` (RULEBOOK 16.1).
pub(crate) fn switched_off(seller: &Seller) -> Option<Finding> {
    (!seller.messaging_enabled).then(|| Finding::of(Rule::MessagingDisabled))
}

/// `problem-adjust-first` (RULEBOOK 12.1): who says that goods are unavailable has given back their full price.
pub(crate) fn unadjusted(order: &Order, meaning: Meaning, accepted_at: Instant) -> Option<Finding> {
    let open = meaning.says_unavailable && !order.is_adjusted_for_want_of_goods(accepted_at);
    open.then(|| Finding::about(Rule::ProblemAdjustFirst, &order.id))
}

/// What stands against asking for a review of `order`, the window aside (RULEBOOK 11.3, 11.5).
pub(crate) fn unreviewable(order: &Order, asked: ReviewAsked, rules: &MarketplaceRules) -> Vec<Finding> {
    let state = rules.excludes_from_review(order).then_some(Rule::ReviewOrderState);
    let repeat = match asked {
        ReviewAsked::Before => Some(Rule::ReviewRepeat),
        ReviewAsked::Never => None,
    };
    state.into_iter().chain(repeat).map(|rule| Finding::about(rule, &order.id)).collect()
}
