use core::ops::Range;

use content::{Draft, LinkTarget, MarkupSetting, Setting, add_markup, language, wrong_language};
use policy::{Channel, Effect, Field, Finding, LanguageTag, MarketplaceRules, Passage, effect};

use crate::written::Written;

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
    /// What it would be refused or warned for, by place: the subject, then the text, then what is about the whole.
    pub findings: Vec<Found>,
}

/// One thing that was found, and what is known of where.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// The rule, the passage and a way to put it right.
    pub finding: Finding,
    /// The language of the lines that the passage stands in; where those are too short to tell, and without a
    /// passage, that of the whole text.
    pub language: Option<&'static str>,
    /// The bytes of the HTML, as it was sent, that show the passage; none for a text that came as text, and where it is
    /// not certain.
    pub in_html: Option<Range<usize>>,
}

impl Examined<'_> {
    /// Examines the text under the rules of a marketplace.
    pub fn examine(&self, rules: &MarketplaceRules) -> Result<Examination, mail::TextTooLong> {
        let shown = self.html.map(mail::Body::from_html).transpose()?;
        let rendered = shown.as_ref().map(mail::Body::text);
        let text = rendered.as_deref().unwrap_or(self.text);
        let targets = shown.as_ref().map(|body| targets(body, text)).unwrap_or_default();
        let setting = Setting {
            own_domains: &rules.own_domains,
            region: self.locale.and_then(LanguageTag::region),
            is_reply: self.kind == Kind::Reply,
            ..Setting::default()
        };
        let mut reading =
            content::read(&Draft { subject: self.subject, body: text, targets: &targets }, &setting);
        add_markup(&mut reading.findings, self.html.map(|html| looks(html, setting)).unwrap_or_default());
        let channel = match self.kind {
            Kind::Reply => Channel::Reply,
            Kind::Proactive | Kind::ReviewRequest => Channel::ProactiveMail,
        };
        let foreign = self.locale.and_then(|locale| wrong_language(text, &[], locale));
        let mut findings: Vec<Finding> = reading
            .findings
            .into_iter()
            .chain(foreign)
            .filter(|finding| effect(finding.rule, channel, rules) != Effect::Ignore)
            .collect();
        findings.sort_by_key(place);
        let written = match self.html {
            Some(html) if findings.iter().any(is_in_body) => Some(Written::of(html, text)),
            Some(_) | None => None,
        };
        let whole = language(text).map(|language| language.tag);
        let mut tongues = Tongues { subject: self.subject.unwrap_or_default(), text, last: None };
        let found = |finding: Finding| {
            let passage = finding.passage.as_ref();
            let within = passage.filter(|_| is_in_body(&finding)).zip(written.as_ref());
            Found {
                language: passage.and_then(|passage| tongues.around(passage)).or(whole),
                in_html: within.and_then(|(passage, written)| written.bytes(passage.start..passage.end)),
                finding,
            }
        };
        Ok(Examination { language: whole, findings: findings.into_iter().map(found).collect() })
    }
}

/// Where a finding stands; what is about the whole comes last.
fn place(finding: &Finding) -> (bool, Option<(Field, usize, usize)>) {
    let passage = finding.passage.as_ref();
    (passage.is_none(), passage.map(|passage| (passage.field, passage.start, passage.end)))
}

fn is_in_body(finding: &Finding) -> bool {
    finding.passage.as_ref().is_some_and(|passage| passage.field == Field::Body)
}

/// The languages of the lines of a message, each line read once for all passages that stand in it one after the other.
struct Tongues<'a> {
    subject: &'a str,
    text: &'a str,
    last: Option<(Field, Range<usize>, Option<&'static str>)>,
}

impl Tongues<'_> {
    /// The language of the lines that a passage touches.
    fn around(&mut self, passage: &Passage) -> Option<&'static str> {
        let is_within = |(field, line, _): &&(Field, Range<usize>, Option<&'static str>)| {
            *field == passage.field && line.start <= passage.start && passage.end <= line.end
        };
        if let Some((_, _, tag)) = self.last.as_ref().filter(is_within) {
            return *tag;
        }
        let text = match passage.field {
            Field::Subject => self.subject,
            Field::Body => self.text,
        };
        let start = text.get(..passage.start)?.rfind('\n').map_or(0, |at| at + 1);
        let end = text.get(passage.end..)?.find('\n').map_or(text.len(), |at| passage.end + at);
        let tag = text.get(start..end).and_then(language).map(|language| language.tag);
        let is_one_line = !passage.text.contains('\n');
        self.last = is_one_line.then_some((passage.field, start..end, tag));
        tag
    }
}

/// What is wrong with how HTML looks, as far as that can be told without the files that it shows.
fn looks(html: &str, content: Setting<'_>) -> Vec<Finding> {
    let pieces = hypertext::pieces(&hypertext::without_pictures(html));
    content::markup(&pieces, &MarkupSetting { content, pictures: &[] })
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
