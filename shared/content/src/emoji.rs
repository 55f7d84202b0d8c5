use policy::{Field, Finding, Passage, Rule};
use unicode_properties::{EmojiStatus, UnicodeEmoji as _};
use unicode_segmentation::UnicodeSegmentation as _;

/// The emoji of a text (`emoji`, RULEBOOK 7); emoji side by side are one finding.
pub(crate) fn findings(field: Field, text: &str) -> Vec<Finding> {
    let mut runs: Vec<Passage> = Vec::new();
    if !text.bytes().any(|byte| byte >= LEAST_BYTE) || !text.chars().any(may_be_emoji) {
        return Vec::new();
    }
    for (start, cluster) in text.grapheme_indices(true).filter(|(_, cluster)| is_emoji(cluster)) {
        let end = start + cluster.len();
        match runs.last_mut() {
            Some(run) if run.end == start => {
                run.end = end;
                run.text.push_str(cluster);
            }
            _ => runs.push(Passage { field, start, end, text: cluster.to_owned() }),
        }
    }
    runs.into_iter().map(|passage| Finding::at(Rule::Emoji, passage)).collect()
}

/// What a character that may be an emoji begins with at least in UTF-8.
const LEAST_BYTE: u8 = 0xe2;

/// Whether a text with this character may have an emoji; cheap, and never wrong when it denies.
fn may_be_emoji(character: char) -> bool {
    matches!(character, '\u{20e3}' | '\u{231a}'..='\u{2bff}' | '\u{fe0f}' | '\u{1f000}'..)
}

/// Whether a grapheme cluster is shown as a picture: by default, as a flag, or because U+FE0F or the keycap
/// asks for it. A digit, `#`, `*`, `©`, `™` or arrow by itself is not.
fn is_emoji(cluster: &str) -> bool {
    const SELECTOR: char = '\u{fe0f}';
    const KEYCAP: char = '\u{20e3}';
    let mut chars = cluster.chars().peekable();
    while let Some(character) = chars.next() {
        if !character.is_ascii() && is_presented_as_emoji(character) {
            return true;
        }
        let asked = matches!(chars.peek(), Some(&(SELECTOR | KEYCAP)));
        if asked && character.is_emoji_char() {
            return true;
        }
    }
    false
}

/// Unicode's `Emoji_Presentation`.
fn is_presented_as_emoji(character: char) -> bool {
    matches!(
        character.emoji_status(),
        EmojiStatus::EmojiPresentation
            | EmojiStatus::EmojiPresentationAndModifierBase
            | EmojiStatus::EmojiPresentationAndModifierAndEmojiComponent
            | EmojiStatus::EmojiPresentationAndEmojiComponent
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_emoji_is_passed_over() {
        for emoji in ('\u{80}'..=char::MAX).filter(|character| is_presented_as_emoji(*character)) {
            assert!(may_be_emoji(emoji), "{emoji:?}");
        }
        for character in ('\0'..=char::MAX).filter(|character| may_be_emoji(*character)) {
            assert!(character.to_string().bytes().any(|byte| byte >= LEAST_BYTE), "{character:?}");
        }
    }
}
