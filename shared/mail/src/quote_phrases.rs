use std::{collections::HashMap, sync::LazyLock};

const OPENERS: &str = include_str!("../data/quote_openers.txt");
const VERBS: &str = include_str!("../data/quote_verbs.txt");
const RULES: &str = include_str!("../data/quote_rules.txt");

/// What a line of a copied head says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Label {
    /// Who wrote it.
    From,
    /// When.
    Date,
    /// To whom.
    To,
    /// To whom else.
    Cc,
    /// About what.
    Subject,
}

/// Bytes of the longest label.
const LABEL_MAX: usize = 60;

/// The label of a line such as `*Von:* Jane`, in any language.
pub(crate) fn label(line: &str) -> Option<Label> {
    let (label, _) = line.split_once([':', '：'])?;
    let bare = label.trim_matches(|char: char| char.is_whitespace() || char == '*');
    if bare.len() > LABEL_MAX {
        return None;
    }
    LABELS.get(bare.to_lowercase().as_str()).copied()
}

static LABELS: LazyLock<HashMap<&'static str, Label>> = LazyLock::new(|| {
    let lines = include_str!("../data/quote_labels.txt").lines().filter(|line| !line.starts_with('#'));
    lines
        .filter_map(|line| {
            let (key, label) = line.split_once(": ")?;
            let kind = match key.split_once(' ')?.0 {
                "from" => Label::From,
                "date" => Label::Date,
                "to" => Label::To,
                "cc" => Label::Cc,
                "subject" => Label::Subject,
                _ => return None,
            };
            Some((label, kind))
        })
        .collect()
});

/// Whether a text in lower case begins as a line above a quotation does.
pub(crate) fn opens(text: &str) -> bool {
    let goes_on = |rest: &str| rest.starts_with(|next: char| !next.is_alphabetic());
    phrases(OPENERS).any(|phrase| text.strip_prefix(phrase).is_some_and(goes_on))
}

/// Whether a text in lower case says that someone wrote something, as a word of its own.
pub(crate) fn has_verb(text: &str) -> bool {
    phrases(VERBS).any(|verb| {
        text.match_indices(verb).any(|(at, _)| {
            let before = text.get(..at).unwrap_or_default().chars().next_back();
            let after = text.get(at + verb.len()..).unwrap_or_default().chars().next();
            let apart = |char: Option<char>| char.is_none_or(|char| !char.is_alphanumeric());
            is_cjk(verb) || (apart(before) && apart(after))
        })
    })
}

/// Whether a text in lower case ends by saying so.
pub(crate) fn ends_with_verb(text: &str) -> bool {
    phrases(VERBS)
        .any(|verb| text.strip_suffix(verb).is_some_and(|before| before.ends_with(char::is_whitespace)))
}

/// Whether a line in lower case is a rule such as `-----original message-----`.
pub(crate) fn is_rule(line: &str) -> bool {
    let drawn =
        |char: char| matches!(char, '-' | '_' | '=' | '*' | '–' | '—' | '―' | '>') || char.is_whitespace();
    let words = line.trim_matches(drawn);
    let dashes = line.trim_start().chars().take_while(|char| drawn(*char)).count();
    let ends_as_line = words.ends_with([':', '：']);
    let words = words.trim_end_matches([':', '：']).trim_end().replace('’', "'");
    (dashes >= 2 || ends_as_line) && phrases(RULES).any(|phrase| words == phrase)
}

/// Languages that write without spaces between words.
fn is_cjk(text: &str) -> bool {
    text.chars().any(|char| matches!(char, '\u{3040}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}'))
}

/// Lines are `language: phrase`; `#` begins a comment.
fn phrases(data: &'static str) -> impl Iterator<Item = &'static str> {
    data.lines().filter(|line| !line.starts_with('#')).filter_map(|line| Some(line.split_once(": ")?.1))
}

#[cfg(test)]
mod tests {
    use super::*;

    const LANGUAGES: [&str; 19] = [
        "ar", "cs", "da", "de", "en", "es", "fi", "fr", "hi", "it", "ja", "nb", "nl", "pl", "pt", "ru", "sv",
        "tr", "zh",
    ];

    #[test]
    fn every_language_has_a_verb_a_rule_and_the_labels() {
        for language in LANGUAGES {
            for data in [VERBS, RULES] {
                assert!(data.lines().any(|line| line.starts_with(&format!("{language}: "))), "{language}");
            }
            for kind in ["from", "date", "to", "subject"] {
                let wanted = format!("{kind} {language}: ");
                assert!(
                    include_str!("../data/quote_labels.txt").lines().any(|line| line.starts_with(&wanted)),
                    "{wanted}"
                );
            }
        }
    }

    #[test]
    fn labels_are_read_in_any_dress() {
        for (line, expected) in [
            ("From: Jane", Some(Label::From)),
            ("*Gesendet:* Montag", Some(Label::Date)),
            ("  Objet :Bonjour", Some(Label::Subject)),
            ("收件人：王", Some(Label::To)),
            ("Note: fragile", None),
            ("From the shop", None),
        ] {
            assert_eq!(label(line), expected, "{line}");
        }
    }

    #[test]
    fn verbs_are_words_of_their_own() {
        assert!(has_verb("jane wrote:"));
        assert!(!has_verb("i rewrote it:"));
        assert!(has_verb("于2024年写道："));
    }

    #[test]
    fn rules_have_dashes_or_end_as_a_line_above() {
        for line in [
            "-----original message-----",
            "---------- forwarded message ---------",
            "begin forwarded message:",
            "-------- message d’origine --------",
        ] {
            assert!(is_rule(line), "{line}");
        }
        for line in
            ["original message", "the original message: lost", "----------", "--- my original message ---"]
        {
            assert!(!is_rule(line), "{line}");
        }
    }
}
