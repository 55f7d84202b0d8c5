use content::{Draft, LinkTarget, Setting, language, wrong_language};
use policy::{Channel, Effect, Field, Finding, LanguageTag, MarketplaceRules, Passage, effect};

/// What a text would be sent as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A seller starts contact.
    Proactive,
    /// A seller answers.
    Reply,
    /// A seller asks for a review in its own words.
    ReviewRequest,
}

/// A text to be examined before anyone sends it.
#[derive(Debug, Clone, Copy)]
pub struct Examined<'a> {
    /// The text, if it comes as text.
    pub text: &'a str,
    /// Its subject, if it has one.
    pub subject: Option<&'a str>,
    /// The text, if it comes as HTML: findings then point into the text that it shows.
    pub html: Option<&'a str>,
    /// The language that the buyer prefers.
    pub locale: Option<&'a LanguageTag>,
    /// What it would be sent as.
    pub kind: Kind,
}

/// What was found in a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Examination {
    /// The language that it was found to be in, unless that is unsure.
    pub language: Option<&'static str>,
    /// What it would be refused or warned for.
    pub findings: Vec<Finding>,
}

impl Examined<'_> {
    /// Examines the text under the rules of a marketplace.
    pub fn examine(&self, rules: &MarketplaceRules) -> Result<Examination, mail::TextTooLong> {
        let shown = self.html.map(mail::Body::from_html).transpose()?;
        let rendered = shown.as_ref().map(mail::Body::text);
        let text = rendered.as_deref().unwrap_or(self.text);
        let targets = shown.as_ref().map(|body| targets(body, text)).unwrap_or_default();
        let reading = content::read(
            &Draft { subject: self.subject, body: text, targets: &targets },
            &Setting {
                own_domains: &rules.own_domains,
                relay_domain: None,
                allowed_addresses: &[],
                necessary_links: &[],
                region: self.locale.and_then(LanguageTag::region),
            },
        );
        let channel = match self.kind {
            Kind::Reply => Channel::Reply,
            Kind::Proactive | Kind::ReviewRequest => Channel::ProactiveMail,
        };
        let foreign = self.locale.and_then(|locale| wrong_language(text, &[], locale));
        let findings = reading
            .findings
            .into_iter()
            .chain(foreign)
            .filter(|finding| effect(finding.rule, channel, rules) != Effect::Ignore)
            .collect();
        Ok(Examination { language: language(text).map(|language| language.tag), findings })
    }
}

/// Where the links of HTML lead, each with the passage of `text` that it stands under.
fn targets(body: &mail::Body, text: &str) -> Vec<LinkTarget> {
    let target = |link: mail::TextLink| LinkTarget {
        passage: Passage {
            field: Field::Body,
            start: link.start,
            end: link.end,
            text: text.get(link.start..link.end).unwrap_or_default().to_owned(),
        },
        href: link.href,
    };
    body.links().into_iter().map(target).collect()
}
