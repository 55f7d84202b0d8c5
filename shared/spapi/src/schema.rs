use policy::TextLimit;
use serde_json::{Map, Value, json};

use crate::{MessageType, SolicitationType};

/// The JSON schema (draft 4) of the body that a type of message takes, as it is enforced: tighter than the model's, which
/// requires no field. That a text is more than white space, and a file name no path, no schema says.
pub fn message_schema(kind: MessageType) -> Value {
    let mut properties = Map::new();
    let mut required = Vec::new();
    if let TextLimit::UpTo(most) = kind.text_limit() {
        properties.insert("text".to_owned(), json!({"type": "string", "minLength": 1, "maxLength": most}));
        required.push("text");
    }
    let (fewest, most) = kind.attachments().into_inner();
    if most > 0 {
        properties.insert("attachments".to_owned(), attachments(fewest, most));
    }
    if fewest > 0 {
        required.push("attachments");
    }
    if kind.takes_coverage() {
        for name in ["coverageStartDate", "coverageEndDate"] {
            properties.insert(name.to_owned(), json!({"type": "string", "format": "date-time"}));
        }
    }
    let mut schema = object(kind.name(), &properties);
    if let Some(schema) = schema.as_object_mut() {
        schema.insert("required".to_owned(), json!(required));
    }
    schema
}

/// The JSON schema (draft 4) of the body that a solicitation takes: an object without fields.
pub fn solicitation_schema(kind: SolicitationType) -> Value {
    object(kind.name(), &Map::new())
}

fn object(title: &str, properties: &Map<String, Value>) -> Value {
    json!({
        "$schema": "http://json-schema.org/draft-04/schema#",
        "title": title,
        "type": "object",
        "properties": properties,
    })
}

fn attachments(fewest: usize, most: usize) -> Value {
    json!({
        "type": "array",
        "minItems": fewest,
        "maxItems": most,
        "items": {
            "type": "object",
            "properties": {
                "uploadDestinationId": {"type": "string", "minLength": 1},
                "fileName": {"type": "string", "minLength": 1},
            },
            "required": ["uploadDestinationId", "fileName"],
        },
    })
}
