use alloc::{borrow::ToOwned, string::String};
use core::{fmt, str::FromStr};

/// A buyer's language of preference as a BCP 47 tag, with the parts that rules compare (RULEBOOK 8.3).
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct LanguageTag {
    text: String,
    primary: String,
    script: Option<Script>,
}

/// A script that tells two written forms of one language apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Script {
    /// Simplified Chinese characters.
    Hans,
    /// Traditional Chinese characters.
    Hant,
}

/// The text does not begin with a language of two or three letters, or has a part that BCP 47 does not allow.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a language is written as a BCP 47 tag, for example en-US or zh-Hant-TW")]
pub struct InvalidLanguageTag;

impl LanguageTag {
    /// The tag as it was written.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The primary subtag in lower case, such as `en`.
    pub fn primary(&self) -> &str {
        &self.primary
    }

    /// English, the language of the console.
    pub fn english() -> Self {
        Self { text: "en".to_owned(), primary: "en".to_owned(), script: None }
    }

    /// The country that the tag names, such as `GB`.
    pub fn region(&self) -> Option<&str> {
        let is_country = |part: &&str| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_alphabetic());
        self.text.split(['-', '_']).skip(1).find(is_country)
    }

    /// The script that Chinese is written in, if the tag names it or a region that has one. A bare `zh` is either;
    /// other languages have one script here.
    pub fn script(&self) -> Option<Script> {
        self.script
    }
}

impl FromStr for LanguageTag {
    type Err = InvalidLanguageTag;

    fn from_str(text: &str) -> Result<Self, InvalidLanguageTag> {
        let mut parts = text.split(['-', '_']);
        let primary = parts.next().unwrap_or_default().to_ascii_lowercase();
        let letters = primary.bytes().all(|byte| byte.is_ascii_lowercase());
        if !(2..=3).contains(&primary.len()) || !letters {
            return Err(InvalidLanguageTag);
        }
        let mut script = None;
        for part in parts {
            if !(1..=8).contains(&part.len()) || !part.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
                return Err(InvalidLanguageTag);
            }
            script = script.or_else(|| Script::named_by(part).filter(|_| primary == "zh"));
        }
        Ok(Self { text: text.to_owned(), primary, script })
    }
}

impl Script {
    /// The script that a script or region subtag stands for.
    fn named_by(subtag: &str) -> Option<Self> {
        let is_one_of = |names: &[&str]| names.iter().any(|name| subtag.eq_ignore_ascii_case(name));
        if is_one_of(&["Hans", "CN", "SG", "MY"]) {
            Some(Self::Hans)
        } else if is_one_of(&["Hant", "TW", "HK", "MO"]) {
            Some(Self::Hant)
        } else {
            None
        }
    }
}

impl fmt::Display for LanguageTag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}
