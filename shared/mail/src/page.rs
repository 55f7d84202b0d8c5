use core::mem;

use html5ever::{LocalName, tokenizer::Tag};

use crate::{
    BODY_MAX, Body, Line, Slant, Span, Style, TextTooLong, Weight,
    element::{self, Layout, Meaning},
};

/// Lines as they grow while tags and text come in. Keeps counts of what is open instead of a tree.
#[derive(Default)]
pub(crate) struct Page {
    lines: Vec<Line>,
    line: Vec<Span>,
    open: Vec<Element>,
    state: State,
    /// What goes before the next text: white space, the space between two cells, the mark of an item.
    before: Before,
    /// Whether an empty line parts what comes from what was, if neither is empty.
    apart: bool,
    size: usize,
}

/// An element that is not closed yet.
struct Element {
    name: LocalName,
    meaning: Meaning,
}

/// What holds for text that comes now.
#[derive(Default)]
struct State {
    bold: usize,
    italic: usize,
    quoted: u8,
    hidden: usize,
    preformatted: usize,
    links: Vec<String>,
    lists: Vec<Option<usize>>,
}

#[derive(Default)]
struct Before {
    space: Space,
    mark: Option<String>,
}

#[derive(Default, Clone, Copy, PartialEq, Eq)]
enum Space {
    #[default]
    None,
    Word,
    Cell,
}

/// Elements open at once. Those beyond have no effect.
const OPEN_MAX: usize = 512;

impl Page {
    /// Adds text as the markup has it.
    pub(crate) fn text(&mut self, text: &str) {
        if self.state.hidden > 0 || self.size > BODY_MAX {
            return;
        }
        let preformatted = self.state.preformatted > 0;
        let mut word_start = None;
        for (at, char) in text.char_indices() {
            let blank = matches!(char, ' ' | '\t' | '\n' | '\r' | '\u{c}');
            if blank || char.is_control() || char == '\u{a0}' {
                if let Some(start) = word_start.take() {
                    self.word(text.get(start..at).unwrap_or_default());
                }
                match char {
                    '\n' if preformatted => self.end_line(),
                    ' ' | '\t' | '\u{a0}' if preformatted || char == '\u{a0}' => self.word(" "),
                    _ if blank && self.before.space == Space::None => self.before.space = Space::Word,
                    _ => {}
                }
            } else if word_start.is_none() {
                word_start = Some(at);
            }
        }
        if let Some(start) = word_start {
            self.word(text.get(start..).unwrap_or_default());
        }
    }

    /// Opens an element.
    pub(crate) fn open(&mut self, tag: &Tag) {
        let name = &*tag.name;
        match element::layout(name) {
            Layout::Inline => {}
            Layout::LineBreak => self.end_line(),
            Layout::Block => self.break_line(),
            Layout::Paragraph => {
                self.break_line();
                self.apart |= !element::is_tight(tag);
            }
            Layout::Rule => {
                self.break_line();
                self.word("---");
                self.break_line();
            }
            Layout::Cell if self.line.is_empty() => {}
            Layout::Cell => self.before.space = Space::Cell,
            Layout::Item => {
                self.break_line();
                self.before.mark = Some(self.mark_of_item());
            }
            Layout::Picture => {
                let alternative = element::attribute(tag, "alt").map(|text| text.trim().to_owned());
                if let Some(text) = alternative.filter(|text| !text.is_empty()) {
                    self.text(&format!("[{text}]"));
                }
            }
        }
        let meaning = element::meaning(tag);
        if meaning == Meaning::QuotesTheRest {
            self.break_line();
            self.state.quoted = self.state.quoted.max(1);
        }
        if element::has_content(name) && !tag.self_closing_void() && self.open.len() < OPEN_MAX {
            self.enter(&meaning);
            self.open.push(Element { name: tag.name.clone(), meaning });
        }
    }

    /// Closes the innermost open element of a name, and those within it.
    pub(crate) fn close(&mut self, name: &LocalName) {
        match element::layout(name) {
            Layout::Block | Layout::Item => self.break_line(),
            Layout::Paragraph => {
                self.break_line();
                self.apart |= !self.lines.is_empty();
            }
            Layout::Inline | Layout::LineBreak | Layout::Rule | Layout::Cell | Layout::Picture => {}
        }
        let Some(at) = self.open.iter().rposition(|element| element.name == *name) else { return };
        for element in self.open.split_off(at).into_iter().rev() {
            self.leave(&element.meaning);
        }
    }
}
