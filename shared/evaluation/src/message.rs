use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

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

/// Why labelled messages could not be read.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// A file or folder cannot be opened.
    #[error("cannot read {}: {source}", path.display())]
    Io {
        /// Which one.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// A line is not a labelled message.
    #[error("{}:{line}: {source}", path.display())]
    Line {
        /// Which file.
        path: PathBuf,
        /// Which line, from 1.
        line: usize,
        /// What is wrong with it.
        source: serde_json::Error,
    },
}

/// The messages of every `.jsonl` file of a folder, by the names of the files; those of the file if it is one.
pub fn read_folder(path: &Path) -> Result<Vec<Message>, ReadError> {
    if path.is_file() {
        return read_file(path);
    }
    let wrong = |source| ReadError::Io { path: path.to_owned(), source };
    let entries = fs::read_dir(path).map_err(wrong)?;
    let entries: Result<Vec<_>, _> = entries.map(|entry| entry.map(|entry| entry.path())).collect();
    let mut files = entries.map_err(wrong)?;
    files.retain(|file| file.extension().is_some_and(|extension| extension == "jsonl"));
    files.sort();
    let mut messages = Vec::new();
    for file in files {
        messages.extend(read_file(&file)?);
    }
    Ok(messages)
}

/// The messages of a file of JSON lines.
fn read_file(path: &Path) -> Result<Vec<Message>, ReadError> {
    let text = fs::read_to_string(path).map_err(|source| ReadError::Io { path: path.to_owned(), source })?;
    let lines = text.lines().zip(1..).filter(|(line, _)| !line.trim().is_empty());
    let read = |(text, line): (&str, usize)| {
        serde_json::from_str(text).map_err(|source| ReadError::Line { path: path.to_owned(), line, source })
    };
    lines.map(read).collect()
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
            Column::IsNeeded => self.needed.or(match self.reason.as_str() {
                "additional-information"
                | "delivery-scheduling"
                | "service-appointment"
                | "custom-design"
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
