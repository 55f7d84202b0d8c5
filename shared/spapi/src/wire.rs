//! The plain shapes of the models that answers consist of, as servers write and clients read them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// `{"errors":[…]}`. To answer with errors, build an [`crate::ErrorList`], which is never empty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ErrorBody {
    /// The errors.
    pub errors: Vec<ErrorEntry>,
}

/// An `Error` of the models.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ErrorEntry {
    /// Its kind.
    pub code: String,
    /// What is wrong.
    pub message: String,
    /// More about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub details: Option<String>,
}

/// The answer of every operation that sends something: `{}`. An empty body makes clients throw.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Created {}

/// The answer of `GetAttributes`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AttributesAnswer {
    buyer: BuyerAttributes,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct BuyerAttributes {
    locale: String,
}

impl AttributesAnswer {
    /// The buyer's language of preference, such as `en-US`.
    pub fn of(locale: impl Into<String>) -> Self {
        Self { buyer: BuyerAttributes { locale: locale.into() } }
    }

    /// The locale.
    pub fn locale(&self) -> &str {
        &self.buyer.locale
    }
}

/// The answer of `createUploadDestinationForResource`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UploadDestinationAnswer {
    /// Where to put the file.
    pub payload: UploadDestination,
}

/// Where a file is put, and by which id a message names it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UploadDestination {
    /// The id for `attachments`.
    pub upload_destination_id: String,
    /// The presigned address for one PUT.
    pub url: String,
    /// The headers that the PUT has to carry, with their values.
    pub headers: BTreeMap<String, String>,
}
