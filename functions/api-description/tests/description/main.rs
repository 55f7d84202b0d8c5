//! The description says what the house does: every route below `/v1` and no other, with problems that exist, and a page
//! that needs nothing but itself.

#![expect(clippy::unwrap_used, reason = "a step that fails ends the test")]

mod document;
mod page;
mod routes;

use std::collections::BTreeSet;

use serde_json::Value;

/// The document as it is served.
fn document() -> Value {
    serde_json::to_value(api_description::document()).unwrap()
}

/// Every operation: method in upper case, path, and what is said of it.
fn operations(document: &Value) -> impl Iterator<Item = (String, &String, &Value)> {
    document["paths"].as_object().unwrap().iter().flat_map(|(path, methods)| {
        let methods = methods.as_object().unwrap();
        methods.iter().map(move |(method, operation)| (method.to_ascii_uppercase(), path, operation))
    })
}

/// Every string under `key`, wherever it stands.
fn all_under<'a>(value: &'a Value, key: &str) -> BTreeSet<&'a str> {
    let deeper: Box<dyn Iterator<Item = &Value>> = match value {
        Value::Object(fields) => Box::new(fields.values()),
        Value::Array(values) => Box::new(values.iter()),
        _ => Box::new(std::iter::empty()),
    };
    let own = value.get(key).and_then(Value::as_str);
    own.into_iter().chain(deeper.flat_map(|value| all_under(value, key))).collect()
}
