use content::{Draft, LinkTarget, Setting};
use policy::{Channel, Field, Finding, MarketplaceRules, Passage, Rule, removes_file};

use crate::{Extent, Kind, Said, read};

/// A file that was examined.
#[derive(Debug, Clone, PartialEq)]
pub struct Judged {
    /// The rules that it breaks, by where its text does. A file without any may travel.
    pub findings: Vec<Finding>,
    /// How much of it was read.
    pub extent: Extent,
}

/// Most findings of one file that its sender is told in full, and most characters of a passage.
const TOLD_MAX: usize = 5;
const PASSAGE_MAX: usize = 120;

impl Judged {
    /// The rules that the file breaks, each once.
    pub fn rules(&self) -> Vec<Rule> {
        let mut rules = Vec::new();
        for Finding { rule, .. } in &self.findings {
            if !rules.contains(rule) {
                rules.push(*rule);
            }
        }
        rules
    }

    /// Rules and passages on one line, for the sender (`attachment-told`). What is offensive is not said again.
    pub fn why(&self) -> String {
        let mut told: Vec<String> = Vec::new();
        for finding in &self.findings {
            let words = words(finding);
            if !told.contains(&words) {
                told.push(words);
            }
        }
        let more = told.len().saturating_sub(TOLD_MAX);
        told.truncate(TOLD_MAX);
        if more > 0 {
            told.push(format!("{more} more"));
        }
        told.join("; ")
    }
}

fn words(Finding { rule, passage, message, .. }: &Finding) -> String {
    let shown = passage.as_ref().filter(|_| *rule != Rule::Offensive);
    match shown.map(|passage| passage.text.split_whitespace().collect::<Vec<_>>().join(" ")) {
        Some(text) => match text.char_indices().nth(PASSAGE_MAX) {
            Some((end, _)) => format!("{message} ({rule}): “{}…”", text.get(..end).unwrap_or_default()),
            None => format!("{message} ({rule}): “{text}”"),
        },
        None => format!("{message} ({rule})"),
    }
}

/// Examines a seller's file as if its text and links stood in the body of the message (`attachment-content`, RULEBOOK
/// 14). What cannot be read breaks nothing (`fail-open-for-uncertainty`).
pub fn judge(
    kind: Kind,
    bytes: &[u8],
    setting: &Setting<'_>,
    channel: Channel,
    rules: &MarketplaceRules,
) -> Judged {
    let Ok(said) = read(kind, bytes) else { return Judged { findings: Vec::new(), extent: Extent::Part } };
    let targets = targets(&said);
    let reading = content::read(&Draft { subject: None, body: &said.text, targets: &targets }, setting);
    let findings = reading.findings.into_iter();
    let findings = findings.filter(|finding| removes_file(finding.rule, channel, rules)).collect();
    Judged { findings, extent: said.extent }
}

/// The links of a file, as if they stood below its text, each on a line of its own.
fn targets(said: &Said) -> Vec<LinkTarget> {
    let mut start = said.text.len() + 1;
    let target = |href: &String| {
        let end = start + href.len();
        let passage = Passage { field: Field::Body, start, end, text: href.clone() };
        start = end + 1;
        LinkTarget { href: href.clone(), passage }
    };
    said.links.iter().map(target).collect()
}
