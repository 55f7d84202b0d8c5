use crate::{Body, Line, Span, Style, passage::text_of};

/// A line across the text, as plain text shows it.
pub(crate) const RULE: &str = "----------";

/// What the platform adds to a body, and takes out of it.
impl Body {
    /// Whether there is nothing to read.
    pub fn is_empty(&self) -> bool {
        self.lines.iter().all(Line::shows_nothing)
    }

    /// Whether any line is quoted.
    pub fn has_quotation(&self) -> bool {
        self.lines.iter().any(|line| line.quote_depth > 0)
    }

    /// Adds a paragraph below an empty line.
    pub fn push_paragraph(&mut self, text: &str) {
        self.part();
        self.lines.extend(text.lines().map(|line| Line::of(0, line)));
    }

    /// Adds a paragraph that ends in what it links to, below an empty line.
    pub fn push_link(&mut self, text: &str, target: &str, href: &str) {
        self.push_paragraph(text);
        let Some(line) = self.lines.last_mut() else { return };
        let Some(before) = text.lines().last().and_then(|last| last.strip_suffix(target)) else { return };
        let linked = Span { text: target.to_owned(), style: Style::default(), link: Some(href.to_owned()) };
        *line = Line::of(0, before);
        line.spans.push(linked);
    }

    /// Adds a text as a quotation, right below what stands there.
    pub fn push_quotation(&mut self, text: &str) {
        self.lines.extend(text.lines().map(|line| Line::of(1, line)));
    }

    /// Adds a line that parts what was written from what the platform says.
    pub fn push_rule(&mut self) {
        self.part();
        self.lines.push(Line::of(0, RULE));
    }

    /// Takes away every look and every link, so that text alone is left (`b2s-plain`).
    pub fn make_plain(&mut self) {
        for span in self.lines.iter_mut().flat_map(|line| &mut line.spans) {
            span.style = Style::default();
            span.link = None;
        }
    }

    /// Replaces a passage wherever it stands within a line. A changed line loses its looks and links.
    pub fn replace(&mut self, passage: &str, placeholder: &str) {
        if passage.is_empty() {
            return;
        }
        for line in &mut self.lines {
            let text = text_of(line);
            if text.contains(passage) {
                *line = Line::of(line.quote_depth, &text.replace(passage, placeholder));
            }
        }
    }

    /// An empty line, unless there is one or nothing stands above.
    fn part(&mut self) {
        if self.lines.last().is_some_and(|line| !line.shows_nothing()) {
            self.lines.push(Line::default());
        }
    }
}
