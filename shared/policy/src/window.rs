use alloc::format;

use crate::{Finding, Instant, MarketplaceRules, Order, ReviewAnchor, Rule, Span};

/// When a seller may start contact about an order (`proactive-window`, RULEBOOK 8.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// The first instant.
    pub opens_at: Instant,
    /// The last instant; none while the order is not complete.
    pub closes_at: Option<Instant>,
}

/// When a review of an order may be asked for (`review-window`, RULEBOOK 11.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReviewWindow {
    /// From the first to the last instant, both inside.
    Open {
        /// The first instant.
        opens_at: Instant,
        /// The last instant.
        closes_at: Instant,
    },
    /// Not all units are shipped.
    NotDelivered,
    /// Shipped, but neither delivery nor an estimate of it is known.
    Unknown,
}

impl ReviewWindow {
    /// The first and the last instant, if they are known.
    pub const fn instants(self) -> Option<(Instant, Instant)> {
        match self {
            Self::Open { opens_at, closes_at } => Some((opens_at, closes_at)),
            Self::NotDelivered | Self::Unknown => None,
        }
    }
}

impl MarketplaceRules {
    /// When a seller may start contact about `order`.
    pub fn proactive_window(&self, order: &Order) -> Window {
        let completed_at = order.completed_at(self.proactive_anchor);
        let closes_at = completed_at.map(|at| at + Span::days(self.proactive_window_days));
        Window { opens_at: order.purchased_at, closes_at }
    }

    /// When a review of `order` may be asked for. If one of the two estimates is missing, the other stands for it.
    pub fn review_window(&self, order: &Order) -> ReviewWindow {
        if !order.is_shipped() {
            return ReviewWindow::NotDelivered;
        }
        let delivered = match self.review_anchor {
            ReviewAnchor::ActualElseEstimated => order.delivered_at.map(|at| (at, at)),
            ReviewAnchor::Estimated => None,
        };
        let earliest = order.earliest_delivery_at.or(order.latest_delivery_at);
        let latest = order.latest_delivery_at.or(order.earliest_delivery_at);
        match delivered.or(earliest.zip(latest)) {
            Some((from, until)) => ReviewWindow::Open {
                opens_at: from + Span::days(self.review_open_days),
                closes_at: until + Span::days(self.review_close_days),
            },
            None => ReviewWindow::Unknown,
        }
    }

    /// What stands against contact about `order` at `at`, if it is outside the window.
    pub(crate) fn outside_proactive_window(&self, order: &Order, at: Instant) -> Option<Finding> {
        let window = self.proactive_window(order);
        let id = &order.id;
        let message = if at < window.opens_at {
            format!("order {id} was placed on {}, after the message", window.opens_at)
        } else {
            let completed_at = order.completed_at(self.proactive_anchor)?;
            let closed_at = window.closes_at.filter(|closes_at| *closes_at < at)?;
            format!("order {id} counts as completed on {completed_at}; the window closed on {closed_at}")
        };
        Some(Finding::worded(Rule::ProactiveWindow, message))
    }

    /// What stands against a review request for `order` at `at`, if it is outside the window.
    pub(crate) fn outside_review_window(&self, order: &Order, at: Instant) -> Option<Finding> {
        let id = &order.id;
        let message = match self.review_window(order) {
            ReviewWindow::Open { opens_at, .. } if at < opens_at => {
                format!("the review window of order {id} opens on {opens_at}")
            }
            ReviewWindow::Open { closes_at, .. } if closes_at < at => {
                format!("the review window of order {id} closed on {closes_at}")
            }
            ReviewWindow::Open { .. } => return None,
            ReviewWindow::NotDelivered => format!("order {id} is not delivered yet"),
            ReviewWindow::Unknown => format!("nothing is known of the delivery of order {id}"),
        };
        Some(Finding::worded(Rule::ReviewWindow, message))
    }
}
