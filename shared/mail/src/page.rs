use hypertext::LocalName;

use crate::{
    BODY_MAX, Body, Line, Slant, Span, Style, TextTooLong, Weight,
    element::{self, Layout, Meaning},
};

/// Lines as they grow while tags and text come in. Counts what is open instead of building a tree.
#[derive(Default)]
pub(crate) struct Page {
    lines: Vec<Line>,
    line: Vec<Span>,
    open: Vec<Element>,
    now: Now,
    /// What goes before the next text of this line.
    gap: Gap,
    /// The mark of an item whose text has not come yet.
    mark: Option<String>,
    /// Whether an empty line goes before the next text.
    apart: bool,
    /// Whether the paragraph has no space above and below.
    tight: bool,
    /// Bytes of text and links.
    size: usize,
    /// The first line with text of the last piece of markup, and the last.
    shown: Option<(usize, usize)>,
}

/// An element that is not closed yet.
struct Element {
    name: LocalName,
    meaning: Meaning,
}

/// What holds for text that comes now.
#[derive(Default)]
struct Now {
    bold: usize,
    italic: usize,
    dropped: usize,
    preformatted: usize,
    links: Vec<String>,
    /// Open lists, innermost last: the number of the last item, or none if items have bullets.
    lists: Vec<Option<usize>>,
    quotes: usize,
    /// Whether a mail program said that the rest of the mail is what it answers.
    rest_is_quoted: bool,
}

/// White space that shows only between two texts.
#[derive(Default, Clone, Copy, PartialEq, Eq)]
enum Gap {
    #[default]
    None,
    Word,
    Cell,
}

/// Elements open at once that are kept in mind. One that comes beyond does not change the look of its text.
const OPEN_MAX: usize = 512;

impl Page {
    /// Adds a text between tags. Gives back the first line that it stands in and the last, if it shows.
    pub(crate) fn text_of_markup(&mut self, text: &str) -> Option<(usize, usize)> {
        self.text(text);
        self.shown.take()
    }

    /// Adds text as the markup has it.
    fn text(&mut self, text: &str) {
        if self.now.dropped > 0 {
            return;
        }
        let mut word_start = None;
        for (at, char) in text.char_indices() {
            if !char.is_whitespace() && !char.is_control() {
                word_start = word_start.or(Some(at));
                continue;
            }
            if let Some(start) = word_start.take() {
                self.show(text.get(start..at).unwrap_or_default());
            }
            match char {
                '\n' if self.now.preformatted > 0 => self.end_line(),
                ' ' | '\t' if self.now.preformatted > 0 => self.show(" "),
                ' ' | '\t' | '\n' | '\r' | '\u{c}' if self.gap == Gap::None => self.gap = Gap::Word,
                ' ' | '\t' | '\n' | '\r' | '\u{c}' => {}
                '\u{2028}' | '\u{2029}' => self.end_line(),
                char if char.is_control() => {}
                _ => self.show(" "),
            }
        }
        if let Some(start) = word_start {
            self.show(text.get(start..).unwrap_or_default());
        }
    }

    /// Opens an element. Gives back the line that a picture is shown in by its words.
    pub(crate) fn open(&mut self, tag: &hypertext::Element) -> Option<(usize, usize)> {
        let mut words = None;
        match element::layout(&tag.name) {
            Layout::Inline => {}
            Layout::LineBreak => self.end_line(),
            Layout::Block | Layout::Quotation => self.break_line(),
            Layout::Paragraph => {
                self.tight = element::is_tight(tag);
                self.break_paragraph();
            }
            Layout::Rule => {
                self.break_line();
                self.show("---");
                self.shown = None;
                self.break_line();
            }
            Layout::Cell if self.line.is_empty() => {}
            Layout::Cell => self.gap = Gap::Cell,
            Layout::Item => self.begin_item(),
            Layout::Picture => {
                if let Some(text) = tag.attribute("alt").map(str::trim).filter(|text| !text.is_empty()) {
                    words = self.text_of_markup(&format!("[{text}]"));
                }
            }
        }
        let meaning = element::meaning(tag);
        if matches!(meaning, Meaning::Link(_)) {
            self.close_open(&tag.name);
        }
        if element::is_kept_in_mind(&tag.name, &meaning) && self.open.len() < OPEN_MAX {
            self.enter(&meaning);
            self.open.push(Element { name: tag.name.clone(), meaning });
        }
        words
    }

    /// Whether what comes now lies in a quotation.
    pub(crate) fn is_quoted(&self) -> bool {
        self.now.quotes > 0 || self.now.rest_is_quoted
    }

    /// Closes the innermost open element of a name, and those within it.
    pub(crate) fn close(&mut self, name: &LocalName) {
        match element::layout(name) {
            Layout::Inline | Layout::LineBreak | Layout::Rule | Layout::Cell | Layout::Picture => {}
            Layout::Block | Layout::Quotation | Layout::Item => self.break_line(),
            Layout::Paragraph => {
                self.break_paragraph();
                self.tight = false;
            }
        }
        self.close_open(name);
    }

    /// The lines, without empty ones at either end, and how many were taken away from the top.
    pub(crate) fn finish(mut self) -> Result<(Body, usize), TextTooLong> {
        self.break_line();
        let lines = self.lines;
        let shows = |line: &Line| !line.shows_nothing();
        let first = lines.iter().position(shows).unwrap_or(lines.len());
        let last = lines.iter().rposition(shows).map_or(first, |last| last + 1);
        if self.size > BODY_MAX {
            return Err(TextTooLong);
        }
        Ok((Body { lines: lines.into_iter().take(last).skip(first).collect() }, first))
    }

    fn close_open(&mut self, name: &LocalName) {
        let Some(at) = self.open.iter().rposition(|element| element.name == *name) else { return };
        for element in self.open.split_off(at).into_iter().rev() {
            self.leave(&element.meaning);
        }
    }

    fn enter(&mut self, meaning: &Meaning) {
        match meaning {
            Meaning::None => {}
            Meaning::Bold => self.now.bold += 1,
            Meaning::Italic => self.now.italic += 1,
            Meaning::Dropped => self.now.dropped += 1,
            Meaning::Preformatted => self.now.preformatted += 1,
            Meaning::Link(href) => self.now.links.push(href.clone()),
            Meaning::List(before_first) => self.now.lists.push(*before_first),
            Meaning::Quotation => {
                self.break_line();
                self.now.quotes += 1;
            }
            Meaning::RestIsQuoted => {
                self.break_line();
                self.now.rest_is_quoted = true;
            }
        }
    }

    fn leave(&mut self, meaning: &Meaning) {
        match meaning {
            Meaning::None | Meaning::RestIsQuoted => {}
            Meaning::Bold => self.now.bold -= 1,
            Meaning::Italic => self.now.italic -= 1,
            Meaning::Dropped => self.now.dropped -= 1,
            Meaning::Preformatted => self.now.preformatted -= 1,
            Meaning::Link(_) => drop(self.now.links.pop()),
            Meaning::List(_) => drop(self.now.lists.pop()),
            Meaning::Quotation => {
                self.break_line();
                self.now.quotes -= 1;
            }
        }
    }

    fn begin_item(&mut self) {
        self.break_line();
        self.mark = Some(match self.now.lists.last_mut() {
            Some(Some(number)) => {
                *number = number.saturating_add(1);
                format!("{number}. ")
            }
            Some(None) | None => "\u{2022} ".to_owned(),
        });
    }

    fn depth(&self) -> u8 {
        u8::try_from(self.now.quotes + usize::from(self.now.rest_is_quoted)).unwrap_or(u8::MAX)
    }

    /// Ends the line, even an empty one.
    fn end_line(&mut self) {
        while let Some(last) = self.line.last_mut() {
            last.text.truncate(last.text.trim_end().len());
            if !last.text.is_empty() {
                break;
            }
            self.line.pop();
        }
        self.lines.push(Line { quote_depth: self.depth(), spans: core::mem::take(&mut self.line) });
        self.gap = Gap::None;
        self.apart = false;
    }

    /// Ends the line unless nothing is in it.
    fn break_line(&mut self) {
        self.gap = Gap::None;
        if !self.line.is_empty() {
            self.end_line();
        }
    }

    fn break_paragraph(&mut self) {
        let apart = self.apart || !self.tight;
        self.break_line();
        self.apart = apart;
    }

    /// Shows a run of characters, after what goes before it.
    fn show(&mut self, text: &str) {
        if self.size > BODY_MAX {
            return;
        }
        if self.line.is_empty() {
            let depth = self.depth();
            let follows = |line: &Line| line.quote_depth == depth && !line.spans.is_empty();
            if core::mem::take(&mut self.apart) && self.lines.last().is_some_and(follows) {
                self.lines.push(Line { quote_depth: depth, spans: Vec::new() });
            }
            if let Some(mark) = self.mark.take() {
                self.push(&mark, Style::default(), None);
            }
        } else {
            let gap = match core::mem::take(&mut self.gap) {
                Gap::None => "",
                Gap::Word => " ",
                Gap::Cell => "  ",
            };
            if let Some(last) = self.line.last_mut().filter(|last| !last.text.ends_with(' ')) {
                last.text.push_str(gap);
                self.size += gap.len();
            }
        }
        self.gap = Gap::None;
        let style = Style {
            weight: if self.now.bold > 0 { Weight::Bold } else { Weight::Normal },
            slant: if self.now.italic > 0 { Slant::Italic } else { Slant::Upright },
        };
        let link = self.now.links.last().cloned();
        self.push(text, style, link);
    }

    fn push(&mut self, text: &str, style: Style, link: Option<String>) {
        self.size += text.len();
        let now = self.lines.len();
        self.shown = Some((self.shown.map_or(now, |(first, _)| first), now));
        match self.line.last_mut() {
            Some(last) if last.style == style && last.link == link => last.text.push_str(text),
            _ => {
                self.size += link.as_ref().map_or(0, String::len);
                self.line.push(Span { text: text.to_owned(), style, link });
            }
        }
    }
}
