//! What `inbound-mail` does with an answer of a seller, without the world: parse, decide, rebuild.

use std::error::Error;

use content::{Draft, Setting, language, wrong_language};
use mail::{Arrival, AttachmentLimits, RelayDomain, ReturnPath, Secrets, admit, separate};
use policy::{Permit, Reply, Role, Verdict};
use post::{Original, Relaying};

use crate::scene::{BUYER_TEXT, RELAY_DOMAIN, Scene};

/// What came of a mail.
pub(crate) struct Relayed {
    pub(crate) mail: Vec<u8>,
    pub(crate) kept: usize,
    pub(crate) stripped: usize,
}

/// Relays one mail. The raw bytes are given up as soon as they are read, as the function does.
pub(crate) fn relay(scene: &Scene, raw: Vec<u8>) -> Result<Relayed, Box<dyn Error>> {
    let return_path = ReturnPath::Address;
    let arrival = mail::read(&raw, return_path);
    drop(raw);
    let Arrival::Letter(mut letter) = arrival else { return Err("the mail is no letter".into()) };
    let attachments = std::mem::take(&mut letter.attachments);
    let separated = separate(letter.body.clone(), &[BUYER_TEXT]);
    let permit = judge(scene, &separated.text)?;
    let real = [&scene.seller.registered, &scene.buyer.address, &letter.from];
    let relay_domain: RelayDomain = RELAY_DOMAIN.parse()?;
    let secrets =
        Secrets::new(real.into_iter().chain(&scene.seller.approved), &letter.traces, &[relay_domain]);
    let mut body = separated.new;
    secrets.redact_body(&mut body);
    let subject = secrets.redact_text(&letter.subject).into_owned();
    let limits = AttachmentLimits {
        total_bytes: scene.marketplace.rules.attachment_total_bytes,
        max_count: scene.marketplace.rules.attachment_max_count_mail,
    };
    let (kept, stripped) = admit(attachments, &limits, &secrets, |_, _| None);
    let removed: Vec<String> = stripped.iter().map(|file| file.file_name.clone()).collect();
    let relayed = Relaying {
        permit: &permit,
        thread: &scene.thread.id,
        order: Some(&scene.order),
        marketplace: &scene.marketplace,
        pair: &scene.pair,
        seller: &scene.seller,
        buyer: &scene.buyer,
        writer: Role::Seller,
        answer_to: &letter.from,
        subject: &subject,
        body,
        original: Some(Original { writer: Role::Buyer, at: scene.asked_at, text: BUYER_TEXT }),
        attachments: &kept,
        removed: &removed,
        mail_id: letter.message_id.as_ref().map(ToString::to_string),
        references: &scene.references,
        opt_out_link: "https://relay.corner-market.example/opt-out/QjE-3f9a0c",
    }
    .prepare(&secrets, scene.now)?;
    Ok(Relayed { mail: relayed.prepared.mail, kept: kept.len(), stripped: stripped.len() })
}

fn judge(scene: &Scene, text: &str) -> Result<Permit, Box<dyn Error>> {
    let mut reading = content::read(
        &Draft { subject: None, body: text, targets: &[] },
        &Setting {
            own_domains: &scene.marketplace.rules.own_domains,
            relay_domain: Some(RELAY_DOMAIN),
            allowed_addresses: &scene.masks(),
            necessary_links: &[],
            region: scene.buyer.locale.region(),
            is_reply: true,
        },
    );
    if let Some(finding) = wrong_language(text, &[], &scene.buyer.locale)
        && reading.language.as_ref().map(|found| found.tag) != language(BUYER_TEXT).map(|found| found.tag)
    {
        reading.findings.push(finding);
    }
    let facts = Reply {
        message: scene.message.clone(),
        rules: &scene.marketplace.rules,
        thread: scene.thread.clone(),
        meaning: reading.meaning,
        findings: reading.findings,
        asked_for_review: false,
    };
    match facts.judge() {
        Verdict::Permitted(permit) if permit.warnings().is_empty() => Ok(permit),
        verdict => Err(format!("the sample is not what it should be: {verdict:?}").into()),
    }
}
