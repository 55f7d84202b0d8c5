//! What a text means: concepts of its language, and what they say together.

mod concepts;
mod features;
mod folding;
mod judgement;
mod model;
mod rules;
mod words;

use std::sync::{LazyLock, OnceLock};

use concepts::Lexicon;
pub(crate) use features::{Circumstances, Sign};
pub use features::{EDGES, Places, SPACE, SentenceSheet, Sheet, WHOLE, WORDS};
use features::{Roles, sheet};
pub(crate) use judgement::judge;
pub use judgement::scores;
pub use model::{COLUMNS, Column, Model, ROWS, Scores, UNITS, Weights};
pub use rules::leanings_in;
use words::Words;

use crate::normal::Normal;
use crate::source::SOURCES;

/// The lexicon of each of [`SOURCES`], once it is needed.
static LEXICONS: [OnceLock<Lexicon>; SOURCES.len()] = [const { OnceLock::new() }; SOURCES.len()];

static ROLES: LazyLock<Roles> = LazyLock::new(Roles::load);

/// What the model sees of texts in the language of that tag.
pub(crate) fn sheet_of(texts: &[&Normal<'_>], tag: &str, circumstances: &Circumstances<'_>) -> Sheet {
    let Some((place, source)) = SOURCES.iter().enumerate().find(|(_, source)| source.tag == tag) else {
        return Sheet::default();
    };
    let Some(lexicon) = LEXICONS.get(place) else { return Sheet::default() };
    let lexicon = lexicon.get_or_init(|| Lexicon::of(source.concepts, source.solid));
    let words = Words::of(texts, circumstances.passed);
    sheet(&words, lexicon, u32::try_from(place).unwrap_or_default(), &ROLES, circumstances)
}
