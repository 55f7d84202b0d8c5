use cssparser::Parser;

use super::{
    component::{Component, components},
    length::{Length, PAGE_WIDTH, TEXT_SIZE},
};

/// Whether a sheet holds for a screen of the page's width, by its `media`: one of several queries is enough. A query
/// of which only a browser knows the answer is taken to hold, but for the dark mode of some readers.
pub(super) fn holds(query: &str) -> bool {
    query.split(',').any(|query| {
        let query = query.trim().to_ascii_lowercase();
        let (negated, query) = match query.strip_prefix("not ") {
            Some(rest) => (true, rest.trim_start().to_owned()),
            None => (false, query),
        };
        query_holds(&query) != negated
    })
}

fn query_holds(query: &str) -> bool {
    let of_others =
        ["print", "speech", "aural", "tty", "projection", "handheld", "braille", "embossed", "tv"];
    let mut words = query.split(|character: char| !character.is_ascii_alphanumeric() && character != '-');
    let for_others = words.any(|word| of_others.contains(&word)) || query.contains("dark");
    let mut features = query.split('(').skip(1).filter_map(|feature| feature.split_once(':'));
    !for_others && features.all(|(name, value)| feature_holds(name.trim(), value))
}

fn feature_holds(name: &str, value: &str) -> bool {
    let value = value.split(')').next().unwrap_or_default();
    let width = match components(&mut Parser::new(value)).as_slice() {
        [Component::Length(length)] => length.px(PAGE_WIDTH, TEXT_SIZE),
        [Component::Number(number)] => Length::Px(*number).px(PAGE_WIDTH, TEXT_SIZE),
        _ => return true,
    };
    match name {
        "min-width" | "min-device-width" => PAGE_WIDTH >= width,
        "max-width" | "max-device-width" => PAGE_WIDTH <= width,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::holds;

    #[test]
    fn queries_are_answered_for_a_screen_of_600_px() {
        for query in
            ["", "all", "screen", "only screen and (min-width:600px)", "(max-width: 37.5em)", "print, screen"]
        {
            assert!(holds(query), "{query}");
        }
        for query in [
            "print",
            "screen and (max-width: 599px)",
            "(min-width:601px)",
            "(prefers-color-scheme: dark)",
            "not screen",
        ] {
            assert!(!holds(query), "{query}");
        }
    }
}
