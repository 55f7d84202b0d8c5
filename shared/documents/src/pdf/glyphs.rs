use std::{borrow::Cow, collections::HashMap, sync::LazyLock};

use encoding_rs::{MACINTOSH, WINDOWS_1252};

use super::object::Object;

/// Names of glyphs of Latin, Greek and Cyrillic fonts, from Adobe's Glyph List (BSD-3-Clause, Adobe).
const NAMES: &str = include_str!("../../data/glyph_names.txt");

static CHARACTERS: LazyLock<HashMap<&'static str, char>> = LazyLock::new(|| {
    let character = |line: &'static str| {
        let (name, code) = line.split_once(' ')?;
        Some((name, char::from_u32(u32::from_str_radix(code, 16).ok()?)?))
    };
    NAMES.lines().filter_map(character).collect()
});

/// The character that a glyph is named for: `eacute`, `A.alt`, `uni00E9`, `u1F600`.
pub(super) fn character(name: &[u8]) -> Option<char> {
    let name = std::str::from_utf8(name).ok()?;
    let name = name.split('.').next().filter(|name| !name.is_empty())?;
    let mut characters = name.chars();
    if let (Some(only), None) = (characters.next(), characters.next()) {
        return Some(only);
    }
    if let Some(character) = CHARACTERS.get(name) {
        return Some(*character);
    }
    let code = match name.strip_prefix("uni") {
        Some(code) => code.get(..4)?,
        None => name.strip_prefix('u').filter(|code| (4..=6).contains(&code.len()))?,
    };
    char::from_u32(u32::from_str_radix(code, 16).ok()?)
}

/// What the 256 codes of a simple font stand for (ISO 32000-1, annex D).
pub(super) struct Codes([Option<char>; 256]);

impl Codes {
    /// Those of an encoding by its name; the standard ones for any other.
    pub(super) fn of(name: Option<&[u8]>) -> Self {
        let encoding = match name {
            Some(b"WinAnsiEncoding" | b"PDFDocEncoding") => Some(WINDOWS_1252),
            Some(b"MacRomanEncoding") => Some(MACINTOSH),
            _ => None,
        };
        let mut codes = [None; 256];
        for (code, place) in (0_u8..=255).zip(&mut codes) {
            *place =
                match encoding {
                    // A code without a glyph shows a bullet.
                    Some(encoding) => {
                        encoding.decode_without_bom_handling(&[code]).0.chars().next().map(|character| {
                            if code > b' ' && character.is_control() { '•' } else { character }
                        })
                    }
                    None => standard(code),
                };
        }
        Self(codes)
    }

    /// Replaces codes by the glyphs that a font names.
    pub(super) fn differ(&mut self, differences: &[Object<'_>]) {
        let mut code = 0_usize;
        for difference in differences {
            match difference {
                Object::Name(name) => {
                    if let Some(place) = self.0.get_mut(code) {
                        *place = character(name);
                    }
                    code += 1;
                }
                other => code = other.count().and_then(|code| usize::try_from(code).ok()).unwrap_or(code),
            }
        }
    }

    pub(super) fn get(&self, code: u8) -> Option<char> {
        self.0.get(usize::from(code)).copied().flatten()
    }
}

/// Adobe's standard encoding.
fn standard(code: u8) -> Option<char> {
    /// From 0xa1 on; a space is no character.
    const UPPER: &str =
        "¡¢£⁄¥ƒ§¤'“«‹›ﬁﬂ –†‡· ¶•‚„”»…‰ ¿ `´ˆ˜¯˘˙¨ ˚¸ ˝˛ˇ—                Æ ª    ŁØŒº     æ   ı  łøœß";
    match code {
        b'\'' => Some('’'),
        b'`' => Some('‘'),
        b' '..=b'~' => Some(char::from(code)),
        0xa1.. => UPPER.chars().nth(usize::from(code) - 0xa1).filter(|character| *character != ' '),
        _ => None,
    }
}

/// A text outside of pages: in UTF-16 or UTF-8 with their marks, else as in western Windows, which differs from the
/// format's own encoding in dashes and quotation marks alone.
pub(super) fn text_string(bytes: &[u8]) -> Cow<'_, str> {
    WINDOWS_1252.decode(bytes).0
}
