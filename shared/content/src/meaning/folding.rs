//! What letters are the same for the rules of meaning: case, accents and look-alikes do not count.

use unicode_normalization::UnicodeNormalization as _;

/// Appends a word of a normalised text without its accents, look-alikes of other scripts put right.
pub(crate) fn fold(word: &str, folded: &mut String) {
    if word.is_ascii() {
        folded.push_str(word);
        return;
    }
    let script = Letters::most_of(word);
    for character in word.chars() {
        match script {
            Letters::Latin => push_plain(latin(character), folded),
            Letters::Cyrillic => push_plain(cyrillic(character), folded),
            Letters::Other => push_plain(character, folded),
        }
    }
}

/// Puts digits and signs back to the letters that they stand for inside the word that begins at `start`:
/// "rev1ew", "d!scount" are written so that no list finds them.
pub(crate) fn unmask(text: &mut String, start: usize) {
    let Some(word) = text.get(start..).filter(|word| word.is_ascii()) else { return };
    let letters = word.bytes().filter(u8::is_ascii_alphabetic).count();
    let masks = word.bytes().filter(|byte| mask(*byte).is_some()).count();
    let begins = word.bytes().next().is_some_and(|first| first.is_ascii_alphabetic());
    // Article numbers have more digits, or digits at their end alone.
    let within = word.trim_end_matches(|last: char| last.is_ascii_digit());
    let inside = within.bytes().any(|byte| mask(byte).is_some());
    if begins && inside && masks <= 2 && letters >= 3 && masks * 2 < letters + 1 {
        let plain: String = word.bytes().map(|byte| char::from(mask(byte).unwrap_or(byte))).collect();
        text.truncate(start);
        text.push_str(&plain);
    }
}

fn mask(byte: u8) -> Option<u8> {
    Some(match byte {
        b'0' => b'o',
        b'1' => b'i',
        b'3' => b'e',
        b'4' | b'@' => b'a',
        b'5' | b'$' => b's',
        b'7' => b't',
        _ => return None,
    })
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Letters {
    Latin,
    Cyrillic,
    Other,
}

impl Letters {
    fn most_of(word: &str) -> Self {
        let (mut latin, mut cyrillic) = (0_usize, 0_usize);
        for character in word.chars() {
            match character {
                // Letters that have a twin in the other script say little.
                'a' | 'c' | 'e' | 'i' | 'j' | 'o' | 'p' | 's' | 'x' | 'y' | 'h' | 'k' | 'm' | 't' => {
                    latin += 1;
                }
                'а' | 'с' | 'е' | 'і' | 'ј' | 'о' | 'р' | 'ѕ' | 'х' | 'у' | 'к' | 'м' | 'т' | 'в' | 'н' =>
                {
                    cyrillic += 1;
                }
                'a'..='z' | '\u{df}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => latin += 3,
                '\u{400}'..='\u{52f}' => cyrillic += 3,
                _ => {}
            }
        }
        if latin == 0 && cyrillic == 0 {
            Self::Other
        } else if latin >= cyrillic {
            Self::Latin
        } else {
            Self::Cyrillic
        }
    }
}

/// The Latin letter that a letter of another script looks like.
fn latin(character: char) -> char {
    match character {
        'а' | 'α' => 'a',
        'с' => 'c',
        'е' | 'ε' => 'e',
        'і' | 'ι' => 'i',
        'ј' => 'j',
        'о' | 'ο' => 'o',
        'р' | 'ρ' => 'p',
        'ѕ' => 's',
        'х' => 'x',
        'у' => 'y',
        'к' | 'κ' => 'k',
        'м' => 'm',
        'т' | 'τ' => 't',
        'н' => 'h',
        'в' => 'b',
        'ν' => 'v',
        other => other,
    }
}

/// The Cyrillic letter that a Latin letter looks like.
fn cyrillic(character: char) -> char {
    match character {
        'a' => 'а',
        'c' => 'с',
        'e' | 'ё' => 'е',
        'o' => 'о',
        'p' => 'р',
        'x' => 'х',
        'y' => 'у',
        'k' => 'к',
        'm' => 'м',
        't' => 'т',
        other => other,
    }
}

fn push_plain(character: char, folded: &mut String) {
    match character {
        'ß' => folded.push_str("ss"),
        'ł' => folded.push('l'),
        'ı' => folded.push('i'),
        'ø' => folded.push('o'),
        'æ' => folded.push_str("ae"),
        'œ' => folded.push_str("oe"),
        'đ' => folded.push('d'),
        'ё' => folded.push('е'),
        'أ' | 'إ' | 'آ' | 'ٱ' => folded.push('ا'),
        'ى' | 'ی' => folded.push('ي'),
        'ک' => folded.push('ك'),
        'ة' => folded.push('ه'),
        // Accents; tatweel and vowel marks; nukta, which people write or leave out as they please.
        '\u{300}'..='\u{36f}' | '\u{640}' | '\u{64b}'..='\u{655}' | '\u{670}' | '\u{93c}' => {}
        '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => {
            folded
                .extend(std::iter::once(character).nfd().find(char::is_ascii_alphabetic).or(Some(character)));
        }
        '\u{958}'..='\u{95f}' => folded.extend(std::iter::once(character).nfd().next()),
        other => folded.push(other),
    }
}
