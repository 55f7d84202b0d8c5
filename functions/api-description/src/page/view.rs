use indexmap::IndexMap;
use serde::Deserialize;
use serde_json::{Number, Value};

/// The document as a reader sees it: what the page shows, in the order in which it is told.
#[derive(Deserialize)]
pub(super) struct Document {
    pub(super) info: Info,
    pub(super) paths: IndexMap<String, IndexMap<String, Operation>>,
    pub(super) components: Components,
    pub(super) tags: Vec<Tag>,
}

#[derive(Deserialize)]
pub(super) struct Info {
    pub(super) title: String,
    pub(super) version: String,
    pub(super) description: String,
}

#[derive(Deserialize)]
pub(super) struct Tag {
    pub(super) name: String,
    pub(super) description: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Components {
    pub(super) schemas: IndexMap<String, Schema>,
    pub(super) security_schemes: IndexMap<String, SecurityScheme>,
}

#[derive(Deserialize)]
pub(super) struct SecurityScheme {
    pub(super) description: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Operation {
    pub(super) tags: Vec<String>,
    pub(super) summary: String,
    #[serde(default)]
    pub(super) description: String,
    #[serde(rename = "operationId")]
    pub(super) id: String,
    #[serde(default)]
    pub(super) parameters: Vec<Parameter>,
    pub(super) request_body: Option<RequestBody>,
    pub(super) responses: IndexMap<String, Answer>,
    /// Any of these tokens, each with the scopes it must have.
    #[serde(default)]
    pub(super) security: Vec<IndexMap<String, Vec<String>>>,
}

#[derive(Deserialize)]
pub(super) struct Parameter {
    pub(super) name: String,
    pub(super) r#in: String,
    #[serde(default)]
    pub(super) description: String,
    #[serde(default)]
    pub(super) required: bool,
    #[serde(default)]
    pub(super) schema: Schema,
    pub(super) example: Option<Value>,
}

#[derive(Deserialize)]
pub(super) struct RequestBody {
    #[serde(default)]
    pub(super) description: String,
    #[serde(default)]
    pub(super) required: bool,
    pub(super) content: IndexMap<String, Content>,
}

#[derive(Deserialize)]
pub(super) struct Answer {
    pub(super) description: String,
    #[serde(default)]
    pub(super) content: IndexMap<String, Content>,
    #[serde(default, rename = "x-problem-types")]
    pub(super) problem_types: Vec<String>,
}

#[derive(Deserialize)]
pub(super) struct Content {
    #[serde(default)]
    pub(super) schema: Schema,
}

/// A JSON Schema, as far as the document uses it.
#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct Schema {
    #[serde(rename = "$ref")]
    pub(super) reference: Option<String>,
    pub(super) r#type: Types,
    pub(super) title: Option<String>,
    pub(super) format: Option<String>,
    pub(super) description: String,
    #[serde(rename = "enum")]
    pub(super) words: Vec<Value>,
    pub(super) properties: IndexMap<String, Schema>,
    pub(super) required: Vec<String>,
    pub(super) additional_properties: Additional,
    pub(super) items: Option<Box<Schema>>,
    pub(super) one_of: Vec<Schema>,
    pub(super) any_of: Vec<Schema>,
    pub(super) all_of: Vec<Schema>,
    pub(super) default: Option<Value>,
    pub(super) example: Option<Value>,
    pub(super) minimum: Option<Number>,
    pub(super) maximum: Option<Number>,
    pub(super) min_length: Option<u64>,
    pub(super) max_length: Option<u64>,
    pub(super) min_items: Option<u64>,
    pub(super) max_items: Option<u64>,
    pub(super) pattern: Option<String>,
    #[serde(rename = "x-statuses")]
    pub(super) statuses: Vec<u16>,
}

/// `type`: none, one or several.
#[derive(Deserialize, Default)]
#[serde(untagged)]
pub(super) enum Types {
    #[default]
    Any,
    One(String),
    Several(Vec<String>),
}

/// Fields that are not named.
#[derive(Deserialize)]
#[serde(untagged)]
pub(super) enum Additional {
    Allowed(bool),
    Of(Box<Schema>),
}

impl Default for Additional {
    fn default() -> Self {
        Self::Allowed(true)
    }
}

impl Types {
    /// The words of the types, `null` among them if it may be that.
    pub(super) fn words(&self) -> &[String] {
        match self {
            Self::Any => &[],
            Self::One(word) => std::slice::from_ref(word),
            Self::Several(words) => words,
        }
    }
}

impl Schema {
    /// The name of the component that this only refers to.
    pub(super) fn component(&self) -> Option<&str> {
        self.reference.as_deref()?.strip_prefix("#/components/schemas/")
    }

    /// Whether it is `null` and nothing else.
    pub(super) fn is_null(&self) -> bool {
        matches!(self.r#type.words(), [only] if only == "null")
    }

    /// What it may be, if that is one of several.
    pub(super) fn choices(&self) -> &[Schema] {
        if self.one_of.is_empty() { &self.any_of } else { &self.one_of }
    }
}
