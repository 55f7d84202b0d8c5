use std::collections::BTreeSet;

use host::Services;
use mail::{Arrival, Letter};
use policy::{Instant, MessageId, Role, Rule};
use store::{Arrived, LedgerRow, Settled, message_of_mail};

use crate::{
    Ended, Error, SesRecord, deliver,
    event::Screening,
    facts::{First, Scene},
    judge::{self, Judged},
    sender::{self, Sender},
};

/// Why a mail is consumed whose Message-ID was accepted before.
pub(crate) const DUPLICATE: &str = "duplicate";

/// One mail for one recipient.
pub(crate) struct Inbound<'a> {
    pub(crate) record: &'a SesRecord,
    pub(crate) recipient: &'a str,
    pub(crate) accepted_at: Instant,
}

/// Settles one mail for one recipient: exactly one outcome, the first one for ever.
pub(crate) async fn settle(
    services: &Services,
    mail: &Inbound<'_>,
    arrival: Arrival,
    now: Instant,
) -> Result<Ended, Error> {
    let recipients: BTreeSet<String> =
        mail.record.recipients().iter().map(|address| address.to_ascii_lowercase()).collect();
    let arrived = Arrived {
        object: mail.record.id().to_owned(),
        recipient: mail.recipient.to_owned(),
        recipients: recipients.len(),
    };
    let close = async |outcome: Settled, reason: &str| {
        let row = LedgerRow { outcome, reasons: vec![reason.to_owned()], message: None, at: now };
        services.store.settle(&arrived, &row).await?;
        tracing::info!(outcome = row.outcome.word(), reason, "an inbound mail was settled");
        Ok(Ended::new(mail.recipient, &row))
    };
    let mut letter = match arrival {
        Arrival::Letter(letter) => letter,
        Arrival::Automatic(kind) => return close(Settled::Consumed, kind.reason()).await,
        Arrival::Held(reason) => return close(Settled::Held, reason.reason()).await,
    };
    if is_no_reply(mail.recipient) {
        return close(Settled::Consumed, "no-reply").await;
    }
    match mail.record.screening() {
        Screening::Clean => {}
        Screening::Spam => return close(Settled::Held, "spam").await,
        Screening::Virus => return close(Settled::Held, "virus").await,
    }
    // Before anything is looked up, so that whoever is not believed learns nothing of masks.
    if !mail.record.authentication(&letter.from).proves_sender() {
        return close(Settled::Rejected, Rule::SenderAuthenticated.id()).await;
    }
    let Some((local, domain)) = mail.recipient.rsplit_once('@') else {
        return close(Settled::Rejected, Rule::MaskAliasUnknown.id()).await;
    };
    let Some(alias) = services.mask_key.recognise(local) else {
        return close(Settled::Rejected, Rule::MaskAliasUnknown.id()).await;
    };
    let attachments = std::mem::take(&mut letter.attachments);
    let letter = &*letter;
    let first = First::read(services, &arrived, &alias, letter).await?;
    if let Some(row) = &first.settled {
        return Ok(Ended::new(mail.recipient, row));
    }
    let Some(masked) = first.masked()? else {
        return close(Settled::Rejected, Rule::MaskAliasUnknown.id()).await;
    };
    let Some(scene) = Scene::read(services, first, masked, letter).await? else {
        return close(Settled::Rejected, Rule::MaskAliasUnknown.id()).await;
    };
    if !scene.marketplace.relay_domain.eq_ignore_ascii_case(domain) {
        return close(Settled::Rejected, Rule::MaskAliasUnknown.id()).await;
    }
    if scene.is_repeated(letter, mail.accepted_at)? {
        return close(Settled::Consumed, DUPLICATE).await;
    }
    let message = message_of_mail(&arrived, mail.accepted_at.as_millis())?;
    let case = Case { services, mail, letter, arrived: &arrived, scene: &scene, message, now };
    let judged = match sender::check(&scene, letter)? {
        Sender::Party => judge::judge(&case, &attachments)?,
        Sender::OtherParty => return close(Settled::Rejected, Rule::MaskAliasUnknown.id()).await,
        Sender::NotApproved => Judged::sender_not_approved(&case)?,
    };
    deliver::carry_out(&case, judged, attachments).await
}

/// Everything about one letter on its way through the house.
pub(crate) struct Case<'a> {
    pub(crate) services: &'a Services,
    pub(crate) mail: &'a Inbound<'a>,
    pub(crate) letter: &'a Letter,
    pub(crate) arrived: &'a Arrived,
    pub(crate) scene: &'a Scene,
    pub(crate) message: MessageId,
    pub(crate) now: Instant,
}

impl Case<'_> {
    /// Who writes: the counterpart of whom the mask stands for.
    pub(crate) fn writer(&self) -> Role {
        self.scene.masked.stands_for.counterpart()
    }
}

/// Notices come from this address, and what is written to it ends there.
fn is_no_reply(recipient: &str) -> bool {
    recipient.rsplit_once('@').is_some_and(|(local, _)| local.eq_ignore_ascii_case(post::NO_REPLY))
}
