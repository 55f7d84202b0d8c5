use policy::MessageId;
use serde::Serialize;
use store::{LedgerRow, Settled};

/// How each mail of an event ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Answer {
    /// One entry for each recipient.
    pub mails: Vec<Ended>,
}

/// How one mail ended for one recipient.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Ended {
    /// Envelope recipient.
    pub recipient: String,
    /// The one outcome.
    pub outcome: Settled,
    /// Rule ids, or ids of reasons to hold or consume.
    pub reasons: Vec<String>,
    /// The message that came of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message_id: Option<String>,
}

impl Ended {
    pub(crate) fn new(recipient: &str, row: &LedgerRow) -> Self {
        Self {
            recipient: recipient.to_owned(),
            outcome: row.outcome.clone(),
            reasons: row.reasons.clone(),
            message_id: row.message.as_ref().map(MessageId::to_string),
        }
    }
}
