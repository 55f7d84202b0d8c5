use policy::{Rule, TextLimit};
use serde_json::Value;

use crate::{MessageType, SpError};

/// The text of a message (`text-length`): white space alone is none; characters are Unicode scalar values.
pub(super) fn read(kind: MessageType, value: Option<&Value>) -> Result<String, SpError> {
    let text = match value {
        None | Some(Value::Null) => "",
        Some(Value::String(text)) => text,
        Some(_) => return Err(wrong("must be a string", "send the text as a JSON string")),
    };
    let blank = text.trim().is_empty();
    match kind.text_limit() {
        TextLimit::Forbidden if blank => Ok(String::new()),
        TextLimit::Forbidden => Err(wrong("is not taken by this type of message", "leave it out")),
        TextLimit::UpTo(most) if blank => {
            Err(wrong("is required", &format!("send a text of 1 to {most} characters")))
        }
        TextLimit::UpTo(most) => {
            let length = text.chars().count();
            if length <= most {
                return Ok(text.to_owned());
            }
            let message = format!("has {length} characters; at most {most} are allowed");
            Err(wrong(&message, &format!("shorten it by {}", length - most)))
        }
    }
}

fn wrong(message: &str, fix: &str) -> SpError {
    SpError::invalid_input("text", Rule::TextLength.id(), message, fix)
}
