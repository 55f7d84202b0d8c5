use serde_json::{Map, Value};

use crate::{SpError, media::Media, query};

/// The fields of a body, whatever form it has. Some clients send JSON and call it a form; an empty body has no fields.
pub(super) fn fields(content_type: Option<&str>, body: &[u8]) -> Result<Map<String, Value>, SpError> {
    let body = body.trim_ascii();
    if body.is_empty() {
        return Ok(Map::new());
    }
    match Media::of(content_type) {
        Media::Json => object(body),
        Media::Form if body.starts_with(b"{") => object(body),
        Media::Form => form(body),
        Media::Other => Err(SpError::unsupported_media_type()),
    }
}

fn object(body: &[u8]) -> Result<Map<String, Value>, SpError> {
    match serde_json::from_slice(body) {
        Ok(Value::Object(fields)) => Ok(fields),
        Ok(Value::Null) => Ok(Map::new()),
        Ok(_) => Err(malformed("is JSON, but no object")),
        Err(error) => Err(malformed(&format!("is no JSON: {error}"))),
    }
}

/// Each value of a form is text, but `attachments` may hold JSON.
fn form(body: &[u8]) -> Result<Map<String, Value>, SpError> {
    let body = str::from_utf8(body).map_err(|_| malformed("is a form, but no UTF-8"))?;
    let field = |(name, value): (String, String)| {
        let value = match name.as_str() {
            "attachments" => serde_json::from_str(&value).unwrap_or(Value::String(value)),
            _ => Value::String(value),
        };
        (name, value)
    };
    Ok(query::fields(body).map(field).collect())
}

fn malformed(problem: &str) -> SpError {
    SpError::invalid_input("body", "malformed", problem, "send a JSON object such as {\"text\":\"…\"}")
}
