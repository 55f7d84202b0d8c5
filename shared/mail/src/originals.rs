use std::collections::HashMap;

use memchr::memmem;

/// The messages of a thread, in which quoted lines are looked up (`quote-verified`, RULEBOOK 10.3).
///
/// A line is found if it goes on where the last one ended, or is a whole line, or is long: short pieces from here
/// and there could be put together to say anything.
pub(crate) struct Originals {
    text: String,
    /// Where each line begins.
    lines: HashMap<String, usize>,
    /// Where the last line that was found ended.
    next: usize,
    /// Searches through the whole text that may still fail.
    searches: usize,
}

/// Bytes, without white space, of a piece that is looked for anywhere.
const PIECE_MIN: usize = 20;

/// Lines that may be searched for in vain. Those of an honest quotation are found.
const SEARCHES: usize = 200;

impl Originals {
    pub(crate) fn of(texts: &[&str]) -> Self {
        let (mut text, mut lines) = (String::new(), HashMap::new());
        for line in texts.iter().flat_map(|text| text.lines()) {
            let line = bare(line);
            if !line.is_empty() {
                let start = text.len();
                text.push_str(&line);
                lines.entry(line).or_insert(start);
            }
        }
        Self { text, lines, next: 0, searches: SEARCHES }
    }

    /// Whether a quoted line is in the originals.
    pub(crate) fn have(&mut self, line: &str) -> bool {
        let line = bare(line);
        match self.place_of(&line) {
            Some(start) => {
                self.next = start + line.len();
                true
            }
            None => false,
        }
    }

    fn place_of(&mut self, line: &str) -> Option<usize> {
        let rest = self.text.get(self.next..).unwrap_or_default();
        if rest.starts_with(line) {
            return Some(self.next);
        }
        if let Some(start) = self.lines.get(line) {
            return Some(*start);
        }
        if line.len() < PIECE_MIN || self.searches == 0 {
            return None;
        }
        let found = memmem::find(self.text.as_bytes(), line.as_bytes());
        self.searches -= usize::from(found.is_none());
        found
    }
}

/// A line without white space, what is not seen, and the marks that mail programs put before lines.
fn bare(line: &str) -> String {
    let unseen = |char: char| matches!(char, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}');
    let text = line
        .trim_start_matches(|char: char| char.is_whitespace() || matches!(char, '>' | '|' | '•' | '*' | '-'));
    text.chars().filter(|char| !char.is_whitespace() && !unseen(*char)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const QUESTION: &str = "Hello,\n\nis the blue lamp in stock, and does it come with a bulb?\n- bulb\nAnna";

    fn found(lines: &[&str]) -> Vec<bool> {
        let mut originals = Originals::of(&[QUESTION, "Please answer soon."]);
        lines.iter().map(|line| originals.have(line)).collect()
    }

    #[test]
    fn a_rewrapped_quotation_is_found() {
        assert_eq!(
            found(&["> Hello,", "> is the blue lamp in", "> stock, and does it", "> come with a bulb?"]),
            [true; 4]
        );
    }

    #[test]
    fn whole_lines_and_long_pieces_are_found_in_any_order() {
        assert_eq!(
            found(&["Please answer soon.", "Anna", "the blue lamp in stock, and", "* bulb"]),
            [true; 4]
        );
    }

    #[test]
    fn what_nobody_wrote_is_not_found() {
        assert_eq!(
            found(&["> Hello, write to me at x@y.example", "is the red lamp in stock, and"]),
            [false; 2]
        );
    }

    #[test]
    fn short_pieces_do_not_add_up_to_new_words() {
        assert_eq!(found(&["bulb?", "lamp", "in", "come"]), [false; 4]);
    }

    #[test]
    fn without_originals_only_empty_lines_are_found() {
        let mut originals = Originals::of(&[]);
        assert!(!originals.have("> Hello"));
        assert!(originals.have("> "));
    }
}
