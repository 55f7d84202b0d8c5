use serde::Serialize;

use super::{
    checked::{Checked, Placed, field_word},
    lines::Region,
    source::Form,
};

/// One message as programs read it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct MessageLine<'a> {
    file: &'a str,
    /// The line of the file that is the message.
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    language: Option<&'static str>,
    findings: Vec<FindingLine<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct FindingLine<'a> {
    rule: &'static str,
    severity: &'static str,
    language: Option<&'static str>,
    message: &'a str,
    fix: &'a str,
    /// The passage in the text that was judged: of HTML what it shows, of a mail its decoded body.
    passage: Option<PassageLine<'a>>,
    /// The passage in the file, where it is known exactly.
    region: Option<RegionLine>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PassageLine<'a> {
    field: &'static str,
    start: usize,
    end: usize,
    text: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct RegionLine {
    start_line: usize,
    start_column: usize,
    end_line: usize,
    end_column: usize,
    byte_offset: usize,
    byte_length: usize,
}

/// A message and what was found in it, as one line of JSON.
pub(super) fn line(checked: &Checked) -> String {
    let message = &checked.message;
    let line = MessageLine {
        file: &message.origin.name,
        line: message.line(),
        language: checked.language,
        findings: checked.findings.iter().map(|placed| finding(placed, message.form)).collect(),
    };
    serde_json::to_string(&line).unwrap_or_default()
}

fn finding(placed: &Placed, form: Form) -> FindingLine<'_> {
    let Placed { finding, language, region } = placed;
    let passage = finding.passage.as_ref().map(|passage| PassageLine {
        field: field_word(passage.field, Form::Text),
        start: passage.start,
        end: passage.end,
        text: &passage.text,
    });
    FindingLine {
        rule: finding.rule.id(),
        severity: finding.severity().word(),
        language: *language,
        message: &finding.message,
        fix: &finding.fix,
        passage,
        region: region.as_ref().filter(|_| placed.is_exact(form)).map(RegionLine::from),
    }
}

impl From<&Region> for RegionLine {
    fn from(region: &Region) -> Self {
        Self {
            start_line: region.start_line,
            start_column: region.start_column,
            end_line: region.end_line,
            end_column: region.end_column,
            byte_offset: region.bytes.start,
            byte_length: region.bytes.len(),
        }
    }
}
