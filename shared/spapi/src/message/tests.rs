use policy::TextLimit;
use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;
use crate::{Code, Details, MAX_ATTACHMENTS, SpError};

const JSON: Option<&str> = Some("application/json; charset=utf-8");
const FORM: Option<&str> = Some("application/x-www-form-urlencoded");

fn read(kind: MessageType, body: &Value) -> Result<Message, ErrorList> {
    Message::read(kind, JSON, body.to_string().as_bytes())
}

fn files(count: usize) -> Value {
    vec![json!({"uploadDestinationId": "4e936e26", "fileName": "a.pdf", "size": 1}); count].into()
}

/// The smallest body that the type takes.
fn fewest(kind: MessageType) -> Value {
    let text = matches!(kind.text_limit(), TextLimit::UpTo(_)).then_some("Hello");
    json!({"text": text, "attachments": files(*kind.attachments().start())})
}

/// What is wrong: field and reason of each error.
fn wrong(result: Result<Message, ErrorList>) -> Vec<(String, String)> {
    let errors = result.unwrap_err();
    assert_eq!(errors.status(), 400);
    let named = |error: &SpError| {
        assert_eq!(error.code, Code::InvalidInput);
        let details: Details = serde_json::from_str(&error.details).unwrap();
        let field = details.field.unwrap();
        assert!(error.message.starts_with(&field) && details.fix.is_some(), "{error:?}");
        (field, details.reason)
    };
    errors.iter().map(named).collect()
}

fn one(field: &str, reason: &str) -> Vec<(String, String)> {
    vec![(field.to_owned(), reason.to_owned())]
}

#[test]
fn each_type_takes_its_fewest_and_its_most() {
    for kind in MessageType::ALL {
        assert_eq!(read(kind, &fewest(kind)).unwrap().attachments.len(), *kind.attachments().start());
        let mut body = fewest(kind);
        body["attachments"] = files(*kind.attachments().end());
        if let TextLimit::UpTo(most) = kind.text_limit() {
            // four bytes and two UTF-16 units each, one scalar value
            body["text"] = "\u{1F600}".repeat(most).into();
            assert_eq!(read(kind, &body).unwrap().text.chars().count(), most);
            body["text"] = "\u{1F600}".repeat(most + 1).into();
            assert_eq!(wrong(read(kind, &body)), one("text", "text-length"), "{kind}");
        }
    }
}

#[test]
fn one_file_more_is_too_many() {
    for kind in MessageType::ALL {
        let mut body = fewest(kind);
        body["attachments"] = files(kind.attachments().end() + 1);
        assert_eq!(wrong(read(kind, &body)), one("attachments", "attachment-count"), "{kind}");
    }
}

#[test]
fn nothing_is_not_enough_for_any_type() {
    for kind in MessageType::ALL {
        for (content_type, body) in
            [(None, ""), (JSON, ""), (FORM, " "), (JSON, "{}"), (FORM, "{}"), (JSON, "null")]
        {
            let fields = wrong(Message::read(kind, content_type, body.as_bytes()));
            let needed = if kind.reason().needs_file() {
                ("attachments", "attachment-all-gone")
            } else {
                ("text", "text-length")
            };
            assert_eq!(fields, one(needed.0, needed.1), "{kind} {content_type:?} {body}");
        }
    }
}

#[test]
fn what_is_wrong_is_told_at_once() {
    let body = json!({
        "text": "Hello", "attachments": [], "coverageStartDate": "2026-13-01T00:00:00Z", "coverageEndDate": 5
    });
    let fields = wrong(read(MessageType::Warranty, &body));
    let named: Vec<_> = fields.iter().map(|(field, _)| field.as_str()).collect();
    assert_eq!(named, ["text", "attachments", "coverageStartDate"]);
}

#[test]
fn fields_that_are_not_the_types_are_ignored() {
    let body = json!({
        "text": "Hello", "marketplaceIds": ["A"], "MarketplaceIds": ["A"], "coverageEndDate": 5, "attachments": null
    });
    let message = read(MessageType::UnexpectedProblem, &body).unwrap();
    assert_eq!((message.text.as_str(), message.coverage), ("Hello", Coverage::default()));
}

#[test]
fn white_space_is_no_text() {
    assert_eq!(
        wrong(read(MessageType::ConfirmOrderDetails, &json!({"text": " \n\u{3000}"}))),
        one("text", "text-length")
    );
    let body = json!({"text": " ", "attachments": files(1)});
    assert_eq!(read(MessageType::Invoice, &body).unwrap().text, "");
}

#[test]
fn a_body_may_be_a_form_or_json_that_is_called_one() {
    for (content_type, body) in [
        (FORM, "text=Hello+%C3%A9&marketplaceIds=A"),
        (FORM, r#"{"text":"Hello é"}"#),
        (None, r#" {"text":"Hello é"} "#),
        (Some("application/hal+json"), r#"{"text":"Hello é"}"#),
    ] {
        let message = Message::read(MessageType::UnexpectedProblem, content_type, body.as_bytes()).unwrap();
        assert_eq!(message.text, "Hello é", "{body}");
    }
    let form = b"attachments=%5B%7B%22uploadDestinationId%22%3A%22u%22%2C%22fileName%22%3A%22a.pdf%22%7D%5D";
    let message = Message::read(MessageType::Invoice, FORM, form).unwrap();
    assert_eq!(message.attachments[0].file_name, "a.pdf");
}

#[test]
fn what_is_neither_json_nor_a_form_is_refused() {
    for content_type in ["text/plain", "multipart/form-data; boundary=x", "application/xml"] {
        let errors = Message::read(MessageType::Invoice, Some(content_type), b"{}").unwrap_err();
        assert_eq!((errors.status(), errors.first().code), (415, Code::UnsupportedMediaType));
    }
    for body in ["[]", "\"text\"", "5", "{", "{\"text\":\"\\ud800\"}", "text=Hello"] {
        let fields = wrong(Message::read(MessageType::UnexpectedProblem, JSON, body.as_bytes()));
        assert_eq!(fields, one("body", "malformed"), "{body}");
    }
    assert_eq!(
        wrong(Message::read(MessageType::UnexpectedProblem, FORM, b"text=\xff")),
        one("body", "malformed")
    );
}

#[test]
fn an_attachment_has_both_fields_and_a_plain_name() {
    let kind = MessageType::LegalDisclosure;
    for (entry, field, reason) in [
        (json!({"fileName": "a.pdf"}), "attachments[1].uploadDestinationId", "missing"),
        (
            json!({"uploadDestinationId": "", "fileName": "a.pdf"}),
            "attachments[1].uploadDestinationId",
            "malformed",
        ),
        (json!({"uploadDestinationId": "u"}), "attachments[1].fileName", "missing"),
        (json!({"uploadDestinationId": "u", "fileName": null}), "attachments[1].fileName", "missing"),
        (json!({"uploadDestinationId": "u", "fileName": " "}), "attachments[1].fileName", "malformed"),
        (json!({"uploadDestinationId": "u", "fileName": "../a.pdf"}), "attachments[1].fileName", "malformed"),
        (
            json!({"uploadDestinationId": "u", "fileName": "C:\\a.pdf"}),
            "attachments[1].fileName",
            "malformed",
        ),
        (json!({"uploadDestinationId": "u", "fileName": "a\n.pdf"}), "attachments[1].fileName", "malformed"),
        (json!({"uploadDestinationId": "u", "fileName": ".."}), "attachments[1].fileName", "malformed"),
        (json!("u"), "attachments[1].uploadDestinationId", "missing"),
    ] {
        let mut list = files(1);
        list.as_array_mut().unwrap().push(entry.clone());
        assert_eq!(wrong(read(kind, &json!({"attachments": list}))), one(field, reason), "{entry}");
    }
    assert_eq!(wrong(read(kind, &json!({"attachments": {"0": {}}}))), one("attachments", "malformed"));
}

#[test]
fn a_coverage_has_any_of_its_dates_in_order() {
    let coverage = |start: Value, end: Value| {
        let body = json!({"attachments": files(1), "coverageStartDate": start, "coverageEndDate": end});
        read(MessageType::Warranty, &body)
    };
    let start = "2004-12-13T21:39:45.618-08:00";
    let told = coverage(json!(start), json!("2005-12-13T21:39:45")).unwrap().coverage;
    assert_eq!(told.start.unwrap().to_string(), "2004-12-14T05:39:45.618Z");
    assert_eq!(told.end.unwrap().to_string(), "2005-12-13T21:39:45.000Z");
    assert_eq!(coverage(Value::Null, Value::Null).unwrap().coverage, Coverage::default());
    assert!(coverage(json!(start), json!(start)).is_ok());
    let earlier = json!("2004-12-13T21:39:45.617-08:00");
    assert_eq!(wrong(coverage(json!(start), earlier)), one("coverageEndDate", "malformed"));
    for date in ["", "2026-01-01", "tomorrow", "0"] {
        assert_eq!(
            wrong(coverage(json!(date), Value::Null)),
            one("coverageStartDate", "malformed"),
            "{date}"
        );
    }
}

proptest! {
    #[test]
    fn any_body_is_read_or_refused(
        body in any::<Vec<u8>>(),
        text in any::<String>(),
        count in 0..=MAX_ATTACHMENTS + 1,
        date in "[0-9TZ:.+-]{0,30}",
        content_type in proptest::option::of("(application/json|application/x-www-form-urlencoded|[a-z/;=]{0,9})"),
    ) {
        let json = json!({"text": text, "attachments": files(count), "coverageStartDate": date}).to_string();
        for kind in MessageType::ALL {
            for body in [body.as_slice(), json.as_bytes()] {
                match Message::read(kind, content_type.as_deref(), body) {
                    Ok(message) => prop_assert!(kind.attachments().contains(&message.attachments.len())),
                    Err(errors) => prop_assert!(matches!(errors.status(), 400 | 415)),
                }
            }
        }
    }
}
