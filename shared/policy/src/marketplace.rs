use alloc::{string::String, vec, vec::Vec};

use jiff::tz::TimeZone;

use crate::{DailyCap, LineClass, MarketplaceId, Reason};

/// A marketplace and its choice of rules: the keys of RULEBOOK 26 that decisions read, with its defaults.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MarketplaceRules {
    /// The marketplace.
    pub id: MarketplaceId,
    /// Its civil time zone, for what goes by the hour or the day on the wall.
    pub time_zone: TimeZone,
    /// Days after completion in which proactive messages are allowed, last instant included.
    pub proactive_window_days: i64,
    /// What completes an order.
    pub proactive_anchor: Anchor,
    /// Reasons that no window binds.
    pub window_exempt_reasons: Vec<Reason>,
    /// Days from delivery to the first instant of the review window.
    pub review_open_days: i64,
    /// Days from delivery to the last instant of the review window.
    pub review_close_days: i64,
    /// What the review window counts from.
    pub review_anchor: ReviewAnchor,
    /// Whether review requests heed the opt-out.
    pub review_respect_optout: bool,
    /// Whether no review is asked for an order that was refunded in full.
    pub review_exclude_fully_refunded: bool,
    /// Whether free-form review requests keep to the review window too.
    pub review_freeform_uses_review_window: bool,
    /// Decoded bytes of all attachments of one message, last byte included.
    pub attachment_total_bytes: u64,
    /// Attachments of one mail.
    pub attachment_max_count_mail: usize,
    /// Attachments of one message by API.
    pub attachment_max_count_api: usize,
    /// Which links a seller may send.
    pub external_links: Links,
    /// Registrable domains that are the marketplace's own.
    pub own_domains: Vec<String>,
    /// What becomes of a mail address in a reply.
    pub email_address_in_reply: AddressInReply,
    /// What becomes of forbidden styling in proactive mail.
    pub style_rules_mail: StyleRules,
    /// Orders with a line of one of these are exempt from opt-out.
    pub optout_exempt_classes: Vec<LineClass>,
    /// How a message claims to be critical.
    pub override_mode: OverrideMode,
    /// Reasons that reach opted-out buyers.
    pub critical_reasons: Vec<Reason>,
    /// Words of the marketplace's languages that, in brackets in a subject, claim that a mail is critical, beside
    /// those that policy knows in English and in the buyer's language.
    pub critical_marker_words: Vec<String>,
    /// Most proactive messages about one order (`per-order-cap`).
    pub proactive_per_order: u32,
    /// Most of them for the same reason.
    pub proactive_per_reason: u32,
    /// Most proactive messages of a seller on one civil day.
    pub daily_cap: DailyCap,
}

/// What completes an order (key `proactiveAnchor`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Anchor {
    /// Delivery, or the best estimate of it.
    Delivery,
    /// Confirmed shipment.
    Shipment,
    /// Purchase.
    Purchase,
}

/// What the review window counts from (key `reviewAnchor`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ReviewAnchor {
    /// Delivery if known, else the estimates.
    ActualElseEstimated,
    /// Always the estimates.
    Estimated,
}

/// Which links a seller may send (key `externalLinks`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Links {
    /// `https` links declared necessary for the order, and links to the marketplace.
    NecessaryHttps,
    /// Links to the marketplace alone.
    None,
}

/// What becomes of a mail address in a reply (key `emailAddressInReply`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AddressInReply {
    /// It is masked and the sender warned.
    MaskWarn,
    /// The reply is refused.
    Deny,
}

/// What becomes of forbidden styling in proactive mail (key `styleRulesMail`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum StyleRules {
    /// The mail is refused.
    Deny,
    /// The styling is removed and the sender warned.
    Normalise,
}

/// How a message claims to be critical (key `overrideMode`, RULEBOOK 9, "Regimes").
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OverrideMode {
    /// By the console's category alone.
    Category,
    /// By a marker in the subject of a mail, or the console's category.
    Marker,
    /// By a critical reason alone.
    Reason,
}

impl MarketplaceRules {
    /// The defaults of RULEBOOK 26 for `id`.
    pub fn defaults(id: MarketplaceId) -> Self {
        Self {
            id,
            time_zone: TimeZone::UTC,
            proactive_window_days: 30,
            proactive_anchor: Anchor::Delivery,
            window_exempt_reasons: Vec::new(),
            review_open_days: 5,
            review_close_days: 30,
            review_anchor: ReviewAnchor::ActualElseEstimated,
            review_respect_optout: true,
            review_exclude_fully_refunded: true,
            review_freeform_uses_review_window: false,
            attachment_total_bytes: 10_485_760,
            attachment_max_count_mail: 10,
            attachment_max_count_api: 5,
            external_links: Links::NecessaryHttps,
            own_domains: Vec::new(),
            email_address_in_reply: AddressInReply::MaskWarn,
            style_rules_mail: StyleRules::Deny,
            optout_exempt_classes: vec![LineClass::Handmade, LineClass::Custom, LineClass::Wine],
            override_mode: OverrideMode::Marker,
            critical_reasons: Reason::CRITICAL.to_vec(),
            critical_marker_words: Vec::new(),
            proactive_per_order: 10,
            proactive_per_reason: 3,
            daily_cap: DailyCap { factor: 5, base: 600, days: 7 },
        }
    }
}
