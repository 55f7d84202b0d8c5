use core::fmt;
use std::sync::Arc;

use policy::EmailAddress;

use crate::{Body, Markup, Rfc5322Id};

/// A mail that a person wrote, taken apart. Made by [`read`](crate::read). `Debug` shows nothing of it, nor of its
/// parts (RELIABILITY T-27).
#[derive(Clone, PartialEq, Eq)]
pub struct Letter {
    /// The one address of the From header. Whether the sender truly is that person is not said here.
    pub from: EmailAddress,
    /// The subject, decoded and unfolded, without control and bidi control characters.
    pub subject: String,
    /// The Message-ID, if it is a valid one.
    pub message_id: Option<Rfc5322Id>,
    /// The valid ids of In-Reply-To.
    pub in_reply_to: Vec<Rfc5322Id>,
    /// The last [`REFERENCES_MAX`] valid ids of References, oldest first.
    pub references: Vec<Rfc5322Id>,
    /// What the sender composed, quotations included.
    pub body: Body,
    /// The HTML that came with it, whether or not the body is read from it; empty if there is none.
    pub markup: Arc<Markup>,
    /// Every other part, in order.
    pub attachments: Vec<Part>,
    /// What in the head tells of the sender's side.
    pub traces: Traces,
    /// How many Received lines the mail has: the servers it passed through.
    pub hops: usize,
}

/// References kept of a mail. Threads are found by the newest.
pub const REFERENCES_MAX: usize = 20;

/// A part of a mail that is not its body: a file, a picture, or something nested such as `message/rfc822`,
/// `text/calendar` or `winmail.dat`. What may travel on is decided elsewhere.
#[derive(Clone, PartialEq, Eq)]
pub struct Part {
    /// The name as the sender wrote it, decoded. It may hold anything.
    pub file_name: Option<String>,
    /// `type/subtype` in lower case, as declared.
    pub content_type: String,
    /// The Content-ID without its angle brackets.
    pub content_id: Option<String>,
    /// How the part is meant to be shown.
    pub disposition: Disposition,
    /// The decoded bytes.
    pub bytes: Vec<u8>,
}

/// How a part is meant to be shown (RFC 2183).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Disposition {
    /// Within the text.
    Inline,
    /// As a file.
    Attachment,
}

/// Everything in the head that identifies the sender's side, so that it can be taken out of the text
/// (`mask-never-leak-body`, RULEBOOK 2). Without duplicates.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Traces {
    /// Mail addresses from any header.
    pub addresses: Vec<EmailAddress>,
    /// Names of servers and computers, in lower case.
    pub hosts: Vec<String>,
    /// IP addresses as they were written.
    pub ips: Vec<String>,
    /// Message-IDs and queue ids, without angle brackets.
    pub ids: Vec<String>,
}

macro_rules! hidden {
    ($($name:ident)+) => {$(
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!(stringify!($name), "(redacted)"))
            }
        }
    )+};
}

hidden! { Letter Part Traces }
