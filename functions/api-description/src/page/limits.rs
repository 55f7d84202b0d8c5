use maud::{Markup, html};

use super::{schema::said, view::Schema};

/// What a value must keep to, what it is if it is not stated, and an example.
pub(super) fn limits(schema: &Schema) -> Markup {
    let length = range(schema.min_length, schema.max_length).map(|range| format!("{range} characters"));
    let items = range(schema.min_items, schema.max_items).map(|range| format!("{range} entries"));
    // That an unsigned number is not negative goes without saying.
    let minimum =
        schema.minimum.as_ref().filter(|minimum| minimum.as_u64() != Some(0) || schema.maximum.is_some());
    let value = range(minimum, schema.maximum.as_ref());
    let told = [length, items, value];
    html! {
        @for limit in told.into_iter().flatten() { span.limit { (limit) } " " }
        @if let Some(pattern) = &schema.pattern { span.limit { "pattern " code { (pattern) } } " " }
        @if let Some(default) = &schema.default { span.limit { "default " code { (said(default)) } } " " }
        @if let Some(example) = &schema.example { span.limit { "for example " code { (said(example)) } } }
    }
}

fn range<T: ToString>(least: Option<T>, most: Option<T>) -> Option<String> {
    match (least.map(|least| least.to_string()), most.map(|most| most.to_string())) {
        (None, None) => None,
        (Some(least), None) => Some(format!("at least {least}")),
        (None, Some(most)) => Some(format!("at most {most}")),
        (Some(least), Some(most)) => Some(format!("{least} to {most}")),
    }
}
