use std::collections::HashSet;
use std::sync::LazyLock;

use super::{component::Component, length::Length};

/// A font size.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum FontSize {
    Is(Length),
    /// So many times that of the text around.
    Times(f64),
}

/// One step in the sizes that words name.
const STEP: f64 = 1.2;

impl FontSize {
    pub(super) fn of(component: &Component) -> Option<Self> {
        match component {
            Component::Length(Length::Share(share)) => Some(Self::Times(*share)),
            Component::Length(length) => Some(Self::Is(*length)),
            Component::Number(number) => Some(Self::Is(Length::Px(*number))),
            Component::Word(word) => Self::named(word),
            _ => None,
        }
    }

    fn named(word: &str) -> Option<Self> {
        let px = match word {
            "larger" => return Some(Self::Times(STEP)),
            "smaller" => return Some(Self::Times(1.0 / STEP)),
            "xx-small" => 9.0,
            "x-small" => 10.0,
            "small" => 13.0,
            "medium" => 16.0,
            "large" => 18.0,
            "x-large" => 24.0,
            "xx-large" => 32.0,
            "xxx-large" => 48.0,
            _ => return None,
        };
        Some(Self::Is(Length::Px(px)))
    }

    /// As `<font size>` has it: 1 to 7, or so many more or less than 3.
    pub(super) fn of_attribute(value: &str) -> Option<Self> {
        let value = value.trim();
        let number = value.strip_prefix('+').unwrap_or(value).parse::<i32>().ok()?;
        let number = if value.starts_with(['+', '-']) { number.saturating_add(3) } else { number };
        let px = match number.clamp(1, 7) {
            1 => 10.0,
            2 => 13.0,
            3 => 16.0,
            4 => 18.0,
            5 => 24.0,
            6 => 32.0,
            _ => 48.0,
        };
        Some(Self::Is(Length::Px(px)))
    }

    /// In px.
    pub(super) fn px(self, around: f64) -> f64 {
        match self {
            Self::Is(length) => length.px(around, around).max(0.0),
            Self::Times(factor) => Length::Px(around * factor).px(around, around).max(0.0),
        }
    }

    /// The size that browsers give the text of an element.
    pub(super) fn of_element(name: &str) -> Option<Self> {
        let factor = match name {
            "h1" => 2.0,
            "h2" => 1.5,
            "h3" => 1.17,
            "h5" => 0.83,
            "h6" => 0.67,
            "big" => STEP,
            "small" | "sub" | "sup" => 1.0 / STEP,
            _ => return None,
        };
        Some(Self::Times(factor))
    }
}

/// A list of font families, in lower case and without quotes.
pub(super) fn family(components: &[Component]) -> String {
    let mut family = String::new();
    for component in components {
        match component {
            Component::Word(word) | Component::Text(word) => {
                if !family.is_empty() && !family.ends_with(", ") {
                    family.push(' ');
                }
                family.push_str(&word.to_lowercase());
            }
            Component::Comma => family.push_str(", "),
            _ => {}
        }
    }
    family
}

/// Whether a mail program writes this list of families by itself, so that nobody chose it.
pub(super) fn is_of_mail_program(family: &str) -> bool {
    FAMILIES.contains(family)
}

static FAMILIES: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    let file = include_str!("../../data/mail_program_fonts.txt");
    file.lines().filter(|line| !line.starts_with('#')).collect()
});
