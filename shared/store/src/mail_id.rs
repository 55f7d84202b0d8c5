use policy::{Instant, MessageId, ThreadId};
use serde::{Deserialize, Serialize};

use crate::{
    Error,
    feed::stored_wrong,
    idempotency::KEPT,
    table::{Item, rest},
};

/// What a Message-ID of one side's mail program stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailId {
    /// The thread.
    pub thread: ThreadId,
    /// The message.
    pub message: MessageId,
    /// Its Message-ID in the other side's mail program, once known.
    pub counterpart: Option<String>,
    /// When the message was accepted.
    pub accepted_at: Instant,
}

#[derive(Serialize, Deserialize)]
pub(crate) struct MailIdItem {
    pub(crate) thread: String,
    pub(crate) message: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) counterpart: Option<String>,
    pub(crate) accepted_at: i64,
}

impl MailId {
    pub(crate) fn read(found: &Item) -> Result<Self, Error> {
        let read: MailIdItem = rest("mail id", found.clone())?;
        Ok(Self {
            thread: read.thread.parse().map_err(stored_wrong("mail id"))?,
            message: read.message.parse().map_err(stored_wrong("mail id"))?,
            counterpart: read.counterpart,
            accepted_at: Instant::from_millis(read.accepted_at).map_err(stored_wrong("mail id"))?,
        })
    }

    /// Whether the same Message-ID sent again at `now` is the same message (`pipeline-idempotent`).
    pub fn is_repeated_at(&self, now: Instant) -> bool {
        now < self.accepted_at + KEPT
    }
}
