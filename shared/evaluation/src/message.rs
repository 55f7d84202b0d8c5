use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use content::meaning::Column;
use serde::Deserialize;

/// A labelled message, as a line of a corpus has it.
#[derive(Debug, Clone, Deserialize)]
pub struct Message {
    /// Unique in its corpus.
    pub id: String,
    /// Its language, a tag of two letters.
    pub lang: String,
    /// What it was sent for; `reply` for an answer to the buyer.
    #[serde(default)]
    pub reason: String,
    /// The subject.
    #[serde(default)]
    pub subject: String,
    /// The text.
    pub body: String,
    /// The rules it breaks, exactly.
    pub labels: BTreeSet<String>,
    /// Where.
    #[serde(default)]
    pub evidence: BTreeMap<String, String>,
    /// Whether the order needs it, if said.
    pub needed: Option<bool>,
    /// Whether it asks for a review, if said.
    pub asks_review: Option<bool>,
    /// Whether goods are said to be unavailable, if said.
    pub unavailable: Option<bool>,
}

/// The messages of a file of JSON lines.
pub fn read_file(path: &Path) -> Result<Vec<Message>, Box<dyn std::error::Error>> {
    let text = std::fs::read_to_string(path)?;
    let mut messages = Vec::new();
    for (index, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        messages.push(
            serde_json::from_str(line).map_err(|error| format!("{}:{}: {error}", path.display(), index + 1))?,
        );
    }
    Ok(messages)
}

impl Message {
    /// Whether the seller answers the buyer.
    pub fn is_reply(&self) -> bool {
        self.reason == "reply"
    }

    /// Subject and text as one.
    pub fn text(&self) -> String {
        format!("{}\n{}", self.subject, self.body)
    }

    /// Whether a column should tell it of this message; none if nobody said.
    pub fn has(&self, column: Column) -> Option<bool> {
        let any = |labels: &[&str]| labels.iter().any(|label| self.labels.contains(*label));
        match column {
            Column::Breaks(rule) => Some(self.labels.contains(rule.id())),
            Column::AsksForReview => self.asks_review.or_else(|| {
                if any(&["review-incentive", "review-steering", "review-conditional"]) {
                    Some(true)
                } else if self.reason == "review-request" {
                    self.labels.is_empty().then_some(true)
                } else {
                    (!any(&["review-change"])).then_some(false)
                }
            }),
            Column::SaysUnavailable => self.unavailable,
            Column::IsNeeded => self.needed.or_else(|| match self.reason.as_str() {
                "additional-information" | "delivery-scheduling" | "service-appointment" | "custom-design"
                | "digital-key"
                    if self.labels.is_empty() =>
                {
                    Some(true)
                }
                "invoice" | "warranty" | "review-request" | "other" => Some(false),
                _ => None,
            }),
        }
    }
}
