/// A length of CSS or of an attribute.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Length {
    /// In px; other absolute units are reduced to it.
    Px(f64),
    /// In font sizes.
    Em(f64),
    /// Of what it is a share of: 1 is all of it.
    Share(f64),
}

/// Width of the page that everything is measured on (RULEBOOK 7).
pub(super) const PAGE_WIDTH: f64 = 600.0;

/// Font size of a text about which nothing is said.
pub(super) const TEXT_SIZE: f64 = 16.0;

/// What rounding makes of lengths that are equal.
const TOLERANCE: f64 = 0.01;

impl Length {
    /// `value` in a unit of CSS, in lower case.
    pub(super) fn in_unit(value: f64, unit: &str) -> Option<Self> {
        let px = match unit {
            "em" => return Some(Self::Em(value)),
            "ex" | "ch" => return Some(Self::Em(value / 2.0)),
            "px" => 1.0,
            "pt" => 4.0 / 3.0,
            "pc" | "rem" => TEXT_SIZE,
            "in" => 96.0,
            "cm" => 96.0 / 2.54,
            "mm" => 96.0 / 25.4,
            "q" => 96.0 / 101.6,
            "vw" | "vi" | "vmin" | "vmax" => PAGE_WIDTH / 100.0,
            _ => return None,
        };
        Some(Self::Px(value * px))
    }

    /// A length as an attribute of HTML gives it: `480`, `480px` or `80%`.
    pub(super) fn of_attribute(value: &str) -> Option<Self> {
        let value = value.trim();
        let end = value.find(|character: char| !character.is_ascii_digit() && character != '.');
        let (number, unit) = value.split_at_checked(end.unwrap_or(value.len()))?;
        let number = number.parse::<f64>().ok()?;
        Some(if unit.trim_start().starts_with('%') { Self::Share(number / 100.0) } else { Self::Px(number) })
    }

    /// In px, where `whole` is what it is a share of.
    pub(super) fn px(self, whole: f64, font_size: f64) -> f64 {
        let px = match self {
            Self::Px(px) => px,
            Self::Em(sizes) => sizes * font_size,
            Self::Share(share) => share * whole,
        };
        if px.is_finite() { px.clamp(-LONGEST, LONGEST) } else { 0.0 }
    }
}

/// No length that means anything is longer.
const LONGEST: f64 = 1e6;

/// Whether a length in px is beyond a limit; one that is exactly there is not.
pub(super) fn exceeds(length: f64, limit: f64) -> bool {
    length > limit + TOLERANCE
}

/// A length in px as a sentence has it.
pub(super) fn shown(px: f64) -> String {
    let rounded = (px * 10.0).round() / 10.0;
    format!("{rounded}")
}
