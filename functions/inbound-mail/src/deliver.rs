use mail::{
    AttachmentLimits, Body, Part, RelayDomain, Secrets, Separated, Stripped, admit, redact_card_numbers,
    redact_card_numbers_in,
};
use policy::{BuyerId, Finding, Outcome, Permit, Refusal, Role, Rule, Terms, Verdict};
use post::{Leaving, Original, Relaying};
use store::{Commit, Committed, Heading, LedgerRow, Message, MessageState, OrderCaps, Settled, Wanted};

use crate::{
    Ended, Error, contents,
    judge::Judged,
    looks,
    settle::{Case, DUPLICATE},
    tell::state_of,
    thread::Place,
};

/// Carries out a verdict: writes everything in one transaction, then lets the mails leave.
pub(crate) async fn carry_out(
    case: &Case<'_>,
    judged: Judged,
    attachments: Vec<Part>,
) -> Result<Ended, Error> {
    let Judged { verdict, place, separated, counted, asks_for_review } = judged;
    match verdict {
        Verdict::Refused(refusal) => refuse(case, &place, separated.as_ref(), &refusal).await,
        Verdict::Permitted(permit) => {
            let Some(separated) = separated else { return hold(case, "unread").await };
            let written = Written { separated, attachments };
            relay(case, &place, written, permit, Counted { orders: &counted, asks_for_review }).await
        }
    }
}

/// What the writer wrote.
struct Written {
    separated: Separated,
    attachments: Vec<Part>,
}

/// What a message counts for.
struct Counted<'a> {
    orders: &'a [policy::OrderId],
    asks_for_review: bool,
}

async fn relay(
    case: &Case<'_>,
    place: &Place,
    Written { separated, attachments }: Written,
    permit: Permit,
    counted: Counted<'_>,
) -> Result<Ended, Error> {
    let scene = case.scene;
    let secrets = case.secrets();
    let mut body = separated.new;
    mask_passages(&mut body, permit.warnings());
    secrets.redact_body(&mut body);
    if case.writer() == Role::Buyer {
        body.make_plain();
        redact_card_numbers_in(&mut body);
    }
    let subject = secrets.redact_text(&case.letter.subject);
    let subject = match case.writer() {
        Role::Buyer => redact_card_numbers(&subject).into_owned(),
        Role::Seller => subject.into_owned(),
    };
    let files = match case.writer() {
        Role::Buyer => attachments,
        Role::Seller => attachments.into_iter().map(looks::normalised).collect(),
    };
    let channel = contents::channel(permit.terms());
    let (kept, stripped) = admit(files, &case.limits(), &secrets, |content_type, bytes| {
        contents::objection(case.scene, channel?, content_type, bytes)
    });
    if body.is_empty() && kept.is_empty() {
        let refusal =
            Refusal { outcome: Outcome::Deny, findings: vec![Finding::of(Rule::AttachmentAllGone)] };
        return refuse(case, place, None, &refusal).await;
    }
    let removed: Vec<String> = stripped.iter().map(|file| file.file_name.clone()).collect();
    let references = scene.references_of_recipient()?;
    let earlier = case.original(place).await?;
    let original = earlier.as_ref().filter(|_| !separated.quotation.is_kept()).map(|message| Original {
        writer: message.from,
        at: message.accepted_at,
        text: message.own_text(),
    });
    let relayed = Relaying {
        permit: &permit,
        thread: &place.thread,
        order: place.order.as_ref(),
        marketplace: &scene.marketplace,
        pair: &scene.masked.pair,
        seller: &scene.seller,
        buyer: &scene.buyer,
        writer: case.writer(),
        answer_to: &case.letter.from,
        subject: &subject,
        body,
        original,
        attachments: &kept,
        removed: &removed,
        mail_id: case.letter.message_id.as_ref().map(ToString::to_string),
        references: &references,
        opt_out_link: &case.services.opt_out_link(&scene.buyer.id),
    }
    .prepare(&secrets, case.now);
    let relayed = match relayed {
        Ok(relayed) => relayed,
        Err(unmaskable) => {
            tracing::warn!(%unmaskable, "a message cannot be masked");
            return hold(case, "leak").await;
        }
    };
    let notices = case.tell_of_remarks(place, permit.warnings(), &stripped);
    let message = Message {
        text: relayed.text,
        own_bytes: relayed.own_bytes,
        state: MessageState::Accepted,
        rules: rule_ids(broken(permit.warnings(), &stripped)),
        copy: Some(relayed.prepared.dispatch.copy.clone()),
        ..case.message_row(place)
    };
    let row = case.row(Settled::Delivered, message.rules.clone());
    let guard: Option<&BuyerId> =
        (permit.terms() == Terms::ProactiveUnlessOptedOut).then_some(&scene.buyer.id);
    let proactive = permit.terms().is_proactive();
    let mut leaving = vec![Leaving { permit, prepared: relayed.prepared }];
    leaving.extend(notices);
    let commit = Commit {
        heading: Some(&case.heading(place)),
        counted: counted.orders,
        asks_for_review: counted.asks_for_review,
        unless_opted_out: guard,
        order_caps: proactive.then(|| OrderCaps::of(&scene.marketplace.rules)),
        day: proactive.then(|| scene.day_count(case.mail.accepted_at)),
        ..case.commit(&message, &row)
    };
    let (committed, _) = case.services.post.send_off(commit, leaving, case.now).await?;
    match committed {
        Committed::Done => Ok(Ended::new(case.mail.recipient, &row)),
        Committed::Before => settled_before(case).await,
        Committed::OptedOut => refuse_for(case, place, Rule::OptoutBlock).await,
        Committed::OverOrderCap => refuse_for(case, place, Rule::PerOrderCap).await,
        Committed::OverDailyCap => refuse_for(case, place, Rule::DailyCap).await,
        Committed::ReviewAsked => refuse_for(case, place, Rule::ReviewRepeat).await,
    }
}

/// Refuses what something forbids that came about since the facts were read.
async fn refuse_for(case: &Case<'_>, place: &Place, rule: Rule) -> Result<Ended, Error> {
    let refusal = Refusal { outcome: Outcome::Deny, findings: vec![Finding::of(rule)] };
    refuse(case, place, None, &refusal).await
}

async fn refuse(
    case: &Case<'_>,
    place: &Place,
    separated: Option<&Separated>,
    refusal: &Refusal,
) -> Result<Ended, Error> {
    let rules = rule_ids(broken(&refusal.findings, &[]));
    let text = separated.map(|separated| separated.text.clone()).unwrap_or_default();
    let message = Message {
        own_bytes: text.len(),
        text,
        state: state_of(refusal),
        rules: rules.clone(),
        ..case.message_row(place)
    };
    let message = match message.state {
        // Once approved, the very same mail may be sent again.
        MessageState::NotSentSenderNotApproved => Message { mail_id: None, ..message },
        _ => message,
    };
    let row = case.row(Settled::Refused, rules);
    let leaving = case.tell_of(place, refusal);
    let (committed, _) = case.services.post.send_off(case.commit(&message, &row), leaving, case.now).await?;
    match committed {
        Committed::Done
        | Committed::OptedOut
        | Committed::OverDailyCap
        | Committed::OverOrderCap
        | Committed::ReviewAsked => Ok(Ended::new(case.mail.recipient, &row)),
        Committed::Before => settled_before(case).await,
    }
}

/// Someone else settled the mail while this one was judged, or another mail with its Message-ID came first.
async fn settled_before(case: &Case<'_>) -> Result<Ended, Error> {
    let store = &case.services.store;
    if let Some(row) = store.facts(Wanted::new().inbound(case.arrived)).await?.inbound(case.arrived)? {
        return Ok(Ended::new(case.mail.recipient, &row));
    }
    let row = LedgerRow { message: None, ..case.row(Settled::Consumed, vec![DUPLICATE.to_owned()]) };
    store.settle(case.arrived, &row).await?;
    Ok(Ended::new(case.mail.recipient, &row))
}

async fn hold(case: &Case<'_>, reason: &str) -> Result<Ended, Error> {
    let row = LedgerRow { message: None, ..case.row(Settled::Held, vec![reason.to_owned()]) };
    case.services.store.settle(case.arrived, &row).await?;
    tracing::warn!(reason, "an inbound mail is held");
    Ok(Ended::new(case.mail.recipient, &row))
}

impl Case<'_> {
    /// Everything that must not reach the other side: both real addresses, and every trace of the sender's side.
    fn secrets(&self) -> Secrets {
        let scene = self.scene;
        let envelope = self.mail.record.sender();
        let real = std::iter::once(&scene.seller.registered)
            .chain(&scene.seller.approved)
            .chain([&scene.buyer.address, &self.letter.from])
            .chain(&envelope);
        let relay: Vec<RelayDomain> = scene.marketplace.relay_domain.parse().into_iter().collect();
        Secrets::new(real, &self.letter.traces, &relay)
    }

    fn limits(&self) -> AttachmentLimits {
        let rules = &self.scene.marketplace.rules;
        AttachmentLimits {
            total_bytes: rules.attachment_total_bytes,
            max_count: rules.attachment_max_count_mail,
        }
    }

    /// The message that the letter answers: the other side's own, else the buyer's last in the thread.
    async fn original(&self, place: &Place) -> Result<Option<Message>, Error> {
        let other = self.writer().counterpart();
        if let Some(message) = self.scene.answered.iter().find(|message| message.from == other) {
            return Ok(Some(message.clone()));
        }
        let last = self.scene.linked().and_then(|thread| thread.last_buyer_message.clone());
        let Some(last) = last.filter(|_| self.writer() == Role::Seller) else { return Ok(None) };
        let facts = self.services.store.facts(Wanted::new().message(&place.thread, &last)).await?;
        Ok(facts.message(&place.thread, &last)?)
    }

    fn message_row(&self, place: &Place) -> Message {
        Message {
            id: self.message.clone(),
            thread: place.thread.clone(),
            from: self.writer(),
            text: String::new(),
            own_bytes: 0,
            mail_id: self.letter.message_id.as_ref().map(ToString::to_string),
            sent_id: None,
            accepted_at: self.mail.accepted_at,
            state: MessageState::Accepted,
            rules: Vec::new(),
            copy: None,
        }
    }

    fn row(&self, outcome: Settled, reasons: Vec<String>) -> LedgerRow {
        LedgerRow { outcome, reasons, message: Some(self.message.clone()), at: self.now }
    }

    fn heading(&self, place: &Place) -> Heading {
        Heading { seller_mask: self.scene.masked.pair.masks.seller.clone(), order: place.order.clone() }
    }

    /// What every message writes, delivered or not.
    fn commit<'a>(&'a self, message: &'a Message, row: &'a LedgerRow) -> Commit<'a> {
        Commit { ledger: Some((self.arrived, row)), ..Commit::of(message, &self.scene.first.token) }
    }
}

/// Replaces what was found in a reply and may not be shown (RULEBOOK 6 "mask", 7 "normalise").
fn mask_passages(body: &mut Body, warnings: &[Finding]) {
    for finding in warnings {
        let placeholder = match finding.rule {
            Rule::PhoneNumber => "[number removed]",
            Rule::EmailAddress => mail::ADDRESS_REMOVED,
            Rule::Emoji => "",
            _ => continue,
        };
        if let Some(passage) = &finding.passage {
            body.replace(&passage.text, placeholder);
        }
    }
}

/// The rules that a message breaks, and those that its files do.
fn broken<'a>(findings: &'a [Finding], stripped: &'a [Stripped]) -> impl Iterator<Item = Rule> + 'a {
    let of_files = stripped.iter().filter(|file| !file.broken.is_empty());
    let of_files = of_files.flat_map(|file| std::iter::once(file.rule).chain(file.broken.iter().copied()));
    findings.iter().map(|finding| finding.rule).chain(of_files)
}

/// Their ids, each once.
fn rule_ids(rules: impl Iterator<Item = Rule>) -> Vec<String> {
    let mut ids: Vec<String> = Vec::new();
    for rule in rules {
        if !ids.iter().any(|id| id == rule.id()) {
            ids.push(rule.id().to_owned());
        }
    }
    ids
}
