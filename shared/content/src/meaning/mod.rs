//! What a text means: concepts of its language, and what they say together.

mod concepts;
mod features;
mod judgement;
mod folding;
mod model;
mod words;

use std::sync::LazyLock;

use concepts::Lexicon;
pub use features::{EDGES, Places, SPACE, SentenceSheet, Sheet, WHOLE, WORDS};
pub(crate) use features::{Circumstances, Sign};
use features::{Roles, sheet};
pub(crate) use judgement::judge;
pub use model::{COLUMNS, Column, Model, ROWS, Scores, UNITS, Weights};
use words::Words;

use crate::normal::Normal;

/// The languages that are read.
pub const LANGUAGES: [&str; 16] =
    ["ar", "cs", "de", "en", "es", "fr", "hi", "it", "ja", "nl", "pl", "pt", "ru", "sv", "tr", "zh"];

static LEXICONS: [LazyLock<Lexicon>; 16] = [
    LazyLock::new(|| Lexicon::of(include_str!("../../data/concepts/ar.txt"), false)),
    LazyLock::new(|| Lexicon::of(include_str!("../../data/concepts/cs.txt"), false)),
    LazyLock::new(|| Lexicon::of(include_str!("../../data/concepts/de.txt"), false)),
    LazyLock::new(|| Lexicon::of(include_str!("../../data/concepts/en.txt"), false)),
    LazyLock::new(|| Lexicon::of(include_str!("../../data/concepts/es.txt"), false)),
    LazyLock::new(|| Lexicon::of(include_str!("../../data/concepts/fr.txt"), false)),
    LazyLock::new(|| Lexicon::of(include_str!("../../data/concepts/hi.txt"), false)),
    LazyLock::new(|| Lexicon::of(include_str!("../../data/concepts/it.txt"), false)),
    LazyLock::new(|| Lexicon::of(include_str!("../../data/concepts/ja.txt"), true)),
    LazyLock::new(|| Lexicon::of(include_str!("../../data/concepts/nl.txt"), false)),
    LazyLock::new(|| Lexicon::of(include_str!("../../data/concepts/pl.txt"), false)),
    LazyLock::new(|| Lexicon::of(include_str!("../../data/concepts/pt.txt"), false)),
    LazyLock::new(|| Lexicon::of(include_str!("../../data/concepts/ru.txt"), false)),
    LazyLock::new(|| Lexicon::of(include_str!("../../data/concepts/sv.txt"), false)),
    LazyLock::new(|| Lexicon::of(include_str!("../../data/concepts/tr.txt"), false)),
    LazyLock::new(|| Lexicon::of(include_str!("../../data/concepts/zh.txt"), true)),
];

static ROLES: LazyLock<Roles> = LazyLock::new(Roles::load);

/// What the model sees of texts in the language of that tag.
pub(crate) fn sheet_of(texts: &[&Normal<'_>], tag: &str, circumstances: &Circumstances<'_>) -> Sheet {
    let language = LANGUAGES.iter().position(|known| *known == tag);
    let Some((language, lexicon)) = language.and_then(|place| Some((place, LEXICONS.get(place)?))) else {
        return Sheet::default();
    };
    let words = Words::of(texts);
    sheet(&words, lexicon, u32::try_from(language).unwrap_or_default(), &ROLES, circumstances)
}
