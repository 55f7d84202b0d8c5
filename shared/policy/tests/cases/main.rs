//! The cases in `../../cases`: facts and an instant, and the decision with its rules. A file says which rule it
//! shows; each case states only what differs from the set-up of RULEBOOK C.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a case that cannot be read fails the test")]

mod ask;
mod facts;
mod messages;
mod order_facts;
mod questions;
mod reviews;
mod tables;
mod when;

use std::{fs, path::PathBuf};

use policy::{Finding, Terms, Verdict};
use serde::{Deserialize, de::DeserializeOwned};

use crate::{ask::Ask, when::When};

/// A file of cases.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CaseFile {
    rule: String,
    cases: Vec<Case>,
}

/// One case.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Case {
    /// The sentence of the rule that the case shows.
    says: String,
    /// Its number in RULEBOOK C, if it has one.
    #[serde(rename = "scenario")]
    _scenario: Option<u16>,
    ask: Ask,
    /// When the message is accepted, and leaves unless the case says otherwise.
    #[serde(default = "When::usual")]
    at: When,
    /// When it leaves.
    dispatch_at: Option<When>,
    answer: Answer,
    /// What the findings must name for the sender.
    #[serde(default)]
    naming: Vec<String>,
}

/// What policy says.
#[derive(Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Answer {
    /// The terms of the permit.
    permit: Option<String>,
    /// The rules that the sender is warned of.
    #[serde(default)]
    warn: Vec<String>,
    /// The rules that stand against the message.
    #[serde(default)]
    refuse: Vec<String>,
    /// What is said of something that is not a message.
    is: Option<String>,
}

#[test]
fn every_case_is_decided_as_it_says() {
    let files: Vec<(String, CaseFile)> = read_all("cases");
    let mut failed = Vec::new();
    for (name, file) in &files {
        assert!(!file.cases.is_empty() && !file.rule.is_empty(), "{name} has no cases");
        failed.extend(
            file.cases.iter().filter_map(|case| check(case).err()).map(|why| format!("{name}: {why}")),
        );
    }
    assert!(failed.is_empty(), "{} cases failed\n{}", failed.len(), failed.join("\n"));
}

fn check(case: &Case) -> Result<(), String> {
    let (answer, told) = case.ask.answer(case.at.instant(), case.dispatch_at.unwrap_or(case.at).instant());
    if answer != case.answer {
        return Err(format!("{}\n  expected {:?}\n  but got  {answer:?}, {told}", case.says, case.answer));
    }
    match case.naming.iter().find(|name| !told.contains(*name)) {
        Some(name) => Err(format!("{}\n  the sender is not told of {name}: {told}", case.says)),
        None => Ok(()),
    }
}

impl Answer {
    fn of_verdict(verdict: &Verdict) -> (Self, String) {
        match verdict {
            Verdict::Permitted(permit) => {
                let warn = ids(permit.warnings());
                (
                    Self { permit: Some(terms(permit.terms()).into()), warn, ..Self::default() },
                    words(permit.warnings()),
                )
            }
            Verdict::Refused(refusal) => Self::of_findings(&refusal.findings),
        }
    }

    fn of_findings(findings: &[Finding]) -> (Self, String) {
        (Self { refuse: ids(findings), ..Self::default() }, words(findings))
    }

    fn of_thing(is: impl Into<String>) -> (Self, String) {
        (Self { is: Some(is.into()), ..Self::default() }, String::new())
    }
}

fn ids(findings: &[Finding]) -> Vec<String> {
    findings.iter().map(|finding| finding.rule.id().to_owned()).collect()
}

fn words(findings: &[Finding]) -> String {
    let words: Vec<&str> = findings.iter().map(|finding| finding.message.as_str()).collect();
    words.join("; ")
}

fn terms(terms: Terms) -> &'static str {
    match terms {
        Terms::Reply => "reply",
        Terms::FromBuyer => "from buyer",
        Terms::Notice => "notice",
        Terms::ProactiveRegardlessOfOptOut => "regardless of opt-out",
        Terms::ProactiveUnlessOptedOut => "unless opted out",
    }
}

/// Every file of a folder beside this crate's sources, by name. An empty folder is a mistake.
fn read_all<T: DeserializeOwned>(folder: &str) -> Vec<(String, T)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut files: Vec<(String, T)> = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
        .map(|path| {
            let text = fs::read_to_string(&path).unwrap();
            let read = serde_json::from_str(&text).unwrap_or_else(|why| panic!("{}: {why}", path.display()));
            (path.file_name().unwrap().to_string_lossy().into_owned(), read)
        })
        .collect();
    files.sort_by(|(one, _), (other, _)| one.cmp(other));
    assert!(!files.is_empty(), "there are no cases in {}", folder.display());
    files
}
