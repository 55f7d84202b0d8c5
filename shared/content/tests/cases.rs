//! Scanners by data: what each text of `cases/` says, passage by passage.
#![expect(clippy::unwrap_used, reason = "a case that cannot be read fails its test")]

use content::{Draft, Setting, read};
use policy::{Field, Finding, Rule};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    #[serde(default)]
    why: String,
    text: String,
    #[serde(default)]
    region: Option<String>,
    #[serde(default)]
    necessary: Vec<String>,
    #[serde(default)]
    allowed: Vec<String>,
    /// Only these rules are asked about.
    #[serde(default)]
    rules: Vec<String>,
    found: Vec<(String, String)>,
}

#[test]
fn links() {
    check(include_str!("../cases/links.json"));
}

#[test]
fn addresses() {
    check(include_str!("../cases/addresses.json"));
}

#[test]
fn phones() {
    check(include_str!("../cases/phones.json"));
}

#[test]
fn emoji() {
    check(include_str!("../cases/emoji.json"));
}

#[test]
fn line_breaks() {
    check(include_str!("../cases/line_breaks.json"));
}

/// The rules of the scanners; what the words mean is asked elsewhere.
const SCANNED: [Rule; 6] = [
    Rule::ExternalLink,
    Rule::InsecureLink,
    Rule::EmailAddress,
    Rule::PhoneNumber,
    Rule::Emoji,
    Rule::TooManyLineBreaks,
];

fn check(file: &str) {
    let cases: Vec<Case> = serde_json::from_str(file).unwrap();
    assert!(!cases.is_empty());
    let own_domains = ["amazon.*".to_owned()];
    let mut wrong = Vec::new();
    for case in &cases {
        let allowed: Vec<_> = case.allowed.iter().map(|address| address.parse().unwrap()).collect();
        let setting = Setting {
            own_domains: &own_domains,
            relay_domain: Some("marketplace.amazon.com"),
            allowed_addresses: &allowed,
            necessary_links: &case.necessary,
            region: case.region.as_deref(),
            is_reply: false,
        };
        let reading = read(&Draft { subject: None, body: &case.text, targets: &[] }, &setting);
        let asked = |rule: &str| case.rules.is_empty() || case.rules.iter().any(|asked| asked == rule);
        let found: Vec<_> = reading
            .findings
            .iter()
            .filter(|finding| SCANNED.contains(&finding.rule))
            .map(shown)
            .filter(|(rule, _)| asked(rule))
            .collect();
        if found != case.found {
            wrong.push(format!(
                "{}\n  text:     {}\n  expected: {:?}\n  found:    {found:?}",
                case.why, case.text, case.found
            ));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

fn shown(finding: &Finding) -> (String, String) {
    let passage = finding.passage.as_ref().unwrap();
    assert_eq!(passage.field, Field::Body);
    (finding.rule.id().to_owned(), passage.text.clone())
}
