use std::collections::BTreeSet;

use host::http::ProblemType;
use serde_json::{Value, json};

use crate::{all_under, document, operations};

#[test]
fn it_is_openapi_3_1_and_every_reference_resolves() {
    let document = document();
    assert_eq!(document["openapi"], "3.1.0");
    let references = all_under(&document, "$ref");
    assert!(references.len() > 30, "{references:?}");
    for reference in references {
        let pointer = reference.strip_prefix('#').unwrap_or_else(|| panic!("{reference} leads elsewhere"));
        assert!(document.pointer(pointer).is_some(), "{reference}");
    }
}

#[test]
fn every_operation_is_described_in_full() {
    let document = document();
    let groups: Vec<&Value> = document["tags"].as_array().unwrap().iter().map(|tag| &tag["name"]).collect();
    let mut ids = BTreeSet::new();
    for (method, path, operation) in operations(&document) {
        let name = format!("{method} {path}");
        let id = operation["operationId"].as_str().unwrap_or_else(|| panic!("{name} has no id"));
        assert!(ids.insert(id.to_owned()), "{id} is the id of two operations");
        assert!(operation["summary"].as_str().is_some_and(|summary| !summary.is_empty()), "{name}");
        let tags = operation["tags"].as_array().unwrap();
        assert!(tags.len() == 1 && groups.contains(&&tags[0]), "{name}: {tags:?}");
        assert_eq!(operation["security"][0], json!({ "token": ["marketplace"] }), "{name}");
        let answers = operation["responses"].as_object().unwrap();
        assert_eq!(answers.keys().filter(|status| status.starts_with('2')).count(), 1, "{name}");
        for status in ["400", "401", "503"] {
            assert!(answers.contains_key(status), "{name} {status}");
        }
        let named: BTreeSet<&str> = path.split(['{', '}']).skip(1).step_by(2).collect();
        let parameters = operation["parameters"].as_array().map(Vec::as_slice).unwrap_or_default();
        let described: BTreeSet<&str> = parameters
            .iter()
            .filter(|parameter| parameter["in"] == "path")
            .map(|parameter| parameter["name"].as_str().unwrap())
            .collect();
        assert_eq!(named, described, "{name}");
        assert!(parameters.iter().all(|parameter| parameter["description"].is_string()), "{name}");
    }
}

/// One place says what each type means and what to do; every refusal of an operation names types from there.
#[test]
fn every_type_of_problem_is_documented() {
    let document = document();
    let schemas = &document["components"]["schemas"];
    let types = schemas["ProblemType"]["oneOf"].as_array().unwrap();
    let documented: BTreeSet<&str> = types.iter().map(|kind| kind["enum"][0].as_str().unwrap()).collect();
    let every: BTreeSet<String> = ProblemType::ALL.iter().map(|kind| kind.urn()).collect();
    assert_eq!(documented, every.iter().map(String::as_str).collect());
    for kind in types {
        let (meaning, remedy) = kind["description"].as_str().unwrap().split_once("\n\n").unwrap();
        assert!(!meaning.is_empty() && !remedy.is_empty(), "{kind}");
        assert!(!kind["x-statuses"].as_array().unwrap().is_empty(), "{kind}");
    }
    for (method, path, operation) in operations(&document) {
        for (status, answer) in operation["responses"].as_object().unwrap() {
            let refused = status.starts_with(['4', '5']);
            let problem = &answer["content"]["application/problem+json"]["schema"]["$ref"];
            assert_eq!(refused, problem == "#/components/schemas/Problem", "{method} {path} {status}");
            let named = answer["x-problem-types"].as_array().map(Vec::as_slice).unwrap_or_default();
            assert_eq!(refused, !named.is_empty(), "{method} {path} {status}");
            assert!(named.iter().all(|urn| documented.contains(urn.as_str().unwrap())), "{named:?}");
        }
    }
}

/// Two crates may describe a body by the same name only if it is the same body.
#[test]
fn no_name_stands_for_two_schemas() {
    let whole = document();
    let crates = [
        orders::description(),
        proactive_send::description(),
        opt_out::description(),
        reviews::description(),
        authorise::description(),
    ];
    for part in crates {
        let part = serde_json::to_value(part).unwrap();
        for (name, schema) in part["components"]["schemas"].as_object().unwrap() {
            assert_eq!(schema, &whole["components"]["schemas"][name], "{name}");
        }
    }
}

/// Fields of bodies say what they are, themselves or by the schema that they refer to.
#[test]
fn every_field_has_a_meaning() {
    let document = document();
    let schemas = document["components"]["schemas"].as_object().unwrap();
    let has_words = |value: &Value| value["description"].as_str().is_some_and(|words| !words.is_empty());
    for (name, schema) in schemas {
        assert!(has_words(schema), "{name}");
        let parts = schema["allOf"].as_array().map(Vec::as_slice).unwrap_or_default();
        for part in std::iter::once(schema).chain(parts) {
            for (field, value) in part["properties"].as_object().into_iter().flatten() {
                let choices = value["oneOf"].as_array().map(Vec::as_slice).unwrap_or_default();
                assert!(has_words(value) || choices.iter().any(has_words), "{name}.{field}");
            }
        }
    }
}
