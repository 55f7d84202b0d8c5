//! Findings as SARIF 2.1.0 (OASIS), as far as code scanning of GitHub and others reads it.

mod log;

use std::{
    collections::{BTreeSet, HashMap},
    path::{Path, PathBuf},
};

use data_encoding::HEXLOWER;
use policy::{Finding, Rule, Severity, Stage};
use sha2::{Digest, Sha256};

use super::{
    checked::{Checked, Placed, field_word},
    line_hash::line_hashes,
    lines::{Lines, Region},
    source::{Form, Origin, STDIN, Unread},
    text::Visible,
    uri::uri,
};
use log::{
    ArtifactChange, ArtifactLocation, Configuration, Driver, Fingerprints, Fix, Invocation, Location, Log,
    LogicalLocation, Message, Notification, PhysicalLocation, Properties, Replacement, ReportingDescriptor,
    Run, Tool,
};

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// Where the program is described: a name that is reserved, until it has a page.
const INFORMATION: &str = "https://aboveboard.example/";

/// Empty lines that may stand in a row (`too-many-line-breaks`).
const EMPTY_LINES: usize = 2;

/// What becomes of a run of `check` as one document.
pub(super) struct Sarif {
    /// The folder that the program runs in.
    here: PathBuf,
    results: Vec<(Rule, log::Result)>,
    notifications: Vec<Notification>,
    /// The file that results were last told of, with the hashes of its lines.
    file: Option<(String, Vec<String>)>,
    /// How often a finding was told of.
    told: HashMap<String, usize>,
}

impl Sarif {
    /// A document of no results. Paths are told from `here`.
    pub(super) fn new(here: PathBuf) -> Self {
        Self { here, results: Vec::new(), notifications: Vec::new(), file: None, told: HashMap::new() }
    }

    /// Adds what was found in a message.
    pub(super) fn add(&mut self, checked: &Checked) {
        for placed in &checked.findings {
            let result = self.result(checked, placed);
            self.results.push((placed.finding.rule, result));
        }
    }

    /// Adds what could not be read.
    pub(super) fn add_unread(&mut self, unread: &Unread) {
        let region = unread.line.map(|start_line| log::Region { start_line, ..log::Region::default() });
        let artifact_location = self.artifact(&unread.name);
        self.notifications.push(Notification {
            level: "error",
            message: Message { text: literal(&unread.to_string()) },
            locations: [Location {
                physical_location: PhysicalLocation { artifact_location, region },
                logical_locations: None,
            }],
        });
    }

    /// The document, as JSON.
    pub(super) fn document(self, exit_code: u8) -> String {
        let found: BTreeSet<Rule> = self.results.iter().map(|(rule, _)| *rule).collect();
        let is_told = |rule: &Rule| rule.stage() == Stage::Content || found.contains(rule);
        let rules: Vec<Rule> = Rule::ALL.iter().copied().filter(is_told).collect();
        let indexed = |(rule, result): (Rule, log::Result)| {
            let rule_index = rules.iter().position(|one| *one == rule).unwrap_or_default();
            log::Result { rule_index, ..result }
        };
        let results = self.results.into_iter().map(indexed).collect();
        let driver = Driver {
            name: "Aboveboard",
            version: env!("CARGO_PKG_VERSION"),
            semantic_version: env!("CARGO_PKG_VERSION"),
            information_uri: INFORMATION,
            rules: rules.iter().copied().map(descriptor).collect(),
        };
        let invocation = Invocation {
            execution_successful: self.notifications.is_empty(),
            exit_code,
            tool_execution_notifications: self.notifications,
        };
        let run = Run {
            tool: Tool { driver },
            invocations: [invocation],
            column_kind: "unicodeCodePoints",
            default_encoding: "utf-8",
            results,
        };
        let log = Log { schema: SCHEMA, version: "2.1.0", runs: [run] };
        serde_json::to_string_pretty(&log).unwrap_or_default()
    }

    fn result(&mut self, checked: &Checked, placed: &Placed) -> log::Result {
        let (message, finding) = (&checked.message, &placed.finding);
        let name = &message.origin.name;
        let exact = placed.region.as_ref().zip(message.lines()).filter(|_| placed.is_exact(message.form));
        let exact = exact.map(|(region, lines)| (region, lines.passage(region)));
        let snippet = exact.map(|(_, passage)| Message { text: passage.to_owned() });
        let region =
            placed.region.as_ref().map(|region| log::Region { snippet, ..log::Region::from(region) });
        let fix = exact.and_then(|(region, passage)| {
            let text = replacement(finding, message.form, passage)?;
            Some([self.fix(name, finding, region, text)])
        });
        log::Result {
            rule_id: finding.rule.id(),
            rule_index: 0,
            level: level(finding.severity()),
            message: Message { text: text(finding) },
            locations: [Location {
                physical_location: PhysicalLocation { artifact_location: self.artifact(name), region },
                logical_locations: logical_location(finding, message.form).map(|location| [location]),
            }],
            partial_fingerprints: self.fingerprints(&message.origin, placed),
            fixes: fix,
            properties: Properties { severity: finding.severity().word(), language: placed.language },
        }
    }

    fn fix(&self, name: &str, finding: &Finding, region: &Region, text: String) -> Fix {
        let replacement = Replacement { deleted_region: region.into(), inserted_content: Message { text } };
        Fix {
            description: Message { text: sentence(&finding.fix) },
            artifact_changes: [ArtifactChange {
                artifact_location: self.artifact(name),
                replacements: [replacement],
            }],
        }
    }

    /// What a finding is known by from run to run: by its line as GitHub does, if there is one, and by what it says.
    fn fingerprints(&mut self, origin: &Origin, placed: &Placed) -> Fingerprints {
        let said = self.said(origin, &placed.finding);
        let line = placed.region.as_ref().zip(origin.lines.as_ref());
        let hash = line
            .and_then(|(region, lines)| self.hashes(&origin.name, lines).get(region.start_line - 1).cloned());
        Fingerprints { primary_location_line_hash: hash.unwrap_or_else(|| said.clone()), passage: said }
    }

    /// A hash of file, rule and passage, and how often it was seen.
    fn said(&mut self, origin: &Origin, finding: &Finding) -> String {
        let passage = finding.passage.as_ref().map_or(&finding.message, |passage| &passage.text);
        let hash = Sha256::digest([&self.uri(&origin.name), finding.rule.id(), passage].join("\0"));
        let hash = HEXLOWER.encode(hash.get(..8).unwrap_or_default());
        let count = self.told.entry(hash.clone()).or_default();
        *count += 1;
        format!("{hash}:{count}")
    }

    fn hashes(&mut self, name: &str, lines: &Lines) -> &[String] {
        let file = self.file.take().filter(|(hashed, _)| hashed == name);
        let (_, hashes) =
            self.file.insert(file.unwrap_or_else(|| (name.to_owned(), line_hashes(&lines.file()))));
        hashes
    }

    fn artifact(&self, name: &str) -> ArtifactLocation {
        ArtifactLocation { uri: self.uri(name) }
    }

    fn uri(&self, name: &str) -> String {
        if name == STDIN { "stdin".to_owned() } else { uri(Path::new(name), &self.here) }
    }
}

fn descriptor(rule: Rule) -> ReportingDescriptor {
    let message = |clause| Message { text: sentence(clause) };
    ReportingDescriptor {
        id: rule.id(),
        short_description: message(rule.message()),
        full_description: message(rule.message()),
        help: message(rule.fix()),
        default_configuration: Configuration { level: level(rule.severity()) },
        properties: Properties { severity: rule.severity().word(), language: None },
    }
}

const fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Severe | Severity::High => "error",
        Severity::Medium => "warning",
        Severity::Low | Severity::None => "note",
    }
}

/// What is wrong, the passage, and what to do, since viewers show neither a passage nor a fix beside a message.
fn text(finding: &Finding) -> String {
    let passage = finding.passage.as_ref();
    let passage = passage.map(|passage| format!(": “{}”", Visible(&passage.text))).unwrap_or_default();
    let wrong = sentence(&format!("{}{passage}", finding.message));
    literal(&format!("{wrong} {}", sentence(&format!("fix: {}", finding.fix))))
}

/// A text as a message has it, in which single braces would stand for something else (SARIF 3.11.5).
fn literal(text: &str) -> String {
    text.replace('{', "{{").replace('}', "}}")
}

/// A clause with a capital letter and a full stop.
fn sentence(clause: &str) -> String {
    let mut chars = clause.chars();
    let first = chars.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}.", chars.as_str())
}

impl From<&Region> for log::Region {
    fn from(region: &Region) -> Self {
        Self {
            start_line: region.start_line,
            start_column: Some(region.start_column),
            end_line: Some(region.end_line),
            end_column: Some(region.end_column),
            char_offset: Some(region.characters.start),
            char_length: Some(region.characters.len()),
            byte_offset: Some(region.bytes.start),
            byte_length: Some(region.bytes.len()),
            snippet: None,
        }
    }
}

/// Which field of a message, where a file has more than one.
fn logical_location(finding: &Finding, form: Form) -> Option<LogicalLocation> {
    let name = field_word(finding.passage.as_ref()?.field, form);
    match form {
        Form::Text | Form::Html => None,
        Form::Mail => Some(LogicalLocation { name, kind: None }),
        Form::Line(_) => Some(LogicalLocation { name, kind: Some("property") }),
    }
}

/// What may stand in place of a passage without anybody thinking about it.
fn replacement(finding: &Finding, form: Form, passage: &str) -> Option<String> {
    match (finding.rule, form) {
        (Rule::Emoji, _) => Some(String::new()),
        (Rule::TooManyLineBreaks, Form::Text) => {
            let line_end = if passage.contains("\r\n") { "\r\n" } else { "\n" };
            Some(line_end.repeat(EMPTY_LINES))
        }
        _ => None,
    }
}
