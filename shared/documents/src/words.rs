use std::collections::HashSet;

use crate::{Extent, Said};

/// Most bytes of text that are read of one file: some two hundred pages.
const TEXT_MAX: usize = 512 << 10;

/// Most links of one file, and the most bytes of one.
const LINKS_MAX: usize = 1_000;
const LINK_MAX: usize = 2_048;

/// What was read of a file so far.
#[derive(Debug, Default)]
pub(crate) struct Words {
    text: String,
    links: Vec<String>,
    known: HashSet<String>,
    is_partial: bool,
}

impl Words {
    /// Adds text as far as there is room.
    pub(crate) fn push(&mut self, text: &str) {
        let room = TEXT_MAX - self.text.len().min(TEXT_MAX);
        if text.len() <= room {
            self.text.push_str(text);
        } else {
            self.is_partial = true;
            let end = text.floor_char_boundary(room);
            self.text.push_str(text.get(..end).unwrap_or_default());
        }
    }

    /// Ends the line, if it has words.
    pub(crate) fn end_line(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.push("\n");
        }
    }

    /// Parts what follows from what stands before, if nothing does yet.
    pub(crate) fn part(&mut self, by: &str) {
        if !self.text.is_empty() && !self.text.ends_with(char::is_whitespace) {
            self.push(by);
        }
    }

    /// Adds a line of its own.
    pub(crate) fn line(&mut self, text: &str) {
        if !text.trim().is_empty() {
            self.end_line();
            self.push(text.trim());
            self.push("\n");
        }
    }

    /// Adds where a link leads.
    pub(crate) fn link(&mut self, target: &str) {
        let target = target.trim();
        if target.is_empty() || self.known.contains(target) {
            return;
        }
        if self.links.len() == LINKS_MAX {
            self.is_partial = true;
            return;
        }
        let end = target.floor_char_boundary(LINK_MAX);
        let target = target.get(..end).unwrap_or_default();
        if self.known.insert(target.to_owned()) {
            self.links.push(target.to_owned());
        }
    }

    /// Notes that something was not read.
    pub(crate) fn miss(&mut self) {
        self.is_partial = true;
    }

    /// Whether there is no room for more text.
    pub(crate) fn is_full(&self) -> bool {
        self.text.len() >= TEXT_MAX
    }

    /// All that was read.
    pub(crate) fn said(self) -> Said {
        let extent = if self.is_partial { Extent::Part } else { Extent::Whole };
        Said { text: self.text, links: self.links, extent }
    }
}
