use std::{
    collections::BTreeMap,
    fs::File,
    io::{self, BufRead, BufReader, Write},
    path::Path,
};

use memchr::memchr;
use policy::{EmailAddress, Instant};
use serde::{Deserialize, Serialize};

use super::{Headers, MailId};

/// The first line of a file holds what the mail itself does not say. It looks like a header, so that any mail
/// program opens the file; it is not part of the mail.
const ENVELOPE: &str = "X-Aboveboard-Envelope: ";

/// A mail on its way out.
#[derive(Debug, Clone)]
pub struct Outgoing {
    /// When SES took it.
    pub sent_at: Instant,
    /// Who it goes to.
    pub destination: Vec<EmailAddress>,
    /// The `EmailTags` of the request.
    pub tags: BTreeMap<String, String>,
    /// The `ConfigurationSetName` of the request.
    pub configuration_set: Option<String>,
    /// The mail itself.
    pub raw: Vec<u8>,
}

/// A mail as a mailbox lists it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filed {
    /// Its id.
    pub id: MailId,
    /// When SES took it, which is when it arrived.
    pub received_at: Instant,
    /// The address in its From header, without the name; empty if there is none.
    pub from: String,
    /// Its subject, decoded; empty if it has none.
    pub subject: String,
    /// The tags it was sent with.
    pub tags: BTreeMap<String, String>,
    /// The configuration set it was sent with.
    pub configuration_set: Option<String>,
}

/// What the first line of a file says, in JSON.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Envelope {
    sent_at: String,
    destination: Vec<String>,
    from: String,
    subject: String,
    #[serde(default)]
    tags: BTreeMap<String, String>,
    configuration_set: Option<String>,
}

impl Outgoing {
    /// The mail as it is listed once it is filed under `id`.
    pub(super) fn filed(&self, id: MailId, headers: Headers) -> Filed {
        Filed {
            id,
            received_at: self.sent_at,
            from: headers.from.unwrap_or_default(),
            subject: headers.subject.unwrap_or_default(),
            tags: self.tags.clone(),
            configuration_set: self.configuration_set.clone(),
        }
    }

    /// Writes envelope and mail.
    pub(super) fn write(&self, headers: &Headers, file: &mut impl Write) -> io::Result<()> {
        let envelope = Envelope {
            sent_at: self.sent_at.to_string(),
            destination: self.destination.iter().map(|address| address.as_str().to_owned()).collect(),
            from: headers.from.clone().unwrap_or_default(),
            subject: headers.subject.clone().unwrap_or_default(),
            tags: self.tags.clone(),
            configuration_set: self.configuration_set.clone(),
        };
        write!(file, "{ENVELOPE}{}\r\n", serde_json::to_string(&envelope)?)?;
        file.write_all(&self.raw)
    }
}

/// Reads the envelope of the file at `path`, and no more of it: the mail and who it went to. `None` if it has
/// none that can be read.
pub(super) fn read(path: &Path, id: MailId) -> io::Result<Option<(Filed, Vec<EmailAddress>)>> {
    let mut line = Vec::new();
    BufReader::with_capacity(512, File::open(path)?).read_until(b'\n', &mut line)?;
    let envelope = line.strip_prefix(ENVELOPE.as_bytes()).and_then(|json| serde_json::from_slice(json).ok());
    Ok(envelope.and_then(|envelope: Envelope| {
        let destination =
            envelope.destination.iter().map(|address| address.parse()).collect::<Result<_, _>>().ok()?;
        let filed = Filed {
            id,
            received_at: envelope.sent_at.parse().ok()?,
            from: envelope.from,
            subject: envelope.subject,
            tags: envelope.tags,
            configuration_set: envelope.configuration_set,
        };
        Some((filed, destination))
    }))
}

/// What follows the envelope in a file.
pub(super) fn mail_of(mut file: Vec<u8>) -> Vec<u8> {
    let end = memchr(b'\n', &file).map_or(file.len(), |at| at + 1);
    file.drain(..end);
    file
}
