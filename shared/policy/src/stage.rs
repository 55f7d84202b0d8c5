use crate::Rule;

/// The step of the pipeline that a rule belongs to, earlier steps first (RULEBOOK 1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// Step 1: who writes to whom.
    Address,
    /// Step 4: whether the account and the thread take messages.
    Enablement,
    /// Step 5: how many messages there were. Over HTTP 429.
    Volume,
    /// Step 6: which order, and whether its state admits the message. Over HTTP 403.
    Order,
    /// Step 7: when, and whether for the first time. Over HTTP 403.
    Window,
    /// Steps 8 and 10: what the message says and carries. Over HTTP 400.
    Content,
    /// Step 9: what the buyer does not wish to receive. Over HTTP 403. Judged only if nothing else stands against
    /// the message.
    OptOut,
}

impl Rule {
    /// The step of the pipeline that the rule belongs to.
    pub const fn stage(self) -> Stage {
        match self {
            Self::MaskAliasUnknown
            | Self::SenderAuthorised
            | Self::SenderAuthenticated
            | Self::SenderBuyer
            | Self::RecipientRelationship => Stage::Address,
            Self::MessagingDisabled
            | Self::CaseClosed
            | Self::ReviewBlocklist
            | Self::ReviewUndeliverable => Stage::Enablement,
            Self::PerOrderCap | Self::DailyCap => Stage::Volume,
            Self::MissingOrderId
            | Self::OrderIdMismatch
            | Self::ReasonAvailability
            | Self::ReasonOrderCancelled
            | Self::ReasonOrderPending
            | Self::ProblemAdjustFirst
            | Self::ReturnNeedsRequest
            | Self::ReviewOrderState => Stage::Order,
            Self::ProactiveWindow | Self::ReviewWindow | Self::ReviewSchedule | Self::ReviewRepeat => {
                Stage::Window
            }
            Self::OrderOrShippingConfirmation
            | Self::ThanksOnly
            | Self::Marketing
            | Self::ReviewIncentive
            | Self::ReviewSteering
            | Self::ReviewChange
            | Self::ReviewConditional
            | Self::CancellationRequest
            | Self::OffPlatformContact
            | Self::Offensive
            | Self::ExternalLink
            | Self::InsecureLink
            | Self::OptOutLink
            | Self::EmailAddress
            | Self::PhoneNumber
            | Self::TrackingPixel
            | Self::InsecureImage
            | Self::LinkedLogo
            | Self::Emoji
            | Self::GifImage
            | Self::WideMargin
            | Self::ImageTooLarge
            | Self::StyleOverride
            | Self::TooManyFontSizes
            | Self::TextAlignOverride
            | Self::TooManyLineBreaks
            | Self::InaccessibleMarkup
            | Self::WrongLanguage
            | Self::ReasonMismatch
            | Self::ReasonNoHtmlInApi
            | Self::TextLength
            | Self::CriticalMarkerHonest
            | Self::AttachmentSize
            | Self::AttachmentType
            | Self::AttachmentCount
            | Self::AttachmentContent
            | Self::AttachmentAllGone
            | Self::MaskNeverLeakFiles => Stage::Content,
            Self::OptoutBlock => Stage::OptOut,
        }
    }
}
