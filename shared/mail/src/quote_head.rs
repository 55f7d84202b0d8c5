use core::ops::Range;
use std::collections::HashSet;

use crate::{
    Line,
    passage::text_of,
    quote_phrases::{Label, ends_with_verb, has_verb, is_rule, label, opens},
};

/// Lines over which a mail program wraps an attribution.
const WRAPPED_MAX: usize = 4;

/// Characters of the longest attribution. Names and addresses have limits.
const ATTRIBUTION_MAX: usize = 400;

/// Lines of the longest copied head.
const COPIED_MAX: usize = 16;

/// The lines that say that a quotation begins: `On ... wrote:`, a copied head, `-----Original Message-----`. In
/// order, at any depth.
pub(crate) fn heads(lines: &[Line]) -> Vec<Range<usize>> {
    let texts: Vec<String> = lines.iter().map(|line| text_of(line).trim().to_lowercase()).collect();
    let page = Text { lines, texts };
    let (mut heads, mut at): (Vec<Range<usize>>, usize) = (Vec::new(), 0);
    while at < lines.len() {
        let free_from = heads.last().map_or(0, |head| head.end);
        let found =
            page.copied_head(at).or_else(|| page.rule(at)).or_else(|| page.attribution(at, free_from));
        at = found.as_ref().map_or(at, |found| found.end - 1) + 1;
        heads.extend(found);
    }
    heads
}

struct Text<'a> {
    lines: &'a [Line],
    /// Trimmed and in lower case.
    texts: Vec<String>,
}

impl Text<'_> {
    fn text(&self, at: usize) -> &str {
        self.texts.get(at).map(String::as_str).unwrap_or_default()
    }

    fn depth(&self, at: usize) -> Option<u8> {
        self.lines.get(at).map(|line| line.quote_depth)
    }

    fn rule(&self, at: usize) -> Option<Range<usize>> {
        is_rule(self.text(at)).then_some(at..at + 1)
    }

    /// Lines labelled as a head: who, and when or about what, and a third.
    fn copied_head(&self, start: usize) -> Option<Range<usize>> {
        label(self.text(start))?;
        let mut labels: HashSet<Label> = HashSet::new();
        let mut end = start;
        for at in
            (start..self.texts.len()).take(COPIED_MAX).take_while(|at| self.depth(*at) == self.depth(start))
        {
            match label(self.text(at)) {
                Some(found) => {
                    labels.insert(found);
                    end = at + 1;
                }
                // An empty line ends a head unless it goes on right below; any other is a wrapped line.
                None if self.text(at).is_empty() && label(self.text(at + 1)).is_none() => break,
                None => {}
            }
        }
        let is_head = labels.len() >= 3
            && labels.contains(&Label::From)
            && (labels.contains(&Label::Date) || labels.contains(&Label::Subject));
        if !is_head {
            return None;
        }
        // The last line may be wrapped, too.
        let wrapped = (end..self.texts.len()).take_while(|at| !self.text(*at).is_empty()).count();
        Some(start..if wrapped <= 1 { end + wrapped } else { end })
    }

    /// Lines that end as an attribution does, with as many before as it takes to say when.
    fn attribution(&self, last: usize, free_from: usize) -> Option<Range<usize>> {
        let ending = Ending::of(self.text(last))?;
        let mut joined = String::new();
        let mut shortest = None;
        let mut opened = None;
        for start in (free_from..=last).rev().take(WRAPPED_MAX) {
            let text = self.text(start);
            let goes_on = start == last || !text.ends_with(['.', '!', '?', ':']);
            if text.is_empty() || !goes_on || self.depth(start) != self.depth(last) {
                break;
            }
            joined = if joined.is_empty() { text.to_owned() } else { format!("{text} {joined}") };
            if joined.chars().count() > ATTRIBUTION_MAX {
                break;
            }
            if ending.completes(&joined) {
                shortest = shortest.or(Some(start));
                if opens(text) && has_digit_outside_address(text) {
                    opened = Some(start);
                }
            }
        }
        let start = opened.or(shortest)?;
        Some(start..last + 1)
    }
}

/// How the last line of an attribution ends.
#[derive(Clone, Copy)]
enum Ending {
    /// With a colon: `wrote:`.
    Colon,
    /// With a colon after an address: `Jane <jane@shop.example>:`.
    ColonAfterAddress,
    /// With the verb itself.
    Verb,
}

impl Ending {
    fn of(text: &str) -> Option<Self> {
        let text =
            text.trim_end_matches(|char: char| matches!(char, '-' | '*' | '_') || char.is_whitespace());
        match text.strip_suffix([':', '：']).map(str::trim_end) {
            Some(before) if before.ends_with(['>', ')', ']']) => Some(Self::ColonAfterAddress),
            Some(_) => Some(Self::Colon),
            None => ends_with_verb(text).then_some(Self::Verb),
        }
    }

    /// Whether the text says who wrote and when.
    fn completes(self, text: &str) -> bool {
        let dated = has_digit_outside_address(text);
        let named = text.contains('@');
        match self {
            Self::Colon => has_verb(text) && dated && (named || has_clock(text) || digits(text) >= 3),
            Self::ColonAfterAddress => named && (has_clock(text) || dated && has_verb(text)),
            Self::Verb => named && has_clock(text),
        }
    }
}

fn digits(text: &str) -> usize {
    text.chars().filter(|char| char.is_numeric()).count()
}

fn has_digit_outside_address(text: &str) -> bool {
    text.split_whitespace().filter(|word| !word.contains('@')).any(|word| word.chars().any(char::is_numeric))
}

/// `18:02`, `18.02`, `18h02`, `18時02`.
fn has_clock(text: &str) -> bool {
    let chars: Vec<char> = text.chars().collect();
    chars.windows(4).any(|window| {
        let [hour, mark, tens, ones] = window else { return false };
        hour.is_numeric()
            && matches!(mark, ':' | '.' | 'h' | '時' | '时' | '٫')
            && tens.is_numeric()
            && ones.is_numeric()
    })
}
