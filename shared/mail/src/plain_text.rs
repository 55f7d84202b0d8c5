use crate::{Body, Format, Line};

/// The lines of plain text. See [`Body::from_text`].
pub(crate) fn read(text: &str, format: Format) -> Body {
    let mut lines: Vec<Line> = Vec::new();
    let mut flowing: Option<Flowing> = None;
    for raw in text
        .strip_suffix('\n')
        .unwrap_or(text)
        .split(['\n', '\u{2028}', '\u{2029}'])
        .flat_map(split_at_bare_cr)
    {
        let (depth, rest) = unquoted(raw);
        let rest = match format {
            Format::Fixed => rest,
            Format::Flowed | Format::FlowedDelSp => {
                rest.strip_prefix(' ').filter(|_| depth == 0).unwrap_or(rest)
            }
        };
        let flows = match format {
            Format::Fixed => false,
            Format::Flowed | Format::FlowedDelSp => rest.ends_with(' ') && rest != SIGNATURE,
        };
        let rest = if flows && format == Format::FlowedDelSp {
            rest.strip_suffix(' ').unwrap_or(rest)
        } else {
            rest
        };
        let mut paragraph = match flowing.take() {
            Some(before) if before.depth == depth && rest != SIGNATURE => before,
            Some(before) => {
                lines.push(before.ended());
                Flowing { depth, text: String::new() }
            }
            None => Flowing { depth, text: String::new() },
        };
        paragraph.text.extend(rest.chars().filter(|char| !char.is_control() || *char == '\t'));
        if flows {
            flowing = Some(paragraph);
        } else {
            lines.push(paragraph.ended());
        }
    }
    lines.extend(flowing.map(Flowing::ended));
    Body { lines }
}

/// A line so far.
struct Flowing {
    depth: u8,
    text: String,
}

impl Flowing {
    fn ended(self) -> Line {
        Line::of(self.depth, self.text.trim_end())
    }
}

/// What stands before a signature; it never flows (RFC 3676 4.3).
const SIGNATURE: &str = "-- ";

/// A line break of old Macs within the lines of others. The `\r` of a `\r\n` ends no line of its own.
fn split_at_bare_cr(line: &str) -> impl Iterator<Item = &str> {
    line.strip_suffix('\r').unwrap_or(line).split('\r')
}

/// How often a line is quoted, and the line without the marks: `>>`, `> >` and `> ` before the text. The end of an
/// address is no mark: Gmail wraps `Jane <jane@shop.example>:` before it.
fn unquoted(line: &str) -> (u8, &str) {
    if line.trim_end() == ">:" {
        return (0, line);
    }
    let (mut depth, mut rest) = (0u8, line);
    while let Some(inner) = rest.strip_prefix('>').or_else(|| rest.strip_prefix(" >").filter(|_| depth > 0)) {
        depth = depth.saturating_add(1);
        rest = inner;
    }
    if depth > 0 { (depth, rest.strip_prefix(' ').unwrap_or(rest)) } else { (0, rest) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::passage::text_of;

    fn shown(text: &str, format: Format) -> Vec<(u8, String)> {
        let body = read(text, format);
        body.lines.iter().map(|line| (line.quote_depth, text_of(line).into_owned())).collect()
    }

    #[track_caller]
    fn check(text: &str, format: Format, expected: &[(u8, &str)]) {
        let expected: Vec<_> = expected.iter().map(|(depth, text)| (*depth, (*text).to_owned())).collect();
        assert_eq!(shown(text, format), expected);
    }

    #[test]
    fn every_kind_of_line_break_ends_a_line() {
        check("a\nb\r\nc\rd\u{2028}e\n", Format::Fixed, &[(0, "a"), (0, "b"), (0, "c"), (0, "d"), (0, "e")]);
        check("a\n\n\nb", Format::Fixed, &[(0, "a"), (0, ""), (0, ""), (0, "b")]);
    }

    #[test]
    fn marks_of_quotation_are_counted_and_taken_off() {
        check(
            "> a\n>b\n>> c\n> > d\n>\nx > y",
            Format::Fixed,
            &[(1, "a"), (1, "b"), (2, "c"), (2, "d"), (1, ""), (0, "x > y")],
        );
        check(">:\n> :", Format::Fixed, &[(0, ">:"), (1, ":")]);
    }

    #[test]
    fn control_characters_are_left_out() {
        check("a\0b\u{7}\tc\u{85}d", Format::Fixed, &[(0, "ab\tcd")]);
    }

    #[test]
    fn flowed_lines_join_within_one_depth_only() {
        check("one \ntwo\nthree", Format::Flowed, &[(0, "one two"), (0, "three")]);
        check("> one \n> two \nthree", Format::Flowed, &[(1, "one two"), (0, "three")]);
        check("one \ntwo", Format::Fixed, &[(0, "one"), (0, "two")]);
    }

    #[test]
    fn delsp_takes_the_joining_space_away() {
        check("long \nword", Format::FlowedDelSp, &[(0, "longword")]);
    }

    #[test]
    fn a_stuffed_space_is_taken_off_and_a_signature_does_not_flow() {
        check(" From me\n-- \nJane", Format::Flowed, &[(0, "From me"), (0, "--"), (0, "Jane")]);
        check("so \n-- \nJane", Format::Flowed, &[(0, "so"), (0, "--"), (0, "Jane")]);
    }

    #[test]
    fn depth_stops_at_what_a_byte_holds() {
        assert_eq!(shown(&">".repeat(300), Format::Fixed), [(255, String::new())]);
    }
}
