use std::borrow::Cow;

use data_encoding::HEXLOWER;
use mail_builder::{
    MessageBuilder,
    headers::{
        HeaderType, address::Address, content_type::ContentType, date::Date, message_id::MessageId, raw::Raw,
        text::Text, url::URL,
    },
    mime::{BodyPart, MimePart},
};
use policy::{EmailAddress, Instant, LanguageTag};
use sha2::{Digest, Sha256};

use crate::{Body, HeaderText, Kept, Leak, Mailbox, OneClickUrl, Rfc5322Id, Secrets, render};

/// A mail that we send, made of nothing but these parts (`pipeline-rebuild`, RULEBOOK 1).
#[derive(Debug)]
pub struct Outgoing<'a> {
    /// The mask of who writes, or our no-reply address.
    pub from: Mailbox,
    /// The real address of who reads.
    pub to: &'a EmailAddress,
    /// Cleaned as [`HeaderText`] on its way.
    pub subject: &'a str,
    /// Written in UTC.
    pub date: Instant,
    /// Ours, new for this mail. The MIME boundaries and Content-IDs are drawn from it.
    pub message_id: Rfc5322Id,
    /// Ours, of the mail that this one answers.
    pub in_reply_to: Option<Rfc5322Id>,
    /// Ours, of the thread, the oldest first.
    pub references: Vec<Rfc5322Id>,
    /// What it says, redacted.
    pub body: &'a Body,
    /// What [`crate::admit`] let through.
    pub attachments: &'a [Kept],
    /// The link by which a buyer opts out at once.
    pub one_click: Option<OneClickUrl>,
    /// Who wrote it.
    pub author: Author,
    /// The language of the body.
    pub language: &'a LanguageTag,
}

/// Who wrote a mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Author {
    /// A buyer or a seller.
    Person,
    /// We: a notice or a template. No machine may answer it (RFC 3834).
    Platform,
}

/// Writes a mail: CRLF line ends, ASCII only, no line longer than 998 bytes. Its headers are those of
/// `mask-never-leak-headers` and no others: From, To, Subject, Date, Message-ID, In-Reply-To, References,
/// Auto-Submitted, List-Unsubscribe with List-Unsubscribe-Post, MIME-Version and Content-*.
///
/// The body goes as plain text and HTML. The same `Outgoing` gives the same bytes.
pub fn compose(outgoing: &Outgoing<'_>) -> Vec<u8> {
    let subject = HeaderText::new(outgoing.subject);
    let seed = seed(&outgoing.message_id);
    let mut mail = Vec::new();
    headers(outgoing, &subject).body(content(outgoing, &subject, &seed)).serialize(&mut mail);
    mail
}

impl Outgoing<'_> {
    /// The first secret that this mail would carry. Such a mail is held (`pipeline-fail-closed-for-leaks`).
    ///
    /// Three things are not looked at: To; In-Reply-To and References, which name mails that the reader has and may
    /// hold the reader's own address; and files, each of which [`crate::admit`] has looked through.
    pub fn leak(&self, secrets: &Secrets) -> Option<Leak> {
        let (subject, text) = (HeaderText::new(self.subject), render::text(self.body));
        let html = render::html(self.body, subject.as_str(), self.language);
        let id = self.message_id.as_str();
        let (name, address) = (self.from.name.as_str(), self.from.address.as_str());
        let names = self.attachments.iter().map(|file| file.file_name.as_str());
        let texts = [name, address, subject.as_str(), &text, &html, id].into_iter().chain(names);
        texts.map(str::as_bytes).find_map(|part| secrets.leak_in(part))
    }
}

fn headers<'x>(outgoing: &'x Outgoing<'_>, subject: &'x HeaderText) -> MessageBuilder<'x> {
    let from = &outgoing.from;
    let name = Some(from.name.as_str()).filter(|name| !name.is_empty());
    let mut mail = MessageBuilder::new()
        .header("From", Address::new_address(name, from.address.as_str()))
        .header("To", Address::new_address(None::<&str>, outgoing.to.as_str()))
        .header("Subject", Text::new(subject.as_str()))
        .header("Date", Date::new(outgoing.date.as_seconds()))
        .header("Message-ID", MessageId::new(outgoing.message_id.as_str()));
    let answered =
        [("In-Reply-To", outgoing.in_reply_to.as_slice()), ("References", outgoing.references.as_slice())];
    for (header, ids) in answered {
        let mut ids = ids.iter().map(Rfc5322Id::as_str).filter(|id| is_ours(id)).peekable();
        if ids.peek().is_some() {
            mail = mail.header(header, MessageId::new_list(ids));
        }
    }
    if outgoing.author == Author::Platform {
        mail = mail.header("Auto-Submitted", Raw::new("auto-generated"));
    }
    if let Some(url) = &outgoing.one_click {
        mail = mail.header("List-Unsubscribe", URL::new(url.as_str()));
        mail = mail.header("List-Unsubscribe-Post", Raw::new("List-Unsubscribe=One-Click"));
    }
    mail.header("MIME-Version", Raw::new("1.0"))
}

/// Whether an id can be one that we gave out: others do not fit a line of ASCII.
fn is_ours(id: &str) -> bool {
    id.is_ascii() && id.len() <= 250
}

fn content<'x>(outgoing: &'x Outgoing<'_>, subject: &HeaderText, seed: &str) -> MimePart<'x> {
    let html = render::html(outgoing.body, subject.as_str(), outgoing.language);
    let readings = vec![
        MimePart::new("text/plain", BodyPart::from(render::text(outgoing.body))),
        MimePart::new("text/html", BodyPart::from(html)),
    ];
    let body = multipart("alternative", seed, readings).language(outgoing.language.as_str());
    if outgoing.attachments.is_empty() {
        return body;
    }
    let files = outgoing.attachments.iter().map(|file| attached(file, outgoing, seed));
    multipart("mixed", seed, core::iter::once(body).chain(files).collect())
}

/// A file as a part; every byte of it arrives.
fn attached<'x>(file: &'x Kept, outgoing: &Outgoing<'_>, seed: &str) -> MimePart<'x> {
    let content_type = ContentType::new(file.content_type);
    let part = MimePart::new(content_type, BodyPart::Binary(Cow::Borrowed(&file.bytes)));
    let disposed = |disposition: &'static str| {
        HeaderType::from(ContentType::new(disposition).attribute("filename", file.file_name.as_str()))
    };
    match &file.inline_id {
        Some(id) => part
            .header("Content-Disposition", disposed("inline"))
            .cid(format!("{id}.{seed}@{}", outgoing.from.address.domain())),
        None => part.header("Content-Disposition", disposed("attachment")),
    }
}

/// A multipart whose boundary cannot stand in a body: quoted-printable and base64 have no `=_`, and nobody knows
/// the new Message-ID while writing.
fn multipart<'x>(subtype: &str, seed: &str, parts: Vec<MimePart<'x>>) -> MimePart<'x> {
    let content_type = ContentType::new(format!("multipart/{subtype}"));
    MimePart::new(content_type.attribute("boundary", format!("=_{subtype}_{seed}")), parts)
}

/// 96 bits drawn from the Message-ID.
fn seed(id: &Rfc5322Id) -> String {
    let digest = Sha256::digest(id.as_str());
    HEXLOWER.encode(digest.get(..12).unwrap_or_default())
}
