use policy::{EmailAddress, Field, Finding, Meaning, NamedOrder, Passage, Rule};

use crate::normal::Normal;
use crate::{Language, language, order_id, target, text};

/// What a seller wrote, as it is to be examined: without quotations and without our own footer.
#[derive(Debug, Clone, Copy)]
pub struct Draft<'a> {
    /// The subject, where the channel has one.
    pub subject: Option<&'a str>,
    /// The text. HTML comes as the text it shows.
    pub body: &'a str,
    /// Where its links lead, for a body that came as HTML.
    pub targets: &'a [LinkTarget],
}

/// Where a link of HTML leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkTarget {
    /// The address in the markup.
    pub href: String,
    /// What the link stands under.
    pub passage: Passage,
}

/// What findings depend on besides the text.
#[derive(Debug, Clone, Copy, Default)]
pub struct Setting<'a> {
    /// Registrable domains of the marketplace. `amazon.*` stands for `amazon` under any public suffix.
    pub own_domains: &'a [String],
    /// The domain of the masks: the marketplace's own, too.
    pub relay_domain: Option<&'a str>,
    /// The masks of this very thread, which may be named, also with a `+` suffix.
    pub allowed_addresses: &'a [EmailAddress],
    /// The `https` links that the seller declared necessary to complete this order.
    pub necessary_links: &'a [String],
    /// The ISO 3166 country in whose form telephone numbers without a country code are read.
    pub region: Option<&'a str>,
}

/// What a draft says.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// The content rules it breaks, by field and start. No rule is found twice in the same passage.
    pub findings: Vec<Finding>,
    /// The orders it names: those of the subject, then those of the body.
    pub orders: Vec<NamedOrder>,
    /// The language of the body, if it can be told.
    pub language: Option<Language>,
    /// What it asks for and how critical it is. Unsure until the rules of meaning are read.
    pub meaning: Meaning,
}

/// Reads a draft.
pub fn read(draft: &Draft<'_>, setting: &Setting<'_>) -> Reading {
    let mut findings = Vec::new();
    let mut orders = Vec::new();
    let subject = draft.subject.map(|subject| (Field::Subject, subject));
    for (field, text) in subject.into_iter().chain([(Field::Body, draft.body)]) {
        let normal = Normal::of(text);
        findings.extend(text::findings(field, text, &normal, setting));
        orders.extend(order_id::named_in(field, &normal));
    }
    findings.extend(draft.targets.iter().flat_map(|target| target::findings(target, setting)));
    findings.sort_by_key(place);
    findings.dedup_by(|one, other| place(one) == place(other));
    Reading { findings, orders, language: language(draft.body), meaning: Meaning::default() }
}

/// Where a finding stands and what it is: the order of findings, and what makes two of them one.
fn place(finding: &Finding) -> (Option<(Field, usize, usize)>, Rule) {
    (finding.passage.as_ref().map(|passage| (passage.field, passage.start, passage.end)), finding.rule)
}
