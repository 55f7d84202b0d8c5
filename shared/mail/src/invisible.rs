/// Whether a character has no glyph of its own: zero-width, joining, directional or format characters. The
/// reader does not see them, so they must neither hide an address nor turn a file name round.
pub(crate) const fn is_invisible(char: char) -> bool {
    is_joiner(char)
        || is_directional(char)
        || matches!(
            char,
            '\u{ad}' | '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
                | '\u{200b}' | '\u{2060}'..='\u{2065}' | '\u{206a}'..='\u{206f}' | '\u{3164}' | '\u{feff}'
                | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}'
        )
}

/// Joiners and variation selectors, which scripts and emoji are written with.
pub(crate) const fn is_joiner(char: char) -> bool {
    matches!(char, '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}')
}

/// Characters that change the direction of the text around them (RELIABILITY T-39).
pub(crate) const fn is_directional(char: char) -> bool {
    matches!(char, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
