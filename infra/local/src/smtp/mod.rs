//! The mail port: an SMTP server (RFC 5321) that hands each mail, byte for byte, to one async function.
//!
//! It stands where SES receives mail, so it takes any recipient and leaves the judgement to that function,
//! whose reply is what the client hears at the end of DATA. Only CR LF `.` CR LF ends a mail, and a command
//! line ends in CR LF, so nothing can be smuggled past it. It offers neither TLS nor AUTH: it is for loopback.

mod connection;
mod data;
mod line;
mod path;
mod server;
mod session;

use std::{net::SocketAddr, time::Duration};

pub use self::server::SmtpServer;

/// The largest mail that is taken, in bytes, as SES has it.
pub const MAX_MAIL_BYTES: usize = 40 * 1024 * 1024;

/// The most recipients one mail may have.
pub const MAX_RECIPIENTS: usize = 100;

/// A mail that a client has handed over in full.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Submission {
    /// The reverse-path of MAIL; `None` for the null one, `<>`, which bounces have.
    pub sender: Option<String>,
    /// The forward-paths of RCPT, in order, as they were written; 1 to [`MAX_RECIPIENTS`].
    pub recipients: Vec<String>,
    /// What the client called itself in EHLO or HELO.
    pub helo: String,
    /// Where it connects from.
    pub peer: SocketAddr,
    /// The mail as it was sent, without dot-stuffing and without trace headers.
    pub raw: Vec<u8>,
}

/// An answer to a client: a code of RFC 5321, an enhanced code of RFC 3463 or none, and text. A text of
/// several lines makes a reply of several lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    /// The three digits.
    pub code: u16,
    /// Such as `5.7.1`; empty for replies that have none.
    pub enhanced: &'static str,
    /// For people.
    pub text: String,
}

/// What a server allows.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// A client that says nothing for so long is cut off (RFC 5321 4.5.3.2.7).
    pub idle: Duration,
    /// Clients beyond so many are told to come back.
    pub connections: usize,
    /// Larger mails are refused, in bytes.
    pub mail_bytes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { idle: Duration::from_mins(5), connections: 100, mail_bytes: MAX_MAIL_BYTES }
    }
}

impl Reply {
    /// A reply of this code, enhanced code and text.
    pub fn new(code: u16, enhanced: &'static str, text: impl Into<String>) -> Self {
        Self { code, enhanced, text: text.into() }
    }
}
