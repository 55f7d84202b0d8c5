mod attachments;
mod body;
mod coverage;
mod text;

pub use attachments::Attachment;
pub use coverage::Coverage;

use crate::{ErrorList, MessageType};

/// What a call of a messaging operation asks to send: as the descriptions in the models want it, which is more than
/// their schemas do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// The text, as it was sent; empty for types that take none.
    pub text: String,
    /// The files, as many as the type takes.
    pub attachments: Vec<Attachment>,
    /// The dates of a warranty; none for other types.
    pub coverage: Coverage,
}

impl Message {
    /// Reads the body of a call that sends a message of type `kind`.
    ///
    /// Lenient in form: JSON or a form, with a content type or without, fields that are not the type's are ignored,
    /// null is absent. Strict in substance: text and attachments as the type wants them. Everything that is wrong is
    /// told at once, 400 with one error a field; a body that is neither JSON nor a form is 415.
    pub fn read(kind: MessageType, content_type: Option<&str>, body: &[u8]) -> Result<Self, ErrorList> {
        let fields = body::fields(content_type, body)?;
        let text = text::read(kind, fields.get("text"));
        let attachments = attachments::read(kind, fields.get("attachments"));
        let coverage = coverage::read(kind, fields.get("coverageStartDate"), fields.get("coverageEndDate"));
        match (text, attachments, coverage) {
            (Ok(text), Ok(attachments), Ok(coverage)) => Ok(Self { text, attachments, coverage }),
            (text, attachments, coverage) => {
                let wrong = text.err().into_iter().chain(attachments.err()).chain(coverage.err());
                Err(ErrorList::of(wrong).unwrap_or_else(|| crate::SpError::internal_failure().into()))
            }
        }
    }
}

#[cfg(test)]
mod tests;
