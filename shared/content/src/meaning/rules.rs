use std::sync::LazyLock;

use policy::Rule;

use super::ROLES;
use super::features::{Places, SentenceSheet};

/// The lines of `data/rules.txt`.
static LEANINGS: LazyLock<Vec<Leaning>> = LazyLock::new(|| {
    let lines = include_str!("../../data/rules.txt").lines();
    lines.filter(|line| !line.starts_with('#')).filter_map(Leaning::of).collect()
});

/// A rule that a sentence leans towards if it says some things and not others.
struct Leaning {
    rule: Rule,
    says: Vec<u16>,
    but_not: Vec<u16>,
}

impl Leaning {
    fn of(line: &str) -> Option<Self> {
        let (id, names) = line.split_once(": ")?;
        let rule = Rule::ALL.iter().copied().find(|rule| rule.id() == id)?;
        let (mut says, mut but_not) = (Vec::new(), Vec::new());
        for name in names.split(' ') {
            match name.strip_prefix('!') {
                Some(name) => but_not.push(ROLES.place(name)?),
                None => says.push(ROLES.place(name)?),
            }
        }
        Some(Self { rule, says, but_not })
    }

    fn holds(&self, said: &Places) -> bool {
        self.says.iter().all(|place| said.contains(*place))
            && !self.but_not.iter().any(|place| said.contains(*place))
    }
}

/// What a text about reviews says somewhere.
static ABOUT_REVIEWS: LazyLock<Vec<u16>> = LazyLock::new(|| {
    let names = ["verdict", "star", "fail-below", "complaint-public"];
    let places = names.into_iter().filter_map(|name| ROLES.place(name));
    places.flat_map(|place| [place, place + 1]).collect()
});

/// Whether a sentence speaks of reviews, or of writing what one thinks.
pub(crate) fn is_about_reviews(sentence: &SentenceSheet) -> bool {
    sentence.said.iter().any(|place| ABOUT_REVIEWS.contains(place))
}

/// The rules that a sentence leans towards.
pub(crate) fn leanings(sentence: &SentenceSheet) -> impl Iterator<Item = Rule> {
    let mut said = Places::default();
    sentence.said.iter().for_each(|place| said.insert(*place));
    LEANINGS.iter().filter(move |leaning| leaning.holds(&said)).map(|leaning| leaning.rule)
}

/// How often each line of `data/rules.txt` holds in a sheet, for those who write them.
pub fn leanings_in(sheet: &super::Sheet) -> Vec<usize> {
    let mut lines = Vec::new();
    for sentence in &sheet.sentences {
        let mut said = Places::default();
        sentence.said.iter().for_each(|place| said.insert(*place));
        lines.extend(
            LEANINGS.iter().enumerate().filter(|(_, leaning)| leaning.holds(&said)).map(|(line, _)| line),
        );
    }
    lines.sort_unstable();
    lines.dedup();
    lines
}
