use std::hash::{DefaultHasher, Hash, Hasher};

use policy::Instant;
use serde_json::Value;

use super::{fault::Fault, operation::Operation};

/// One request and what became of it.
#[derive(Debug, Clone)]
pub struct Call {
    /// When it was made.
    pub at: Instant,
    /// What was asked.
    pub operation: Operation,
    /// The invocation that asked.
    pub by: u32,
    /// What went wrong with it.
    pub fault: Option<Fault>,
    /// Status of the answer, if AWS got the request.
    pub status: Option<u16>,
}

/// A fingerprint of all that happened: two runs of a seed must have the same.
#[derive(Debug, Default)]
pub struct Trace(DefaultHasher);

impl Trace {
    /// Takes in one more thing that happened.
    pub fn note(&mut self, what: impl Hash) {
        what.hash(&mut self.0);
    }

    /// Takes in JSON, whatever order its maps are written in. Tokens of the SDK differ between runs and are left out.
    pub fn note_json(&mut self, value: &Value) {
        match value {
            Value::Object(fields) => {
                let mut fields: Vec<_> = fields.iter().collect();
                fields.sort_unstable_by_key(|(name, _)| *name);
                for (name, value) in fields.into_iter().filter(|(name, _)| *name != "ClientRequestToken") {
                    self.note(name);
                    self.note_json(value);
                }
            }
            Value::Array(values) => values.iter().for_each(|value| self.note_json(value)),
            Value::String(text) => self.note(text),
            other => self.note(other.to_string()),
        }
    }

    /// The fingerprint so far.
    pub fn hash(&self) -> u64 {
        self.0.finish()
    }
}
