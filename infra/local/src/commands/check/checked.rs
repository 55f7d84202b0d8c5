use policy::{Field, Finding, MarketplaceRules};
use proactive_send::{Examined, Found, Kind as Sent};

use super::{
    lines::Region,
    source::{Form, Message, Unread},
};
use crate::cli::{Check, Kind};

/// A message that was checked.
pub(super) struct Checked {
    pub(super) message: Message,
    /// Its language, unless that is unsure.
    pub(super) language: Option<&'static str>,
    /// What was found, by place.
    pub(super) findings: Vec<Placed>,
}

/// A finding, and where in the file it is.
pub(super) struct Placed {
    pub(super) finding: Finding,
    /// The language of its passage.
    pub(super) language: Option<&'static str>,
    /// The very passage, or the line of a file of lines; none if that cannot be told or the whole file is meant.
    pub(super) region: Option<Region>,
}

impl Checked {
    /// Checks a message.
    pub(super) fn of(message: Message, check: &Check, rules: &MarketplaceRules) -> Result<Self, Unread> {
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
        let examination = examined.examine(rules).map_err(|error| Unread {
            name: message.origin.name.clone(),
            line: message.line(),
            why: error.to_string(),
        })?;
        let place = |found: Found| Placed {
            region: region(&message, &found),
            finding: found.finding,
            language: found.language,
        };
        let findings = examination.findings.into_iter().map(place).collect();
        Ok(Self { language: examination.language, findings, message })
    }
}

impl Message {
    /// The line of its file that it is, counted from 1.
    pub(super) fn line(&self) -> Option<usize> {
        match self.form {
            Form::Line(number) => Some(number),
            Form::Text | Form::Html | Form::Mail => None,
        }
    }
}

impl Placed {
    /// Whether the region is the passage itself, and no more.
    pub(super) fn is_exact(&self, form: Form) -> bool {
        self.region.is_some() && matches!(form, Form::Text | Form::Html)
    }
}

fn region(message: &Message, found: &Found) -> Option<Region> {
    let lines = message.lines()?;
    let bytes = match message.form {
        Form::Text => found.finding.passage.as_ref().map(|passage| passage.start..passage.end),
        Form::Html => found.in_html.clone(),
        Form::Line(number) => lines.line(number),
        Form::Mail => None,
    };
    bytes.map(|bytes| lines.region(bytes))
}

/// The word for a field of a message that has more than one.
pub(super) const fn field_word(field: Field, form: Form) -> &'static str {
    match (field, form) {
        (Field::Subject, _) => "subject",
        (Field::Body, Form::Mail) => "body",
        (Field::Body, Form::Text | Form::Html | Form::Line(_)) => "text",
    }
}
