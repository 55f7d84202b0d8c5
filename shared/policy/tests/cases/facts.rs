use policy::{
    AddressInReply, Anchor, Buyer, CaseState, Criticality, Field, Finding, MarketplaceRules, Meaning,
    NamedOrder, OrderId, OverrideMode, Passage, Reason, ReviewAnchor, Rule, Seller, StyleRules, ThreadFact,
};
use serde::Deserialize;

use crate::{order_facts::Class, when::When};

/// What a marketplace chose otherwise than RULEBOOK 26.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[expect(clippy::struct_excessive_bools, reason = "each stands for one key set otherwise than by default")]
pub(crate) struct RulesFacts {
    proactive_window_days: Option<i64>,
    proactive_anchor: Option<AnchorWord>,
    window_exempt_reasons: Vec<String>,
    review_anchor_estimated: bool,
    review_ignores_optout: bool,
    review_includes_fully_refunded: bool,
    review_freeform_uses_review_window: bool,
    email_address_in_reply_denied: bool,
    style_normalised: bool,
    optout_exempt_classes: Option<Vec<Class>>,
    override_mode: Option<Mode>,
    critical_reasons: Option<Vec<String>>,
    critical_marker_words: Vec<String>,
    proactive_per_order: Option<u32>,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "camelCase")]
enum AnchorWord {
    Shipment,
    Purchase,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "camelCase")]
enum Mode {
    Category,
    Marker,
    Reason,
}

impl RulesFacts {
    pub(crate) fn rules(&self) -> MarketplaceRules {
        let mut rules = MarketplaceRules::defaults("US".parse().unwrap());
        let reasons = |ids: &[String]| ids.iter().map(|id| id.parse::<Reason>().unwrap()).collect();
        rules.proactive_window_days = self.proactive_window_days.unwrap_or(rules.proactive_window_days);
        rules.proactive_anchor = match self.proactive_anchor {
            Some(AnchorWord::Shipment) => Anchor::Shipment,
            Some(AnchorWord::Purchase) => Anchor::Purchase,
            None => rules.proactive_anchor,
        };
        rules.window_exempt_reasons = reasons(&self.window_exempt_reasons);
        if self.review_anchor_estimated {
            rules.review_anchor = ReviewAnchor::Estimated;
        }
        rules.review_respect_optout = !self.review_ignores_optout;
        rules.review_exclude_fully_refunded = !self.review_includes_fully_refunded;
        rules.review_freeform_uses_review_window = self.review_freeform_uses_review_window;
        if self.email_address_in_reply_denied {
            rules.email_address_in_reply = AddressInReply::Deny;
        }
        if self.style_normalised {
            rules.style_rules_mail = StyleRules::Normalise;
        }
        if let Some(classes) = &self.optout_exempt_classes {
            rules.optout_exempt_classes = classes.iter().map(|class| (*class).into()).collect();
        }
        rules.override_mode = match self.override_mode {
            Some(Mode::Category) => OverrideMode::Category,
            Some(Mode::Marker) => OverrideMode::Marker,
            Some(Mode::Reason) => OverrideMode::Reason,
            None => rules.override_mode,
        };
        if let Some(ids) = &self.critical_reasons {
            rules.critical_reasons = reasons(ids);
        }
        rules.critical_marker_words.extend(self.critical_marker_words.iter().cloned());
        rules.proactive_per_order = self.proactive_per_order.unwrap_or(rules.proactive_per_order);
        rules
    }
}

/// Who sells: S, with messaging on and one approved address, unless a case says otherwise.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub(crate) struct SellerFacts {
    messaging_off: bool,
    approved: Vec<String>,
    blocked: Vec<String>,
}

impl SellerFacts {
    pub(crate) fn seller(&self) -> Seller {
        let addresses = |texts: &[String]| texts.iter().map(|text| text.parse().unwrap()).collect();
        Seller {
            id: "S".parse().unwrap(),
            name: "Shop".into(),
            registered: "shop@seller.example".parse().unwrap(),
            approved: addresses(&self.approved),
            blocked: addresses(&self.blocked),
            messaging_enabled: !self.messaging_off,
        }
    }
}

/// Who buys: B, who reads American English and did not opt out, unless a case says otherwise.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub(crate) struct BuyerFacts {
    locale: Option<String>,
    opted_out_at: Option<When>,
}

impl BuyerFacts {
    pub(crate) fn buyer(&self) -> Buyer {
        Buyer {
            id: "B".parse().unwrap(),
            given_name: "Jane".into(),
            address: "jane@home.example".parse().unwrap(),
            locale: self.locale.as_deref().unwrap_or("en-US").parse().unwrap(),
            opted_out_at: self.opted_out_at.map(When::instant),
        }
    }
}

/// What a content says; nothing in particular unless a case says otherwise.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub(crate) struct MeaningFacts {
    criticality: Option<Worth>,
    asks_for_review: bool,
    says_unavailable: bool,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "camelCase")]
enum Worth {
    Critical,
    NonCritical,
}

impl MeaningFacts {
    pub(crate) fn meaning(&self) -> Meaning {
        Meaning {
            criticality: match self.criticality {
                Some(Worth::Critical) => Criticality::Critical,
                Some(Worth::NonCritical) => Criticality::NonCritical,
                None => Criticality::Unsure,
            },
            asks_for_review: self.asks_for_review,
            says_unavailable: self.says_unavailable,
        }
    }
}

/// A thread of B and S: open, and B wrote in it, unless a case says otherwise.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub(crate) struct ThreadFacts {
    id: Option<String>,
    without_buyer_message: bool,
    state: State,
}

#[derive(Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "camelCase")]
enum State {
    #[default]
    Open,
    Resolved,
    Closed,
}

impl ThreadFacts {
    pub(crate) fn thread(&self) -> ThreadFact {
        ThreadFact {
            id: self.id.as_deref().unwrap_or("T").parse().unwrap(),
            has_buyer_message: !self.without_buyer_message,
            state: match self.state {
                State::Open => CaseState::Open,
                State::Resolved => CaseState::Resolved,
                State::Closed => CaseState::Closed,
            },
        }
    }
}

/// The order ids that a mail names, in the order of the text; O in the subject unless a case says otherwise.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Names {
    #[serde(default)]
    subject: Vec<String>,
    #[serde(default)]
    body: Vec<String>,
}

impl Default for Names {
    fn default() -> Self {
        Self { subject: vec!["111-1111111-1111111".into()], body: Vec::new() }
    }
}

impl Names {
    /// Body first, so that who reads them must sort them.
    pub(crate) fn named(&self) -> Vec<NamedOrder> {
        let of = |field: Field, ids: &[String]| {
            let named = |(at, id): (usize, &String)| NamedOrder {
                id: id.parse().unwrap(),
                passage: Passage { field, start: at * 20, end: at * 20 + OrderId::LENGTH, text: id.clone() },
            };
            ids.iter().enumerate().map(named).rev().collect::<Vec<_>>()
        };
        [of(Field::Body, &self.body), of(Field::Subject, &self.subject)].concat()
    }
}

/// What reading the content found.
pub(crate) fn findings(ids: &[String]) -> Vec<Finding> {
    ids.iter().map(|id| Finding::of(rule(id))).collect()
}

pub(crate) fn rule(id: &str) -> Rule {
    *Rule::ALL.iter().find(|rule| rule.id() == id).unwrap_or_else(|| panic!("there is no rule {id}"))
}
