use std::collections::BTreeMap;

use policy::{Channel, Effect, Reason, Rule, available_reasons, effect, removes_file};
use serde::Deserialize;

use crate::{
    facts::{RulesFacts, rule},
    order_facts::OrderFacts,
    read_all,
};

const CHANNELS: [Channel; 3] = [Channel::Reply, Channel::ProactiveMail, Channel::ProactiveApi];

/// A table of RULEBOOK 4.3: what becomes of each reason for each order.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ReasonTable {
    rule: String,
    orders: Vec<OrderFacts>,
    /// By reason id, one word for each order: `yes`, or the rule against it.
    reasons: BTreeMap<String, Vec<String>>,
}

/// A table of RULEBOOK 5 to 8 and 14: what a finding does in each channel.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct EffectTable {
    rule: String,
    #[serde(default)]
    rules: RulesFacts,
    /// By rule id, one word for each of reply, proactive mail and proactive API.
    effects: BTreeMap<String, [String; 3]>,
}

#[test]
fn every_reason_is_available_as_the_tables_say() {
    for (name, table) in read_all::<ReasonTable>("cases/reasons") {
        assert_eq!(table.reasons.len(), Reason::ALL.len(), "{name} must have every reason: {}", table.rule);
        for (id, words) in &table.reasons {
            let reason: Reason = id.parse().unwrap();
            assert_eq!(words.len(), table.orders.len(), "{name}: {id} must have a word for every order");
            for (at, (facts, word)) in table.orders.iter().zip(words).enumerate() {
                let order = facts.order();
                let said = reason.admitted_by(&order).map_or_else(Rule::id, |()| "yes");
                assert_eq!(said, word, "{name}: {id} for order {at}");
                let listed = available_reasons(&order, &RulesFacts::default().rules()).contains(&reason);
                assert_eq!(listed, word == "yes", "{name}: {id} for order {at} in the list of actions");
            }
        }
    }
}

#[test]
fn every_finding_has_the_effect_that_the_tables_say() {
    for (name, table) in read_all::<EffectTable>("cases/effects") {
        let rules = table.rules.rules();
        for (id, words) in &table.effects {
            for (channel, word) in CHANNELS.into_iter().zip(words) {
                let said = match effect(rule(id), channel, &rules) {
                    Effect::Deny => "deny",
                    Effect::Mask => "mask",
                    Effect::Warn => "warn",
                    Effect::Ignore => "ignore",
                };
                assert_eq!(said, word, "{name}, {}: {id} in {channel:?}", table.rule);
            }
        }
    }
}

#[test]
fn a_finding_in_a_file_takes_it_out_as_the_tables_say() {
    let tables = read_all::<EffectTable>("cases/files");
    for (name, table) in &tables {
        let rules = table.rules.rules();
        for (id, words) in &table.effects {
            for (channel, word) in CHANNELS.into_iter().zip(words) {
                let said = if removes_file(rule(id), channel, &rules) { "goes" } else { "stays" };
                assert_eq!(said, word, "{name}, {}: {id} in {channel:?}", table.rule);
            }
        }
    }
    let named = |rule: &Rule| tables.iter().any(|(_, table)| table.effects.contains_key(rule.id()));
    let rules = RulesFacts::default().rules();
    for rule in Rule::ALL.iter().filter(|rule| !named(rule)) {
        assert!(CHANNELS.into_iter().all(|channel| !removes_file(*rule, channel, &rules)), "{rule}");
    }
}

#[test]
fn a_finding_that_no_table_names_is_denied_everywhere() {
    let tables = read_all::<EffectTable>("cases/effects");
    let named = |rule: &Rule| tables.iter().any(|(_, table)| table.effects.contains_key(rule.id()));
    let rules = RulesFacts::default().rules();
    for rule in Rule::ALL.iter().filter(|rule| !named(rule)) {
        for channel in CHANNELS {
            assert_eq!(effect(*rule, channel, &rules), Effect::Deny, "{rule} in {channel:?}");
        }
    }
}
