mod links;
mod pictures;
mod texts;

use std::collections::HashMap;

use hypertext::{Element, Piece};
use policy::{Finding, Rule};

use super::{
    MarkupSetting,
    align::Alignment,
    declarations::{Block, Declarations},
    element,
    gaps::Gaps,
    length::{exceeds, shown},
    margins::Margins,
    picture::{self, Enclosed},
    sheet::Sheet,
    source,
    style::Style,
    told::{Told, excerpt},
    tracking::What,
};

/// A page as it grows while pieces come in. Elements that are open are kept, and no tree is built.
pub(super) struct Page<'a> {
    setting: &'a MarkupSetting<'a>,
    sheet: &'a Sheet,
    enclosed: Enclosed<'a>,
    open: Vec<Open<'a>>,
    /// How many of each name are open.
    names: HashMap<&'a str, usize>,
    /// Open elements that lie too deep to be kept.
    beyond: usize,
    /// What was looked at in sheets.
    work: usize,
    told: Told,
    gaps: Gaps,
    margins: Margins,
    alignment: Alignment,
    /// Font sizes of texts in px, none twice.
    sizes: Vec<f64>,
    /// Height in px, as lines and pictures are added up.
    height: f64,
    /// Width in px of the text in this line, and the size of it.
    line: Option<(f64, f64)>,
    /// Heights in px of pictures, and where they are loaded from.
    heights: Vec<(f64, String)>,
}

/// An element that is not closed yet.
struct Open<'a> {
    element: &'a Element,
    style: Style,
    /// Whether it began a line.
    is_block: bool,
    holds: Holds,
    /// Whether something in it says that it is a table of data.
    is_data: bool,
}

/// What an element holds so far.
#[derive(Default, Clone, Copy)]
struct Holds {
    text: bool,
    picture: bool,
}

/// Elements open at once that are kept.
const OPEN_MAX: usize = 256;

/// Steps in which sheets are asked about elements, so that a large sheet and many elements take no product of both.
const WORK_MAX: usize = 500_000;

/// Font sizes that may be used.
const SIZES_MAX: usize = 3;

/// Share of the message that a picture may take.
const PICTURE_MAX: f64 = 0.8;

/// Height in px above which the height of pictures counts.
const TALL: f64 = 600.0;

impl<'a> Page<'a> {
    pub(super) fn new(sheet: &'a Sheet, setting: &'a MarkupSetting<'a>) -> Self {
        let mut page = Self {
            setting,
            sheet,
            enclosed: Enclosed::of(setting.pictures),
            open: Vec::new(),
            names: HashMap::new(),
            beyond: 0,
            work: 0,
            told: Told::default(),
            gaps: Gaps::default(),
            margins: Margins::default(),
            alignment: Alignment::default(),
            sizes: Vec::new(),
            height: 0.0,
            line: None,
            heights: Vec::new(),
        };
        for url in &sheet.remote {
            page.load_unseen("a style sheet or font", url);
        }
        for url in sheet.urls() {
            page.load_picture(url, What::Seen);
        }
        if page.enclosed.has_inline_gif {
            page.told.tell(Rule::GifImage, || Rule::GifImage.message().to_owned());
        }
        page
    }

    pub(super) fn take(&mut self, piece: &'a Piece) {
        match piece {
            Piece::Open(element) => self.open(element),
            Piece::Close(name) => self.close(name),
            Piece::Text(text) => self.text(text),
            Piece::Others => {
                self.gaps.others();
                self.end_line();
            }
        }
    }

    /// What is found.
    pub(super) fn finish(mut self) -> Vec<Finding> {
        while !self.open.is_empty() {
            self.pop();
        }
        self.end_line();
        self.margins.finish(&mut self.told);
        self.alignment.finish(&mut self.told);
        if self.sizes.len() > SIZES_MAX {
            let sizes: Vec<String> = self.sizes.iter().map(|size| shown(*size)).collect();
            let sizes = sizes.join(", ");
            self.told.tell(Rule::TooManyFontSizes, || format!("text has the sizes {sizes} px"));
        }
        for (height, url) in &self.heights {
            if exceeds(self.height, TALL) && exceeds(*height, PICTURE_MAX * self.height) {
                let whole = shown(self.height);
                self.told.tell(Rule::ImageTooLarge, || {
                    format!("the image `{}` is {} px high, of about {whole}", excerpt(url), shown(*height))
                });
            }
        }
        if self.sheet.is_cut || self.work > WORK_MAX {
            self.told.tell(Rule::StyleOverride, || "the style sheets say more than can be judged".to_owned());
        }
        self.told.into_findings()
    }

    fn open(&mut self, element: &'a Element) {
        let name = &*element.name;
        for ended in element::ends(name) {
            self.close_within(ended, name);
        }
        let said = self.said_of(element);
        let style = match self.open.last() {
            Some(around) => around.style.within(element, &said),
            None => Style::default().within(element, &said),
        };
        self.look_at(element, &style, &said);
        if element::is_void(name) {
            return;
        }
        if self.open.len() == OPEN_MAX {
            self.beyond += 1;
            return;
        }
        let is_block = said.block.unwrap_or_else(|| element::is_block(name));
        if is_block {
            self.end_line();
            self.gaps.open(element::is_paragraph(name));
        }
        let is_declared = style.align.is_some() && style.scope.is_none();
        let scope = style.align.filter(|_| is_declared).map(|align| self.alignment.open(align));
        let style = Style { scope: scope.or(style.scope), ..style };
        *self.names.entry(name).or_default() += 1;
        self.open.push(Open { element, style, is_block, holds: Holds::default(), is_data: false });
    }

    fn close(&mut self, name: &str) {
        if matches!(name, "body" | "html") {
            // To a browser the page goes on.
            return;
        }
        if name == "p" && !self.is_open("p", name) {
            // A browser takes it for an empty paragraph.
            self.gaps.open(true);
            self.gaps.close();
        } else if self.beyond > 0 {
            self.beyond -= 1;
        } else {
            self.close_within(name, name);
        }
    }

    /// Closes the innermost open element of a name, if the tag of another reaches it, and those within it.
    fn close_within(&mut self, name: &str, tag: &str) {
        if self.is_open(name, tag) {
            while self.open.last().is_some_and(|open| *open.element.name != *name) {
                self.pop();
            }
            self.pop();
        }
    }

    fn is_open(&self, name: &str, tag: &str) -> bool {
        if self.names.get(name).is_none_or(|count| *count == 0) {
            return false;
        }
        let reached = |open: &&Open<'_>| {
            let open = &*open.element.name;
            open == name || !element::is_boundary(open, tag)
        };
        self.open.iter().rev().take_while(reached).any(|open| *open.element.name == *name)
    }

    fn pop(&mut self) {
        let Some(closed) = self.open.pop() else { return };
        if let Some(count) = self.names.get_mut(&*closed.element.name) {
            *count -= 1;
        }
        if closed.is_block {
            self.end_line();
            self.gaps.close();
            if element::is_paragraph(&closed.element.name) {
                self.height += closed.style.size;
            }
        }
        let has_content = closed.holds.text || closed.holds.picture;
        match &*closed.element.name {
            "a" => self.judge_link(&closed),
            "table" if has_content && !closed.is_data && !is_declared_table(closed.element) => {
                self.told.tell(Rule::InaccessibleMarkup, || {
                    "a table without headings has no role=\"presentation\"".to_owned()
                });
            }
            _ => {}
        }
        if let Some(around) = self.open.last_mut() {
            around.holds.text |= closed.holds.text;
            around.holds.picture |= closed.holds.picture;
            around.is_data |= closed.is_data && &*closed.element.name != "table";
        }
    }

    /// All that is said of an element's looks, the strongest last.
    fn said_of(&mut self, element: &'a Element) -> Declarations {
        let mut said = element::hints(element);
        let inline = element.attribute("style").map(Block::of_attribute).unwrap_or_default();
        for url in &inline.urls {
            self.load_picture(url, What::Seen);
        }
        if self.work <= WORK_MAX {
            let around = self.open.iter().map(|open| open.element);
            let in_sheet = self.sheet.said_of(element, &around, &mut self.work);
            for stronger in [&in_sheet.normal, &inline.normal, &in_sheet.important, &inline.important] {
                said.overlay(stronger);
            }
        } else {
            said.overlay(&inline.normal);
            said.overlay(&inline.important);
        }
        said
    }

    /// Takes what an element is by itself, apart from what is in it.
    fn look_at(&mut self, element: &'a Element, style: &Style, said: &Declarations) {
        let is_sized = said.width.is_some() || said.height.is_some();
        let what = if is_sized { What::Seen } else { What::Unsized };
        if let Some(url) = picture::address(element) {
            self.load_picture(url, what);
        }
        if matches!(&*element.name, "img" | "source") {
            source::of_set(element.attribute("srcset").unwrap_or_default())
                .for_each(|url| self.load_picture(url, what));
        }
        match &*element.name {
            "br" => {
                let size = style.size;
                self.line.get_or_insert((0.0, size));
                self.end_line();
                self.gaps.line_break();
            }
            "hr" => self.gaps.shown(&mut self.told),
            "img" | "image" => self.picture(element, style, said),
            "th" | "caption" | "thead" => self.mark_data(),
            "td" if element.attribute("headers").or_else(|| element.attribute("scope")).is_some() => {
                self.mark_data();
            }
            "link" => {
                let relation = element.attribute("rel").unwrap_or_default().to_ascii_lowercase();
                if relation.contains("stylesheet") {
                    self.load_unseen("a style sheet", element.attribute("href").unwrap_or_default());
                }
            }
            "iframe" | "embed" | "audio" | "video" | "source" => {
                self.load_unseen("something", element.attribute("src").unwrap_or_default());
            }
            "object" => self.load_unseen("something", element.attribute("data").unwrap_or_default()),
            "area" => self.judge_area(element),
            _ => {}
        }
    }

    /// Says of the table around that it is one of data.
    fn mark_data(&mut self) {
        let table = self.open.iter_mut().rev().find(|open| &*open.element.name == "table");
        if let Some(table) = table {
            table.is_data = true;
        }
    }
}

/// Whether a table says itself what it is for.
fn is_declared_table(table: &Element) -> bool {
    let role = table.attribute("role").unwrap_or_default().trim().to_ascii_lowercase();
    matches!(role.as_str(), "presentation" | "none" | "table" | "grid" | "treegrid")
        || table.attribute("summary").is_some_and(|summary| !summary.trim().is_empty())
}
