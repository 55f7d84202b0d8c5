use maud::{Markup, html};

/// Paragraphs with words in backticks, which is all that descriptions are written in.
pub(super) fn paragraphs(text: &str) -> Markup {
    html! { @for paragraph in text.split("\n\n").filter(|text| !text.trim().is_empty()) { p { (inline(paragraph)) } } }
}

/// Words, those in backticks as code.
pub(super) fn inline(text: &str) -> Markup {
    html! {
        @for (at, piece) in text.split('`').enumerate() {
            @if at % 2 == 1 { code { (piece) } } @else { (piece) }
        }
    }
}

/// The last word of a URN.
pub(super) fn last_word(urn: &str) -> &str {
    urn.rsplit(':').next().unwrap_or(urn)
}

/// The place on the page of a group of operations.
pub(super) fn place_of_group(name: &str) -> String {
    format!("group-{}", name.to_ascii_lowercase().replace(' ', "-"))
}
