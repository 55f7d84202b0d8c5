use core::{fmt, str::FromStr};

/// Why a seller starts contact (RULEBOOK 4.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// A fulfilment problem; the item cannot be shipped.
    ProblemWithOrder,
    /// Shipment later than promised.
    Delay,
    /// More information is needed to complete the order.
    AdditionalInformation,
    /// A problem with the delivery address.
    ShippingAddress,
    /// Delivery of a heavy or bulky item is to be arranged.
    ScheduleDelivery,
    /// A custom design is to be checked.
    VerifyCustomization,
    /// An appointment for a service at home.
    ScheduleService,
    /// The invoice.
    SendInvoice,
    /// Documents that the law obliges the seller to give.
    LegalDisclosure,
    /// Warranty papers.
    Warranty,
    /// A key needed to use digital content.
    DigitalAccessKey,
    /// Papers of a vehicle.
    Motors,
    /// A question about a return, or an offer of a partial refund.
    ReturnFollowup,
    /// A request for a product review or seller feedback.
    RequestReview,
    /// Any other contact needed so that the buyer receives the purchase.
    OtherRequired,
    /// Asking to withdraw feedback: never available (conflict C8).
    NegativeFeedbackRemoval,
}

/// The text names no reason.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "no such reason; use one of problem-with-order, delay, additional-information, shipping-address, \
     schedule-delivery, verify-customization, schedule-service, send-invoice, legal-disclosure, warranty, \
     digital-access-key, motors, return-followup, request-review, other-required"
)]
pub struct UnknownReason;

/// How many characters of text a reason takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextLimit {
    /// It takes no text.
    Forbidden,
    /// It needs text, at most so many characters.
    UpTo(usize),
}

impl Reason {
    /// Every reason, in the order of RULEBOOK 4.3.
    pub const ALL: [Self; 16] = [
        Self::ProblemWithOrder,
        Self::Delay,
        Self::AdditionalInformation,
        Self::ShippingAddress,
        Self::ScheduleDelivery,
        Self::VerifyCustomization,
        Self::ScheduleService,
        Self::SendInvoice,
        Self::LegalDisclosure,
        Self::Warranty,
        Self::DigitalAccessKey,
        Self::Motors,
        Self::ReturnFollowup,
        Self::RequestReview,
        Self::OtherRequired,
        Self::NegativeFeedbackRemoval,
    ];

    /// The reasons that reach opted-out buyers unless a marketplace chooses others (RULEBOOK 26).
    pub const CRITICAL: [Self; 10] = [
        Self::ProblemWithOrder,
        Self::Delay,
        Self::AdditionalInformation,
        Self::ShippingAddress,
        Self::ScheduleDelivery,
        Self::VerifyCustomization,
        Self::ScheduleService,
        Self::LegalDisclosure,
        Self::DigitalAccessKey,
        Self::Motors,
    ];

    /// The id of RULEBOOK 4.3.
    pub const fn id(self) -> &'static str {
        match self {
            Self::ProblemWithOrder => "reason-problem-with-order",
            Self::Delay => "reason-delay",
            Self::AdditionalInformation => "reason-additional-information",
            Self::ShippingAddress => "reason-shipping-address",
            Self::ScheduleDelivery => "reason-schedule-delivery",
            Self::VerifyCustomization => "reason-verify-customization",
            Self::ScheduleService => "reason-schedule-service",
            Self::SendInvoice => "reason-send-invoice",
            Self::LegalDisclosure => "reason-legal-disclosure",
            Self::Warranty => "reason-warranty",
            Self::DigitalAccessKey => "reason-digital-access-key",
            Self::Motors => "reason-motors",
            Self::ReturnFollowup => "reason-return-followup",
            Self::RequestReview => "reason-request-review",
            Self::OtherRequired => "reason-other-required",
            Self::NegativeFeedbackRemoval => "reason-negative-feedback-removal",
        }
    }

    /// The operation of Messaging v1 that a reason is sent by, where it has one of its own.
    const fn operation(self) -> Option<&'static str> {
        match self {
            Self::ProblemWithOrder => Some("unexpectedProblem"),
            Self::AdditionalInformation => Some("confirmOrderDetails"),
            Self::ShippingAddress => Some("confirmDeliveryDetails"),
            Self::VerifyCustomization => Some("confirmCustomizationDetails"),
            Self::ScheduleService => Some("confirmServiceDetails"),
            Self::SendInvoice => Some("invoice"),
            Self::LegalDisclosure => Some("legalDisclosure"),
            Self::Warranty => Some("warranty"),
            Self::DigitalAccessKey => Some("digitalAccessKey"),
            Self::Motors => Some("amazonMotors"),
            Self::NegativeFeedbackRemoval => Some("negativeFeedbackRemoval"),
            Self::Delay
            | Self::ScheduleDelivery
            | Self::ReturnFollowup
            | Self::RequestReview
            | Self::OtherRequired => None,
        }
    }

    /// How much text the reason takes, in characters.
    pub const fn text_limit(self) -> TextLimit {
        match self {
            Self::VerifyCustomization => TextLimit::UpTo(800),
            Self::DigitalAccessKey => TextLimit::UpTo(400),
            Self::SendInvoice
            | Self::LegalDisclosure
            | Self::Warranty
            | Self::Motors
            | Self::RequestReview
            | Self::NegativeFeedbackRemoval => TextLimit::Forbidden,
            Self::ProblemWithOrder
            | Self::Delay
            | Self::AdditionalInformation
            | Self::ShippingAddress
            | Self::ScheduleDelivery
            | Self::ScheduleService
            | Self::ReturnFollowup
            | Self::OtherRequired => TextLimit::UpTo(2000),
        }
    }

    /// Whether the reason consists of its files, so that there must be at least one.
    pub const fn needs_file(self) -> bool {
        matches!(self, Self::SendInvoice | Self::LegalDisclosure | Self::Warranty | Self::Motors)
    }

    /// Whether the reason takes files at all.
    pub const fn takes_files(self) -> bool {
        self.needs_file()
            || matches!(
                self,
                Self::VerifyCustomization
                    | Self::DigitalAccessKey
                    | Self::ReturnFollowup
                    | Self::OtherRequired
            )
    }
}

impl FromStr for Reason {
    type Err = UnknownReason;

    /// Takes the id with or without `reason-`, the same words in camelCase, and the names of Messaging v1.
    fn from_str(text: &str) -> Result<Self, UnknownReason> {
        let spelled_like = |id: &str| {
            let short = id.strip_prefix("reason-").unwrap_or(id);
            letters(text).eq(letters(short)) || letters(text).eq(letters(id))
        };
        Self::ALL
            .into_iter()
            .find(|reason| spelled_like(reason.id()) || reason.operation() == Some(text))
            .ok_or(UnknownReason)
    }
}

/// The letters of an id, whether it is written in kebab-case or camelCase.
fn letters(id: &str) -> impl Iterator<Item = u8> + '_ {
    id.bytes().filter(|byte| *byte != b'-').map(|byte| byte.to_ascii_lowercase())
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}
