/// Whether a character is a letter in lower case, a kana or an ideograph that no normal form changes and that no mark is:
/// most of what texts in the languages read are made of. Cheap, and never wrong when it affirms.
pub(crate) fn is_plain(character: char) -> bool {
    matches!(character,
        'a'..='z' | '\u{df}'..='\u{f6}' | '\u{f8}'..='\u{ff}' | '\u{430}'..='\u{44f}' | '\u{621}'..='\u{64a}'
        | '\u{905}'..='\u{939}' | '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}' | '\u{4e00}'..='\u{9fff}')
}

/// [`char::is_alphabetic`], sooner for the letters that texts are made of.
pub(crate) fn is_letter(character: char) -> bool {
    is_plain(character) || character.is_alphabetic()
}

#[cfg(test)]
mod tests {
    use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark};

    use super::*;

    #[test]
    fn plain_letters_stay_as_they_are() {
        for letter in ('\0'..=char::MAX).filter(|letter| is_plain(*letter)) {
            assert!(letter.is_alphabetic() && !is_combining_mark(letter), "{letter:?}");
            assert!(
                letter.to_lowercase().eq([letter]) && [letter].into_iter().nfkc().eq([letter]),
                "{letter:?}"
            );
        }
    }
}
