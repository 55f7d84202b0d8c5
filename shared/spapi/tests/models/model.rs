use std::sync::LazyLock;

use jsonschema::Validator;
use serde_json::{Value, json};
use spapi::Operation;

/// Amazon's three models.
pub(crate) static MODELS: LazyLock<[Value; 3]> = LazyLock::new(|| {
    [
        include_str!("../../models/messaging.json"),
        include_str!("../../models/solicitations.json"),
        include_str!("../../models/uploads.json"),
    ]
    .map(|text| serde_json::from_str(text).unwrap())
});

/// One operation of a model.
pub(crate) struct Described {
    pub(crate) model: &'static Value,
    pub(crate) method: &'static str,
    pub(crate) path: &'static str,
    pub(crate) value: &'static Value,
}

/// Every operation that the models describe.
pub(crate) fn described() -> Vec<Described> {
    let mut all = Vec::new();
    for model in MODELS.iter() {
        for (path, methods) in model["paths"].as_object().unwrap() {
            for (method, value) in methods.as_object().unwrap() {
                all.push(Described { model, method, path, value });
            }
        }
    }
    all
}

impl Described {
    pub(crate) fn operation(&self) -> Operation {
        let id = self.value["operationId"].as_str().unwrap();
        Operation::by_id(id).unwrap_or_else(|| panic!("{id} is not served"))
    }

    pub(crate) fn responses(&self) -> impl Iterator<Item = (u16, &'static Value)> {
        let responses = self.value["responses"].as_object().unwrap();
        responses.iter().map(|(status, response)| (status.parse().unwrap(), response))
    }

    /// What checks an answer of this status.
    pub(crate) fn validator(&self, status: u16) -> Validator {
        let schema = &self.value["responses"][status.to_string()]["schema"];
        assert!(schema.is_object(), "{} {status}", self.path);
        validator(self.model, schema)
    }
}

/// A schema of a model, with the definitions that it refers to.
pub(crate) fn validator(model: &Value, schema: &Value) -> Validator {
    let schema = json!({"definitions": model["definitions"], "allOf": [schema]});
    jsonschema::draft4::new(&schema).unwrap()
}

pub(crate) fn assert_valid(validator: &Validator, answer: &Value) {
    if let Err(error) = validator.validate(answer) {
        panic!("{error}\n{answer:#}");
    }
}
