use std::collections::BTreeMap;

use base64::{Engine, engine::general_purpose::STANDARD};
use policy::EmailAddress;
use serde::Deserialize;

use super::{MAX_MAIL_BYTES, VerifiedDomains, error::SesError};
use crate::outbox::Headers;

/// SES takes no more recipients in one request.
const MAX_RECIPIENTS: usize = 50;

/// A request to send one raw mail, with all that SES checks in it but the sender.
#[derive(Debug)]
pub(super) struct SendEmail {
    /// `FromEmailAddress` and the mail's own From, as far as they are given.
    senders: Vec<String>,
    pub(super) destination: Vec<EmailAddress>,
    pub(super) tags: BTreeMap<String, String>,
    pub(super) configuration_set: Option<String>,
    pub(super) raw: Vec<u8>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Wire {
    from_email_address: Option<String>,
    #[serde(default)]
    destination: Destination,
    content: Content,
    #[serde(default)]
    email_tags: Vec<Tag>,
    configuration_set_name: Option<String>,
}

#[derive(Default, Deserialize)]
#[expect(clippy::struct_field_names, reason = "SES names them so")]
#[serde(rename_all = "PascalCase", default)]
struct Destination {
    to_addresses: Vec<String>,
    cc_addresses: Vec<String>,
    bcc_addresses: Vec<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Content {
    raw: Option<Raw>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Raw {
    data: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Tag {
    name: String,
    value: String,
}

impl SendEmail {
    /// Reads the JSON body of a request.
    pub(super) fn read(body: &[u8]) -> Result<Self, SesError> {
        let wire: Wire = serde_json::from_slice(body)
            .map_err(|error| SesError::BadRequest(format!("the request cannot be read: {error}")))?;
        let bad = |text: &str| SesError::BadRequest(text.to_owned());
        let raw = wire
            .content
            .raw
            .ok_or_else(|| bad("Content.Raw is missing; no other content is offered here"))?;
        let raw = STANDARD.decode(raw.data).map_err(|_| bad("Content.Raw.Data is not in base64"))?;
        if raw.len() > MAX_MAIL_BYTES {
            let problem = format!("Message length is more than {MAX_MAIL_BYTES} bytes long: '{}'", raw.len());
            return Err(SesError::BadRequest(problem));
        }
        let from = Headers::read(&raw).from.ok_or_else(|| bad("the mail has no From address"))?;
        Ok(Self {
            senders: wire.from_email_address.into_iter().chain([from]).collect(),
            destination: wire.destination.read()?,
            tags: wire.email_tags.into_iter().map(Tag::read).collect::<Result<_, _>>()?,
            configuration_set: wire.configuration_set_name,
            raw,
        })
    }

    /// Refuses the mail unless every sender it names is of a verified domain.
    pub(super) fn check_sender(&self, verified: &VerifiedDomains) -> Result<(), SesError> {
        self.senders.iter().try_for_each(|sender| match mailbox(sender) {
            None => Err(SesError::BadRequest(format!("Illegal address: {sender}"))),
            Some(address) if verified.covers(&address) => Ok(()),
            Some(address) => Err(SesError::MessageRejected(format!(
                "Email address is not verified. The following identities failed the check in region LOCAL: {address}"
            ))),
        })
    }
}

impl Destination {
    fn read(self) -> Result<Vec<EmailAddress>, SesError> {
        let all = [self.to_addresses, self.cc_addresses, self.bcc_addresses].concat();
        if all.is_empty() {
            return Err(SesError::BadRequest("Destination names no recipient".to_owned()));
        }
        if all.len() > MAX_RECIPIENTS {
            return Err(SesError::BadRequest(format!("Recipient count exceeds {MAX_RECIPIENTS}.")));
        }
        all.iter()
            .map(|text| mailbox(text).ok_or_else(|| SesError::BadRequest(format!("Illegal address: {text}"))))
            .collect()
    }
}

impl Tag {
    /// SES allows 1 to 256 of `A-Z a-z 0-9 _ -` in a name and in a value.
    fn read(self) -> Result<(String, String), SesError> {
        let allowed = |text: &str| {
            let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
            (1..=256).contains(&text.len()) && text.bytes().all(plain)
        };
        if allowed(&self.name) && allowed(&self.value) {
            Ok((self.name, self.value))
        } else {
            let problem =
                "an email tag has 1 to 256 of the characters A-Z a-z 0-9 _ - in its name and its value";
            Err(SesError::BadRequest(problem.to_owned()))
        }
    }
}

impl VerifiedDomains {
    fn covers(&self, address: &EmailAddress) -> bool {
        match self {
            Self::Any => true,
            Self::Only(domains) => domains.iter().any(|verified| {
                let (domain, verified) =
                    (address.domain().to_ascii_lowercase(), verified.to_ascii_lowercase());
                domain.strip_suffix(&verified).is_some_and(|above| above.is_empty() || above.ends_with('.'))
            }),
        }
    }
}

/// The address in `local@domain` or `Name <local@domain>`.
fn mailbox(text: &str) -> Option<EmailAddress> {
    let bare = match text.trim().strip_suffix('>') {
        Some(named) => named.rsplit_once('<')?.1,
        None => text.trim(),
    };
    bare.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_domain_is_covered_by_itself_and_by_what_lies_above_it() {
        let verified = VerifiedDomains::Only(vec!["Relay.example".to_owned()]);
        for (address, covered) in [
            ("a@relay.example", true),
            ("a@RELAY.EXAMPLE", true),
            ("a@eu.relay.example", true),
            ("a@xrelay.example", false),
            ("a@relay.example.org", false),
            ("a@example.com", false),
        ] {
            assert_eq!(verified.covers(&address.parse().unwrap()), covered, "{address}");
        }
        assert!(VerifiedDomains::default().covers(&"a@b.example".parse().unwrap()));
    }

    #[test]
    fn an_address_may_have_a_name() {
        for (text, address) in [
            ("jane@shop.example", Some("jane@shop.example")),
            ("\"Jane <3\" <jane@shop.example>", Some("jane@shop.example")),
            ("Jane <jane@shop.example", None),
            ("jane", None),
            ("", None),
        ] {
            assert_eq!(mailbox(text).as_ref().map(EmailAddress::as_str), address, "{text}");
        }
    }
}
