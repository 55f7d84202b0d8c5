use crate::Body;

/// A link of a body and the passage of its text that it stands under.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextLink {
    /// Where it leads, as it was written.
    pub href: String,
    /// Offset of the passage's first byte in [`Body::text`].
    pub start: usize,
    /// Offset after its last byte.
    pub end: usize,
}

impl Body {
    /// Every link, in order.
    pub fn links(&self) -> Vec<TextLink> {
        let mut links = Vec::new();
        let mut at = 0;
        for line in &self.lines {
            at += usize::from(line.quote_depth) * "> ".len();
            for span in &line.spans {
                let end = at + span.text.len();
                links.extend(span.link.clone().map(|href| TextLink { href, start: at, end }));
                at = end;
            }
            at += "\n".len();
        }
        links
    }
}

#[cfg(test)]
mod tests {
    use crate::Body;

    #[test]
    fn a_link_points_at_what_it_stands_under() {
        let markup = "<p>Hello</p><blockquote>was <a href='https://a.example/1'>here</a></blockquote>\
                      <p>see <a href='https://b.example/2'>thére</a>.</p>";
        let body = Body::from_html(markup).unwrap();
        let text = body.text();
        let found: Vec<(String, &str)> = body
            .links()
            .into_iter()
            .map(|link| (link.href, text.get(link.start..link.end).unwrap()))
            .collect();
        let expected =
            [("https://a.example/1".to_owned(), "here"), ("https://b.example/2".to_owned(), "thére")];
        assert_eq!(found, expected);
    }
}
