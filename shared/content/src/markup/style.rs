use std::rc::Rc;

use hypertext::Element;

use super::{
    align::Scope,
    colour::Colour,
    declarations::{Align, Backdrop, Declarations, Edge, Inherited},
    element,
    font::{self, FontSize},
    length::{Length, PAGE_WIDTH, TEXT_SIZE, exceeds},
};

/// How what stands in an element looks.
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "each is a property of its own")]
pub(super) struct Style {
    /// Font size in px.
    pub(super) size: f64,
    pub(super) is_bold: bool,
    pub(super) colour: Colour,
    /// Whether somebody chose the colour, and not that of every text or link.
    pub(super) is_coloured: bool,
    /// A list of families that somebody chose.
    pub(super) family: Option<Rc<str>>,
    /// A line height that somebody chose.
    pub(super) line_height: Option<Rc<str>>,
    /// An alignment that somebody chose.
    pub(super) align: Option<Align>,
    /// Since where it is aligned so.
    pub(super) scope: Option<Scope>,
    /// What is behind it, an opaque colour; none if that cannot be told.
    pub(super) backdrop: Option<Colour>,
    /// Whether pictures in it are not to be seen.
    pub(super) is_hidden: bool,
    /// Whether it is no text to read at all: scripts, sheets, titles.
    pub(super) is_dropped: bool,
    /// Whether margins of equal width put a block around it in the middle.
    pub(super) is_centred: bool,
    /// Width of the block, in px.
    pub(super) width: f64,
    /// Margins and paddings to both sides of it, in px.
    pub(super) inset: f64,
    /// Whether it is a link.
    pub(super) is_link: bool,
}

impl Default for Style {
    fn default() -> Self {
        Self {
            size: TEXT_SIZE,
            is_bold: false,
            colour: Colour::BLACK,
            is_coloured: false,
            family: None,
            line_height: None,
            align: None,
            scope: None,
            backdrop: Some(Colour::WHITE),
            is_hidden: false,
            is_dropped: false,
            is_centred: false,
            width: PAGE_WIDTH,
            inset: 0.0,
            is_link: false,
        }
    }
}

impl Style {
    /// The style within an element, of which `said` is said, in a block of this style.
    pub(super) fn within(&self, element: &Element, said: &Declarations) -> Self {
        let name = &*element.name;
        let mut style = self.clone();
        if let Some(size) = FontSize::of_element(name) {
            style.size = size.px(self.size);
        }
        style.is_bold |= element::is_bold(name);
        if name == "a" && element.attribute("href").is_some() {
            style.is_link = true;
            style.colour = Colour::LINK;
            style.is_coloured = false;
        }
        style.is_dropped |= element::is_dropped(name);
        style.text(self, said);
        style.looks(self, said);
        if name != "img" {
            style.boxed(self, element, said);
        }
        style.is_hidden |= hides(element, said, &style);
        style
    }

    fn text(&mut self, around: &Self, said: &Declarations) {
        match said.size {
            Some(Inherited::Is(size)) => self.size = size.px(around.size),
            Some(Inherited::Parent) => self.size = around.size,
            Some(Inherited::Initial) => self.size = TEXT_SIZE,
            None => {}
        }
        match said.bold {
            Some(Inherited::Is(bold)) => self.is_bold = bold,
            Some(Inherited::Parent) => self.is_bold = around.is_bold,
            Some(Inherited::Initial) => self.is_bold = false,
            None => {}
        }
        match &said.family {
            Some(Inherited::Is(family)) => {
                self.family = (!font::is_of_mail_program(family)).then(|| Rc::clone(family));
            }
            Some(Inherited::Initial) => self.family = None,
            Some(Inherited::Parent) | None => {}
        }
        match &said.line_height {
            Some(Inherited::Is(height)) => {
                self.line_height = (**height != *"normal").then(|| Rc::clone(height));
            }
            Some(Inherited::Initial) => self.line_height = None,
            Some(Inherited::Parent) | None => {}
        }
        match said.align {
            Some(Inherited::Is(align)) => {
                self.align = (align != Align::Start).then_some(align);
                self.scope = None;
            }
            Some(Inherited::Initial) => {
                self.align = None;
                self.scope = None;
            }
            Some(Inherited::Parent) | None => {}
        }
    }

    fn looks(&mut self, around: &Self, said: &Declarations) {
        match said.colour {
            Some(Inherited::Is(colour)) => {
                self.colour = colour;
                self.is_coloured = !is_default(colour, self.is_link);
            }
            Some(Inherited::Parent) => {
                self.colour = around.colour;
                self.is_coloured = around.is_coloured;
            }
            Some(Inherited::Initial) => {
                self.colour = Colour::BLACK;
                self.is_coloured = false;
            }
            None => {}
        }
        match said.backdrop {
            Some(Backdrop::Colour(colour)) => {
                self.backdrop = around.backdrop.map(|behind| colour.over(behind));
            }
            Some(Backdrop::Unknown) => self.backdrop = None,
            None => {}
        }
    }

    fn boxed(&mut self, around: &Self, element: &Element, said: &Declarations) {
        if !said.block.unwrap_or_else(|| element::is_block(&element.name)) {
            return;
        }
        let px = |length: Length| length.px(around.width, self.size);
        let edge = |edge: Option<Edge>| match edge {
            Some(Edge::Is(length)) => px(length).max(0.0),
            Some(Edge::Auto) | None => 0.0,
        };
        let edges = [said.margin_left, said.margin_right, said.padding_left, said.padding_right];
        let taken: f64 = edges.into_iter().map(edge).sum();
        let left_over = (around.width - taken).max(0.0);
        let mut width = said.width.map_or(left_over, px).max(0.0);
        if let Some(max) = said.width_max {
            width = width.min(px(max).max(0.0));
        }
        if let Some(min) = said.width_min {
            width = width.max(px(min));
        }
        let is_between_equal = (said.margin_left, said.margin_right) == (Some(Edge::Auto), Some(Edge::Auto));
        // A table without a width is as narrow as what is in it.
        let is_narrow = exceeds(left_over, width) || (&*element.name == "table" && said.width.is_none());
        self.is_centred |= is_between_equal && is_narrow;
        self.width = width;
        self.inset += taken;
    }
}

/// Far enough to the left or top that nobody sees it, in px.
const OFF_SCREEN: f64 = -200.0;

/// Whether an element and the pictures in it are not to be seen. A font size of nothing hides none.
fn hides(element: &Element, said: &Declarations, style: &Style) -> bool {
    let px = |length: Option<Length>| length.map(|length| length.px(style.width, style.size));
    let is_off = |length: Option<Length>| px(length).is_some_and(|px| px <= OFF_SCREEN);
    let is_nothing = |length: Option<Length>| px(length).is_some_and(|px| px < 0.5);
    let edge = |edge: Option<Edge>| match edge {
        Some(Edge::Is(length)) => is_off(Some(length)),
        Some(Edge::Auto) | None => false,
    };
    element.attribute("hidden").is_some()
        || [said.absent, said.invisible, said.transparent].contains(&Some(true))
        || [said.width, said.width_max, said.height, said.height_max].into_iter().any(is_nothing)
        || [said.left, said.top, said.indent].into_iter().any(is_off)
        || [said.margin_left, said.margin_right].into_iter().any(edge)
}

/// Colours that text or links have although nobody chose them: those of browsers and of what mail programs write.
fn is_default(colour: Colour, is_link: bool) -> bool {
    const LINKS: [&str; 9] =
        ["0000ee", "0000ff", "0563c1", "467886", "1155cc", "551a8b", "800080", "954f72", "96607d"];
    if is_link {
        LINKS.into_iter().filter_map(Colour::hexadecimal).any(|default| colour.is(default))
    } else {
        colour.is(Colour::BLACK)
    }
}
