use std::rc::Rc;

use hypertext::Element;

use super::{
    colour::Colour,
    declarations::{Align, Backdrop, Declarations, Edge, Inherited},
    font::FontSize,
    length::Length,
};

/// Elements that have no end tag.
pub(super) fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
    )
}

/// Elements that begin and end a line.
pub(super) fn is_block(name: &str) -> bool {
    is_paragraph(name)
        || is_part_of_table(name)
        || matches!(
            name,
            "address"
                | "article"
                | "aside"
                | "blockquote"
                | "body"
                | "center"
                | "dd"
                | "details"
                | "dir"
                | "div"
                | "dl"
                | "dt"
                | "fieldset"
                | "figcaption"
                | "figure"
                | "footer"
                | "form"
                | "header"
                | "hr"
                | "html"
                | "legend"
                | "li"
                | "main"
                | "menu"
                | "nav"
                | "ol"
                | "pre"
                | "section"
                | "summary"
                | "table"
                | "ul"
        )
}

/// Elements that are apart from what is above and below, even if nothing is in them.
pub(super) fn is_paragraph(name: &str) -> bool {
    matches!(name, "p" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
}

/// Elements that only make sense in a table.
pub(super) fn is_part_of_table(name: &str) -> bool {
    matches!(name, "caption" | "colgroup" | "tbody" | "td" | "tfoot" | "th" | "thead" | "tr")
}

/// Elements whose text is not shown.
pub(super) fn is_dropped(name: &str) -> bool {
    matches!(name, "iframe" | "noembed" | "noframes" | "script" | "style" | "template" | "title")
}

pub(super) fn is_bold(name: &str) -> bool {
    matches!(name, "b" | "strong" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "th")
}

/// Open elements that an element ends by beginning, since it cannot be within them.
pub(super) fn ends(name: &str) -> &'static [&'static str] {
    match name {
        "li" => &["li"],
        "dd" | "dt" => &["dd", "dt"],
        "td" | "th" => &["td", "th"],
        "tr" => &["tr"],
        "tbody" | "thead" | "tfoot" => &["tbody", "thead", "tfoot", "caption", "colgroup"],
        "option" => &["option"],
        "a" => &["a"],
        _ if is_block(name) && !is_part_of_table(name) => &["p"],
        _ => &[],
    }
}

/// Elements out of which an end tag of another does not reach.
pub(super) fn is_boundary(open: &str, name: &str) -> bool {
    match open {
        "table" => name != "table",
        "td" | "th" | "caption" => !is_part_of_table(name) && name != "table",
        "ul" | "ol" | "menu" | "dir" => name == "li",
        "dl" => matches!(name, "dd" | "dt"),
        _ => false,
    }
}

/// What the attributes of old HTML say of an element's looks; any sheet is stronger.
pub(super) fn hints(element: &Element) -> Declarations {
    let name = &*element.name;
    let value = |attribute: &str| element.attribute(attribute);
    let mut said = Declarations::default();
    if name == "center" {
        said.align = Some(Inherited::Is(Align::Centre));
    }
    let align = value("align").map(|align| align.trim().to_ascii_lowercase());
    match name {
        // Text runs around these, or they say nothing of it.
        "img" | "hr" | "iframe" | "object" | "legend" | "input" => {}
        "table" => {
            let is_centred = matches!(align.as_deref(), Some("center" | "middle"));
            said.margin_left = is_centred.then_some(Edge::Auto);
            said.margin_right = is_centred.then_some(Edge::Auto);
        }
        _ => {
            let align = align.as_deref().and_then(align_of_attribute).map(Inherited::Is);
            said.align = align.or(said.align);
        }
    }
    if matches!(name, "body" | "table" | "td" | "th" | "tr" | "tbody" | "thead" | "tfoot") {
        said.backdrop = value("bgcolor").and_then(Colour::of_attribute).map(Backdrop::Colour);
        if value("background").is_some() {
            said.backdrop = Some(Backdrop::Unknown);
        }
    }
    if matches!(name, "table" | "td" | "th" | "img" | "col" | "hr") {
        said.width = value("width").and_then(Length::of_attribute);
        said.height = value("height").and_then(Length::of_attribute);
    }
    if name == "body" {
        said.colour = value("text").and_then(Colour::of_attribute).map(Inherited::Is);
        let margin = |attribute| value(attribute).and_then(Length::of_attribute).map(Edge::Is);
        said.margin_left = margin("leftmargin").or_else(|| margin("marginwidth"));
        said.margin_right = margin("rightmargin").or_else(|| margin("marginwidth"));
    }
    if name == "font" {
        said.colour = value("color").and_then(Colour::of_attribute).map(Inherited::Is);
        said.size = value("size").and_then(FontSize::of_attribute).map(Inherited::Is);
        let face = value("face").map(|face| {
            let names = face.split(',').map(|name| name.trim().trim_matches(['"', '\'']).to_lowercase());
            Rc::from(names.collect::<Vec<_>>().join(", "))
        });
        said.family = face.map(Inherited::Is);
    }
    said
}

fn align_of_attribute(value: &str) -> Option<Align> {
    match value {
        "center" | "middle" => Some(Align::Centre),
        "left" => Some(Align::Left),
        "right" => Some(Align::Right),
        "justify" => Some(Align::Justify),
        _ => None,
    }
}
