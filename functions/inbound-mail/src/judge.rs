use content::{Draft, Language, LinkTarget, Reading, Setting, add_markup, language, wrong_language};
use mail::{Part, Separated, separate};
use policy::{
    BuyerMessage, EmailAddress, Field, Finding, Instant, Linkage, Order, OrderId, Outcome, Passage,
    ProactiveMail, Refusal, Reply, Role, Rule, SentBefore, ThreadFact, Verdict,
};
use store::DayCount;

use crate::{Error, facts::Scene, looks, settle::Case, thread::Place};

/// One letter, judged, with what delivery needs of it.
pub(crate) struct Judged {
    pub(crate) verdict: Verdict,
    pub(crate) place: Place,
    /// What the writer wrote anew; none if nobody read it.
    pub(crate) separated: Option<Separated>,
    /// Orders that a proactive message is counted on.
    pub(crate) counted: Vec<OrderId>,
    /// Whether it asks for a review, which is once per order.
    pub(crate) asks_for_review: bool,
}

impl Judged {
    /// The address of From may not write here; what it wrote is not read.
    pub(crate) fn sender_not_approved(case: &Case<'_>) -> Result<Self, Error> {
        let rule = match case.writer() {
            Role::Seller => Rule::SenderAuthorised,
            Role::Buyer => Rule::SenderBuyer,
        };
        let refusal = Refusal { outcome: Outcome::Reject, findings: vec![Finding::of(rule)] };
        Ok(Self {
            verdict: Verdict::Refused(refusal),
            place: case.place_of_contact(None)?,
            separated: None,
            counted: Vec::new(),
            asks_for_review: false,
        })
    }
}

/// Judges the letter of a party of the pair, `files` being what came with it.
pub(crate) fn judge(case: &Case<'_>, files: &[Part]) -> Result<Judged, Error> {
    let texts: Vec<&str> = case.scene.answered.iter().map(|message| message.text.as_str()).collect();
    let separated = separate(case.letter.body.clone(), &texts);
    match case.writer() {
        Role::Buyer => judge_buyer(case, separated),
        Role::Seller => judge_seller(case, separated, files),
    }
}

fn judge_buyer(case: &Case<'_>, separated: Separated) -> Result<Judged, Error> {
    let scene = case.scene;
    let thread = scene.linked().map(store::Thread::fact);
    // The mask of a seller is made with the pair's first order, so whoever writes to it bought there.
    let facts =
        BuyerMessage { message: case.message.clone(), seller: &scene.seller, thread, has_order: true };
    Ok(Judged {
        verdict: facts.judge(),
        place: case.place_of_buyer_message()?,
        separated: Some(separated),
        counted: Vec::new(),
        asks_for_review: false,
    })
}

fn judge_seller(case: &Case<'_>, separated: Separated, files: &[Part]) -> Result<Judged, Error> {
    let looks = looks::findings(case, &separated, files);
    let (place, verdict, counted, asks_for_review) = match case.scene.linkage() {
        Linkage::Reply { thread, .. } => {
            let order = case.scene.linked().and_then(|thread| thread.order.clone());
            let place = Place { thread: thread.id.clone(), order };
            let (verdict, asks) = judge_reply(case, &separated, looks, thread, place.order.as_ref())?;
            let counted = if asks { place.order.iter().cloned().collect() } else { Vec::new() };
            (place, verdict, counted, asks)
        }
        Linkage::Proactive => judge_contact(case, &separated, looks)?,
    };
    Ok(Judged { verdict, place, separated: Some(separated), counted, asks_for_review })
}

fn judge_reply(
    case: &Case<'_>,
    separated: &Separated,
    looks: Vec<Finding>,
    thread: ThreadFact,
    order: Option<&OrderId>,
) -> Result<(Verdict, bool), Error> {
    let scene = case.scene;
    let mut reading = scene.read_draft(None, separated);
    add_markup(&mut reading.findings, looks);
    let foreign = scene.language_of_reply(&separated.text, reading.language.as_ref());
    reading.findings.extend(foreign);
    let asked_for_review = match order {
        Some(order) => scene.review_asked(order)?,
        None => false,
    };
    let asks = reading.meaning.asks_for_review;
    let facts = Reply {
        message: case.message.clone(),
        rules: &scene.marketplace.rules,
        thread,
        meaning: reading.meaning,
        findings: reading.findings,
        asked_for_review,
    };
    Ok((facts.judge(), asks))
}

fn judge_contact(
    case: &Case<'_>,
    separated: &Separated,
    looks: Vec<Finding>,
) -> Result<(Place, Verdict, Vec<OrderId>, bool), Error> {
    let scene = case.scene;
    let subject = &case.letter.subject;
    let linked = scene.linked().map(store::Thread::fact);
    let mut reading = scene.read_draft(Some(subject), separated);
    add_markup(&mut reading.findings, looks);
    let titles = scene.titles();
    let titles: Vec<&str> = titles.iter().map(String::as_str).collect();
    reading.findings.extend(wrong_language(&separated.text, &titles, &scene.buyer.locale));
    let bound =
        reading.orders.iter().find_map(|named| scene.orders_of_pair().find(|order| order.id == named.id));
    let place = case.place_of_contact(bound)?;
    let mut asked = Vec::new();
    for order in scene.orders_of_pair() {
        if scene.review_asked(&order.id)? {
            asked.push(order.id.clone());
        }
    }
    let about_order = match bound {
        Some(order) => scene.first.facts.contacts(&order.id)?.unwrap_or_default().proactive,
        None => 0,
    };
    let day = scene.marketplace.rules.civil_day(case.mail.accepted_at);
    let sent_before = SentBefore {
        about_order,
        for_reason: 0,
        today: scene.messages_sent.on(day),
        orders_lately: scene.orders_lately(case.mail.accepted_at),
    };
    let is_named = |order: &&Order| reading.orders.iter().any(|named| named.id == order.id);
    let counted: Vec<OrderId> =
        scene.orders_of_pair().filter(is_named).map(|order| order.id.clone()).collect();
    let asks = reading.meaning.asks_for_review;
    let facts = ProactiveMail {
        message: case.message.clone(),
        rules: &scene.marketplace.rules,
        seller: &scene.seller,
        buyer: &scene.buyer,
        orders: &scene.first.orders,
        named: &reading.orders,
        subject,
        meaning: reading.meaning,
        findings: reading.findings,
        asked_for_review: &asked,
        sent_before,
        thread: linked,
        accepted_at: case.mail.accepted_at,
    };
    Ok((place, facts.judge(case.now), counted, asks))
}

impl Scene {
    /// A message accepted then, as it counts for the daily cap.
    pub(crate) fn day_count(&self, at: Instant) -> DayCount<'_> {
        let rules = &self.marketplace.rules;
        DayCount {
            marketplace: &rules.id,
            seller: &self.seller.id,
            day: rules.civil_day(at),
            cap: rules.daily_cap.after(self.orders_lately(at)),
            known: &self.messages_sent,
        }
    }

    fn orders_lately(&self, at: Instant) -> u32 {
        self.orders_placed.over(self.marketplace.rules.days_before(at))
    }

    /// What the seller's own words say, with the setting that findings depend on.
    fn read_draft(&self, subject: Option<&str>, separated: &Separated) -> Reading {
        let targets: Vec<LinkTarget> = separated
            .links
            .iter()
            .map(|link| LinkTarget {
                href: link.href.clone(),
                passage: Passage {
                    field: Field::Body,
                    start: link.start,
                    end: link.end,
                    text: separated.text.get(link.start..link.end).unwrap_or_default().to_owned(),
                },
            })
            .collect();
        content::read(
            &Draft { subject, body: &separated.text, targets: &targets },
            &self.content_setting(&self.own_masks()),
        )
    }

    /// What findings depend on besides the mail.
    pub(crate) fn content_setting<'a>(&'a self, masks: &'a [EmailAddress]) -> Setting<'a> {
        Setting {
            own_domains: &self.marketplace.rules.own_domains,
            relay_domain: Some(&self.marketplace.relay_domain),
            allowed_addresses: masks,
            necessary_links: &[],
            region: self.buyer.locale.region(),
            is_reply: self.linked().is_some(),
        }
    }

    /// The pair's own masks: the only addresses that a text may name.
    pub(crate) fn own_masks(&self) -> Vec<EmailAddress> {
        let masks = &self.masked.pair.masks;
        [&masks.buyer, &masks.seller]
            .iter()
            .filter_map(|token| self.mask_address(token).parse().ok())
            .collect()
    }

    /// `wrong-language` in a reply: not if the buyer's last message was in the same language (RULEBOOK 8.3).
    fn language_of_reply(&self, text: &str, written: Option<&Language>) -> Option<Finding> {
        let finding = wrong_language(text, &[], &self.buyer.locale)?;
        let answered = self.answered.iter().find(|message| message.from == Role::Buyer);
        let asked = answered.and_then(|message| language(message.own_text()));
        let answers_in_kind =
            written.zip(asked.as_ref()).is_some_and(|(written, asked)| written.tag == asked.tag);
        (!answers_in_kind).then_some(finding)
    }

    fn review_asked(&self, order: &OrderId) -> Result<bool, Error> {
        Ok(self.first.facts.review(order)?.is_some_and(|review| review.is_asked()))
    }

    /// Product titles, which may be in any language.
    fn titles(&self) -> Vec<String> {
        self.orders_of_pair().flat_map(|order| order.lines.iter().map(|line| line.title.clone())).collect()
    }
}
