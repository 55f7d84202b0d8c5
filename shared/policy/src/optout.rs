use crate::{
    Criticality, LanguageTag, MarketplaceRules, Meaning, Order, OverrideMode, Reason, Terms, critical_marker,
};

/// Whether no opt-out applies to an order: it has a handmade, custom or wine line, or whatever else the marketplace
/// exempts (`optout-exempt-orders`, RULEBOOK 9).
pub fn is_exempt(order: &Order, rules: &MarketplaceRules) -> bool {
    order.lines.iter().any(|line| rules.optout_exempt_classes.contains(&line.class))
}

/// Whether a message claims to be critical: by a marker, a category or a reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Claim {
    /// It does.
    Critical,
    /// It does not.
    None,
}

impl Claim {
    /// Whether the content belies the claim (`critical-marker-honest`, `reason-mismatch`). A request for a review is
    /// never critical; what cannot be told counts as honest.
    pub(crate) fn is_belied_by(self, meaning: Meaning) -> bool {
        match self {
            Self::Critical => meaning.criticality == Criticality::NonCritical || meaning.asks_for_review,
            Self::None => false,
        }
    }

    /// The terms on which contact about `order` may leave.
    pub(crate) fn terms(self, order: &Order, rules: &MarketplaceRules) -> Terms {
        if self == Self::Critical || is_exempt(order, rules) {
            Terms::ProactiveRegardlessOfOptOut
        } else {
            Terms::ProactiveUnlessOptedOut
        }
    }
}

impl MarketplaceRules {
    /// What a reason claims (`optout-critical-reasons`). "Other" claims it only by content that is surely critical,
    /// and never in the mode `reason`.
    pub(crate) fn claim_of_reason(&self, reason: Reason, meaning: Meaning) -> Claim {
        let by_content = match self.override_mode {
            OverrideMode::Category | OverrideMode::Marker => reason == Reason::OtherRequired,
            OverrideMode::Reason => false,
        } && meaning.criticality == Criticality::Critical
            && !meaning.asks_for_review;
        if by_content || self.critical_reasons.contains(&reason) { Claim::Critical } else { Claim::None }
    }

    /// What the subject of a mail to a buyer of this language claims: in the mode `marker` alone a marker counts.
    pub(crate) fn claim_of_subject(&self, subject: &str, buyer: &LanguageTag) -> Claim {
        let marked = match self.override_mode {
            OverrideMode::Marker => critical_marker(subject, self, buyer),
            OverrideMode::Category | OverrideMode::Reason => false,
        };
        if marked { Claim::Critical } else { Claim::None }
    }
}
