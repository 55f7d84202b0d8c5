use proptest::prelude::*;
use serde_json::{Value, json};
use spapi::{Message, MessageType};

fn attachment() -> impl Strategy<Value = Value> {
    prop_oneof![
        4 => Just(json!({"uploadDestinationId": "4e936e26", "fileName": "a.pdf"})),
        1 => Just(json!({"uploadDestinationId": "4e936e26"})),
        1 => Just(json!({"uploadDestinationId": "4e936e26", "fileName": ""})),
        1 => Just(json!({"uploadDestinationId": 5, "fileName": "a.pdf"})),
        1 => Just(json!("a.pdf")),
    ]
}

fn text() -> impl Strategy<Value = Value> {
    let length = prop_oneof![0..3_usize, 399..=401_usize, 799..=801_usize, 1999..=2001_usize];
    prop_oneof![9 => length.prop_map(|length| Value::from("é".repeat(length))), 1 => Just(json!(5))]
}

proptest! {
    /// The schema in `_embedded` tells a client beforehand what would be refused.
    #[test]
    fn a_body_is_taken_if_its_schema_takes_it(
        text in proptest::option::of(text()),
        attachments in proptest::option::of(proptest::collection::vec(attachment(), 0..7)),
    ) {
        for kind in MessageType::ALL {
            let schema = spapi::message_schema(kind);
            let taken = |name: &str| schema["properties"].get(name).is_some();
            let mut body = json!({"marketplaceIds": ["A"]});
            if let Some(text) = text.clone().filter(|_| taken("text")) {
                body["text"] = text;
            }
            if let Some(attachments) = attachments.clone().filter(|_| taken("attachments")) {
                body["attachments"] = attachments.into();
            }
            let valid = jsonschema::draft4::new(&schema).unwrap().is_valid(&body);
            let read = Message::read(kind, Some("application/json"), body.to_string().as_bytes());
            prop_assert_eq!(read.is_ok(), valid, "{} {}", kind, body);
        }
    }
}
