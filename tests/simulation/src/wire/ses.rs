//! SES v2: a list of the mails that it accepted.

use base64::{Engine, engine::general_purpose::STANDARD};
use policy::Instant;
use serde_json::{Value, json};

use super::{operation::Service, reply::Reply};

/// A mail that SES accepted: it will leave.
#[derive(Debug, Clone)]
pub struct Accepted {
    /// When.
    pub at: Instant,
    /// SES's own id, without a domain.
    pub id: String,
    /// Envelope recipients.
    pub to: Vec<String>,
    /// Email tags.
    pub tags: Vec<(String, String)>,
    /// The mail as it was handed over.
    pub raw: Vec<u8>,
    /// The invocation that handed it over.
    pub by: u32,
    /// What had happened before: place in the wire's history.
    pub after: usize,
}

impl Accepted {
    /// The value of a tag.
    pub fn tag(&self, name: &str) -> Option<&str> {
        self.tags.iter().find(|(found, _)| found == name).map(|(_, value)| value.as_str())
    }
}

/// Reads a request and gives the mail with the answer that accepts it; or the refusal.
pub(super) fn read(request: &Value, mail: Accepted) -> Result<(Accepted, Reply), Reply> {
    let text = |value: &Value| value.as_str().map(ToOwned::to_owned);
    let texts = |value: &Value| value.as_array().into_iter().flatten().filter_map(text).collect::<Vec<_>>();
    let tags = request["EmailTags"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|tag| Some((text(&tag["Name"])?, text(&tag["Value"])?)))
        .collect();
    let raw = request["Content"]["Raw"]["Data"].as_str().and_then(|data| STANDARD.decode(data).ok());
    let to = texts(&request["Destination"]["ToAddresses"]);
    let (Some(raw), false) = (raw, to.is_empty()) else {
        return Err(Reply::error(Service::Ses, 400, "BadRequestException"));
    };
    let reply = Reply::json(200, json!({ "MessageId": mail.id }).to_string());
    Ok((Accepted { to, tags, raw, ..mail }, reply))
}
