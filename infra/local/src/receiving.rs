//! What SES receiving does: writes its header lines above a mail, stores it, and hands the event to `inbound-mail`.

use data_encoding::BASE32_NOPAD;
use host::Services;
use inbound_mail::{Ended, SesEvent};
use policy::{Instant, Rule};
use store::Settled;
use tokio::sync::broadcast;

use crate::{
    clock::Clock,
    smtp::{Reply, Submission},
    world::fresh,
};

/// The receiving end of a house.
#[derive(Clone)]
pub struct Receiving {
    services: Services,
    clock: Clock,
    journal: Journal,
}

/// What becomes of mail as it comes in, for whoever listens.
#[derive(Debug, Clone)]
pub struct Journal(broadcast::Sender<Ended>);

impl Default for Journal {
    fn default() -> Self {
        Self(broadcast::Sender::new(256))
    }
}

impl Journal {
    /// Everything that ends from now on.
    pub fn listen(&self) -> broadcast::Receiver<Ended> {
        self.0.subscribe()
    }

    fn note(&self, ended: &[Ended]) {
        for one in ended {
            // An error means that nobody listens.
            drop(self.0.send(one.clone()));
        }
    }
}

impl Receiving {
    /// Receives for a house.
    pub fn new(services: Services, clock: Clock, journal: Journal) -> Self {
        Self { services, clock, journal }
    }

    /// Takes a mail and tells its sender, as SMTP does.
    pub async fn answer(&self, submission: Submission) -> Reply {
        match self.receive(&submission).await {
            Ok(ended) => reply(&ended),
            Err(error) => {
                tracing::error!(%error, "a mail could not be stored");
                Reply::new(451, "4.3.0", "the mail could not be stored; try again later")
            }
        }
    }

    /// Takes a mail as SES does and settles it at once. Tells how each recipient ended, or why it could not be
    /// stored, in which case nobody has taken responsibility for it.
    pub async fn receive(&self, submission: &Submission) -> Result<Vec<Ended>, post::Error> {
        let now = self.clock.now();
        let id = BASE32_NOPAD.encode(fresh().get(..25).unwrap_or_default()).to_ascii_lowercase();
        let mut raw = ses_lines(&id, submission, now).into_bytes();
        raw.extend_from_slice(&submission.raw);
        let mut event = SesEvent::of_stored_mail(&id, now, &raw);
        event.accepted_at(now);
        self.services.post.objects().accept(&id, raw).await?;
        match inbound_mail::handle(self.services.clone(), event, self.clock.now()).await {
            Ok(answer) => {
                self.journal.note(&answer.mails);
                Ok(answer.mails)
            }
            Err(error) => {
                tracing::error!(%error, "a stored mail waits for the sweep");
                Ok(Vec::new())
            }
        }
    }
}

/// A mail that is refused at the door for everyone gets the words of RULEBOOK 2 and 3; all other mail was accepted.
fn reply(ended: &[Ended]) -> Reply {
    let turned_away = !ended.is_empty() && ended.iter().all(|ended| ended.outcome == Settled::Rejected);
    let is_about =
        |rule: Rule| ended.iter().any(|ended| ended.reasons.iter().any(|reason| reason == rule.id()));
    if !turned_away {
        Reply::new(250, "2.0.0", "accepted")
    } else if is_about(Rule::SenderAuthenticated) {
        Reply::new(550, "5.7.26", "the sender could not be authenticated")
    } else {
        Reply::new(550, "5.1.1", "there is no such mailbox")
    }
}

/// The header lines that SES writes above a received mail.
fn ses_lines(id: &str, submission: &Submission, now: Instant) -> String {
    let sender = submission.sender.as_deref().unwrap_or_default();
    let results = results(sender);
    let recipients: Vec<String> =
        submission.recipients.iter().map(|address| format!("<{address}>")).collect();
    let date = now.timestamp().strftime("%a, %d %b %Y %H:%M:%S +0000");
    format!(
        "Return-Path: <{sender}>\r\n\
         Received: from {} ({}) by inbound-smtp.local.amazonaws.com with SMTP id {id}\r\n for {};\r\n {date}\r\n\
         X-SES-Spam-Verdict: PASS\r\n\
         X-SES-Virus-Verdict: PASS\r\n\
         Authentication-Results: amazonses.com; {results}\r\n",
        submission.helo,
        submission.peer.ip(),
        recipients.join(",\r\n "),
    )
}

/// What SES would find out about the sender. Locally every server may speak for the domain of its envelope sender,
/// as if SPF had passed, so that aligned senders are authenticated and others are not. A mail program of this very
/// machine, whose envelope sender is a user of it, is believed as if it had signed the mail.
fn results(sender: &str) -> String {
    match sender.rsplit_once('@') {
        None => "spf=none; dmarc=none".to_owned(),
        Some((_, domain)) if is_this_machine(domain) => {
            format!("spf=pass smtp.mailfrom={domain}; dmarc=pass")
        }
        Some((_, domain)) => format!("spf=pass smtp.mailfrom={domain}; dmarc=none"),
    }
}

fn is_this_machine(domain: &str) -> bool {
    let named = std::fs::read_to_string("/proc/sys/kernel/hostname").unwrap_or_default();
    let own = named.trim();
    !domain.contains('.')
        || domain.starts_with("localhost.")
        || (!own.is_empty() && domain.eq_ignore_ascii_case(own))
}

#[cfg(test)]
mod tests {
    use super::results;

    #[test]
    fn only_users_of_this_machine_are_believed_whatever_from_says() {
        for (sender, expected) in [
            ("", "spf=none; dmarc=none"),
            ("jane@home.example", "spf=pass smtp.mailfrom=home.example; dmarc=none"),
            ("root@localhost", "spf=pass smtp.mailfrom=localhost; dmarc=pass"),
            ("root@localhost.localdomain", "spf=pass smtp.mailfrom=localhost.localdomain; dmarc=pass"),
        ] {
            assert_eq!(results(sender), expected, "{sender}");
        }
    }
}
