//! What messages mean, by data: the scenarios of RULEBOOK C and TAXONOMY's conventions, in several languages.

use std::collections::BTreeSet;

use content::{Draft, Setting, read};
use policy::Criticality;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    #[serde(default)]
    why: String,
    #[serde(default, rename = "lang")]
    language: Option<String>,
    #[serde(default)]
    reply: bool,
    text: String,
    found: BTreeSet<String>,
    #[serde(default)]
    asks_for_review: Option<bool>,
    #[serde(default)]
    says_unavailable: Option<bool>,
    #[serde(default)]
    critical: Option<bool>,
}

#[test]
fn messages_mean_what_the_scenarios_say() {
    let cases: Vec<Case> = serde_json::from_str(include_str!("../cases/meaning.json")).unwrap();
    let own_domains = ["amazon.*".to_owned()];
    let mut wrong = Vec::new();
    for case in &cases {
        let setting = Setting { own_domains: &own_domains, is_reply: case.reply, ..Setting::default() };
        let reading = read(&Draft { subject: None, body: &case.text, targets: &[] }, &setting);
        let found: BTreeSet<String> =
            reading.findings.iter().map(|finding| finding.rule.id().to_owned()).collect();
        let meaning = reading.meaning;
        let as_told = found == case.found
            && case.asks_for_review.is_none_or(|asks| asks == meaning.asks_for_review)
            && case.says_unavailable.is_none_or(|says| says == meaning.says_unavailable)
            && case.critical.is_none_or(|is| is == (meaning.criticality == Criticality::Critical));
        if !as_told {
            let language = case.language.as_deref().unwrap_or("en");
            wrong.push(format!(
                "{language} {}\n  text:     {}\n  expected: {:?}\n  found:    {found:?} {meaning:?}",
                case.why, case.text, case.found
            ));
        }
        for passage in reading.findings.iter().filter_map(|finding| finding.passage.as_ref()) {
            assert_eq!(case.text.get(passage.start..passage.end), Some(passage.text.as_str()));
        }
    }
    assert!(wrong.is_empty(), "{} of {}\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}
