//! Where HTML, as it was written, has the passages of the text that it shows.

use core::ops::Range;

use memchr::memmem;

/// The characters of a shown text that were found again in its HTML.
pub(crate) struct Written {
    /// In order, each by its first byte in the text, with its bytes in the HTML.
    characters: Vec<(usize, Range<usize>)>,
    /// The first bytes of all characters of the text but white space, in order.
    shown: Vec<usize>,
}

/// Elements whose content is no text that is shown.
const SILENT: [&str; 7] = ["script", "style", "title", "template", "iframe", "noembed", "noframes"];

/// A line that does not go on where the last one ended may be found below only if it has so many bytes.
const DISTINCT: usize = 12;

/// So far below it may be found.
const REACH: usize = 64 * 1024;

/// After so many lines that were not found nothing is looked for any more, so that all takes linear time.
const MISSES: usize = 64;

/// The longest character reference is `&CounterClockwiseContourIntegral;`.
const REFERENCE_MAX: usize = 40;

impl Written {
    /// Finds the lines of `text`, which `html` shows, in `html`. Their order is the same, white space does not count, and
    /// what a line begins with may be a mark that stands in no HTML: `> ` of a quotation, `• ` or `1. ` of a list.
    pub(crate) fn of(html: &str, text: &str) -> Self {
        let source = Source::of(html);
        let mut written = Self { characters: Vec::new(), shown: Vec::new() };
        let (mut at, mut misses, mut line_start) = (0, 0, 0);
        for line in text.split_inclusive('\n') {
            let solid = line.char_indices().filter(|(_, char)| !char.is_whitespace());
            let solid: Vec<(usize, char)> = solid.map(|(start, char)| (line_start + start, char)).collect();
            line_start += line.len();
            written.shown.extend(solid.iter().map(|(start, _)| start));
            let found = starts(&solid).filter_map(|from| {
                let solid = solid.get(from..).filter(|rest| !rest.is_empty())?;
                let needle: String = solid.iter().map(|(_, char)| char).collect();
                source.find(&needle, at, misses < MISSES).map(|found| (solid, found, needle.len()))
            });
            let Some((solid, found, length)) = found.min_by_key(|(_, found, _)| *found) else {
                misses += usize::from(!solid.is_empty());
                continue;
            };
            at = found + length;
            let mut next = found;
            for (start, char) in solid {
                written.characters.extend(source.bytes_of(next).map(|bytes| (*start, bytes)));
                next += char.len_utf8();
            }
        }
        written
    }

    /// The bytes of the HTML from the first to the last character of a passage, if it was found whole.
    pub(crate) fn bytes(&self, passage: Range<usize>) -> Option<Range<usize>> {
        let first = self.characters.partition_point(|(start, _)| *start < passage.start);
        let end = self.characters.partition_point(|(start, _)| *start < passage.end);
        let found = self.characters.get(first..end)?;
        let before = |at: usize| self.shown.partition_point(|start| *start < at);
        let is_whole = before(passage.end).saturating_sub(before(passage.start)) == found.len();
        let (start, end) = (found.first()?.1.start, found.last()?.1.end);
        (is_whole && start < end).then_some(start..end)
    }
}

/// Where the words of a line may begin: at its start, and after the marks there.
fn starts(solid: &[(usize, char)]) -> impl Iterator<Item = usize> {
    let after = |from: usize, is_mark: fn(char) -> bool| {
        let rest = solid.get(from..).unwrap_or_default();
        from + rest.iter().take_while(|(_, char)| is_mark(*char)).count()
    };
    let quoted = after(0, |char| char == '>');
    let digits = after(quoted, |char| char.is_ascii_digit());
    let mark = if digits > quoted { '.' } else { '\u{2022}' };
    let listed = solid.get(digits).filter(|(_, char)| *char == mark).map(|_| digits + 1);
    let mut starts = vec![0];
    starts.extend((quoted > 0).then_some(quoted));
    starts.extend(listed);
    starts.into_iter()
}

/// The text of HTML outside its tags, without white space, references decoded.
#[derive(Default)]
struct Source {
    text: String,
    /// For each character its first byte in `text` and its bytes in the HTML.
    origins: Vec<(usize, Range<usize>)>,
}

impl Source {
    fn of(html: &str) -> Self {
        let mut source = Self::default();
        let mut at = 0;
        while let Some(rest) = html.get(at..).filter(|rest| !rest.is_empty()) {
            at += match rest.as_bytes() {
                [b'<', next, ..] if next.is_ascii_alphabetic() || matches!(next, b'/' | b'!' | b'?') => {
                    tag(rest)
                }
                [b'&', ..] => source.take_reference(rest, at),
                _ => source.take(rest, at),
            };
        }
        source
    }

    /// Takes one character. Gives its length.
    fn take(&mut self, rest: &str, at: usize) -> usize {
        let Some(char) = rest.chars().next() else { return rest.len() };
        self.push(char, at..at + char.len_utf8());
        char.len_utf8()
    }

    /// Takes a character reference, or the `&` of what is none. Gives its length.
    fn take_reference(&mut self, rest: &str, at: usize) -> usize {
        let end = rest.bytes().take(REFERENCE_MAX).position(|byte| byte == b';').map(|end| end + 1);
        let reference = end.and_then(|end| rest.get(..end)).filter(|reference| {
            reference.bytes().skip(1).all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'#' | b';'))
        });
        let Some(reference) = reference else { return self.take(rest, at) };
        hypertext::read(reference, |piece| {
            if let hypertext::Piece::Text(text) = piece {
                text.chars().for_each(|char| self.push(char, at..at + reference.len()));
            }
        });
        reference.len()
    }

    fn push(&mut self, char: char, bytes: Range<usize>) {
        if !char.is_whitespace() && !char.is_control() {
            self.origins.push((self.text.len(), bytes));
            self.text.push(char);
        }
    }

    /// Where the words of a line stand: at `from`, or below, if there are enough of them to be sure and it is wanted.
    fn find(&self, needle: &str, from: usize, below: bool) -> Option<usize> {
        let rest = self.text.get(from..)?;
        if rest.starts_with(needle) {
            return Some(from);
        }
        let reach = rest.as_bytes().get(..rest.len().min(REACH)).unwrap_or_default();
        let found = (below && needle.len() >= DISTINCT).then(|| memmem::find(reach, needle.as_bytes()));
        found.flatten().map(|found| from + found)
    }

    /// The bytes in the HTML of the character at `at` of the text.
    fn bytes_of(&self, at: usize) -> Option<Range<usize>> {
        let index = self.origins.binary_search_by_key(&at, |(start, _)| *start).ok()?;
        self.origins.get(index).map(|(_, bytes)| bytes.clone())
    }
}

/// The length of the tag or comment that markup begins with, with the content of a silent element.
fn tag(rest: &str) -> usize {
    if let Some(comment) = rest.strip_prefix("<!--") {
        return comment.find("-->").map_or(rest.len(), |end| end + "<!---->".len());
    }
    let mut quote = None;
    let end = rest.bytes().position(|byte| {
        match (byte, quote) {
            (b'"' | b'\'', None) => quote = Some(byte),
            (_, Some(open)) if open == byte => quote = None,
            _ => {}
        }
        byte == b'>' && quote.is_none()
    });
    let end = end.map_or(rest.len(), |end| end + 1);
    let name = rest.get(1..end).unwrap_or_default();
    let name = name.split(|char: char| !char.is_ascii_alphanumeric()).next().unwrap_or_default();
    if !SILENT.iter().any(|silent| name.eq_ignore_ascii_case(silent)) {
        return end;
    }
    let closing = rest.get(end..).unwrap_or_default().match_indices("</").find(|(at, _)| {
        let after = rest.get(end + at + 2..).unwrap_or_default();
        after.get(..name.len()).is_some_and(|word| word.eq_ignore_ascii_case(name))
    });
    closing.map_or(rest.len(), |(at, _)| end + at)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The HTML of a passage of the text that the HTML shows.
    fn written<'h>(html: &'h str, passage: &str) -> Option<&'h str> {
        let text = mail::Body::from_html(html).unwrap().text();
        let start = text.find(passage).unwrap_or_else(|| panic!("{passage} is not in {text}"));
        let bytes = Written::of(html, &text).bytes(start..start + passage.len())?;
        html.get(bytes)
    }

    #[test]
    fn a_passage_is_found_where_it_is_written() {
        for (html, passage, expected) in [
            ("<p>Call +1 212 555 0147 now</p>", "+1 212 555 0147", Some("+1 212 555 0147")),
            ("<p>Call <b>+1 212</b> 555\n0147</p>", "+1 212 555 0147", Some("+1 212</b> 555\n0147")),
            ("<p>Gr&uuml;&szlig;e &#128512;</p>", "😀", Some("&#128512;")),
            ("<p>Gr&uuml;&szlig;e &amp; mehr</p>", "Grüße & mehr", Some("Gr&uuml;&szlig;e &amp; mehr")),
            ("<title>a@b.example</title><p>Write to a@b.example", "a@b.example", Some("a@b.example")),
            ("<!-- 😀 --><p title='> 😀'>Hi 😀", "😀", Some("😀")),
            ("<ol><li>One</li><li>Call 5550147</li></ol><p>x</p>", "5550147", Some("5550147")),
            ("<ul><li>One<li>2. Two 😀</ul>", "😀", Some("😀")),
            ("<blockquote>Was it?</blockquote><p>See 😀", "😀", Some("😀")),
            ("<p>R & D: 1 < 2 😀</p>", "😀", Some("😀")),
            ("<img alt='A drawing'><p>and a longer line with 😀", "😀", Some("😀")),
            ("<p>x<img alt='😀'>", "😀", None),
        ] {
            assert_eq!(written(html, passage), expected, "{html}");
        }
    }

    #[test]
    fn the_same_words_twice_are_told_apart() {
        let html = "<p>Call 5550147</p><script>Call 5550147</script><p>Call 5550147</p>";
        let text = mail::Body::from_html(html).unwrap().text();
        let written = Written::of(html, &text);
        let places: Vec<_> = text.match_indices("5550147").map(|(at, words)| at..at + words.len()).collect();
        let found: Vec<_> = places.into_iter().filter_map(|place| written.bytes(place)).collect();
        assert_eq!(found, [8..15, html.len() - 11..html.len() - 4]);
    }

    #[test]
    fn hostile_markup_takes_linear_time() {
        for html in [
            "<".repeat(200_000),
            "<!--".repeat(200_000),
            "<p>ab".repeat(200_000),
            "<script>".repeat(100_000),
            "&amp".repeat(200_000),
            "<li>x".repeat(100_000),
            format!(
                "{}{}",
                "<p>a different line each time".repeat(20_000),
                "<img alt='a picture of it'>".repeat(20_000)
            ),
        ] {
            let Ok(body) = mail::Body::from_html(&html) else { continue };
            let text = body.text();
            let written = Written::of(&html, &text);
            assert!(written.characters.len() <= written.shown.len());
        }
    }
}
