use policy::Rule;

use super::{Page, SIZES_MAX};
use crate::markup::{length::PAGE_WIDTH, style::Style, told::excerpt};

/// Height of a line, in font sizes.
const LINE: f64 = 1.2;

impl Page<'_> {
    /// Takes a text.
    pub(super) fn text(&mut self, text: &str) {
        let style = self.open.last().map(|open| open.style.clone()).unwrap_or_default();
        if style.is_dropped {
            return;
        }
        let seen = text.chars().filter(|character| !is_unseen(*character)).count();
        if seen == 0 {
            if text.contains(|character: char| is_unseen(character) && !is_collapsed(character)) {
                self.gaps.blank();
            }
            return;
        }
        if let Some(open) = self.open.last_mut() {
            open.holds.text = true;
        }
        self.gaps.shown(&mut self.told);
        self.margins.shown(seen, style.inset);
        self.alignment.shown(text, style.scope);
        self.tell_centred(&style);
        self.tell_overrides(&style);
        self.tell_contrast(&style);
        let is_new = |size: &f64| (size - style.size).abs() >= 0.05;
        if style.size > 0.5 && self.sizes.len() <= SIZES_MAX && self.sizes.iter().all(is_new) {
            self.sizes.push(style.size);
        }
        self.set_text(text, &style);
    }

    /// Adds a text to the line.
    fn set_text(&mut self, text: &str, style: &Style) {
        let em: f64 = text.chars().map(|character| if character >= '\u{1100}' { 1.0 } else { 0.5 }).sum();
        let (width, size) = self.line.unwrap_or((0.0, style.size));
        self.line = Some((width + em * style.size, size.max(style.size)));
    }

    /// Ends the line that text was added to, wrapped as wide as the block is.
    pub(super) fn end_line(&mut self) {
        let Some((width, size)) = self.line.take() else { return };
        let room = self.open.last().map_or(PAGE_WIDTH, |open| open.style.width).max(1.0);
        self.height += (width / room).ceil().max(1.0) * size * LINE;
    }

    fn tell_overrides(&mut self, style: &Style) {
        if let Some(height) = &style.line_height {
            self.told.tell(Rule::StyleOverride, || format!("line-height is `{}`", excerpt(height)));
        }
        if let Some(family) = &style.family {
            self.told.tell(Rule::StyleOverride, || format!("font-family is `{}`", excerpt(family)));
        }
        if style.is_coloured {
            let what = if style.is_link { "the colour of a link" } else { "the font colour" };
            self.told.tell(Rule::StyleOverride, || format!("{what} is {}", style.colour.digits()));
        }
    }

    fn tell_contrast(&mut self, style: &Style) {
        let Some(behind) = style.backdrop else { return };
        let ratio = style.colour.contrast(behind);
        if ratio < contrast_min(style) {
            let (text, ratio) = (style.colour.over(behind).digits(), (ratio * 100.0).floor() / 100.0);
            self.told.tell(Rule::InaccessibleMarkup, || {
                format!("text in {text} on {} has a contrast of {ratio}:1", behind.digits())
            });
        }
    }

    pub(super) fn tell_centred(&mut self, style: &Style) {
        if style.is_centred {
            self.told.tell(Rule::TextAlignOverride, || "margins put the text in the middle".to_owned());
        }
    }
}

/// Least contrast of text with what is behind it: less where it is large, 18 pt or 14 pt and bold (WCAG AA).
fn contrast_min(style: &Style) -> f64 {
    let is_large = style.size >= 23.99 || (style.is_bold && style.size >= 18.66);
    if is_large { 3.0 } else { 4.5 }
}

/// Whether a character leaves no mark.
fn is_unseen(character: char) -> bool {
    character.is_whitespace()
        || character.is_control()
        || matches!(character, '\u{ad}' | '\u{34f}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// Whether a browser shows as many of these as one, or none at the edges of a line.
fn is_collapsed(character: char) -> bool {
    matches!(character, ' ' | '\t' | '\n' | '\r' | '\u{c}')
}
