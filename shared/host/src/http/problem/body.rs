use core::ops::Range;

use policy::{Field, Finding};
use serde::Serialize;
use utoipa::ToSchema;

use super::ProblemType;
use crate::http::description::{FieldWord, RuleWord, SeverityWord};

/// A refusal (RFC 9457).
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Problem)]
pub(crate) struct ProblemBody<'a> {
    /// What kind of problem it is.
    #[schema(value_type = ProblemType)]
    pub(super) r#type: String,
    /// The name of the status.
    #[schema(example = "Forbidden")]
    pub(super) title: &'a str,
    /// The status.
    #[schema(minimum = 400, maximum = 599, example = 403)]
    pub(super) status: u16,
    /// What is wrong, in words for whoever wrote the calling program.
    #[schema(example = "the message was not sent: optout-block")]
    pub(super) detail: &'a str,
    /// The field, header or parameter that is wrong, as a path such as `lines[0].lineId`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub(super) field: Option<&'a str>,
    /// Every rule that stands against the call, if it was refused.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub(super) findings: &'a [FindingBody],
    /// The first instant at which the call may succeed, if it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime, nullable = false)]
    pub(super) opens_at: Option<String>,
    /// The last one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime, nullable = false)]
    pub(super) closes_at: Option<String>,
}

/// A rule that a text, a file or a call breaks.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Finding)]
pub struct FindingBody {
    /// The rule.
    #[schema(value_type = RuleWord)]
    rule: &'static str,
    /// How grave it is.
    #[schema(value_type = SeverityWord)]
    severity: &'static str,
    /// Where, if it is about a passage.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    passage: Option<PassageBody>,
    /// The language of the passage, or of the text as a whole; missing where that is unsure or does not matter.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, example = "en")]
    language: Option<&'static str>,
    /// What is wrong.
    #[schema(example = "a phone number stands in the text")]
    message: String,
    /// What to do instead.
    #[schema(example = "take it out")]
    fix: String,
}

/// A passage of a text.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Passage)]
struct PassageBody {
    /// Where it stands.
    #[schema(value_type = FieldWord)]
    field: &'static str,
    /// Its first byte, counted in UTF-8 from 0.
    start: usize,
    /// The byte after its last.
    end: usize,
    /// The passage itself.
    text: String,
    /// The first byte of the HTML that shows it, as the HTML was sent; missing where it is not certain.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    html_start: Option<usize>,
    /// The byte after the last of that HTML.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    html_end: Option<usize>,
}

impl FindingBody {
    /// The finding, with the language of its passage.
    #[must_use]
    pub fn in_language(self, language: Option<&'static str>) -> Self {
        Self { language, ..self }
    }

    /// The finding, with the bytes of the HTML that show its passage.
    #[must_use]
    pub fn in_html(mut self, bytes: Option<Range<usize>>) -> Self {
        if let (Some(passage), Some(bytes)) = (&mut self.passage, bytes) {
            (passage.html_start, passage.html_end) = (Some(bytes.start), Some(bytes.end));
        }
        self
    }
}

/// The word by which programs know a field of a message.
pub(crate) const fn field_word(field: Field) -> &'static str {
    match field {
        Field::Subject => "subject",
        Field::Body => "text",
    }
}

impl From<&Finding> for FindingBody {
    fn from(finding: &Finding) -> Self {
        let passage = finding.passage.as_ref().map(|passage| PassageBody {
            field: field_word(passage.field),
            start: passage.start,
            end: passage.end,
            text: passage.text.clone(),
            html_start: None,
            html_end: None,
        });
        Self {
            rule: finding.rule.id(),
            severity: finding.severity().word(),
            passage,
            language: None,
            message: finding.message.clone(),
            fix: finding.fix.clone(),
        }
    }
}
