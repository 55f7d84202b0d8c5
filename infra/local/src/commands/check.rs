use std::{
    fs,
    io::{self, Read},
    process::ExitCode,
};

use mail::{Arrival, ReturnPath};
use policy::{Field, Finding, LanguageTag, MarketplaceId, MarketplaceRules};
use proactive_send::{Examination, Examined, Kind as Sent};
use serde::{Deserialize, Serialize};

use super::{CommandError, say};
use crate::cli::{Check, EXIT_FINDINGS, Format, Kind, Source};

/// One message to check.
struct Message {
    /// Where it comes from, for people.
    name: String,
    subject: Option<String>,
    text: String,
    html: Option<String>,
    locale: Option<LanguageTag>,
}

/// One line of a `.jsonl` file.
#[derive(Deserialize)]
struct JsonMessage {
    #[serde(alias = "body")]
    text: String,
    #[serde(default)]
    subject: Option<String>,
    #[serde(default)]
    html: Option<String>,
    #[serde(default, alias = "lang")]
    locale: Option<String>,
}

/// One finding as programs read it.
#[derive(Serialize)]
struct Line<'a> {
    file: &'a str,
    language: Option<&'static str>,
    findings: Vec<host::http::FindingBody>,
}

/// Looks for what messages must not say, and tells by the exit code whether anything was found.
pub(super) fn run(check: &Check) -> Result<ExitCode, CommandError> {
    let rules = MarketplaceRules::defaults(nowhere()?);
    let mut found = 0;
    for source in &check.sources {
        for message in read(source)? {
            let examined = Examined {
                text: &message.text,
                subject: message.subject.as_deref(),
                html: message.html.as_deref(),
                locale: message.locale.as_ref().or(check.locale.as_ref()),
                kind: match check.kind {
                    Kind::Proactive => Sent::Proactive,
                    Kind::Reply => Sent::Reply,
                    Kind::ReviewRequest => Sent::ReviewRequest,
                },
            };
            let examination = examined
                .examine(&rules)
                .map_err(|error| CommandError::Script(format!("{}: {error}", message.name)))?;
            found += examination.findings.len();
            tell(&message, &examination, check.format);
        }
    }
    Ok(if found == 0 { ExitCode::SUCCESS } else { ExitCode::from(EXIT_FINDINGS) })
}

fn nowhere() -> Result<MarketplaceId, CommandError> {
    "none".parse().map_err(|error: policy::InvalidId| CommandError::Script(error.to_string()))
}

fn tell(message: &Message, examination: &Examination, format: Format) {
    match format {
        Format::Json => {
            let line = Line {
                file: &message.name,
                language: examination.language,
                findings: examination.findings.iter().map(Into::into).collect(),
            };
            say(serde_json::to_string(&line).unwrap_or_default());
        }
        Format::Text => {
            if examination.findings.is_empty() {
                say(format_args!("{}: nothing found", message.name));
            }
            for finding in &examination.findings {
                say(format_args!("{}{}", message.name, sentence(message, finding)));
            }
        }
    }
}

/// `:line:column: rule: what is wrong: "passage"`, and below it what to do.
fn sentence(message: &Message, finding: &Finding) -> String {
    let passage = finding.passage.as_ref().map_or_else(
        || format!(": {}: {}", finding.rule, finding.message),
        |passage| {
            let place = match passage.field {
                Field::Subject => ":subject".to_owned(),
                Field::Body => place(&message.text, passage.start),
            };
            format!("{place}: {}: {}: “{}”", finding.rule, finding.message, passage.text)
        },
    );
    format!("{passage}\n    {}", finding.fix)
}

/// Line and column of a byte, both counted from 1; columns in characters.
fn place(text: &str, at: usize) -> String {
    let before = text.get(..at).unwrap_or_default();
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    format!(":{line}:{column}")
}

fn read(source: &Source) -> Result<Vec<Message>, CommandError> {
    let (name, bytes) = match source {
        Source::Stdin => {
            let mut bytes = Vec::new();
            let read = io::stdin().read_to_end(&mut bytes);
            read.map_err(|source| CommandError::Io { what: "cannot read standard input".into(), source })?;
            ("standard input".to_owned(), bytes)
        }
        Source::File(path) => {
            let name = path.display().to_string();
            let bytes = fs::read(path)
                .map_err(|source| CommandError::Io { what: format!("cannot read {name}"), source })?;
            (name, bytes)
        }
    };
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    match ending.as_deref() {
        Some("eml") => Ok(vec![of_mail(name, &bytes)?]),
        Some("jsonl") => of_json_lines(&name, &bytes),
        _ => Ok(vec![Message {
            text: String::from_utf8_lossy(&bytes).into_owned(),
            name,
            subject: None,
            html: None,
            locale: None,
        }]),
    }
}

fn of_mail(name: String, raw: &[u8]) -> Result<Message, CommandError> {
    let return_path = ReturnPath::Address;
    match mail::read(raw, return_path) {
        Arrival::Letter(letter) => Ok(Message {
            name,
            subject: Some(letter.subject.clone()),
            text: letter.body.text(),
            html: None,
            locale: None,
        }),
        Arrival::Automatic(kind) => {
            Err(CommandError::Script(format!("{name} is automatic mail: {}", kind.reason())))
        }
        Arrival::Held(reason) => {
            Err(CommandError::Script(format!("{name} cannot be read: {}", reason.reason())))
        }
    }
}

fn of_json_lines(name: &str, bytes: &[u8]) -> Result<Vec<Message>, CommandError> {
    let text = String::from_utf8_lossy(bytes);
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let message = |(at, line): (usize, &str)| {
        let wrong = |error: String| CommandError::Script(format!("{name}:{}: {error}", at + 1));
        let read: JsonMessage = serde_json::from_str(line).map_err(|error| wrong(error.to_string()))?;
        let locale = read.locale.map(|tag| tag.parse()).transpose();
        Ok(Message {
            name: format!("{name}:{}", at + 1),
            subject: read.subject,
            text: read.text,
            html: read.html,
            locale: locale.map_err(|error: policy::InvalidLanguageTag| wrong(error.to_string()))?,
        })
    };
    lines.map(message).collect()
}
