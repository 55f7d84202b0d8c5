use std::sync::OnceLock;

use policy::{LanguageTag, Script};

use crate::Wording;

/// A language that the platform speaks, and its words once they were asked for.
struct Language {
    name: &'static str,
    source: &'static str,
    wording: OnceLock<Wording>,
}

impl Language {
    const fn new(name: &'static str, source: &'static str) -> Self {
        Self { name, source, wording: OnceLock::new() }
    }

    fn wording(&'static self) -> &'static Wording {
        self.wording.get_or_init(|| Wording::parse(self.name, self.source))
    }
}

macro_rules! languages {
    ($reference:literal $($name:literal)+) => {
        static REFERENCE: Language =
            Language::new($reference, include_str!(concat!("../languages/", $reference, ".ftl")));

        static OTHERS: [Language; [$($name),+].len()] =
            [$(Language::new($name, include_str!(concat!("../languages/", $name, ".ftl")))),+];
    };
}

languages! {
    "en"
    "ar"
    "cs"
    "de"
    "es"
    "fr"
    "hi"
    "it"
    "ja"
    "nl"
    "pl"
    "pt"
    "ru"
    "sv"
    "tr"
    "zh-Hans"
    "zh-Hant"
}

/// The words in `language`, or in the first language of the list.
pub(crate) fn wording_of(language: &LanguageTag) -> &'static Wording {
    let name = match language.script() {
        Some(Script::Hans) => "zh-Hans",
        Some(Script::Hant) => "zh-Hant",
        // A bare `zh` names no script; most who read it read simplified characters.
        None if language.primary() == "zh" => "zh-Hans",
        None => language.primary(),
    };
    OTHERS.iter().find(|other| other.name == name).unwrap_or(&REFERENCE).wording()
}

#[cfg(test)]
fn every_language() -> impl Iterator<Item = &'static Language> {
    std::iter::once(&REFERENCE).chain(&OTHERS)
}

/// The words in every language.
#[cfg(test)]
pub(crate) fn every_wording() -> impl Iterator<Item = &'static Wording> {
    every_language().map(Language::wording)
}

#[cfg(test)]
mod tests;
