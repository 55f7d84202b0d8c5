use serde::{Serialize, Serializer};

use super::{Code, Details};
use crate::{ErrorBody, ErrorEntry};

/// One error of the Selling Partner API.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpError {
    /// Its kind.
    pub code: Code,
    /// What is wrong, in words that programs may compare literally.
    pub message: String,
    /// Why: one JSON object ([`Details`]), or one of Amazon's own sentences where programs compare those.
    pub details: String,
}

/// The errors that a call is answered with, never none. It serialises as `{"errors":[…]}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ErrorList {
    first: SpError,
    rest: Vec<SpError>,
}

impl SpError {
    /// An error with an explanation for programs.
    pub fn new(code: Code, message: impl Into<String>, details: &Details) -> Self {
        let details = match code {
            Code::Unauthorized => details.clone().without_passages().to_string(),
            _ => details.to_string(),
        };
        Self::literal(code, message, details)
    }

    pub(super) fn literal(code: Code, message: impl Into<String>, details: impl Into<String>) -> Self {
        Self { code, message: message.into(), details: details.into() }
    }

    /// 400 about one field of the request, in words of ours: `field: message`.
    pub fn invalid_input(field: &str, reason: &str, message: &str, fix: &str) -> Self {
        let details = Details::new(reason).field(field).message(message).fix(fix);
        Self::new(Code::InvalidInput, format!("{field}: {message}"), &details)
    }
}

impl ErrorList {
    /// The errors; none if there are none.
    pub fn of(errors: impl IntoIterator<Item = SpError>) -> Option<Self> {
        let mut errors = errors.into_iter();
        errors.next().map(|first| Self { first, rest: errors.collect() })
    }

    /// The error that most programs look at alone. It decides the status.
    pub fn first(&self) -> &SpError {
        &self.first
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &SpError> {
        core::iter::once(&self.first).chain(&self.rest)
    }

    /// The HTTP status of the answer.
    pub fn status(&self) -> u16 {
        self.first.code.status()
    }

    /// One more error after the others.
    #[must_use]
    pub fn and(mut self, error: SpError) -> Self {
        self.rest.push(error);
        self
    }
}

impl From<SpError> for ErrorList {
    fn from(first: SpError) -> Self {
        Self { first, rest: Vec::new() }
    }
}

impl From<&ErrorList> for ErrorBody {
    fn from(list: &ErrorList) -> Self {
        let entry = |error: &SpError| ErrorEntry {
            code: error.code.as_str().to_owned(),
            message: error.message.clone(),
            details: Some(error.details.clone()),
        };
        Self { errors: list.iter().map(entry).collect() }
    }
}

impl Serialize for ErrorList {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        ErrorBody::from(self).serialize(serializer)
    }
}
