use policy::{Field, Finding, Passage, Rule};

/// The names of HTML elements, in order.
const ELEMENTS: &str = include_str!("../data/html_elements.txt");

/// The first HTML tag or comment of a text that must be plain (`reason-no-html-in-api`, RULEBOOK 4.3).
///
/// Angle brackets alone are no HTML: `a < b`, `<3` and `<your name>` pass.
pub fn html_in_text(text: &str) -> Option<Finding> {
    let last_close = memchr::memrchr(b'>', text.as_bytes())?;
    let start = memchr::memchr_iter(b'<', text.as_bytes())
        .take_while(|open| *open < last_close)
        .find(|open| text.get(open + 1..).is_some_and(opens_markup))?;
    let end = start + 1 + text.get(start..)?.find('>')?;
    let markup = text.get(start..end)?;
    let passage = Passage { field: Field::Body, start, end, text: markup.to_owned() };
    Some(Finding::at(Rule::ReasonNoHtmlInApi, passage))
}

/// Whether markup goes on after its `<`.
fn opens_markup(rest: &str) -> bool {
    if rest.starts_with("!--") || rest.get(..8).is_some_and(|name| name.eq_ignore_ascii_case("!doctype")) {
        return true;
    }
    let rest = rest.strip_prefix('/').unwrap_or(rest);
    let length = rest.bytes().take(LONGEST).take_while(u8::is_ascii_alphanumeric).count();
    let (Some(name), Some(after)) = (rest.get(..length), rest.as_bytes().get(length)) else { return false };
    let ends = after.is_ascii_whitespace() || matches!(after, b'>' | b'/');
    ends && ELEMENTS.lines().any(|element| element.eq_ignore_ascii_case(name))
}

/// No element has a longer name, so that a long word is not read to its end.
const LONGEST: usize = 11;
