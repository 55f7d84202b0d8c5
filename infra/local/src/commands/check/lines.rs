use core::ops::Range;

/// The text of a file, with an index of its lines and characters.
pub(super) struct Lines {
    text: String,
    /// Where each line starts.
    starts: Vec<usize>,
    /// How many characters stand before every [`STEP`]th byte.
    characters: Vec<usize>,
    /// Bytes of the file before its text.
    mark: usize,
}

/// Where a passage stands in a file. Lines and columns are counted from 1, columns in characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Region {
    /// The line of its first character.
    pub(super) start_line: usize,
    /// The column of its first character.
    pub(super) start_column: usize,
    /// The line of the character after its last.
    pub(super) end_line: usize,
    /// The column of the character after its last.
    pub(super) end_column: usize,
    /// Its bytes in the file, a byte order mark counted.
    pub(super) bytes: Range<usize>,
    /// Its characters, a byte order mark not counted.
    pub(super) characters: Range<usize>,
}

/// Counting goes on from every so many bytes, so that a column far into a long line costs no more than another.
const STEP: usize = 1024;

const BYTE_ORDER_MARK: char = '\u{feff}';

impl Lines {
    /// Indexes the text of a file. A byte order mark is no part of it. Lines end in LF or CRLF.
    pub(super) fn of(file: String) -> Self {
        let (text, mark) = match file.strip_prefix(BYTE_ORDER_MARK) {
            Some(text) => (text.to_owned(), BYTE_ORDER_MARK.len_utf8()),
            None => (file, 0),
        };
        let starts = [0].into_iter().chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        let chunks = text.as_bytes().chunks(STEP);
        let mut sum = 0;
        let characters = chunks.map(|chunk| {
            let before = sum;
            sum += count(chunk);
            before
        });
        let characters = characters.collect();
        Self { text, starts, characters, mark }
    }

    /// The text that messages are made of.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The whole file, with its byte order mark.
    pub(super) fn file(&self) -> String {
        let mark = if self.mark > 0 { BYTE_ORDER_MARK.to_string() } else { String::new() };
        mark + &self.text
    }

    /// Where these bytes of the text stand.
    pub(super) fn region(&self, bytes: Range<usize>) -> Region {
        let ((start_line, start_column), (end_line, end_column)) =
            (self.place(bytes.start), self.place(bytes.end));
        Region {
            start_line,
            start_column,
            end_line,
            end_column,
            characters: self.characters_before(bytes.start)..self.characters_before(bytes.end),
            bytes: self.mark + bytes.start..self.mark + bytes.end,
        }
    }

    /// The bytes of a line, counted from 1, without its end.
    pub(super) fn line(&self, number: usize) -> Option<Range<usize>> {
        let start = *self.starts.get(number.checked_sub(1)?)?;
        let end = self.starts.get(number).map_or(self.text.len(), |next| next - 1);
        let is_crlf = self.text.get(start..end).is_some_and(|line| line.ends_with('\r'));
        Some(start..end - usize::from(is_crlf))
    }

    /// The bytes of a region as they stand in the text.
    pub(super) fn passage(&self, region: &Region) -> &str {
        let bytes = region.bytes.start.saturating_sub(self.mark)..region.bytes.end.saturating_sub(self.mark);
        self.text.get(bytes).unwrap_or_default()
    }

    fn place(&self, at: usize) -> (usize, usize) {
        let line = self.starts.partition_point(|start| *start <= at);
        let start = line.checked_sub(1).and_then(|line| self.starts.get(line)).copied().unwrap_or_default();
        (line, self.characters_before(at) - self.characters_before(start) + 1)
    }

    fn characters_before(&self, at: usize) -> usize {
        let step = at / STEP;
        let counted = self.characters.get(step).copied().unwrap_or_default();
        counted + self.text.as_bytes().get(step * STEP..at).map_or(0, count)
    }
}

/// How many characters begin in a run of UTF-8.
fn count(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| (**byte & 0b1100_0000) != 0b1000_0000).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(text: &str, passage: &str) -> (usize, usize, usize, usize) {
        let start = text.trim_start_matches(BYTE_ORDER_MARK).find(passage).unwrap();
        let lines = Lines::of(text.to_owned());
        let region = lines.region(start..start + passage.len());
        assert_eq!(text.as_bytes().get(region.bytes.clone()).unwrap(), passage.as_bytes());
        let text = text.trim_start_matches(BYTE_ORDER_MARK);
        let characters: String =
            text.chars().skip(region.characters.start).take(region.characters.len()).collect();
        assert_eq!(characters, passage);
        assert_eq!(lines.passage(&region), passage);
        (region.start_line, region.start_column, region.end_line, region.end_column)
    }

    #[test]
    fn a_passage_has_lines_and_columns_in_characters() {
        for (text, passage, expected) in [
            ("call 5550147", "5550147", (1, 6, 1, 13)),
            ("Grüße, 日本 😀!\n", "😀", (1, 11, 1, 12)),
            ("one\r\ntwo three\r\n", "three", (2, 5, 2, 10)),
            ("a\n\n\n\nb", "\n\n\nb", (2, 1, 5, 2)),
            ("\u{feff}Hi 😀", "😀", (1, 4, 1, 5)),
        ] {
            assert_eq!(place(text, passage), expected, "{text:?}");
        }
        let long = format!("{}\n{}needle{}", "ü".repeat(3000), "日".repeat(2000), "x".repeat(3000));
        assert_eq!(place(&long, "needle"), (2, 2001, 2, 2007));
    }

    #[test]
    fn a_line_comes_without_its_end() {
        let lines = Lines::of("one\r\ntwo\nthree".to_owned());
        let line = |number| lines.line(number).and_then(|bytes| lines.text().get(bytes));
        assert_eq!([line(1), line(2), line(3)], [Some("one"), Some("two"), Some("three")]);
        assert_eq!([line(0), line(4)], [None, None]);
    }
}
