use alloc::{borrow::Cow, format, string::String};
use core::iter;

use icu_casemap::CaseMapper;
use icu_normalizer::ComposingNormalizerBorrowed;

use crate::{LanguageTag, MarketplaceRules};

/// Whether a subject, MIME-decoded and unfolded, claims that its mail is critical (`critical-marker`, RULEBOOK 9).
///
/// It does if it has, anywhere, an ASCII `[`, the word "important" and an ASCII `]`, with nothing between. The word
/// is English, one of the marketplace's or of the buyer's language; case does not matter, not even in Turkish.
pub fn critical_marker(subject: &str, rules: &MarketplaceRules, buyer: &LanguageTag) -> bool {
    let subject = Foldings::of(subject);
    iter::once(ENGLISH)
        .chain(word_in(buyer.primary()))
        .chain(rules.critical_marker_words.iter().map(String::as_str))
        .any(|word| subject.contain(&Foldings::of(&format!("[{word}]"))))
}

const ENGLISH: &str = "important";

/// The word of a language, given by its primary subtag, in small letters (RULEBOOK 9, "Marker words").
fn word_in(language: &str) -> Option<&'static str> {
    let word = match language {
        "ar" => "مهم",
        "cs" => "důležité",
        "de" => "wichtig",
        "en" | "fr" => "important",
        "es" | "it" | "pt" => "importante",
        "hi" => "महत्वपूर्ण",
        "ja" | "zh" => "重要",
        "ko" => "중요",
        "nl" => "belangrijk",
        "pl" => "ważne",
        "ru" => "важно",
        "sv" => "viktigt",
        "tr" => "önemli",
        _ => return None,
    };
    Some(word)
}

/// A text in the two spellings that do away with case: `İ` and `I` are the capitals of different letters in Turkish,
/// and elsewhere they are not.
struct Foldings {
    common: String,
    turkic: String,
}

impl Foldings {
    fn of(text: &str) -> Self {
        let composed = nfc(text);
        let mapper = CaseMapper::new();
        Self {
            common: nfc(&mapper.fold_string(&composed)).into_owned(),
            turkic: nfc(&mapper.fold_turkic_string(&composed)).into_owned(),
        }
    }

    fn contain(&self, marker: &Self) -> bool {
        self.common.contains(&marker.common) || self.turkic.contains(&marker.turkic)
    }
}

fn nfc(text: &str) -> Cow<'_, str> {
    ComposingNormalizerBorrowed::new_nfc().normalize(text)
}
