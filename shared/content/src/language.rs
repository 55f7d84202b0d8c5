use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::LazyLock;

use policy::{Finding, LanguageTag, Rule, Script};

use crate::letter::is_letter;
use crate::source::SOURCES;
use crate::tongue::tongue;

/// The language of a text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Language {
    /// One of `data/languages.txt`.
    pub tag: &'static str,
    /// The script that Chinese is written in; none if the text has only characters common to both.
    pub script: Option<Script>,
    /// How sure it is, from [`CONFIDENCE`] to 1.
    pub confidence: f64,
}

/// Fewer letters say nothing (RULEBOOK 8.3).
const LETTERS: usize = 25;

/// Less sure is unsure (RULEBOOK 8.3).
const CONFIDENCE: f64 = 0.80;

/// A dominant language shows in so many bytes; the rest of a long text is not read.
const SAMPLE: usize = 16_384;

/// The language of a text, or none if it is unsure: fewer than 25 letters, or confidence below 0.80.
///
/// Ids, numbers, links and addresses are ignored.
pub fn language(text: &str) -> Option<Language> {
    detect(&prose(text, &[]))
}

/// Whether a text is not in the buyer's language of preference (`wrong-language`, RULEBOOK 8.3).
///
/// Compares primary languages, for Chinese also the script. `ignored` are product titles and names. A text
/// in several languages passes if the preferred one comes first or fills half of it. An unsure text passes,
/// and so does every text if the preferred language is none that can be told.
pub fn wrong_language(text: &str, ignored: &[&str], wanted: &LanguageTag) -> Option<Finding> {
    SOURCES.iter().find(|source| source.tag == wanted.primary())?;
    let prose = prose(text, ignored);
    let parts = parts(&prose);
    let found =
        detect(&prose).or_else(|| parts.iter().max_by_key(|part| part.letters).map(|part| part.language))?;
    if found.serves(wanted) || has_half(&parts, wanted) {
        return None;
    }
    Some(Finding {
        message: format!(
            "the message is in {}, but the buyer reads {}",
            name(found.tag, found.script),
            name(wanted.primary(), wanted.script())
        ),
        ..Finding::of(Rule::WrongLanguage)
    })
}

impl Language {
    fn serves(&self, wanted: &LanguageTag) -> bool {
        let same_script =
            self.script.is_none() || wanted.script().is_none() || self.script == wanted.script();
        self.tag == wanted.primary() && same_script
    }
}

/// A line whose language can be told.
struct Part {
    language: Language,
    letters: usize,
}

fn parts(prose: &str) -> Vec<Part> {
    prose.lines().filter_map(|line| Some(Part { language: detect(line)?, letters: letters(line) })).collect()
}

/// Whether the wanted language comes first or fills half of a text.
fn has_half(parts: &[Part], wanted: &LanguageTag) -> bool {
    let served = |part: &&Part| part.language.serves(wanted);
    let letters_in: usize = parts.iter().filter(served).map(|part| part.letters).sum();
    let letters: usize = parts.iter().map(|part| part.letters).sum();
    parts.first().is_some_and(|first| first.language.serves(wanted))
        || (letters > 0 && letters_in * 2 >= letters)
}

fn detect(text: &str) -> Option<Language> {
    text.chars().filter(|character| is_letter(*character)).nth(LETTERS - 1)?;
    let found = tongue(text).filter(|found| found.confidence >= CONFIDENCE)?;
    let script = if found.tag == "zh" { script(text) } else { None };
    Some(Language { tag: found.tag, script, confidence: found.confidence })
}

/// The words of a text: what is left without ids, numbers, links, addresses and what is to be ignored.
fn prose(text: &str, ignored: &[&str]) -> String {
    let mut end = text.len().min(SAMPLE);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let mut text = Cow::Borrowed(text.get(..end).unwrap_or_default());
    for title in ignored.iter().map(|title| title.trim()).filter(|title| !title.is_empty()) {
        text = text.replace(title, " ").into();
    }
    let mut prose = String::with_capacity(text.len());
    for (index, line) in text.lines().enumerate() {
        if index > 0 {
            prose.push('\n');
        }
        for (index, word) in words(line).enumerate() {
            if index > 0 {
                prose.push(' ');
            }
            prose.push_str(word);
        }
    }
    prose
}

/// The words of a line that no digit, `@`, `/` or `_` marks as something else. Where there are no spaces, a
/// run of ASCII counts as a word by itself.
fn words(line: &str) -> impl Iterator<Item = &str> {
    let is_mark = |byte: u8| byte.is_ascii_digit() || matches!(byte, b'@' | b'/' | b'_');
    let runs = line.split_whitespace().flat_map(|word| {
        word.as_bytes().chunk_by(|one, next| one.is_ascii() == next.is_ascii()).map(str::from_utf8)
    });
    runs.flatten().filter(move |run| !run.bytes().any(is_mark))
}

fn letters(text: &str) -> usize {
    text.chars().filter(|character| is_letter(*character)).count()
}

/// Whether Chinese is written in simplified or traditional characters, by those that only one script has.
fn script(text: &str) -> Option<Script> {
    let count = |only: &HashSet<char>| text.chars().filter(|character| only.contains(character)).count();
    match count(&SIMPLIFIED).cmp(&count(&TRADITIONAL)) {
        std::cmp::Ordering::Greater => Some(Script::Hans),
        std::cmp::Ordering::Less => Some(Script::Hant),
        std::cmp::Ordering::Equal => None,
    }
}

fn name(tag: &str, script: Option<Script>) -> &'static str {
    match (tag, script) {
        ("zh", Some(Script::Hans)) => "simplified Chinese",
        ("zh", Some(Script::Hant)) => "traditional Chinese",
        _ => SOURCES.iter().find(|source| source.tag == tag).map_or("another language", |source| source.name),
    }
}

static SIMPLIFIED: LazyLock<HashSet<char>> =
    LazyLock::new(|| characters(include_str!("../data/simplified.txt")));
static TRADITIONAL: LazyLock<HashSet<char>> =
    LazyLock::new(|| characters(include_str!("../data/traditional.txt")));

fn characters(file: &str) -> HashSet<char> {
    file.lines().filter(|line| !line.starts_with('#')).flat_map(str::chars).collect()
}
