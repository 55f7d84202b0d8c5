use alloc::{format, string::String};

use crate::{OrderId, Rule, Severity};

/// One thing that is wrong with a message: the rule, the passage, and a way to put it right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The rule that is broken.
    pub rule: Rule,
    /// Where; none if the message as a whole breaks it.
    pub passage: Option<Passage>,
    /// What is wrong, for the sender.
    pub message: String,
    /// What to do instead, for the sender.
    pub fix: String,
}

/// A run of bytes in a text that the sender wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// Which text.
    pub field: Field,
    /// Offset of the first byte in the UTF-8 of that text as it was sent.
    pub start: usize,
    /// Offset after the last byte.
    pub end: usize,
    /// The bytes between.
    pub text: String,
}

/// A text that a sender wrote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The subject, MIME-decoded.
    Subject,
    /// The body: what the sender wrote anew, without quotations.
    Body,
}

impl Finding {
    /// A finding about the whole message, in the rule's own words.
    pub fn of(rule: Rule) -> Self {
        Self { rule, passage: None, message: rule.message().into(), fix: rule.fix().into() }
    }

    /// A finding about one passage, in the rule's own words.
    pub fn at(rule: Rule, passage: Passage) -> Self {
        Self { passage: Some(passage), ..Self::of(rule) }
    }

    /// A finding about one order, in the rule's own words after the order's id.
    pub fn about(rule: Rule, order: &OrderId) -> Self {
        Self::worded(rule, format!("order {order}: {}", rule.message()))
    }

    /// A finding about the whole message in other words, where there is more to say than the rule does.
    pub(crate) fn worded(rule: Rule, message: String) -> Self {
        Self { message, ..Self::of(rule) }
    }

    /// Of several findings that of the earliest step of the pipeline (RULEBOOK 1): it speaks for all of them. The first
    /// of one step.
    pub fn earliest(findings: &[Self]) -> Option<&Self> {
        findings.iter().min_by_key(|finding| finding.rule.stage())
    }

    /// How grave the rule is.
    pub fn severity(&self) -> Severity {
        self.rule.severity()
    }
}
