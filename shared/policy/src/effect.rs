use crate::{AddressInReply, MarketplaceRules, Rule, StyleRules};

/// How a seller's message reaches the house (RULEBOOK 0, "Channels").
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Channel {
    /// `REPLY`: an answer in a thread that the buyer wrote in.
    Reply,
    /// `PRO-MAIL`: contact by mail, free text, no reason chosen.
    ProactiveMail,
    /// `PRO-API`: contact by API or console form, a reason chosen.
    ProactiveApi,
}

/// What a finding does to a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Effect {
    /// The message is refused.
    Deny,
    /// The passage is masked; the sender is told.
    Mask,
    /// The sender is told. What can be put right, such as styling or a file, is put right.
    Warn,
    /// Nothing: the rule does not hold in this channel.
    Ignore,
}

/// What a finding under `rule` does to a message of `channel` (the tables of RULEBOOK 5, 6, 7, 8.3 and 14).
pub fn effect(rule: Rule, channel: Channel, rules: &MarketplaceRules) -> Effect {
    match rule {
        Rule::OrderOrShippingConfirmation | Rule::ThanksOnly => match channel {
            Channel::Reply => Effect::Ignore,
            Channel::ProactiveMail | Channel::ProactiveApi => Effect::Deny,
        },
        Rule::EmailAddress => match (channel, rules.email_address_in_reply) {
            (Channel::Reply, AddressInReply::MaskWarn) => Effect::Mask,
            (Channel::Reply, AddressInReply::Deny) | (Channel::ProactiveMail | Channel::ProactiveApi, _) => {
                Effect::Deny
            }
        },
        Rule::PhoneNumber => match channel {
            Channel::Reply => Effect::Mask,
            Channel::ProactiveMail | Channel::ProactiveApi => Effect::Deny,
        },
        Rule::WrongLanguage => match channel {
            Channel::Reply => Effect::Warn,
            Channel::ProactiveMail | Channel::ProactiveApi => Effect::Deny,
        },
        Rule::Emoji
        | Rule::GifImage
        | Rule::WideMargin
        | Rule::ImageTooLarge
        | Rule::StyleOverride
        | Rule::TooManyFontSizes
        | Rule::TextAlignOverride
        | Rule::TooManyLineBreaks
        | Rule::InaccessibleMarkup => match (channel, rules.style_rules_mail) {
            (Channel::Reply, _) | (Channel::ProactiveMail | Channel::ProactiveApi, StyleRules::Normalise) => {
                Effect::Warn
            }
            (Channel::ProactiveMail | Channel::ProactiveApi, StyleRules::Deny) => Effect::Deny,
        },
        Rule::AttachmentSize
        | Rule::AttachmentType
        | Rule::AttachmentCount
        | Rule::AttachmentContent
        | Rule::MaskNeverLeakFiles => match channel {
            Channel::Reply | Channel::ProactiveMail => Effect::Warn,
            Channel::ProactiveApi => Effect::Deny,
        },
        Rule::Marketing
        | Rule::ReviewIncentive
        | Rule::ReviewSteering
        | Rule::ReviewChange
        | Rule::ReviewConditional
        | Rule::ReviewRepeat
        | Rule::CancellationRequest
        | Rule::OffPlatformContact
        | Rule::Offensive
        | Rule::ExternalLink
        | Rule::InsecureLink
        | Rule::OptOutLink
        | Rule::TrackingPixel
        | Rule::InsecureImage
        | Rule::LinkedLogo
        | Rule::ProactiveWindow
        | Rule::MissingOrderId
        | Rule::OrderIdMismatch
        | Rule::MaskAliasUnknown
        | Rule::SenderAuthorised
        | Rule::SenderAuthenticated
        | Rule::SenderBuyer
        | Rule::RecipientRelationship
        | Rule::ReasonAvailability
        | Rule::ReasonMismatch
        | Rule::ReasonOrderCancelled
        | Rule::ReasonOrderPending
        | Rule::ReasonNoHtmlInApi
        | Rule::TextLength
        | Rule::MessagingDisabled
        | Rule::CaseClosed
        | Rule::ProblemAdjustFirst
        | Rule::ReturnNeedsRequest
        | Rule::OptoutBlock
        | Rule::CriticalMarkerHonest
        | Rule::ReviewWindow
        | Rule::ReviewOrderState
        | Rule::ReviewBlocklist
        | Rule::ReviewSchedule
        | Rule::ReviewUndeliverable
        | Rule::AttachmentAllGone
        | Rule::PerOrderCap
        | Rule::DailyCap => Effect::Deny,
    }
}

/// Whether a finding under `rule` in a seller's file takes the file out of a message of `channel` (`attachment-content`,
/// RULEBOOK 14): every rule of RULEBOOK 5 and 6 that holds there. What a message masks, a file cannot.
///
/// Not what a whole message is for, as the papers of an order confirm it and thank; not how a text looks; not its
/// language.
pub fn removes_file(rule: Rule, channel: Channel, rules: &MarketplaceRules) -> bool {
    match rule {
        Rule::Marketing
        | Rule::ReviewIncentive
        | Rule::ReviewSteering
        | Rule::ReviewChange
        | Rule::ReviewConditional
        | Rule::ReviewRepeat
        | Rule::CancellationRequest
        | Rule::OffPlatformContact
        | Rule::Offensive
        | Rule::ExternalLink
        | Rule::InsecureLink
        | Rule::OptOutLink
        | Rule::EmailAddress
        | Rule::PhoneNumber
        | Rule::TrackingPixel
        | Rule::InsecureImage
        | Rule::LinkedLogo => matches!(effect(rule, channel, rules), Effect::Deny | Effect::Mask),
        Rule::OrderOrShippingConfirmation
        | Rule::ThanksOnly
        | Rule::Emoji
        | Rule::GifImage
        | Rule::WideMargin
        | Rule::ImageTooLarge
        | Rule::StyleOverride
        | Rule::TooManyFontSizes
        | Rule::TextAlignOverride
        | Rule::TooManyLineBreaks
        | Rule::InaccessibleMarkup
        | Rule::WrongLanguage
        | Rule::AttachmentContent
        | Rule::MaskNeverLeakFiles
        | Rule::AttachmentSize
        | Rule::AttachmentType
        | Rule::AttachmentCount
        | Rule::AttachmentAllGone
        | Rule::ProactiveWindow
        | Rule::MissingOrderId
        | Rule::OrderIdMismatch
        | Rule::MaskAliasUnknown
        | Rule::SenderAuthorised
        | Rule::SenderAuthenticated
        | Rule::SenderBuyer
        | Rule::RecipientRelationship
        | Rule::ReasonAvailability
        | Rule::ReasonMismatch
        | Rule::ReasonOrderCancelled
        | Rule::ReasonOrderPending
        | Rule::ReasonNoHtmlInApi
        | Rule::TextLength
        | Rule::MessagingDisabled
        | Rule::CaseClosed
        | Rule::ProblemAdjustFirst
        | Rule::ReturnNeedsRequest
        | Rule::OptoutBlock
        | Rule::CriticalMarkerHonest
        | Rule::ReviewWindow
        | Rule::ReviewOrderState
        | Rule::ReviewBlocklist
        | Rule::ReviewSchedule
        | Rule::ReviewUndeliverable
        | Rule::PerOrderCap
        | Rule::DailyCap => false,
    }
}
