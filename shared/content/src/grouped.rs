use std::ops::Range;

use crate::normal::Normal;
use crate::token::{Kind, Script, Tokens};

/// Digits in groups as people write numbers: `+49 (0)171 392-0021`.
pub(crate) struct Grouped<'a> {
    /// All of it, with `+` and brackets.
    pub(crate) range: Range<usize>,
    pub(crate) groups: Vec<&'a str>,
    /// What stands between the groups, without spaces.
    gaps: Vec<String>,
    pub(crate) look: Look,
    pub(crate) setting: Surroundings,
}

/// What the form of a number says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Look {
    /// `+` and a country code.
    International,
    /// The first group in brackets: an area code.
    AreaCode,
    /// Groups.
    Groups,
    /// One run of digits.
    Run,
}

/// What touches a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Surroundings {
    /// Nothing that matters.
    Free,
    /// Letters or signs as in codes: `DR 0123 4567 89 M`, `FX-3300`.
    Code,
    /// A currency or a decimal fraction.
    Amount,
}

/// Groups that are read; no number has more.
const MOST_GROUPS: usize = 16;

impl<'a> Grouped<'a> {
    /// The grouped number whose first digits are the token `first`, and the token after it.
    pub(crate) fn at(normal: &'a Normal<'_>, tokens: &Tokens, first: usize) -> (Self, usize) {
        let text = normal.text();
        let mut end = first + 1;
        let mut groups = vec![normal.slice(tokens.range(first, end))];
        let mut gaps = Vec::new();
        while let Some((gap, next)) = gap(text, tokens, first, end).filter(|_| groups.len() < MOST_GROUPS) {
            groups.push(normal.slice(tokens.range(next, next + 1)));
            gaps.push(gap);
            end = next + 1;
        }
        let (start, look) = opening(tokens, first, &gaps);
        let close = if groups.len() == 1 || look == Look::Groups {
            tokens.kind(end) == Some(Kind::Mark(')'))
        } else {
            false
        };
        let close = close && tokens.before(start) == Some(Kind::Mark('('));
        let start = if close { start - 1 } else { start };
        let range = tokens.range(start, if close { end + 1 } else { end });
        let setting = surroundings(normal, tokens, start, if close { end + 1 } else { end });
        (Self { range, groups, gaps, look, setting }, end)
    }

    /// How many digits it has.
    pub(crate) fn digits(&self) -> usize {
        self.groups.iter().map(|group| group.len()).sum()
    }

    /// Whether two numbers differ as those of parts do: groups of the same lengths, the first alike.
    pub(crate) fn is_of_series_with(&self, other: &Self) -> bool {
        let lengths = |number: &Self| number.groups.iter().map(|group| group.len()).collect::<Vec<_>>();
        let alike = self.groups.iter().zip(&other.groups).take_while(|(one, other)| one == other).count();
        self.groups != other.groups && lengths(self) == lengths(other) && self.groups.len() > 1 && alike > 0
    }

    /// Whether the form alone says that this is a date, a span of years, an amount, an ISBN, an IP address
    /// or a document number.
    pub(crate) fn is_something_else(&self) -> bool {
        self.has_date()
            || self.is_years()
            || self.is_amount()
            || self.is_book()
            || self.is_ip_address()
            || self.is_document()
    }

    fn has_date(&self) -> bool {
        let day =
            |group: &str| group.len() <= 2 && group.parse().is_ok_and(|day: u8| (1..=31).contains(&day));
        self.groups.windows(3).any(|three| match three {
            [one, two, three] => day(two) && ((day(one) && is_year(three)) || (is_year(one) && day(three))),
            _ => false,
        })
    }

    fn is_years(&self) -> bool {
        matches!(self.groups.as_slice(), [one, two] if is_year(one) && is_year(two))
    }

    /// `1.234.567`; with a leading zero it is a number after all.
    fn is_amount(&self) -> bool {
        let thousands = self.groups.iter().skip(1).all(|group| group.len() == 3);
        let dotted = !self.gaps.is_empty() && self.gaps.iter().all(|gap| gap == ".");
        self.look != Look::International
            && dotted
            && thousands
            && self.groups.first().is_some_and(|first| first.len() <= 3 && !first.starts_with('0'))
    }

    /// `12 750 000` or `2 400-2 700`: what thousands look like if no word says otherwise.
    pub(crate) fn looks_like_thousands(&self) -> bool {
        let mut parts = vec![Vec::new()];
        let gaps = std::iter::once("").chain(self.gaps.iter().map(String::as_str));
        for (gap, group) in gaps.zip(&self.groups) {
            match parts.last_mut() {
                Some(part) if gap.is_empty() => part.push(*group),
                _ => parts.push(vec![*group]),
            }
        }
        let thousands = |part: &Vec<&str>| match part.split_first() {
            Some((first, rest)) => {
                !rest.is_empty()
                    && !first.starts_with('0')
                    && first.len() < 3
                    && rest.iter().all(|group| group.len() == 3)
            }
            None => false,
        };
        self.gaps.iter().all(|gap| matches!(gap.as_str(), "" | "-")) && parts.iter().all(thousands)
    }

    fn is_book(&self) -> bool {
        let starts =
            self.groups.first().is_some_and(|group| group.starts_with("978") || group.starts_with("979"));
        starts && self.digits() == 13 && self.look != Look::International
    }

    fn is_ip_address(&self) -> bool {
        self.groups.len() == 4
            && self.gaps.iter().all(|gap| gap == ".")
            && self.groups.iter().all(|group| group.parse::<u8>().is_ok())
    }

    /// `2025/0611/38`: a slash stands in a telephone number after the area code alone.
    fn is_document(&self) -> bool {
        self.gaps.iter().skip(1).any(|gap| gap == "/")
    }
}

/// What stands between the digits that end before the token `end` and the next digits, and where these are.
/// The number begins at the token `first`.
fn gap(text: &str, tokens: &Tokens, first: usize, end: usize) -> Option<(String, usize)> {
    const MARKS: [&str; 10] = ["", "-", "/", ".", "·", ")", "(", ")-", "-(", ")/"];
    let next = (end..end + 4).find(|index| tokens.kind(*index) == Some(Kind::Number))?;
    let between = text.get(tokens.range(end, next)).filter(|between| between.len() <= 4)?;
    let marks: String = between.chars().filter(|character| !character.is_whitespace()).collect();
    let spaced = marks.len() < between.len();
    let plain = (end..next).all(|index| matches!(tokens.kind(index), Some(Kind::Space | Kind::Mark(_))));
    // "0171 / 3920021" is one number, "030 1234567 / 030 7654321" are two.
    let area_code = marks == "/" && end == first + 1 && tokens.range(first, end).len() <= 5;
    let joined = matches!(marks.as_str(), "/" | "." | "·") && !area_code;
    let known = !between.is_empty() && MARKS.contains(&marks.as_str());
    (plain && known && !(joined && spaced)).then_some((marks, next))
}

/// Where a number begins if its first digits are the token `first`, and what that makes of it.
fn opening(tokens: &Tokens, first: usize, gaps: &[String]) -> (usize, Look) {
    let bracket = tokens.before(first) == Some(Kind::Mark('('));
    let before = if bracket { first - 1 } else { first };
    if tokens.before(before) == Some(Kind::Mark('+')) {
        return (before - 1, Look::International);
    }
    match gaps.first() {
        Some(gap) if bracket && gap.starts_with(')') => (before, Look::AreaCode),
        Some(gap) if gap == "(" || gap == "-(" => (first, Look::AreaCode),
        Some(_) => (first, Look::Groups),
        None => (first, Look::Run),
    }
}

fn surroundings(normal: &Normal<'_>, tokens: &Tokens, start: usize, end: usize) -> Surroundings {
    let currency =
        |kind: Option<Kind>| matches!(kind, Some(Kind::Mark('$' | '€' | '£' | '¥' | '₹' | '₺' | '₽' | '%')));
    let behind = tokens.skip_space(end);
    let ahead = if tokens.before(start) == Some(Kind::Space) { start - 1 } else { start };
    let fraction =
        matches!(tokens.kind(end), Some(Kind::Mark(',' | '.'))) && tokens.kind(end + 1) == Some(Kind::Number);
    if currency(tokens.before(ahead)) || currency(tokens.kind(behind)) || fraction {
        return Surroundings::Amount;
    }
    let letters = |index: usize| {
        tokens.at(index).filter(|token| matches!(token.kind, Kind::Word(Script::Latin | Script::Cyrillic)))
    };
    // Capitals alone, as in codes; a word with them is a name.
    let capitals = |index: Option<usize>, most: usize| {
        let word = index.and_then(letters).map(|token| normal.original(&token.range));
        word.is_some_and(|word| word.chars().count() <= most && word.chars().all(char::is_uppercase))
    };
    let attached = match tokens.before(start) {
        Some(Kind::Word(Script::Latin | Script::Cyrillic)) => true,
        Some(Kind::Mark('-' | '_' | '/' | '.' | '#' | '*')) => {
            let other = start.checked_sub(2).and_then(|index| tokens.kind(index));
            matches!(other, Some(Kind::Word(_) | Kind::Number))
                || tokens.before(start) == Some(Kind::Mark('#'))
        }
        _ => false,
    };
    let continued = matches!(tokens.kind(end), Some(Kind::Word(Script::Latin | Script::Cyrillic)))
        || (matches!(tokens.kind(end), Some(Kind::Mark('-' | '_' | '/'))) && letters(end + 1).is_some());
    let framed =
        (ahead < start && capitals(ahead.checked_sub(1), 3)) || (behind > end && capitals(Some(behind), 2));
    if attached || continued || framed { Surroundings::Code } else { Surroundings::Free }
}

fn is_year(group: &str) -> bool {
    group.len() == 4 && (group.starts_with("19") || group.starts_with("20"))
}
