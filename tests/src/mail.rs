use local::outbox::Filed;
use mail_parser::{HeaderValue, MessageParser, MimeHeaders};

/// A mail as its recipient's program shows it.
#[derive(Debug, Clone)]
pub struct Mail {
    /// All of it, as it arrived.
    pub raw: Vec<u8>,
    /// When it arrived.
    pub received_at: String,
    /// The dispatch that sent it: unique for each message and notice.
    pub dispatch: String,
    /// Subject, decoded.
    pub subject: String,
    /// Address of From.
    pub from: String,
    /// Display name of From.
    pub from_name: String,
    /// Message-ID without angle brackets.
    pub message_id: String,
    /// Ids of In-Reply-To.
    pub in_reply_to: Vec<String>,
    /// Ids of References, oldest first.
    pub references: Vec<String>,
    /// The text, empty if there is none.
    pub text: String,
    /// The HTML, empty if there is none.
    pub html: String,
    /// Name and bytes of each file.
    pub files: Vec<(String, Vec<u8>)>,
}

impl Mail {
    pub(crate) fn read(filed: &Filed, raw: Vec<u8>) -> Self {
        let parsed = MessageParser::default().parse(&raw).expect("what leaves is a mail");
        let from = parsed.from().and_then(|from| from.first()).expect("what leaves has an author");
        let ids = |value: &HeaderValue<'_>| -> Vec<String> {
            value.as_text_list().unwrap_or_default().iter().map(ToString::to_string).collect()
        };
        Self {
            received_at: filed.received_at.to_string(),
            dispatch: filed.tags.get("dispatch").cloned().unwrap_or_default(),
            subject: parsed.subject().unwrap_or_default().to_owned(),
            from: from.address().unwrap_or_default().to_owned(),
            from_name: from.name().unwrap_or_default().to_owned(),
            message_id: parsed.message_id().unwrap_or_default().to_owned(),
            in_reply_to: ids(parsed.in_reply_to()),
            references: ids(parsed.references()),
            text: parsed.body_text(0).unwrap_or_default().replace("\r\n", "\n"),
            html: parsed.body_html(0).unwrap_or_default().replace("\r\n", "\n"),
            files: parsed
                .attachments()
                .map(|file| (file.attachment_name().unwrap_or_default().to_owned(), file.contents().to_vec()))
                .collect(),
            raw,
        }
    }

    /// The value of a header as it stands in the mail, unfolded.
    pub fn header(&self, name: &str) -> Option<String> {
        let parsed = MessageParser::default().parse(&self.raw)?;
        let value = parsed.header_raw(name)?;
        Some(value.replace("\r\n", "").trim().to_owned())
    }

    /// The address in the footer by which an answer finds its thread.
    pub fn thread_address(&self) -> String {
        let word = self.text.split_whitespace().find(|word| word.contains('+') && word.contains('@'));
        word.expect("a relayed mail names the address of its thread").to_owned()
    }

    /// Path of the opt-out link in the footer, without scheme and host.
    pub fn opt_out_path(&self) -> String {
        let (_, rest) = self.text.split_once("/opt-out/").expect("a seller's mail has an opt-out link");
        format!("/opt-out/{}", rest.split_whitespace().next().unwrap_or_default())
    }
}
