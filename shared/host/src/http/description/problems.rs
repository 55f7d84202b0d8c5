use std::collections::BTreeMap;

use axum::http::StatusCode;
use serde_json::json;
use utoipa::{
    IntoResponses, PartialSchema, ToSchema,
    openapi::{
        ContentBuilder, HeaderBuilder, Object, Ref, RefOr, Response, ResponseBuilder, Schema, Type,
        extensions::ExtensionsBuilder,
        schema::{ObjectBuilder, OneOfBuilder},
    },
};

use super::may_be::{statuses, ways};
use crate::http::{ProblemType, problem::ProblemBody};

/// The refusals of an operation: `Problems::<{ may_be::BODY | may_be::NOT_FOUND }>`.
///
/// Each status has one answer, whose extension `x-problem-types` lists the types that it may carry.
#[derive(Debug)]
pub struct Problems<const SET: u16>;

impl<const SET: u16> IntoResponses for Problems<SET> {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        let mut types: BTreeMap<StatusCode, Vec<ProblemType>> = BTreeMap::new();
        for (status, kind) in ways(SET) {
            types.entry(status).or_default().push(kind);
        }
        types
            .into_iter()
            .map(|(status, types)| (status.as_str().to_owned(), answer(status, &types)))
            .collect()
    }
}

fn answer(status: StatusCode, types: &[ProblemType]) -> RefOr<Response> {
    let named: Vec<String> = types.iter().map(|kind| format!("`{}`", kind.word())).collect();
    let description = format!(
        "{}: a problem of type {}.",
        status.canonical_reason().unwrap_or("Error"),
        named.join(" or ")
    );
    let urns: Vec<String> = types.iter().map(|kind| kind.urn()).collect();
    let body = Ref::from_schema_name(ProblemBody::name());
    let answer = ResponseBuilder::new()
        .description(description)
        .content("application/problem+json", ContentBuilder::new().schema(Some(body)).build())
        .extensions(Some(ExtensionsBuilder::new().add("x-problem-types", json!(urns)).build()));
    match header(status) {
        Some((name, value, about)) => {
            let header = HeaderBuilder::new().schema(Some(Object::with_type(value))).description(Some(about));
            answer.header(name, header.build()).build().into()
        }
        None => answer.build().into(),
    }
}

fn header(status: StatusCode) -> Option<(&'static str, Type, &'static str)> {
    match status {
        StatusCode::UNAUTHORIZED => Some(("WWW-Authenticate", Type::String, "`Bearer`.")),
        StatusCode::TOO_MANY_REQUESTS => {
            Some(("Retry-After", Type::Integer, "Seconds after which the call may succeed, if it is known."))
        }
        _ => None,
    }
}

/// The schemas that the problems of every operation refer to, by name.
pub fn schemas_of_problems() -> Vec<(String, RefOr<Schema>)> {
    let mut schemas = vec![(ProblemBody::name().into_owned(), ProblemBody::schema())];
    ProblemBody::schemas(&mut schemas);
    schemas
}

/// The types, each with what it means and what to do.
impl PartialSchema for ProblemType {
    fn schema() -> RefOr<Schema> {
        let one = |kind: Self| {
            ObjectBuilder::new()
                .schema_type(Type::String)
                .enum_values(Some([kind.urn()]))
                .title(Some(kind.word()))
                .description(Some(format!("{}\n\n{}", kind.meaning(), kind.remedy())))
                .extensions(Some(
                    ExtensionsBuilder::new().add("x-statuses", statuses(kind).collect::<Vec<_>>()).build(),
                ))
        };
        let all = Self::ALL.into_iter().fold(OneOfBuilder::new(), |all, kind| all.item(one(kind)));
        all.description(Some("What kind of problem an answer tells. A type never changes its meaning."))
            .into()
    }
}

impl ToSchema for ProblemType {}

#[cfg(test)]
mod tests {
    use super::{super::may_be, *};

    #[test]
    fn types_of_one_status_share_its_answer() {
        let answers =
            Problems::<{ may_be::BODY | may_be::REFUSED_CONTENT | may_be::REFUSED_VOLUME }>::responses();
        let statuses: Vec<&str> = answers.keys().map(String::as_str).collect();
        assert_eq!(statuses, ["400", "401", "413", "415", "429", "503"]);
        let told = serde_json::to_value(&answers).unwrap();
        let urns = ["urn:aboveboard:problem:invalid", "urn:aboveboard:problem:refused"];
        assert_eq!(told["400"]["x-problem-types"], json!(urns));
        let content = &told["400"]["content"]["application/problem+json"];
        assert_eq!(content["schema"]["$ref"], "#/components/schemas/Problem");
        assert!(told["429"]["headers"]["Retry-After"].is_object());
    }

    #[test]
    fn every_type_comes_with_a_status() {
        for kind in ProblemType::ALL {
            assert!(statuses(kind).next().is_some(), "{kind:?}");
        }
    }
}
