use core::{fmt, ops::RangeInclusive, str::FromStr};

use policy::{Reason, TextLimit};

/// Most attachments of one message.
pub const MAX_ATTACHMENTS: usize = 5;

/// A type of message that Messaging v1 has an operation for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MessageType {
    /// `confirmCustomizationDetails`
    ConfirmCustomizationDetails,
    /// `confirmDeliveryDetails`
    ConfirmDeliveryDetails,
    /// `confirmOrderDetails`
    ConfirmOrderDetails,
    /// `confirmServiceDetails`
    ConfirmServiceDetails,
    /// `unexpectedProblem`
    UnexpectedProblem,
    /// `digitalAccessKey`
    DigitalAccessKey,
    /// `legalDisclosure`
    LegalDisclosure,
    /// `warranty`
    Warranty,
    /// `invoice`
    Invoice,
}

/// The text names none of the nine types.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no such type of message")]
pub struct UnknownMessageType;

impl MessageType {
    /// Every type.
    pub const ALL: [Self; 9] = [
        Self::ConfirmCustomizationDetails,
        Self::ConfirmDeliveryDetails,
        Self::ConfirmOrderDetails,
        Self::ConfirmServiceDetails,
        Self::UnexpectedProblem,
        Self::DigitalAccessKey,
        Self::LegalDisclosure,
        Self::Warranty,
        Self::Invoice,
    ];

    /// The last segment of its path, which is also the name of its action.
    pub const fn name(self) -> &'static str {
        match self {
            Self::ConfirmCustomizationDetails => "confirmCustomizationDetails",
            Self::ConfirmDeliveryDetails => "confirmDeliveryDetails",
            Self::ConfirmOrderDetails => "confirmOrderDetails",
            Self::ConfirmServiceDetails => "confirmServiceDetails",
            Self::UnexpectedProblem => "unexpectedProblem",
            Self::DigitalAccessKey => "digitalAccessKey",
            Self::LegalDisclosure => "legalDisclosure",
            Self::Warranty => "warranty",
            Self::Invoice => "invoice",
        }
    }

    /// The reason for contact that the type stands for (RULEBOOK 4.3).
    pub const fn reason(self) -> Reason {
        match self {
            Self::ConfirmCustomizationDetails => Reason::VerifyCustomization,
            Self::ConfirmDeliveryDetails => Reason::ShippingAddress,
            Self::ConfirmOrderDetails => Reason::AdditionalInformation,
            Self::ConfirmServiceDetails => Reason::ScheduleService,
            Self::UnexpectedProblem => Reason::ProblemWithOrder,
            Self::DigitalAccessKey => Reason::DigitalAccessKey,
            Self::LegalDisclosure => Reason::LegalDisclosure,
            Self::Warranty => Reason::Warranty,
            Self::Invoice => Reason::SendInvoice,
        }
    }

    /// The type that a reason is sent by; none for reasons that Messaging v1 has no operation for.
    pub fn of(reason: Reason) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.reason() == reason)
    }

    /// How much text it takes, in Unicode scalar values.
    pub const fn text_limit(self) -> TextLimit {
        self.reason().text_limit()
    }

    /// How many attachments it takes.
    pub const fn attachments(self) -> RangeInclusive<usize> {
        let reason = self.reason();
        match (reason.needs_file(), reason.takes_files()) {
            (true, _) => 1..=MAX_ATTACHMENTS,
            (false, true) => 0..=MAX_ATTACHMENTS,
            (false, false) => 0..=0,
        }
    }

    /// Whether it takes the dates of a coverage.
    pub const fn takes_coverage(self) -> bool {
        matches!(self, Self::Warranty)
    }

    pub(crate) const fn operation_id(self) -> &'static str {
        match self {
            Self::ConfirmCustomizationDetails => "confirmCustomizationDetails",
            Self::ConfirmDeliveryDetails => "createConfirmDeliveryDetails",
            Self::ConfirmOrderDetails => "createConfirmOrderDetails",
            Self::ConfirmServiceDetails => "createConfirmServiceDetails",
            Self::UnexpectedProblem => "createUnexpectedProblem",
            Self::DigitalAccessKey => "createDigitalAccessKey",
            Self::LegalDisclosure => "createLegalDisclosure",
            Self::Warranty => "CreateWarranty",
            Self::Invoice => "sendInvoice",
        }
    }

    pub(crate) const fn path(self) -> &'static str {
        match self {
            Self::ConfirmCustomizationDetails => {
                "/messaging/v1/orders/{amazonOrderId}/messages/confirmCustomizationDetails"
            }
            Self::ConfirmDeliveryDetails => {
                "/messaging/v1/orders/{amazonOrderId}/messages/confirmDeliveryDetails"
            }
            Self::ConfirmOrderDetails => "/messaging/v1/orders/{amazonOrderId}/messages/confirmOrderDetails",
            Self::ConfirmServiceDetails => {
                "/messaging/v1/orders/{amazonOrderId}/messages/confirmServiceDetails"
            }
            Self::UnexpectedProblem => "/messaging/v1/orders/{amazonOrderId}/messages/unexpectedProblem",
            Self::DigitalAccessKey => "/messaging/v1/orders/{amazonOrderId}/messages/digitalAccessKey",
            Self::LegalDisclosure => "/messaging/v1/orders/{amazonOrderId}/messages/legalDisclosure",
            Self::Warranty => "/messaging/v1/orders/{amazonOrderId}/messages/warranty",
            Self::Invoice => "/messaging/v1/orders/{amazonOrderId}/messages/invoice",
        }
    }
}

impl FromStr for MessageType {
    type Err = UnknownMessageType;

    fn from_str(name: &str) -> Result<Self, UnknownMessageType> {
        Self::ALL.into_iter().find(|kind| kind.name() == name).ok_or(UnknownMessageType)
    }
}

impl fmt::Display for MessageType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_type_and_its_reason_lead_to_each_other() {
        for kind in MessageType::ALL {
            assert_eq!(MessageType::of(kind.reason()), Some(kind));
            assert_eq!(kind.name().parse(), Ok(kind));
            // policy reads the same name
            assert_eq!(kind.name().parse(), Ok(kind.reason()));
        }
        assert_eq!(MessageType::of(Reason::Delay), None);
        assert_eq!(MessageType::of(Reason::Motors), None);
        assert_eq!("Warranty".parse::<MessageType>(), Err(UnknownMessageType));
    }
}
