use std::collections::HashMap;

use policy::{Evidence, Instant};
use serde::Deserialize;

/// An event of SES as EventBridge delivers it. Fields that nothing here reads are let pass.
#[derive(Debug, Clone, Deserialize)]
pub struct MailEvent {
    detail: Detail,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Detail {
    event_type: SesEventKind,
    mail: MailObject,
    #[serde(default)]
    bounce: Option<Bounce>,
    #[serde(default)]
    complaint: Option<Timed>,
    #[serde(default)]
    delivery: Option<Timed>,
    #[serde(default)]
    reject: Option<Reject>,
}

/// What SES tells of a mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum SesEventKind {
    /// It took it.
    Send,
    /// It could not deliver it yet.
    DeliveryDelay,
    /// The recipient's server took it.
    Delivery,
    /// The recipient's server refused it.
    Bounce,
    /// The recipient marked it as unwanted.
    Complaint,
    /// It found malware in it.
    Reject,
    /// Anything else, such as an opened mail: nothing here depends on it.
    #[serde(other)]
    Other,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
struct MailObject {
    message_id: String,
    #[serde(default)]
    timestamp: Option<String>,
    #[serde(default)]
    destination: Vec<String>,
    #[serde(default)]
    tags: HashMap<String, Vec<String>>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Bounce {
    #[serde(default, rename = "bounceType")]
    kind: String,
    #[serde(default, rename = "bounceSubType")]
    detail: String,
    #[serde(default)]
    bounced_recipients: Vec<BouncedRecipient>,
    #[serde(default)]
    timestamp: Option<String>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
struct BouncedRecipient {
    email_address: String,
}

#[derive(Debug, Clone, Deserialize)]
struct Timed {
    #[serde(default)]
    timestamp: Option<String>,
}

#[derive(Debug, Clone, Deserialize)]
struct Reject {
    #[serde(default)]
    reason: String,
}

/// What an event proves.
pub(crate) struct Told {
    pub(crate) evidence: Evidence,
    pub(crate) at: Instant,
    pub(crate) reason: Option<String>,
    /// Whether mail to the address will never arrive.
    pub(crate) is_permanent: bool,
}

impl MailEvent {
    /// SES's message id.
    pub(crate) fn ses_id(&self) -> &str {
        &self.detail.mail.message_id
    }

    /// The value of one of the mail's tags.
    pub(crate) fn tag(&self, name: &str) -> Option<&str> {
        self.detail.mail.tags.get(name)?.first().map(String::as_str)
    }

    /// The addresses that a bounce names, or else all that the mail went to.
    pub(crate) fn recipients(&self) -> impl Iterator<Item = &str> {
        let named = self.detail.bounce.iter().flat_map(|bounce| &bounce.bounced_recipients);
        let mut named = named.map(|recipient| recipient.email_address.as_str()).peekable();
        let all = if named.peek().is_none() { self.detail.mail.destination.as_slice() } else { &[] };
        named.chain(all.iter().map(String::as_str))
    }

    /// What it proves; none for what nothing depends on. An instant that it does not say is `now`.
    pub(crate) fn told(&self, now: Instant) -> Option<Told> {
        let Detail { event_type, mail, bounce, complaint, delivery, reject } = &self.detail;
        let own = match event_type {
            SesEventKind::Bounce => bounce.as_ref().and_then(|bounce| bounce.timestamp.as_ref()),
            SesEventKind::Complaint => complaint.as_ref().and_then(|told| told.timestamp.as_ref()),
            SesEventKind::Delivery => delivery.as_ref().and_then(|told| told.timestamp.as_ref()),
            _ => None,
        };
        let at = own.or(mail.timestamp.as_ref()).and_then(|text| text.parse().ok()).unwrap_or(now);
        let (evidence, reason) = match event_type {
            SesEventKind::Send | SesEventKind::DeliveryDelay => (Evidence::Send, None),
            SesEventKind::Delivery => (Evidence::Delivery, None),
            SesEventKind::Bounce => {
                let why = bounce.as_ref().map(|told| format!("bounce: {} {}", told.kind, told.detail));
                (Evidence::Bounce, why)
            }
            SesEventKind::Complaint => (Evidence::Complaint, Some("complaint".to_owned())),
            SesEventKind::Reject => {
                (Evidence::Reject, reject.as_ref().map(|told| format!("rejected: {}", told.reason)))
            }
            SesEventKind::Other => return None,
        };
        let is_permanent = *event_type == SesEventKind::Bounce
            && bounce.as_ref().is_some_and(|bounce| bounce.kind == "Permanent");
        Some(Told { evidence, at, reason, is_permanent })
    }
}
