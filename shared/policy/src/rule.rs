use core::fmt;

/// How grave it is to break a rule (RULEBOOK 5, 19).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// No strike: a matter of form, right or timing.
    None,
    /// Warns only.
    Low,
    /// A strike of class medium.
    Medium,
    /// A strike of class high.
    High,
    /// A strike of class severe.
    Severe,
}

impl Severity {
    /// The word for it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
            Self::Severe => "severe",
        }
    }
}

macro_rules! rules {
    ($($variant:ident $id:literal $severity:ident $message:literal $fix:literal;)+) => {
        /// A rule that a message can break. Ids are those of TAXONOMY and RULEBOOK and never change meaning.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Rule {
            $(#[doc = concat!("`", $id, "`: ", $message, ".")] $variant,)+
        }

        impl Rule {
            /// Every rule.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The id of TAXONOMY or RULEBOOK.
            pub const fn id(self) -> &'static str {
                match self { $(Self::$variant => $id),+ }
            }

            /// How grave it is to break it.
            pub const fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity),+ }
            }

            /// What is wrong, in one clause for the sender.
            pub const fn message(self) -> &'static str {
                match self { $(Self::$variant => $message),+ }
            }

            /// What to do instead, in one clause for the sender.
            pub const fn fix(self) -> &'static str {
                match self { $(Self::$variant => $fix),+ }
            }
        }
    };
}

rules! {
    // RULEBOOK 5: kinds of message
    OrderOrShippingConfirmation "order-or-shipping-confirmation" Low
        "the buyer already gets order and shipping confirmations from the marketplace"
        "do not send it; write only what the buyer must know or do so that the order can be completed";
    ThanksOnly "thanks-only" Low
        "the message says no more than thanks, or that help is there"
        "do not send it; write only if something is needed for the order";
    Marketing "marketing" High
        "the message promotes a product, a shop, an account, a coupon or a future sale"
        "remove the promotion";
    ReviewIncentive "review-incentive" Severe
        "a benefit is offered in connection with a review or feedback"
        "remove the offer; a review may be asked for, but never rewarded";
    ReviewSteering "review-steering" Severe
        "the message pushes towards a positive review or a number of stars"
        "ask neutrally, without a wish for the outcome";
    ReviewChange "review-change" Severe
        "the message asks to remove or change a review, rating or feedback"
        "leave the review as it is; solve the buyer's problem without mentioning the review";
    ReviewConditional "review-conditional" Severe
        "only happy buyers are asked for a review, or unhappy ones are led away from it"
        "ask every buyer in the same words, without a condition";
    ReviewRepeat "review-repeat" Medium
        "a review or feedback was already asked for on this order"
        "do not ask again; one request per order is all there is";
    CancellationRequest "cancellation-request" High
        "the buyer is asked to cancel the order"
        "adjust the order yourself with the reason NoInventory or CouldNotShip";
    OffPlatformContact "off-platform-contact" High
        "the buyer is asked to talk, pay, return or claim outside the marketplace's messages"
        "ask the buyer to answer in this thread";
    Offensive "offensive" Severe
        "the language is insulting, threatening or sexual"
        "write politely, or not at all";
    // RULEBOOK 6: contents
    ExternalLink "external-link" Medium
        "the link does not lead to the marketplace and is not declared necessary for the order"
        "remove the link, or say in the message what the buyer needs to know";
    InsecureLink "insecure-link" Medium
        "the link is not secure"
        "use https, or remove the link";
    OptOutLink "opt-out-link" Medium
        "the message offers to unsubscribe"
        "remove it; the marketplace puts its own link under every message";
    EmailAddress "email-address" Medium
        "the message contains a mail address"
        "remove the address; the buyer can answer this message";
    PhoneNumber "phone-number" Medium
        "the message contains a telephone number"
        "remove the number; the buyer can answer this message";
    TrackingPixel "tracking-pixel" Medium
        "the message contains a hidden image or tracker"
        "remove the image";
    InsecureImage "insecure-image" Medium
        "an image is loaded over http"
        "attach the image, or remove it";
    LinkedLogo "linked-logo" Medium
        "a logo links to or shows the seller's own web address"
        "remove the link or the address from the logo";
    // RULEBOOK 7: styling
    Emoji "emoji" Low
        "the message contains an emoji"
        "remove the emoji";
    GifImage "gif-image" Low
        "the message shows a GIF image"
        "use a JPEG or PNG image, or attach the file";
    WideMargin "wide-margin" Low
        "margins take more than a fifth of the width"
        "use narrower margins";
    ImageTooLarge "image-too-large" Low
        "an image is larger than four fifths of the message"
        "make the image smaller";
    StyleOverride "style-override" Low
        "line height, font or colour differ from the default"
        "remove the styling";
    TooManyFontSizes "too-many-font-sizes" Low
        "more than three font sizes are used"
        "use at most three sizes";
    TextAlignOverride "text-align-override" Low
        "text is aligned otherwise than by default"
        "remove the alignment";
    TooManyLineBreaks "too-many-line-breaks" Low
        "more than two empty lines stand in a row"
        "leave at most two";
    InaccessibleMarkup "inaccessible-markup" Low
        "an image lacks a text, a layout table a role, or a text contrast"
        "add what is missing";
    // RULEBOOK 8: window, order id, language
    ProactiveWindow "proactive-window" None
        "the order was completed more than 30 days ago, or is not placed yet"
        "wait for the buyer to write; answers in the buyer's own thread are always open";
    MissingOrderId "missing-order-id" None
        "the message does not name an order"
        "put the order id, written ddd-ddddddd-ddddddd, into the subject or the text";
    OrderIdMismatch "order-id-mismatch" None
        "there is no such order between you and this buyer"
        "check the order id; it must be an order of this very buyer with you";
    WrongLanguage "wrong-language" Low
        "the message is not in the buyer's language of preference"
        "translate it, or use a template, which is translated for you";
    // RULEBOOK 3, 4: who, whom and why
    MaskAliasUnknown "mask-alias-unknown" None
        "there is no such mailbox"
        "check the address";
    SenderAuthorised "sender-authorised" None
        "this address may not write for your account"
        "approve it under messaging permissions and send the message again";
    SenderAuthenticated "sender-authenticated" None
        "the sender could not be authenticated"
        "send from a server that the sender's domain allows by SPF, or signs for by DKIM";
    SenderBuyer "sender-buyer" None
        "this address is not the one your account is registered with"
        "write from your registered address, or from the message centre of your account";
    RecipientRelationship "recipient-relationship" None
        "no contact or order links you and this recipient"
        "write only to buyers who ordered from you or wrote to you";
    ReasonAvailability "reason-availability" None
        "this reason is not available for the order as it stands"
        "choose a reason that fits the state of the order";
    ReasonMismatch "reason-mismatch" High
        "the reason is critical but the message is not"
        "choose the reason that fits, or write only what that reason is for";
    ReasonOrderCancelled "reason-order-cancelled" None
        "the order is cancelled"
        "refer the buyer's questions about the cancellation to customer service";
    ReasonOrderPending "reason-order-pending" None
        "the payment for the order is not authorised yet"
        "wait until the order is payable";
    ReasonNoHtmlInApi "reason-no-html-in-api" None
        "the text contains HTML"
        "send plain text";
    TextLength "text-length" None
        "the text is missing, too long, or not taken by this reason"
        "keep to the length that the reason allows";
    MessagingDisabled "messaging-disabled" None
        "messaging is switched off for your account"
        "switch it on in the settings; answers in open threads stay possible";
    CaseClosed "case-state" None
        "the thread is closed"
        "open a new contact";
    ProblemAdjustFirst "problem-adjust-first" None
        "the order is not adjusted by the full amount"
        "adjust the order first with the reason NoInventory or CouldNotShip, then write";
    ReturnNeedsRequest "return-needs-request" None
        "there is no open return request for the order"
        "wait for the buyer's return request";
    // RULEBOOK 9: opt-out
    OptoutBlock "optout-block" None
        "the buyer does not wish to receive unsolicited messages"
        "write only what is critical for the order, by a critical reason, or answer in the buyer's own thread";
    CriticalMarkerHonest "critical-marker-honest" High
        "the message is marked as critical but is not"
        "remove the mark; mark only what is indispensable to complete the order";
    // RULEBOOK 11: review requests
    ReviewWindow "review-window" None
        "the review window is not open"
        "ask between the fifth and the thirtieth day after delivery";
    ReviewOrderState "review-order-state" None
        "everything was refunded or returned, or a claim is open"
        "do not ask for a review of this order";
    ReviewBlocklist "review-blocklist" None
        "the buyer or the order is on your block list"
        "take the entry off your block list first";
    ReviewSchedule "review-schedule" None
        "your own schedule does not ask for a review of this order"
        "ask for this order by itself, or change the schedule";
    ReviewUndeliverable "review-undeliverable" None
        "mail to this buyer comes back"
        "wait until the buyer has a working address";
    // RULEBOOK 14: attachments
    AttachmentSize "attachment-size" None
        "the attachments are too large together"
        "send less than the limit";
    AttachmentType "attachment-type" None
        "the file is not of a type that may be sent, or its name, declared type and content disagree"
        "send text, PDF, Word or an image";
    AttachmentCount "attachment-count" None
        "there are too many attachments, or this reason takes none"
        "send fewer";
    AttachmentContent "attachment-content" Medium
        "the file contains what a message may not contain"
        "remove it from the file";
    AttachmentAllGone "attachment-all-gone" None
        "nothing is left to send"
        "send at least one file that may travel";
    MaskNeverLeakFiles "mask-never-leak-files" None
        "the file carries an address that must stay hidden, or is of a kind that does"
        "remove the address from the file and its properties";
    // RULEBOOK 23: volume
    PerOrderCap "per-order-cap" None
        "too many messages were sent about this order"
        "wait for the buyer to write";
    DailyCap "daily-cap" None
        "too many messages were sent today"
        "send it tomorrow, by the marketplace's clock";
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}
