use maud::{Markup, html};
use serde_json::Value;

use super::{
    limits::limits,
    text::{inline, paragraphs},
    view::{Additional, Components, Schema},
};

/// What a value is, in one line.
pub(super) fn kind(schema: &Schema) -> Markup {
    if let Some(name) = schema.component() {
        return html! { a href={ "#schema-" (name) } { (name) } };
    }
    if !schema.choices().is_empty() {
        let nullable = schema.choices().iter().any(Schema::is_null);
        let choices: Vec<&Schema> = schema.choices().iter().filter(|choice| !choice.is_null()).collect();
        return html! {
            @for (at, choice) in choices.iter().enumerate() { @if at > 0 { " or " } (kind(choice)) }
            @if nullable { " or null" }
        };
    }
    let words = schema.r#type.words();
    let nullable = words.iter().any(|word| word == "null");
    html! {
        @match words.iter().find(|word| *word != "null").map(String::as_str) {
            None => "any value",
            Some("array") => { "array of " @if let Some(items) = &schema.items { (kind(items)) } },
            Some("object") => {
                @match &schema.additional_properties {
                    Additional::Of(values) => { "map of names to " (kind(values)) },
                    Additional::Allowed(_) => "object",
                }
            },
            Some("string") => { (schema.format.as_deref().unwrap_or("string")) },
            Some(word) => (word),
        }
        @if nullable { " or null" }
    }
}

/// The table of an object's fields.
pub(super) fn fields(schema: &Schema, components: &Components) -> Markup {
    html! {
        table {
            thead { tr { th scope="col" { "Field" } th scope="col" { "Type" } th scope="col" { "Meaning" } } }
            tbody { (rows(schema, components)) }
        }
    }
}

fn rows(schema: &Schema, components: &Components) -> Markup {
    html! {
        @for part in &schema.all_of { (rows(resolved(part, components), components)) }
        @for (name, field) in &schema.properties {
            tr {
                th scope="row" {
                    code { (name) }
                    @if schema.required.contains(name) { " " span.required { "required" } }
                }
                td { (kind(field)) }
                td {
                    @let about = about(field, components);
                    @if !about.is_empty() { (inline(about)) " " }
                    (limits(field))
                }
            }
        }
    }
}

/// What a field is for; a choice that may be null says it of its other choice.
fn about<'a>(field: &'a Schema, components: &'a Components) -> &'a str {
    let own = std::iter::once(field).chain(field.choices());
    let told = own.chain([resolved(field, components)]).map(|schema| schema.description.as_str());
    told.into_iter().find(|about| !about.is_empty()).unwrap_or_default()
}

/// The schema that a reference stands for.
pub(super) fn resolved<'a>(schema: &'a Schema, components: &'a Components) -> &'a Schema {
    schema.component().and_then(|name| components.schemas.get(name)).unwrap_or(schema)
}

/// A named schema with all that is to be said of it.
pub(super) fn component(name: &str, schema: &Schema, components: &Components) -> Markup {
    html! {
        section.schema id={ "schema-" (name) } {
            h3 { (name) }
            (paragraphs(&schema.description))
            (shape(schema, components))
        }
    }
}

/// The fields, words or choices of a schema.
pub(super) fn shape(schema: &Schema, components: &Components) -> Markup {
    html! {
        @if !schema.properties.is_empty() || !schema.all_of.is_empty() {
            (fields(schema, components))
            @if matches!(schema.additional_properties, Additional::Allowed(false)) { p.note { "No other fields." } }
        } @else if !schema.choices().is_empty() {
            dl.words { @for choice in schema.choices() { (choice_with_meaning(choice)) } }
        } @else if !schema.words.is_empty() {
            p.words { @for word in &schema.words { code { (said(word)) } " " } }
        }
    }
}

fn choice_with_meaning(choice: &Schema) -> Markup {
    html! {
        dt {
            @if choice.words.is_empty() { "any other " (kind(choice)) }
            @for word in &choice.words { code { (said(word)) } }
        }
        dd { (paragraphs(&choice.description)) }
    }
}

/// A value as it is written in JSON, a text without its quotes.
pub(super) fn said(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), ToOwned::to_owned)
}
