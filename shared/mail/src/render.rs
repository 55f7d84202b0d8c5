use policy::LanguageTag;

use crate::{Body, Line, Slant, Span, Style, Weight, edit::RULE, passage::text_of};

/// The body as plain text with CRLF line ends, each quoted line behind its `> `. The target of a link stands
/// behind its text in brackets unless the text is the target.
pub(crate) fn text(body: &Body) -> String {
    let mut text = String::new();
    for line in &body.lines {
        text.extend(core::iter::repeat_n("> ", usize::from(line.quote_depth)));
        for span in &line.spans {
            text.extend(printable(&span.text));
            if let Some(target) = target(span).filter(|target| *target != span.text.trim()) {
                text.push_str(" <");
                text.extend(printable(target));
                text.push('>');
            }
        }
        text.push_str("\r\n");
    }
    text
}

/// The body as a page of HTML that needs nothing from elsewhere: paragraphs, line breaks, quotations, emphasis
/// and links, in its language and direction. Lines between empty lines are a paragraph.
pub(crate) fn html(body: &Body, title: &str, language: &LanguageTag) -> String {
    let mut page = String::from("<!DOCTYPE html>\r\n<html");
    attribute(&mut page, "lang", language.as_str());
    attribute(&mut page, "dir", direction(language));
    page.push_str(">\r\n<head>\r\n<meta charset=\"utf-8\">\r\n<title>");
    escape(&mut page, title);
    page.push_str("</title>\r\n</head>\r\n<body>\r\n");
    let mut depth = 0;
    for paragraph in body.lines.chunk_by(|one, next| {
        one.quote_depth == next.quote_depth && Line::shows_nothing(one) == Line::shows_nothing(next)
    }) {
        let Some(first) = paragraph.first() else { continue };
        if Line::shows_nothing(first) {
            continue;
        }
        quote_to(&mut page, &mut depth, first.quote_depth);
        if text_of(first) == RULE && paragraph.len() == 1 {
            page.push_str("<hr>\r\n");
            continue;
        }
        page.push_str("<p>");
        for (at, line) in paragraph.iter().enumerate() {
            page.push_str(if at == 0 { "" } else { "<br>\r\n" });
            line.spans.iter().for_each(|span| inline(&mut page, span));
        }
        page.push_str("</p>\r\n");
    }
    quote_to(&mut page, &mut depth, 0);
    page.push_str("</body>\r\n</html>\r\n");
    page
}

impl Body {
    /// A body of plain paragraphs, as our own notices are: an empty line between two, and a line of its own for
    /// each line of a paragraph.
    pub fn of_paragraphs<'a>(paragraphs: impl IntoIterator<Item = &'a str>) -> Self {
        let mut lines = Vec::new();
        for paragraph in paragraphs {
            if !lines.is_empty() {
                lines.push(Line::default());
            }
            lines.extend(paragraph.lines().map(|text| Line { quote_depth: 0, spans: plain(text) }));
        }
        Self { lines }
    }
}

/// One span of unstyled text; none if there is no text.
fn plain(text: &str) -> Vec<Span> {
    if text.is_empty() { Vec::new() } else { vec![Span { text: text.to_owned(), ..Span::default() }] }
}

/// Opens or closes quotations until `depth` is `wanted`.
fn quote_to(page: &mut String, depth: &mut u8, wanted: u8) {
    while *depth < wanted {
        page.push_str("<blockquote>\r\n");
        *depth += 1;
    }
    while *depth > wanted {
        page.push_str("</blockquote>\r\n");
        *depth -= 1;
    }
}

fn inline(page: &mut String, span: &Span) {
    let target = target(span);
    if let Some(target) = target {
        page.push_str("<a");
        attribute(page, "href", target);
        page.push('>');
    }
    let Style { weight, slant } = span.style;
    let weight = match weight {
        Weight::Normal => None,
        Weight::Bold => Some("strong"),
    };
    let slant = match slant {
        Slant::Upright => None,
        Slant::Italic => Some("em"),
    };
    let marks = || [weight, slant].into_iter().flatten();
    marks().for_each(|mark| page.extend(["<", mark, ">"]));
    escape(page, &span.text);
    marks().rev().for_each(|mark| page.extend(["</", mark, ">"]));
    if target.is_some() {
        page.push_str("</a>");
    }
}

/// Where a span leads. Only the web and mail: no reader's program runs `javascript:` for us.
fn target(span: &Span) -> Option<&str> {
    let target = span.link.as_deref()?.trim();
    let scheme = target.split_once(':')?.0;
    ["https", "http", "mailto"].iter().any(|known| scheme.eq_ignore_ascii_case(known)).then_some(target)
}

fn attribute(page: &mut String, name: &str, value: &str) {
    page.extend([" ", name, "=\""]);
    escape(page, value);
    page.push('"');
}

fn escape(page: &mut String, text: &str) {
    for char in printable(text) {
        match char {
            '&' => page.push_str("&amp;"),
            '<' => page.push_str("&lt;"),
            '>' => page.push_str("&gt;"),
            '"' => page.push_str("&quot;"),
            '\'' => page.push_str("&#39;"),
            ' ' if page.ends_with([' ', '>']) => page.push_str("&nbsp;"),
            _ => page.push(char),
        }
    }
}

/// The text without control characters; a tab stays.
fn printable(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars().filter(|&char| char == '\t' || !char.is_control())
}

/// Which way the language is written.
fn direction(language: &LanguageTag) -> &'static str {
    let rightward = ["ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"];
    if rightward.contains(&language.primary()) { "rtl" } else { "ltr" }
}
