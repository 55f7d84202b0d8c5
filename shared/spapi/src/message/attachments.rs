use policy::Rule;
use serde_json::Value;

use crate::{MessageType, SpError};

/// A file of a message, by the id that it was uploaded under.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// The id of the upload; not empty, else as the caller wrote it.
    pub upload_destination_id: String,
    /// The name that the buyer sees; not empty, no path.
    pub file_name: String,
}

/// The files of a message: as many as its type takes, each with both fields.
pub(super) fn read(kind: MessageType, value: Option<&Value>) -> Result<Vec<Attachment>, SpError> {
    let entries = match value {
        None | Some(Value::Null) => &[],
        Some(Value::Array(entries)) => entries.as_slice(),
        Some(_) => {
            let fix = "send a list of {\"uploadDestinationId\":\"…\",\"fileName\":\"…\"}";
            return Err(SpError::invalid_input("attachments", "malformed", "must be a list", fix));
        }
    };
    counted(kind, entries.len())?;
    entries.iter().enumerate().map(|(index, entry)| attachment(index, entry)).collect()
}

fn counted(kind: MessageType, count: usize) -> Result<(), SpError> {
    let (fewest, most) = kind.attachments().into_inner();
    let (rule, message, fix) = if most == 0 && count > 0 {
        let message = "are not taken by this type of message".to_owned();
        (Rule::AttachmentCount, message, "leave them out".to_owned())
    } else if count > most {
        let message = format!("are {count}; at most {most} are allowed");
        (Rule::AttachmentCount, message, format!("send {} fewer", count - most))
    } else if count < fewest {
        (Rule::AttachmentAllGone, "are required".to_owned(), format!("send {fewest} to {most} files"))
    } else {
        return Ok(());
    };
    Err(SpError::invalid_input("attachments", rule.id(), &message, &fix))
}

fn attachment(index: usize, entry: &Value) -> Result<Attachment, SpError> {
    let upload_destination_id = string(index, entry, "uploadDestinationId")?;
    let file_name = string(index, entry, "fileName")?;
    if !is_plain_name(&file_name) {
        let field = format!("attachments[{index}].fileName");
        let message = "is no plain file name";
        let fix = "send the name alone, such as invoice.pdf, without a path or control characters";
        return Err(SpError::invalid_input(&field, "malformed", message, fix));
    }
    Ok(Attachment { upload_destination_id, file_name })
}

fn string(index: usize, entry: &Value, name: &str) -> Result<String, SpError> {
    match entry.get(name) {
        Some(Value::String(text)) if !text.trim().is_empty() => Ok(text.clone()),
        other => {
            let reason = if other.is_none_or(Value::is_null) { "missing" } else { "malformed" };
            let field = format!("attachments[{index}].{name}");
            let fix = format!(
                "send {{\"uploadDestinationId\":\"…\",\"fileName\":\"…\"}} with a {name} that says something"
            );
            Err(SpError::invalid_input(&field, reason, "must be a string that is not empty", &fix))
        }
    }
}

fn is_plain_name(name: &str) -> bool {
    let path = |character: char| matches!(character, '/' | '\\') || character.is_control();
    !name.contains(path) && !matches!(name.trim(), "." | "..")
}
