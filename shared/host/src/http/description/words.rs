use policy::{Field, Reason, ReviewState, Rule, Severity, TextLimit};
use utoipa::{
    PartialSchema, ToSchema,
    openapi::{
        RefOr, Schema, Type,
        schema::{AnyOfBuilder, ObjectBuilder, OneOfBuilder},
    },
};

use crate::http::problem::field_word;

/// A text that is one word of a list.
fn words(about: &str, of: impl IntoIterator<Item = &'static str>) -> RefOr<Schema> {
    ObjectBuilder::new().schema_type(Type::String).description(Some(about)).enum_values(Some(of)).into()
}

/// One word with what it stands for.
fn word(word: &str, about: impl Into<String>) -> ObjectBuilder {
    ObjectBuilder::new().schema_type(Type::String).enum_values(Some([word])).description(Some(about))
}

macro_rules! described {
    ($($(#[$doc:meta])+ $vis:vis $name:ident as $published:literal => $schema:expr;)+) => {$(
        $(#[$doc])+
        #[derive(Debug)]
        $vis struct $name;

        impl PartialSchema for $name {
            fn schema() -> RefOr<Schema> {
                $schema
            }
        }

        impl ToSchema for $name {
            fn name() -> std::borrow::Cow<'static, str> {
                $published.into()
            }
        }
    )+};
}

described! {
    /// The id of a [`Rule`], as bodies carry it.
    pub RuleWord as "Rule" => rules();
    /// The state of a review request, as bodies carry it.
    pub ReviewStateWord as "ReviewState" => words(
        "How far the one review request of an order has come.",
        ReviewState::ALL.map(ReviewState::word),
    );
    /// Why a seller starts contact, as bodies name it.
    pub ReasonWord as "Reason" => reasons();
    /// How grave it is to break a rule.
    pub(crate) SeverityWord as "Severity" => words(
        "How grave it is to break a rule.",
        [Severity::None, Severity::Low, Severity::Medium, Severity::High, Severity::Severe].map(Severity::word),
    );
    /// A field of a message.
    pub(crate) FieldWord as "Field" => words(
        "A field of a message: of HTML, `text` is the text that it shows.",
        [Field::Subject, Field::Body].map(field_word),
    );
}

fn rules() -> RefOr<Schema> {
    let about = "The id of a rule. An id never changes its meaning; further ones may be added.";
    Rule::ALL
        .iter()
        .fold(OneOfBuilder::new(), |all, rule| {
            all.item(word(rule.id(), format!("{}.\n\n{}.", capital(rule.message()), capital(rule.fix()))))
        })
        .description(Some(about))
        .into()
}

fn reasons() -> RefOr<Schema> {
    let about = "Why a seller starts contact. Which reasons are open depends on the order.";
    let takes = |reason: Reason| {
        let text = match reason.text_limit() {
            TextLimit::Forbidden => "No text".to_owned(),
            TextLimit::UpTo(most) => format!("1 to {most} characters of text"),
        };
        let files = match (reason.needs_file(), reason.takes_files()) {
            (true, _) => "1 to 5 files",
            (false, true) => "up to 5 files",
            (false, false) => "no files",
        };
        format!("{text}, {files}.")
    };
    Reason::ALL
        .into_iter()
        .fold(AnyOfBuilder::new(), |all, reason| all.item(word(short(reason), takes(reason))))
        .item(ObjectBuilder::new().schema_type(Type::String).description(Some(
            "The same words with `reason-` before them or in camelCase, and the names of Messaging v1.",
        )))
        .description(Some(about))
        .into()
}

fn short(reason: Reason) -> &'static str {
    reason.id().strip_prefix("reason-").unwrap_or(reason.id())
}

fn capital(clause: &str) -> String {
    let mut letters = clause.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
