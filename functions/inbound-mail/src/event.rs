use mail::ReturnPath;
use policy::{Authentication, EmailAddress, Instant, InvalidInstant, Verification};
use serde::Deserialize;

/// The event that SES hands to a function for a received mail. Our own type, since the field `dmarcVerdict` and
/// others may be missing; what is not read is not declared.
#[derive(Debug, Clone, Deserialize)]
pub struct SesEvent {
    /// One record for each mail.
    #[serde(rename = "Records")]
    pub records: Vec<SesRecord>,
}

/// One received mail.
#[derive(Debug, Clone, Deserialize)]
pub struct SesRecord {
    pub(crate) ses: SesMessage,
}

#[derive(Debug, Clone, Deserialize)]
pub(crate) struct SesMessage {
    pub(crate) mail: SesMail,
    pub(crate) receipt: SesReceipt,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct SesMail {
    pub(crate) timestamp: String,
    #[serde(default)]
    pub(crate) source: Option<String>,
    pub(crate) message_id: String,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct SesReceipt {
    pub(crate) recipients: Vec<String>,
    #[serde(default)]
    pub(crate) spf_verdict: SesVerdict,
    #[serde(default)]
    pub(crate) dmarc_verdict: SesVerdict,
    #[serde(default)]
    pub(crate) spam_verdict: SesVerdict,
    #[serde(default)]
    pub(crate) virus_verdict: SesVerdict,
}

#[derive(Debug, Clone, Default, Deserialize)]
pub(crate) struct SesVerdict {
    #[serde(default)]
    pub(crate) status: Option<String>,
}

/// What a mail's content was found to be by SES before the house read it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Screening {
    /// Nothing against it.
    Clean,
    /// Spam.
    Spam,
    /// A virus.
    Virus,
}

impl SesEvent {
    /// Envelope recipients of all mails.
    pub fn recipients(&self) -> impl Iterator<Item = &str> {
        self.records.iter().flat_map(|record| record.recipients().iter().map(String::as_str))
    }
}

impl SesRecord {
    /// SES's id of the mail, which names the S3 object.
    pub(crate) fn id(&self) -> &str {
        &self.ses.mail.message_id
    }

    /// When SES took responsibility.
    pub(crate) fn accepted_at(&self) -> Result<Instant, InvalidInstant> {
        self.ses.mail.timestamp.parse()
    }

    /// Whether the envelope names a sender at all.
    pub(crate) fn return_path(&self) -> ReturnPath {
        let source = self.ses.mail.source.as_deref().unwrap_or_default();
        if source.trim_matches(['<', '>', ' ']).is_empty() { ReturnPath::Null } else { ReturnPath::Address }
    }

    /// Envelope sender, if it is an address that rules can compare.
    pub(crate) fn sender(&self) -> Option<EmailAddress> {
        let source = self.ses.mail.source.as_deref()?;
        source.trim_matches(['<', '>']).parse().ok()
    }

    /// Envelope recipients of this rule: the only ones to route by. `mail.destination` and `To` are the sender's
    /// words.
    pub(crate) fn recipients(&self) -> &[String] {
        &self.ses.receipt.recipients
    }

    pub(crate) fn screening(&self) -> Screening {
        if self.ses.receipt.virus_verdict.failed() {
            Screening::Virus
        } else if self.ses.receipt.spam_verdict.failed() {
            Screening::Spam
        } else {
            Screening::Clean
        }
    }

    /// What SES found out about the sender `from`. SPF counts only if the envelope sender is of From's
    /// organisation; DKIM alone says nothing here, as the event does not name the signing domain.
    pub(crate) fn authentication(&self, from: &EmailAddress) -> Authentication {
        let aligned = self.sender().is_some_and(|sender| organisation(&sender) == organisation(from));
        Authentication {
            dmarc: self.ses.receipt.dmarc_verdict.verification(),
            spf: self.ses.receipt.spf_verdict.verification(),
            spf_aligned: aligned,
            dkim_aligned: Verification::NoPass,
        }
    }
}

impl SesVerdict {
    fn verification(&self) -> Verification {
        match self.status.as_deref() {
            Some("PASS") => Verification::Pass,
            _ => Verification::NoPass,
        }
    }

    fn failed(&self) -> bool {
        self.status.as_deref() == Some("FAIL")
    }
}

/// The registrable domain of an address, in lower case.
fn organisation(address: &EmailAddress) -> String {
    let domain = address.domain().to_ascii_lowercase();
    psl::domain_str(&domain).unwrap_or(&domain).to_owned()
}
