use maud::{Markup, html};

use super::{
    text::{inline, last_word},
    view::{Components, Schema},
};

/// Every type of problem, in one place: its status, what it means and what to do.
pub(super) fn problems(components: &Components) -> Markup {
    let types = components.schemas.get("ProblemType").map_or(&[][..], Schema::choices);
    html! {
        section id="problems" {
            h2 { "Problems" }
            p {
                "Every refusal has the media type " code { "application/problem+json" } " and a body as "
                a href="#schema-Problem" { "Problem" } " describes it. Its " code { "type" }
                " is one of these and never changes its meaning."
            }
            table {
                thead {
                    tr {
                        th scope="col" { "Type" } th scope="col" { "Status" }
                        th scope="col" { "Meaning" } th scope="col" { "What to do" }
                    }
                }
                tbody { @for kind in types { (row(kind)) } }
            }
        }
    }
}

fn row(kind: &Schema) -> Markup {
    let urn = kind.words.first().and_then(|word| word.as_str()).unwrap_or_default();
    let (meaning, remedy) = kind.description.split_once("\n\n").unwrap_or((&kind.description, ""));
    let word = last_word(urn);
    html! {
        tr id={ "problem-" (word) } {
            th scope="row" { (kind.title.as_deref().unwrap_or_default()) br; code.urn { (urn.strip_suffix(word).unwrap_or_default()) wbr; (word) } }
            td { @for status in &kind.statuses { span.status { (status) } " " } }
            td { (inline(meaning)) }
            td { (inline(remedy)) }
        }
    }
}
