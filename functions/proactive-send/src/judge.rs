use content::{Reading, Setting, html_in_text, wrong_language};
use documents::{Extent, Kind};
use mail::Objection;
use policy::{
    Buyer, Channel, EmailAddress, Finding, Links, Meaning, ProactiveApi, Reason, SentBefore, TextLimit,
    Verdict,
};

use crate::{draft::Draft, scene::Scene};

/// What policy says of a draft, and what the draft says.
pub(crate) struct Judged {
    pub(crate) verdict: Verdict,
    pub(crate) meaning: Meaning,
}

/// A message as policy weighs it, beside the scene.
struct Weighed<'a> {
    buyer: &'a Buyer,
    reason: Reason,
    text: &'a str,
    files: usize,
    meaning: Meaning,
    findings: Vec<Finding>,
}

impl Scene {
    /// Judges a draft with so many files.
    pub(crate) fn judge(&self, draft: &Draft<'_>, files: usize) -> Judged {
        let (findings, meaning) = self.examine(draft);
        let (reason, text) = (draft.reason, draft.text);
        let weighed = Weighed { buyer: &self.buyer, reason, text, files, meaning, findings };
        Judged { verdict: self.weigh(weighed), meaning }
    }

    /// What stands now against any message for `reason`, however flawless its text and files. The buyer's preference
    /// plays no part (`optout-unknowable`).
    pub(crate) fn stands_against(&self, reason: Reason) -> Vec<Finding> {
        let flawless = Weighed {
            buyer: &Buyer { opted_out_at: None, ..self.buyer.clone() },
            reason,
            text: match reason.text_limit() {
                TextLimit::Forbidden => "",
                TextLimit::UpTo(_) => "-",
            },
            files: usize::from(reason.needs_file()),
            meaning: Meaning::default(),
            findings: Vec::new(),
        };
        match self.weigh(flawless) {
            Verdict::Permitted(_) => Vec::new(),
            Verdict::Refused(refusal) => refusal.findings,
        }
    }

    /// What the text says and breaks.
    fn examine(&self, draft: &Draft<'_>) -> (Vec<Finding>, Meaning) {
        let Reading { mut findings, meaning, .. } = content::read(
            &content::Draft { subject: None, body: draft.text, targets: &[] },
            &self.content_setting(draft, &self.own_masks()),
        );
        let titles: Vec<&str> = self.order.lines.iter().map(|line| line.title.as_str()).collect();
        findings.extend(html_in_text(draft.text));
        findings.extend(wrong_language(draft.text, &titles, &self.buyer.locale));
        (findings, meaning)
    }

    /// What stands against what a file of the draft says (`attachment-content`).
    pub(crate) fn objection(&self, draft: &Draft<'_>, content_type: &str, bytes: &[u8]) -> Option<Objection> {
        let masks = self.own_masks();
        let setting = self.content_setting(draft, &masks);
        let kind = Kind::of(content_type)?;
        let judged = documents::judge(kind, bytes, &setting, Channel::ProactiveApi, &self.marketplace.rules);
        if judged.extent == Extent::Part {
            tracing::info!(content_type, "a file was not read whole");
        }
        let broken = judged.rules();
        (!broken.is_empty()).then(|| Objection { broken, why: judged.why() })
    }

    /// What findings depend on besides the draft's words.
    fn content_setting<'a>(&'a self, draft: &Draft<'a>, masks: &'a [EmailAddress]) -> Setting<'a> {
        Setting {
            own_domains: &self.marketplace.rules.own_domains,
            relay_domain: Some(&self.marketplace.relay_domain),
            allowed_addresses: masks,
            necessary_links: self.necessary_links(draft),
            region: self.buyer.locale.region(),
            is_reply: draft.reason == Reason::ReturnFollowup,
        }
    }

    /// The pair's own masks: the only addresses that a text may name.
    fn own_masks(&self) -> Vec<EmailAddress> {
        let masks = &self.pair.masks;
        let address = |token: &String| format!("{token}@{}", self.marketplace.relay_domain).parse().ok();
        [&masks.buyer, &masks.seller].into_iter().filter_map(address).collect()
    }

    /// The links that the seller declares necessary, if the marketplace allows any.
    fn necessary_links<'a>(&self, draft: &Draft<'a>) -> &'a [String] {
        match self.marketplace.rules.external_links {
            Links::NecessaryHttps => draft.necessary_links,
            Links::None => &[],
        }
    }

    fn weigh(&self, weighed: Weighed<'_>) -> Verdict {
        let Weighed { buyer, reason, text, files, meaning, findings } = weighed;
        let facts = ProactiveApi {
            message: self.message.clone(),
            rules: &self.marketplace.rules,
            seller: &self.seller,
            buyer,
            order: &self.order,
            reason,
            text,
            files,
            meaning,
            findings,
            asked_for_review: self.review_asked,
            sent_before: SentBefore {
                about_order: self.contacts.proactive,
                for_reason: self.contacts.for_reason(reason),
                today: self.messages_sent.on(self.day),
                orders_lately: self.orders_lately,
            },
            accepted_at: self.now,
        };
        facts.judge(self.now)
    }
}
