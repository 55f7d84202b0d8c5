use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use content::meaning::Model;
use content::{Draft, Setting, read_by};

use crate::message::Message;

/// The rules that messages of a corpus are labelled with, semantic ones first.
pub const RULES: [&str; 16] = [
    "order-or-shipping-confirmation",
    "thanks-only",
    "marketing",
    "review-incentive",
    "review-steering",
    "review-change",
    "review-conditional",
    "cancellation-request",
    "off-platform-contact",
    "offensive",
    "external-link",
    "insecure-link",
    "opt-out-link",
    "email-address",
    "phone-number",
    "emoji",
];

/// Those of [`RULES`] that are about what the words mean.
pub const SEMANTIC: &[&str] = RULES.split_at(10).0;

/// How often a rule was found, and how often rightly.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Labelled and found.
    pub right: usize,
    /// Found, but not labelled.
    pub wrong: usize,
    /// Labelled, but not found.
    pub missed: usize,
}

/// A message that was judged otherwise than it is labelled.
#[derive(Debug, Clone)]
pub struct Difference {
    /// Which message.
    pub id: String,
    /// The rule.
    pub rule: &'static str,
    /// Whether it was found, where the label does not have it; otherwise it was missed.
    pub found: bool,
    /// The passage that was found, or the evidence of the label.
    pub passage: String,
}

/// How well messages were judged.
#[derive(Debug, Clone, Default)]
pub struct Report {
    /// Messages judged.
    pub messages: usize,
    /// Messages without a label.
    pub permitted: usize,
    /// Messages without a label for which something was found.
    pub refused: usize,
    /// By language and rule.
    pub counts: BTreeMap<(String, &'static str), Counts>,
    /// Where it differs.
    pub differences: Vec<Difference>,
    /// What judging took in all.
    pub time: Duration,
    refused_by_language: BTreeMap<String, (usize, usize)>,
}

impl Counts {
    /// How often it is labelled.
    pub fn labelled(self) -> usize {
        self.right + self.missed
    }

    /// The share of what was found that is right; 1 if nothing was found.
    pub fn precision(self) -> f64 {
        share(self.right, self.right + self.wrong)
    }

    /// The share of what is labelled that was found; 1 if nothing is labelled.
    pub fn recall(self) -> f64 {
        share(self.right, self.right + self.missed)
    }

    /// The harmonic mean of both; 1 if there was nothing to find and nothing was found.
    pub fn f1(self) -> f64 {
        share(2 * self.right, 2 * self.right + self.wrong + self.missed)
    }

    fn add(&mut self, other: Self) {
        self.right += other.right;
        self.wrong += other.wrong;
        self.missed += other.missed;
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of messages")]
fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
}

impl Report {
    /// Judges messages by a model and takes the difference to their labels down.
    pub fn judge(&mut self, model: &Model, messages: &[&Message]) {
        let own_domains = ["amazon.*".to_owned()];
        for message in messages {
            let setting =
                Setting { own_domains: &own_domains, is_reply: message.is_reply(), ..Setting::default() };
            let draft = Draft { subject: Some(&message.subject), body: &message.body, targets: &[] };
            let start = std::time::Instant::now();
            let findings = read_by(model, &draft, &setting).findings;
            self.time += start.elapsed();
            let found: BTreeMap<&'static str, String> = findings
                .into_iter()
                .filter_map(|finding| {
                    let rule = RULES.into_iter().find(|rule| *rule == finding.rule.id())?;
                    Some((rule, finding.passage.map(|passage| passage.text).unwrap_or_default()))
                })
                .collect();
            self.take(message, &found);
        }
    }

    fn take(&mut self, message: &Message, found: &BTreeMap<&'static str, String>) {
        self.messages += 1;
        if message.labels.is_empty() {
            let (permitted, refused) = self.refused_by_language.entry(message.lang.clone()).or_default();
            *permitted += 1;
            *refused += usize::from(!found.is_empty());
            self.permitted += 1;
            self.refused += usize::from(!found.is_empty());
        }
        for rule in RULES {
            let counts = self.counts.entry((message.lang.clone(), rule)).or_default();
            let passage = match (found.get(rule), message.labels.contains(rule)) {
                (Some(_), true) => {
                    counts.right += 1;
                    continue;
                }
                (Some(passage), false) => {
                    counts.wrong += 1;
                    passage.clone()
                }
                (None, true) => {
                    counts.missed += 1;
                    message.evidence.get(rule).cloned().unwrap_or_default()
                }
                (None, false) => continue,
            };
            let found = found.contains_key(rule);
            self.differences.push(Difference { id: message.id.clone(), rule, found, passage });
        }
    }

    /// One rule over all languages.
    pub fn of_rule(&self, rule: &str) -> Counts {
        self.sum(|(_, counted)| *counted == rule)
    }

    /// One rule in one language.
    pub fn of_rule_in(&self, rule: &str, language: &str) -> Counts {
        self.sum(|(counted, of)| counted == language && *of == rule)
    }

    /// All rules and languages.
    pub fn of_all(&self) -> Counts {
        self.sum(|_| true)
    }

    fn sum(&self, of: impl Fn(&(String, &'static str)) -> bool) -> Counts {
        let mut sum = Counts::default();
        for (_, counts) in self.counts.iter().filter(|(key, _)| of(key)) {
            sum.add(*counts);
        }
        sum
    }

    /// The languages that occurred.
    pub fn languages(&self) -> BTreeSet<&str> {
        self.counts.keys().map(|(language, _)| language.as_str()).collect()
    }

    /// The mean F1 of those rules over all languages.
    pub fn macro_f1(&self, rules: &[&str]) -> f64 {
        mean(rules.iter().map(|rule| self.of_rule(rule).f1()))
    }

    /// The mean F1 of those rules in one language, rules without a label and a finding there left out.
    pub fn macro_f1_in(&self, language: &str, rules: &[&str]) -> f64 {
        let counts = rules.iter().map(|rule| self.of_rule_in(rule, language));
        mean(counts.filter(|counts| *counts != Counts::default()).map(Counts::f1))
    }

    /// The share of permitted messages for which something was found.
    pub fn false_refusals(&self) -> f64 {
        share(self.refused, self.permitted.max(1))
    }

    /// The same in one language.
    pub fn false_refusals_in(&self, language: &str) -> f64 {
        let (permitted, refused) = self.refused_by_language.get(language).copied().unwrap_or_default();
        share(refused, permitted.max(1))
    }

    /// Adds what another one counted.
    pub fn add(&mut self, other: Self) {
        self.messages += other.messages;
        self.permitted += other.permitted;
        self.refused += other.refused;
        self.time += other.time;
        self.differences.extend(other.differences);
        for (key, counts) in other.counts {
            self.counts.entry(key).or_default().add(counts);
        }
        for (language, (permitted, refused)) in other.refused_by_language {
            let sums = self.refused_by_language.entry(language).or_default();
            sums.0 += permitted;
            sums.1 += refused;
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of rules")]
fn mean(values: impl Iterator<Item = f64>) -> f64 {
    let (sum, count) = values.fold((0.0, 0_usize), |(sum, count), value| (sum + value, count + 1));
    sum / count.max(1) as f64
}
