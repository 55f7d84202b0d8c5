use policy::{Instant, MessageId, Role, ThreadId};
use serde::{Deserialize, Serialize};

use crate::{
    Error,
    feed::stored_wrong,
    keys::Key,
    table::{Item, item, rest},
};

/// One message as it is kept (`retain-copy`): the text is what the recipient reads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// The message.
    pub id: MessageId,
    /// Its thread.
    pub thread: ThreadId,
    /// Who wrote it.
    pub from: Role,
    /// Text as delivered: new text, footer, inserted original. Cut at [`Message::TEXT_BYTES`].
    pub text: String,
    /// How many bytes of `text` are the sender's own words.
    pub own_bytes: usize,
    /// Message-ID in the sender's mail program.
    pub mail_id: Option<String>,
    /// Message-ID in the recipient's mail program, once it left.
    pub sent_id: Option<String>,
    /// When it was accepted.
    pub accepted_at: Instant,
    /// How it stands.
    pub state: MessageState,
    /// Rule ids of findings: of a refusal, or warnings.
    pub rules: Vec<String>,
    /// Name of the S3 object that holds the copy as delivered; none if nothing was made of it.
    pub copy: Option<String>,
}

/// The states of a message that sellers are shown (RULEBOOK 25).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MessageState {
    /// In the outbox.
    Accepted,
    /// It left.
    Delivered,
    /// It left without some of its attachments.
    DeliveredWithoutSomeAttachments,
    /// Not sent: guidelines.
    NotSentGuidelines,
    /// Not delivered: the buyer opted out.
    NotDeliveredOptedOut,
    /// Not sent: the sender is not approved.
    NotSentSenderNotApproved,
    /// Not delivered: the recipient's side does not take it.
    Undeliverable,
}

#[derive(Serialize, Deserialize)]
struct MessageItem {
    id: String,
    thread: String,
    from: Sender,
    text: String,
    own_bytes: usize,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    mail_id: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    sent_id: Option<String>,
    accepted_at: i64,
    state: MessageState,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    rules: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    copy: Option<String>,
}

#[derive(Serialize, Deserialize, Clone, Copy)]
enum Sender {
    Buyer,
    Seller,
}

impl Message {
    /// Most bytes of text that are kept in the table; the whole is in the S3 copy.
    pub const TEXT_BYTES: usize = 32 * 1024;

    /// What the sender wrote, without what the platform added.
    pub fn own_text(&self) -> &str {
        self.text.get(..self.own_bytes).unwrap_or(&self.text)
    }

    pub(crate) fn read(found: &Item) -> Result<Self, Error> {
        let read: MessageItem = rest("message", found.clone())?;
        Ok(Self {
            id: read.id.parse().map_err(stored_wrong("message"))?,
            thread: read.thread.parse().map_err(stored_wrong("message"))?,
            from: match read.from {
                Sender::Buyer => Role::Buyer,
                Sender::Seller => Role::Seller,
            },
            text: read.text,
            own_bytes: read.own_bytes,
            mail_id: read.mail_id,
            sent_id: read.sent_id,
            accepted_at: Instant::from_millis(read.accepted_at).map_err(stored_wrong("message"))?,
            state: read.state,
            rules: read.rules,
            copy: read.copy,
        })
    }

    pub(crate) fn item(&self) -> Result<Item, Error> {
        let cut = self.text.floor_char_boundary(Self::TEXT_BYTES);
        let row = MessageItem {
            id: self.id.to_string(),
            thread: self.thread.to_string(),
            from: match self.from {
                Role::Buyer => Sender::Buyer,
                Role::Seller => Sender::Seller,
            },
            text: self.text.get(..cut).unwrap_or_default().to_owned(),
            own_bytes: self.own_bytes.min(cut),
            mail_id: self.mail_id.clone(),
            sent_id: self.sent_id.clone(),
            accepted_at: self.accepted_at.as_millis(),
            state: self.state,
            rules: self.rules.clone(),
            copy: self.copy.clone(),
        };
        item("message", &Key::message(&self.thread, &self.id), &row)
    }
}

impl MessageState {
    /// The word for it, as programs read it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::Delivered => "delivered",
            Self::DeliveredWithoutSomeAttachments => "delivered-without-some-attachments",
            Self::NotSentGuidelines => "not-sent-guidelines",
            Self::NotDeliveredOptedOut => "not-delivered-opted-out",
            Self::NotSentSenderNotApproved => "not-sent-sender-not-approved",
            Self::Undeliverable => "undeliverable",
        }
    }
}
