//! The description as one page for people: no script, nothing from elsewhere, light and dark.

mod limits;
mod operation;
mod problems;
mod schema;
mod text;
mod view;

use maud::{DOCTYPE, Markup, PreEscaped, html};

use self::{
    operation::{Described, article, badge},
    problems::problems,
    schema::component,
    text::{paragraphs, place_of_group},
    view::{Document, Tag},
};

const STYLE: &str = include_str!("style.css");

/// The page that shows `document`, an `OpenAPI` document of this house as it is served.
pub(crate) fn page(document: &str) -> Result<String, serde_json::Error> {
    let document: Document = serde_json::from_str(document)?;
    Ok(html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (document.info.title) " API" }
                style { (PreEscaped(STYLE)) }
            }
            body {
                a.skip href="#content" { "Skip to the content" }
                (contents(&document))
                main id="content" tabindex="-1" { (body(&document)) }
            }
        }
    }
    .into_string())
}

fn contents(document: &Document) -> Markup {
    html! {
        nav aria-label="Contents" {
            p.name { a href="#content" { (document.info.title) } " " span { "API " (document.info.version) } }
            ul {
                li { a href="#tokens" { "Tokens" } }
                @for tag in &document.tags {
                    li {
                        a href={ "#" (place_of_group(&tag.name)) } { (tag.name) }
                        ul {
                            @for described in operations(document, tag) {
                                li {
                                    a href={ "#" (described.operation.id) } {
                                        (badge(described.method)) " " (described.operation.summary)
                                    }
                                }
                            }
                        }
                    }
                }
                li { a href="#problems" { "Problems" } }
                li { a href="#schemas" { "Schemas" } }
            }
        }
    }
}

fn body(document: &Document) -> Markup {
    let components = &document.components;
    html! {
        header {
            h1 { (document.info.title) " API" }
            (paragraphs(&document.info.description))
            p { a href="openapi.json" { "openapi.json" } " is the same for programs (OpenAPI 3.1)." }
        }
        section id="tokens" {
            h2 { "Tokens" }
            p { "Every call sends " code { "Authorization: Bearer …" } "." }
            @for scheme in components.security_schemes.values() { (paragraphs(&scheme.description)) }
        }
        @for tag in &document.tags {
            section id=(place_of_group(&tag.name)) {
                h2 { (tag.name) }
                (paragraphs(&tag.description))
                @for described in operations(document, tag) { (article(&described, components)) }
            }
        }
        (problems(components))
        section id="schemas" {
            h2 { "Schemas" }
            @for (name, schema) in &components.schemas { (component(name, schema, components)) }
        }
    }
}

/// The operations of a group.
fn operations<'a>(document: &'a Document, tag: &'a Tag) -> impl Iterator<Item = Described<'a>> {
    document
        .paths
        .iter()
        .flat_map(|(path, methods)| {
            methods.iter().map(move |(method, operation)| Described { method, path, operation })
        })
        .filter(|described| described.operation.tags.contains(&tag.name))
}
