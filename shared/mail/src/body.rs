use crate::{html, plain_text};

/// What a reader sees of a mail, line by line: one model for plain text and for HTML, so that policy judges
/// exactly what the other side will be shown (RELIABILITY T-17).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Body {
    /// The lines from the top. An empty line has no spans.
    pub lines: Vec<Line>,
}

/// One line. Items of lists begin with `• ` or `1. `.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Line {
    /// How often the line is quoted; 0 for what the sender wrote.
    pub quote_depth: u8,
    /// The line's text in runs of one look. No span is empty, and none holds a line break.
    pub spans: Vec<Span>,
}

/// A run of text of one look.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Span {
    /// The text.
    pub text: String,
    /// How it looks.
    pub style: Style,
    /// Where it links to: the `href` as it was written, entities decoded.
    pub link: Option<String>,
}

/// How a run of text looks. Fonts, sizes and colours are not kept.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Style {
    /// Bold or not.
    pub weight: Weight,
    /// Italic or not.
    pub slant: Slant,
}

/// How heavy a text is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Weight {
    /// As the rest.
    #[default]
    Normal,
    /// `<b>`, `<strong>`, headings.
    Bold,
}

/// How a text slants.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Slant {
    /// As the rest.
    #[default]
    Upright,
    /// `<i>`, `<em>`.
    Italic,
}

/// How the lines of a `text/plain` part are to be read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Format {
    /// Every line break counts.
    #[default]
    Fixed,
    /// `format=flowed` (RFC 3676): a line that ends in a space goes on in the next.
    Flowed,
    /// `format=flowed; delsp=yes`: the space at the end is not part of the text.
    FlowedDelSp,
}

impl Body {
    /// The lines of a `text/plain` part. A `>` at the start of a line quotes it; control characters are left out.
    pub fn from_text(text: &str, format: Format) -> Self {
        plain_text::read(text, format)
    }

    /// The lines that an HTML part shows, hidden text included (RELIABILITY T-17). Takes linear time.
    pub fn from_html(markup: &str) -> Result<Self, TextTooLong> {
        html::render(markup).map(|rendered| rendered.body)
    }

    /// The text of all lines, with `> ` before a line once for every time it is quoted.
    pub fn text(&self) -> String {
        let mut text = String::new();
        for (index, line) in self.lines.iter().enumerate() {
            if index > 0 {
                text.push('\n');
            }
            for _ in 0..line.quote_depth {
                text.push_str("> ");
            }
            text.extend(line.spans.iter().map(|span| span.text.as_str()));
        }
        text
    }
}

impl Line {
    /// A line of one look.
    pub(crate) fn of(quote_depth: u8, text: &str) -> Self {
        let span = Span { text: text.to_owned(), ..Span::default() };
        Self { quote_depth, spans: if text.is_empty() { Vec::new() } else { vec![span] } }
    }

    /// Whether there is nothing to read but white space.
    pub(crate) fn shows_nothing(&self) -> bool {
        self.spans.iter().all(|span| span.text.trim().is_empty())
    }
}

/// A body has more than [`BODY_MAX`] bytes of text and links, or more than twice as many of markup.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the text of a message is at most 1 MiB")]
pub struct TextTooLong;

/// Bytes of text and links in one body. What rules allow in a message is far below.
pub const BODY_MAX: usize = 1024 * 1024;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_marks_quoted_lines() {
        let body = Body { lines: vec![Line::of(0, "Yes."), Line::default(), Line::of(2, "Was it blue?")] };
        assert_eq!(body.text(), "Yes.\n\n> > Was it blue?");
    }
}
