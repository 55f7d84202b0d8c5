use policy::{EmailAddress, Field, Finding, Meaning, NamedOrder, Passage, Rule};

use crate::meaning::{self, Circumstances, Model, Sheet};
use crate::normal::Normal;
use crate::{Language, language, order_id, target, text, tongue};

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
    /// Whether the seller answers a message of the buyer.
    pub is_reply: bool,
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
    read_by(Model::shipped(), draft, setting)
}

/// Reads a draft by the weights of another model than the one that is shipped.
pub fn read_by(model: &Model, draft: &Draft<'_>, setting: &Setting<'_>) -> Reading {
    let view = View::of(draft, setting);
    let View { mut findings, orders, texts, sheet } = view;
    findings.extend(draft.targets.iter().flat_map(|target| target::findings(target, setting)));
    let said = meaning::judge(model, &sheet, &texts);
    findings.extend(said.findings);
    findings.sort_by_key(place);
    findings.dedup_by(|one, other| place(one) == place(other));
    Reading { findings, orders, language: language(draft.body), meaning: said.meaning }
}

/// What the model of meaning sees of a draft.
pub fn sheet(draft: &Draft<'_>, setting: &Setting<'_>) -> Sheet {
    let View { texts, mut sheet, .. } = View::of(draft, setting);
    for sentence in &mut sheet.sentences {
        if let Some((_, normal)) = texts.get(sentence.text) {
            sentence.original = normal.source(&sentence.source);
        }
    }
    sheet
}

/// What a draft shows before anything is concluded from it.
struct View<'a> {
    findings: Vec<Finding>,
    orders: Vec<NamedOrder>,
    texts: Vec<(Field, Normal<'a>)>,
    sheet: Sheet,
}

impl<'a> View<'a> {
    fn of(draft: &Draft<'a>, setting: &Setting<'_>) -> Self {
        let (mut findings, mut orders, mut signs, mut passed) =
            (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let subject = draft.subject.map(|subject| (Field::Subject, subject));
        let texts: Vec<(Field, Normal<'a>)> = subject
            .into_iter()
            .chain([(Field::Body, draft.body)])
            .map(|(field, text)| (field, Normal::of(text)))
            .collect();
        for (index, (field, normal)) in texts.iter().enumerate() {
            let shown = text::signs(*field, normal.whole(), normal, setting);
            findings.extend(shown.findings);
            passed.push(shown.allowed);
            signs.extend(shown.found.into_iter().map(|(start, sign)| (index, start, sign)));
            orders.extend(order_id::named_in(*field, normal));
        }
        let normals: Vec<&Normal<'_>> = texts.iter().map(|(_, normal)| normal).collect();
        let sample = normals.iter().rev().map(|normal| normal.text());
        let tag = tongue::of_texts(sample);
        let circumstances = Circumstances { is_reply: setting.is_reply, signs: &signs, passed: &passed };
        let sheet = meaning::sheet_of(&normals, tag, &circumstances);
        Self { findings, orders, texts, sheet }
    }
}

/// Where a finding stands and what it is: the order of findings, and what makes two of them one.
fn place(finding: &Finding) -> (Option<(Field, usize, usize)>, Rule) {
    (finding.passage.as_ref().map(|passage| (passage.field, passage.start, passage.end)), finding.rule)
}
