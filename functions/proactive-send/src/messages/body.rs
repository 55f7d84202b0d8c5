use host::http::Problem;
use policy::Reason;
use serde::Deserialize;

use super::attachments::Attachment;

/// Body of `POST /v1/orders/{orderId}/messages`.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct MessageBody {
    /// Why the seller writes (RULEBOOK 4.3).
    reason: String,
    /// What: plain text, for reasons that take text.
    #[serde(default)]
    pub(super) text: String,
    /// Files, for reasons that take them.
    #[serde(default)]
    pub(super) attachments: Vec<Attachment>,
    /// `https` links in the text that the buyer needs to complete the order (`external-link`).
    #[serde(default)]
    pub(super) necessary_links: Vec<String>,
}

impl MessageBody {
    pub(super) fn reason(&self) -> Result<Reason, Problem> {
        self.reason.parse().map_err(|error| Problem::invalid("reason", error))
    }
}
