use host::http::Problem;
use policy::Reason;
use serde::Deserialize;

use crate::attachments::Upload;

/// Body of `POST /v1/orders/{orderId}/messages`.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Draft {
    /// Why the seller writes (RULEBOOK 4.3).
    reason: String,
    /// What: plain text, for reasons that take text.
    #[serde(default)]
    pub(crate) text: String,
    /// Files, for reasons that take them.
    #[serde(default)]
    pub(crate) attachments: Vec<Upload>,
    /// `https` links in the text that the buyer needs to complete the order (`external-link`).
    #[serde(default)]
    pub(crate) necessary_links: Vec<String>,
}

impl Draft {
    pub(crate) fn reason(&self) -> Result<Reason, Problem> {
        self.reason.parse().map_err(|error| Problem::invalid("reason", error))
    }
}
