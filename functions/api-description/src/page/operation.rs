use maud::{Markup, html};

use super::{
    limits::limits,
    schema::{kind, resolved, said, shape},
    text::{inline, last_word, paragraphs},
    view::{Answer, Components, Content, Operation, Parameter, RequestBody},
};

/// An operation with its address.
pub(super) struct Described<'a> {
    pub(super) method: &'a str,
    pub(super) path: &'a str,
    pub(super) operation: &'a Operation,
}

/// A method as a badge, whose colour only repeats its word.
pub(super) fn badge(method: &str) -> Markup {
    html! { span class={ "method " (method) } { (method.to_ascii_uppercase()) } }
}

/// All that is to be said of an operation.
pub(super) fn article(described: &Described<'_>, components: &Components) -> Markup {
    let Described { method, path, operation } = described;
    let (problems, answers): (Vec<_>, Vec<_>) =
        operation.responses.iter().partition(|(_, answer)| !answer.problem_types.is_empty());
    html! {
        article id=(operation.id) {
            h3 { (operation.summary) }
            p.address { (badge(method)) " " code { (path) } }
            p.token { "Token: " (tokens(operation)) }
            (paragraphs(&operation.description))
            @if !operation.parameters.is_empty() { h4 { "Parameters" } (parameters(&operation.parameters)) }
            @if let Some(body) = &operation.request_body { h4 { "Request body" } (request(body, components)) }
            h4 { "Answer" }
            @for (status, answer) in answers { (success(status, answer, components)) }
            h4 { "Problems" }
            ul.problems {
                @for (status, answer) in problems {
                    li {
                        span.status { (status) } " "
                        @for (at, urn) in answer.problem_types.iter().enumerate() {
                            @if at > 0 { ", " }
                            a href={ "#problem-" (last_word(urn)) } { (last_word(urn)) }
                        }
                    }
                }
            }
        }
    }
}

/// Whose tokens an operation takes.
fn tokens(operation: &Operation) -> Markup {
    let scopes = operation.security.iter().flat_map(|any| any.values().flatten());
    html! { @for (at, scope) in scopes.enumerate() { @if at > 0 { " or " } code { (scope) } } }
}

fn parameters(parameters: &[Parameter]) -> Markup {
    html! {
        table {
            thead { tr { th scope="col" { "Name" } th scope="col" { "Type" } th scope="col" { "Meaning" } } }
            tbody {
                @for parameter in parameters {
                    tr {
                        th scope="row" {
                            code { (parameter.name) } " "
                            @if parameter.required { span.required { "required" } }
                        }
                        td { (kind(&parameter.schema)) ", in the " (parameter.r#in) }
                        td {
                            (inline(&parameter.description)) " " (limits(&parameter.schema))
                            @if let Some(example) = &parameter.example {
                                span.limit { "for example " code { (said(example)) } }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn request(body: &RequestBody, components: &Components) -> Markup {
    html! {
        @if !body.required { p { "Optional." } }
        (paragraphs(&body.description))
        @for (media, content) in &body.content { (content_of(media, content, components)) }
    }
}

fn success(status: &str, answer: &Answer, components: &Components) -> Markup {
    html! {
        p { span.status { (status) } " " (inline(&answer.description)) }
        @for (media, content) in &answer.content { (content_of(media, content, components)) }
    }
}

/// A body, whose fields are shown once it is opened.
fn content_of(media: &str, content: &Content, components: &Components) -> Markup {
    html! {
        details {
            summary { code { (media) } " " (content.schema.component().unwrap_or("body")) }
            (shape(resolved(&content.schema, components), components))
        }
    }
}
