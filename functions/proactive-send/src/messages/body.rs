use host::http::{Problem, description::ReasonWord};
use policy::Reason;
use serde::Deserialize;
use utoipa::ToSchema;

use super::attachments::Attachment;

/// What a seller wants to tell the buyer of an order.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(as = NewMessage)]
pub(crate) struct MessageBody {
    /// Why the seller writes.
    #[schema(value_type = ReasonWord)]
    reason: String,
    /// What: plain text, for reasons that take text.
    #[serde(default)]
    #[schema(max_length = 2000, example = "Which floor is the delivery for?")]
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
