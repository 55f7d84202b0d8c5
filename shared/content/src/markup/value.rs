use std::rc::Rc;

use super::{
    colour::Colour,
    component::Component,
    declarations::{Align, Edge, Inherited},
    length::Length,
};

/// The value of a property that the elements within take over: a word that all such properties know, or what `read`
/// makes of it.
pub(super) fn inherited<T>(
    value: &[Component],
    read: impl FnOnce(&[Component]) -> Option<T>,
) -> Option<Inherited<T>> {
    match word(value) {
        Some("inherit" | "unset" | "revert" | "revert-layer") => Some(Inherited::Parent),
        Some("initial") => Some(Inherited::Initial),
        _ => read(value).map(Inherited::Is),
    }
}

pub(super) fn word(value: &[Component]) -> Option<&str> {
    match value {
        [Component::Word(word)] => Some(word),
        _ => None,
    }
}

pub(super) fn number(value: &[Component]) -> Option<f64> {
    match value {
        [Component::Number(number)] => Some(*number),
        [Component::Length(Length::Share(share))] => Some(*share),
        _ => None,
    }
}

pub(super) fn colour(component: &Component) -> Option<Colour> {
    match component {
        Component::Colour(colour) => *colour,
        Component::Word(word) => Colour::named(word),
        _ => None,
    }
}

pub(super) fn bold(value: &[Component]) -> Option<bool> {
    match (word(value), number(value)) {
        (Some("bold" | "bolder"), _) => Some(true),
        (Some("normal" | "lighter"), _) => Some(false),
        (_, Some(weight)) => Some(weight >= 600.0),
        _ => None,
    }
}

pub(super) fn line_height(value: &[Component]) -> Option<Rc<str>> {
    let written = match value {
        [Component::Word(word)] => word.clone(),
        [Component::Number(number)] => format!("{number}"),
        [Component::Length(length)] => match length {
            Length::Px(px) => format!("{px}px"),
            Length::Em(em) => format!("{em}em"),
            Length::Share(share) => format!("{}%", (share * 100.0).round()),
        },
        _ => return None,
    };
    Some(written.into())
}

pub(super) fn align(value: &[Component]) -> Option<Align> {
    match word(value)? {
        "start" | "match-parent" => Some(Align::Start),
        "left" | "-webkit-left" | "-moz-left" => Some(Align::Left),
        "right" | "-webkit-right" | "-moz-right" => Some(Align::Right),
        "center" | "-webkit-center" | "-moz-center" => Some(Align::Centre),
        "justify" | "justify-all" => Some(Align::Justify),
        "end" => Some(Align::End),
        _ => None,
    }
}

/// The lengths of margins and paddings in the order that they were written.
fn lengths(value: &[Component]) -> Option<Vec<Edge>> {
    value.iter().map(|component| edge(core::slice::from_ref(component))).collect()
}

pub(super) fn edge(value: &[Component]) -> Option<Edge> {
    match value {
        [Component::Word(word)] if word == "auto" => Some(Edge::Auto),
        [Component::Word(word)] if matches!(word.as_str(), "initial" | "unset" | "revert") => {
            Some(Edge::Is(Length::Px(0.0)))
        }
        value => length(value).map(Edge::Is),
    }
}

pub(super) fn length(value: &[Component]) -> Option<Length> {
    match value {
        [Component::Length(length)] => Some(*length),
        // Without a unit it is px to browsers that read old HTML as it was meant.
        [Component::Number(px)] => Some(Length::Px(*px)),
        _ => None,
    }
}

/// Left and right of `margin: top right bottom left`, where what is missing is as its counterpart.
pub(super) fn edges(value: &[Component]) -> Option<(Edge, Edge)> {
    match *lengths(value)?.as_slice() {
        [all] => Some((all, all)),
        [_, both] | [_, both, _] => Some((both, both)),
        [_, right, _, left] => Some((left, right)),
        _ => None,
    }
}

pub(super) fn inline_edges(value: &[Component]) -> Option<(Edge, Edge)> {
    match *lengths(value)?.as_slice() {
        [both] => Some((both, both)),
        [left, right] => Some((left, right)),
        _ => None,
    }
}
