use hypertext::{Piece, without_pictures};

use crate::{BODY_MAX, Body, Markup, TextTooLong, page::Page};

/// Bytes of markup that is no picture. Markup is more than its text.
const MARKUP_MAX: usize = 2 * BODY_MAX;

/// What HTML shows, and the HTML itself.
#[derive(Default)]
pub(crate) struct Rendered {
    pub(crate) body: Body,
    pub(crate) markup: Markup,
}

impl Rendered {
    /// Adds what stands below.
    pub(crate) fn append(&mut self, below: Self) {
        self.markup.append(below.markup, self.body.lines.len());
        self.body.lines.extend(below.body.lines);
    }
}

/// The lines that markup shows. See [`Body::from_html`].
pub(crate) fn render(markup: &str) -> Result<Rendered, TextTooLong> {
    let html = without_pictures(markup);
    if html.len() > MARKUP_MAX {
        return Err(TextTooLong);
    }
    let mut page = Page::default();
    let mut markup = Markup::default();
    hypertext::read(&html, |piece| {
        let lines = match &piece {
            Piece::Text(text) => page.text_of_markup(text),
            Piece::Open(element) => page.open(element),
            Piece::Close(name) => {
                page.close(name);
                None
            }
            Piece::Others => None,
        };
        markup.push(piece, lines, page.is_quoted());
    });
    let (body, trimmed) = page.finish()?;
    markup.lift(trimmed);
    Ok(Rendered { body, markup })
}

#[cfg(test)]
mod tests;
