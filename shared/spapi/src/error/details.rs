use core::fmt::{self, Write as _};

use policy::{Field, Finding, Instant};
use serde::{Deserialize, Serialize};

/// Why, for programs: the `details` of an error as one compact JSON object, and the value of
/// [`crate::header::REASON`] where there is no error.
///
/// `reason` is always there: one word to switch on, a rule id where a rule stands against the call. The other keys are
/// there where there is something to say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Details {
    /// One word, in kebab-case.
    pub reason: String,
    /// The field, parameter or header that is wrong, such as `attachments[0].fileName`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// What is wrong with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// What to do instead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fix: Option<String>,
    /// Every rule that stands against the message.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<BrokenRule>,
    /// The first instant of the window, RFC 3339.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opens_at: Option<String>,
    /// The last instant of the window, RFC 3339.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closes_at: Option<String>,
    /// When the call may be tried again, RFC 3339.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retry_at: Option<String>,
}

/// One rule that stands against a message, with the passage that breaks it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct BrokenRule {
    /// The id of the rule.
    pub rule: String,
    /// How grave it is to break it: `none` to `severe`.
    pub severity: String,
    /// What is wrong.
    pub message: String,
    /// What to do instead.
    pub fix: String,
    /// `text` or `subject`, if a passage breaks the rule.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// The passage. It is left out of answers 403 (see [`Details::without_passages`]).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub passage: Option<String>,
    /// Offset of its first byte in the UTF-8 of the field.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<usize>,
    /// Offset after its last byte.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<usize>,
}

impl Details {
    /// Details that say no more than a word.
    pub fn new(reason: impl Into<String>) -> Self {
        Self {
            reason: reason.into(),
            field: None,
            message: None,
            fix: None,
            rules: Vec::new(),
            opens_at: None,
            closes_at: None,
            retry_at: None,
        }
    }

    /// Everything that was found. The finding of the earliest step of the pipeline gives the reason.
    pub fn of_findings(findings: &[Finding]) -> Self {
        let first = Finding::earliest(findings);
        let mut details = Self::new(first.map_or("refused", |finding| finding.rule.id()));
        details.rules = findings.iter().map(BrokenRule::from).collect();
        details
    }

    /// Names what is wrong.
    #[must_use]
    pub fn field(mut self, field: impl Into<String>) -> Self {
        self.field = Some(field.into());
        self
    }

    /// Says what is wrong.
    #[must_use]
    pub fn message(mut self, message: impl Into<String>) -> Self {
        self.message = Some(message.into());
        self
    }

    /// Says what to do instead.
    #[must_use]
    pub fn fix(mut self, fix: impl Into<String>) -> Self {
        self.fix = Some(fix.into());
        self
    }

    /// Says when the window is open, as far as that is known.
    #[must_use]
    pub fn window(mut self, opens_at: Option<Instant>, closes_at: Option<Instant>) -> Self {
        self.opens_at = opens_at.map(|at| at.to_string());
        self.closes_at = closes_at.map(|at| at.to_string());
        self
    }

    /// Says when to try again.
    #[must_use]
    pub fn retry_at(mut self, at: Instant) -> Self {
        self.retry_at = Some(at.to_string());
        self
    }

    /// Without the text of the passages; where they stand stays.
    ///
    /// npm `amazon-sp-api` fetches a new token and calls again, without end, if the details of a 403 match
    /// `/access token.*expired/`. No text of a seller's may bring that about.
    #[must_use]
    pub fn without_passages(mut self) -> Self {
        for rule in &mut self.rules {
            rule.passage = None;
        }
        self
    }

    /// The same JSON in ASCII alone, as headers want it.
    pub fn header_value(&self) -> String {
        let mut value = String::new();
        for character in self.to_string().chars() {
            if character.is_ascii() {
                value.push(character);
                continue;
            }
            for unit in character.encode_utf16(&mut [0; 2]) {
                let _ = write!(value, "\\u{unit:04x}");
            }
        }
        value
    }
}

impl fmt::Display for Details {
    /// One line of JSON.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&serde_json::to_string(self).map_err(|_| fmt::Error)?)
    }
}

impl From<&Finding> for BrokenRule {
    fn from(finding: &Finding) -> Self {
        let passage = finding.passage.as_ref();
        Self {
            rule: finding.rule.id().to_owned(),
            severity: finding.severity().word().to_owned(),
            message: finding.message.clone(),
            fix: finding.fix.clone(),
            field: passage.map(|passage| match passage.field {
                Field::Subject => "subject".to_owned(),
                Field::Body => "text".to_owned(),
            }),
            passage: passage.map(|passage| passage.text.clone()),
            start: passage.map(|passage| passage.start),
            end: passage.map(|passage| passage.end),
        }
    }
}
