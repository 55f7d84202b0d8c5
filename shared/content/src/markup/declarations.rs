use std::rc::Rc;

use cssparser::Parser;

use super::{
    colour::Colour,
    component::{self, Component},
    font::{self, FontSize},
    length::Length,
    value::{align, bold, colour, edge, edges, inherited, inline_edges, length, line_height, number, word},
};

/// The value of a property that the elements within take over.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Inherited<T> {
    /// That of the element around.
    Parent,
    /// That of a page about which nothing is said.
    Initial,
    Is(T),
}

/// What lies behind a text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Backdrop {
    Colour(Colour),
    /// A picture, a gradient, or a colour that only a browser computes.
    Unknown,
}

/// How lines of text lie in their block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Align {
    /// Where lines begin.
    Start,
    Left,
    Right,
    Centre,
    Justify,
    /// Where lines end.
    End,
}

/// A margin or padding.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Edge {
    /// Half of what is left.
    Auto,
    Is(Length),
}

macro_rules! declarations {
    ($($(#[$doc:meta])* $property:ident: $value:ty,)+) => {
        /// What is said of an element's looks: one value at most of each property that a rule asks for.
        #[derive(Debug, Clone, Default)]
        pub(super) struct Declarations {
            $($(#[$doc])* pub(super) $property: Option<$value>,)+
        }

        impl Declarations {
            /// Takes over what is said by others, who are stronger.
            pub(super) fn overlay(&mut self, stronger: &Self) {
                $(if stronger.$property.is_some() { self.$property.clone_from(&stronger.$property); })+
            }
        }
    };
}

declarations! {
    /// `display: none`.
    absent: bool,
    /// `visibility`.
    invisible: bool,
    /// `opacity: 0`.
    transparent: bool,
    /// Whether it is a block of its own.
    block: bool,
    colour: Inherited<Colour>,
    backdrop: Backdrop,
    size: Inherited<FontSize>,
    /// As a list in lower case.
    family: Inherited<Rc<str>>,
    /// As written.
    line_height: Inherited<Rc<str>>,
    bold: Inherited<bool>,
    align: Inherited<Align>,
    margin_left: Edge,
    margin_right: Edge,
    padding_left: Edge,
    padding_right: Edge,
    width: Length,
    width_min: Length,
    width_max: Length,
    height: Length,
    height_min: Length,
    height_max: Length,
    left: Length,
    top: Length,
    indent: Length,
}

/// The declarations of a block, or of a `style` attribute.
#[derive(Debug, Default)]
pub(super) struct Block {
    pub(super) normal: Declarations,
    /// Those marked `!important`.
    pub(super) important: Declarations,
    /// The addresses that it loads pictures from.
    pub(super) urls: Vec<String>,
}

impl Block {
    /// The block of a `style` attribute.
    pub(super) fn of_attribute(style: &str) -> Self {
        Self::read(&mut Parser::new(style))
    }

    pub(super) fn read(parser: &mut Parser<'_>) -> Self {
        let mut block = Self::default();
        component::declarations(parser, |property, value| {
            for component in value {
                if let Component::Url(url) = component {
                    block.urls.push(url.clone());
                }
            }
            match value {
                [value @ .., Component::Sign('!'), Component::Word(word)] if word == "important" => {
                    block.important.declare(property, value);
                }
                value => block.normal.declare(property, value),
            }
        });
        block
    }
}

impl Declarations {
    fn declare(&mut self, property: &str, value: &[Component]) {
        match property {
            "display" => self.display(value),
            "visibility" => self.invisible = word(value).map(|word| matches!(word, "hidden" | "collapse")),
            "mso-hide" => self.absent = word(value).map(|word| word == "all"),
            "opacity" => self.transparent = number(value).map(|opacity| opacity < 0.01),
            "color" => set(&mut self.colour, inherited(value, |value| value.first().and_then(colour))),
            "background-color" | "background" | "background-image" => self.background(value),
            "font-size" => {
                set(&mut self.size, inherited(value, |value| value.first().and_then(FontSize::of)));
            }
            "font-family" => {
                set(&mut self.family, inherited(value, |value| Some(font::family(value).into())));
            }
            "line-height" => set(&mut self.line_height, inherited(value, line_height)),
            "font-weight" => set(&mut self.bold, inherited(value, bold)),
            "font" => self.font(value),
            "text-align" => set(&mut self.align, inherited(value, align)),
            "margin-left" | "margin-inline-start" => set(&mut self.margin_left, edge(value)),
            "margin-right" | "margin-inline-end" => set(&mut self.margin_right, edge(value)),
            "padding-left" | "padding-inline-start" => set(&mut self.padding_left, edge(value)),
            "padding-right" | "padding-inline-end" => set(&mut self.padding_right, edge(value)),
            "margin" => sides(&mut self.margin_left, &mut self.margin_right, edges(value)),
            "padding" => sides(&mut self.padding_left, &mut self.padding_right, edges(value)),
            "margin-inline" => sides(&mut self.margin_left, &mut self.margin_right, inline_edges(value)),
            "padding-inline" => sides(&mut self.padding_left, &mut self.padding_right, inline_edges(value)),
            "width" => set(&mut self.width, length(value)),
            "min-width" => set(&mut self.width_min, length(value)),
            "max-width" => set(&mut self.width_max, length(value)),
            "height" => set(&mut self.height, length(value)),
            "min-height" => set(&mut self.height_min, length(value)),
            "max-height" => set(&mut self.height_max, length(value)),
            "left" | "right" | "inset-inline-start" => set(&mut self.left, length(value)),
            "top" | "bottom" => set(&mut self.top, length(value)),
            "text-indent" => set(&mut self.indent, length(value)),
            _ => {}
        }
    }

    fn display(&mut self, value: &[Component]) {
        let Some(word) = word(value) else { return };
        self.absent = Some(word == "none");
        self.block = match word {
            "block" | "flex" | "grid" | "table" | "table-cell" | "list-item" | "flow-root" => Some(true),
            "inline" | "inline-block" => Some(false),
            _ => None,
        };
    }

    fn background(&mut self, value: &[Component]) {
        let is_picture = value.iter().any(|component| match component {
            Component::Url(_) | Component::Colour(None) => true,
            Component::Function(name) => name.ends_with("gradient") || name == "image-set" || name == "var",
            _ => false,
        });
        if is_picture {
            self.backdrop = Some(Backdrop::Unknown);
        } else if let Some(colour) = value.iter().find_map(colour) {
            self.backdrop = Some(Backdrop::Colour(colour));
        }
    }

    /// `font: italic bold 12px/1.5 Georgia, serif`.
    fn font(&mut self, value: &[Component]) {
        let is_size = |component: &Component| match component {
            Component::Length(_) => true,
            Component::Word(word) => FontSize::of(component).is_some() && word != "medium",
            _ => false,
        };
        let Some(at) = value.iter().position(is_size) else { return };
        let (before, from) = value.split_at(at);
        let weight = before.iter().find_map(|component| bold(core::slice::from_ref(component)));
        self.bold = Some(Inherited::Is(weight.unwrap_or(false)));
        self.size = from.first().and_then(FontSize::of).map(Inherited::Is);
        let rest = from.get(1..).unwrap_or_default();
        let (height, family) = match rest {
            [Component::Slash, height, family @ ..] => (line_height(core::slice::from_ref(height)), family),
            family => (None, family),
        };
        self.line_height = Some(height.map_or(Inherited::Initial, Inherited::Is));
        if !family.is_empty() {
            self.family = Some(Inherited::Is(font::family(family).into()));
        }
    }
}

/// Sets what is valid: what is not leaves the value before it.
fn set<T>(property: &mut Option<T>, value: Option<T>) {
    if value.is_some() {
        *property = value;
    }
}

fn sides(left: &mut Option<Edge>, right: &mut Option<Edge>, value: Option<(Edge, Edge)>) {
    if let Some((to_the_left, to_the_right)) = value {
        *left = Some(to_the_left);
        *right = Some(to_the_right);
    }
}
