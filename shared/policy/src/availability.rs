use alloc::vec::Vec;

use crate::{
    Fulfilment, GuaranteeClaim, LineClass, MarketplaceRules, Order, OrderStatus, Reason, ReturnState, Rule,
};

/// The reasons for which a seller may start contact about `order` as it stands (`reason-availability`,
/// RULEBOOK 4.3). The buyer's opt-out plays no part (`optout-unknowable`), nor does any window.
pub fn available_reasons(order: &Order, rules: &MarketplaceRules) -> Vec<Reason> {
    let admitted = |reason: &Reason| reason.admitted_by(order).is_ok();
    let reviewable = |reason: &Reason| *reason != Reason::RequestReview || !rules.excludes_from_review(order);
    Reason::ALL.into_iter().filter(admitted).filter(reviewable).collect()
}

impl Reason {
    /// Whether the state of `order` admits contact for this reason (RULEBOOK 4.3, last column, 13.2, 16.2), else the
    /// rule against it.
    ///
    /// Nobody tells policy which sellers are in the vehicle programme, so [`Reason::Motors`] is never available.
    pub fn admitted_by(self, order: &Order) -> Result<(), Rule> {
        let own_cancellation = self == Self::ProblemWithOrder && order.seller_cancelled_at().is_some();
        match order.status {
            OrderStatus::Pending => return Err(Rule::ReasonOrderPending),
            OrderStatus::Cancelled if own_cancellation => return Ok(()),
            OrderStatus::Cancelled => return Err(Rule::ReasonOrderCancelled),
            OrderStatus::Unshipped | OrderStatus::PartiallyShipped | OrderStatus::Shipped => {}
        }
        if self == Self::ReturnFollowup && !order.has_open_return() {
            return Err(Rule::ReturnNeedsRequest);
        }
        let offered = match order.fulfilled_by {
            Fulfilment::Seller => true,
            Fulfilment::Marketplace => self.is_left_to_sellers_by_the_network(),
        };
        if offered && self.fits_progress_of(order) { Ok(()) } else { Err(Rule::ReasonAvailability) }
    }

    /// How far an order that is neither pending nor cancelled may have come, and what it must hold.
    fn fits_progress_of(self, order: &Order) -> bool {
        let holds = |class| order.lines.iter().any(|line| line.class == class);
        match self {
            Self::ProblemWithOrder | Self::Delay | Self::AdditionalInformation => !order.is_shipped(),
            Self::VerifyCustomization => !order.is_shipped() && holds(LineClass::Custom),
            Self::ShippingAddress | Self::ScheduleDelivery => order.delivered_at.is_none(),
            Self::ScheduleService => order.delivered_at.is_none() && holds(LineClass::Service),
            Self::SendInvoice | Self::Warranty | Self::RequestReview => order.is_shipped(),
            Self::DigitalAccessKey => holds(LineClass::Digital),
            Self::LegalDisclosure | Self::OtherRequired | Self::ReturnFollowup => true,
            Self::Motors | Self::NegativeFeedbackRemoval => false,
        }
    }

    /// `network-orders` (RULEBOOK 16.2): what the marketplace ships, it also answers for. Sellers are left with the
    /// product itself and its papers.
    fn is_left_to_sellers_by_the_network(self) -> bool {
        match self {
            Self::VerifyCustomization
            | Self::ScheduleService
            | Self::SendInvoice
            | Self::LegalDisclosure
            | Self::Warranty
            | Self::DigitalAccessKey
            | Self::Motors
            | Self::RequestReview
            | Self::OtherRequired => true,
            Self::ProblemWithOrder
            | Self::Delay
            | Self::AdditionalInformation
            | Self::ShippingAddress
            | Self::ScheduleDelivery
            | Self::ReturnFollowup
            | Self::NegativeFeedbackRemoval => false,
        }
    }
}

impl Order {
    /// Whether the buyer has a return under way.
    pub(crate) fn has_open_return(&self) -> bool {
        self.returns.iter().any(|back| back.state == ReturnState::Open)
    }
}

impl MarketplaceRules {
    /// Whether no review of an order is asked for, whoever would ask and however: every unit is refunded or returned,
    /// or a claim is open (`review-order-state`, RULEBOOK 11.5).
    pub(crate) fn excludes_from_review(&self, order: &Order) -> bool {
        order.claim == GuaranteeClaim::Open
            || (self.review_exclude_fully_refunded && order.is_fully_refunded())
            || order.is_fully_returned()
    }
}
