use policy::Reason;

use crate::{Details, ErrorList, SpError};

/// A type of message that Amazon took out of Messaging v1 and that clients still call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RemovedType {
    /// Asking to withdraw feedback.
    NegativeFeedbackRemoval,
    /// Papers of a vehicle.
    AmazonMotors,
}

impl RemovedType {
    /// Both.
    pub const ALL: [Self; 2] = [Self::NegativeFeedbackRemoval, Self::AmazonMotors];

    /// The last segment of its path.
    pub const fn name(self) -> &'static str {
        match self {
            Self::NegativeFeedbackRemoval => "negativeFeedbackRemoval",
            Self::AmazonMotors => "amazonMotors",
        }
    }

    /// The path it had, for `POST`.
    pub const fn path(self) -> &'static str {
        match self {
            Self::NegativeFeedbackRemoval => {
                "/messaging/v1/orders/{amazonOrderId}/messages/negativeFeedbackRemoval"
            }
            Self::AmazonMotors => "/messaging/v1/orders/{amazonOrderId}/messages/amazonMotors",
        }
    }

    /// The operation it had.
    pub const fn operation_id(self) -> &'static str {
        match self {
            Self::NegativeFeedbackRemoval => "createNegativeFeedbackRemoval",
            Self::AmazonMotors => "CreateAmazonMotors",
        }
    }

    /// The reason for contact it stood for; never available.
    pub const fn reason(self) -> Reason {
        match self {
            Self::NegativeFeedbackRemoval => Reason::NegativeFeedbackRemoval,
            Self::AmazonMotors => Reason::Motors,
        }
    }

    /// The day on which it was removed.
    pub const fn removed_on(self) -> &'static str {
        match self {
            Self::NegativeFeedbackRemoval => "2025-08-04",
            Self::AmazonMotors => "2026-01-30",
        }
    }

    /// What a call of it is answered with: 403, in the words for a type that is not open, and that it is gone for good.
    pub fn refusal(self) -> ErrorList {
        let details = Details::new("removed").field(self.name()).message(format!(
            "this type of message was removed from the Messaging API on {}",
            self.removed_on()
        ));
        SpError::invalid_combination(&details.fix("choose an action that getMessagingActionsForOrder lists"))
            .into()
    }
}
