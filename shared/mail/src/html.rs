use core::cell::RefCell;
use std::borrow::Cow;

use html5ever::{
    tendril::StrTendril,
    tokenizer::{
        BufferQueue, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts, states::RawKind,
    },
};
use memchr::memmem;

use crate::{BODY_MAX, Body, TextTooLong, page::Page};

/// Bytes of markup that is no picture. Markup is more than its text.
const MARKUP_MAX: usize = 2 * BODY_MAX;

/// Bytes given to the tokenizer at once.
const CHUNK: usize = 1024;

/// Bytes in which the tokenizer must come to the end of a tag. It compares each attribute with all before it, so a
/// tag must not be long; one that is ends here, and what follows up to the next `<` is passed over.
const TAG_MAX: usize = 8 * 1024;

/// The lines that markup shows. See [`Body::from_html`].
pub(crate) fn render(markup: &str) -> Result<Body, TextTooLong> {
    let markup = without_pictures(markup);
    if markup.len() > MARKUP_MAX {
        return Err(TextTooLong);
    }
    let mut page = Page::default();
    let mut rest = &*markup;
    while !rest.is_empty() {
        let tokenizer = Tokenizer::new(
            Sink { page: RefCell::new(page), silent: RefCell::new(0) },
            TokenizerOpts::default(),
        );
        rest = feed(&tokenizer, rest);
        if rest.is_empty() {
            tokenizer.end();
        }
        page = tokenizer.sink.page.into_inner();
    }
    page.finish()
}

/// Feeds the markup. Gives back what is left if a tag does not end.
fn feed<'a>(tokenizer: &Tokenizer<Sink>, mut rest: &'a str) -> &'a str {
    let queue = BufferQueue::default();
    while !rest.is_empty() {
        let (chunk, after) = rest.split_at_checked(rest.floor_char_boundary(CHUNK)).unwrap_or((rest, ""));
        rest = after;
        *tokenizer.sink.silent.borrow_mut() += chunk.len();
        queue.push_back(StrTendril::from_slice(chunk));
        // Done is all it answers to a sink that only ever continues.
        let _ = tokenizer.feed(&queue);
        if *tokenizer.sink.silent.borrow() > TAG_MAX {
            return rest.find('<').and_then(|at| rest.get(at..)).unwrap_or_default();
        }
    }
    rest
}

/// Takes the bytes of `data:image/...` addresses out: they show nothing and can be megabytes.
fn without_pictures(markup: &str) -> Cow<'_, str> {
    const PICTURE: &str = "data:image/";
    let mut pieces = Vec::new();
    let mut start = 0;
    for at in memmem::find_iter(markup.as_bytes(), PICTURE) {
        if at < start {
            continue;
        }
        let end = at + PICTURE.len();
        pieces.extend(markup.get(start..end));
        let data = markup.get(end..).unwrap_or_default();
        start = data.find(['"', '\'', '<', '>', ')']).map_or(markup.len(), |length| end + length);
    }
    if pieces.is_empty() {
        return Cow::Borrowed(markup);
    }
    pieces.extend(markup.get(start..));
    Cow::Owned(pieces.concat())
}

/// Carries tokens to the page, and counts the bytes since the last.
struct Sink {
    page: RefCell<Page>,
    silent: RefCell<usize>,
}

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut page = self.page.borrow_mut();
        match token {
            Token::CharacterTokens(text) => page.text(&text),
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => {
                page.open(&tag);
                if let Some(raw) = raw_text(&tag.name) {
                    *self.silent.borrow_mut() = 0;
                    return TokenSinkResult::RawData(raw);
                }
            }
            Token::TagToken(tag) => page.close(&tag.name),
            Token::CommentToken(_) | Token::DoctypeToken(_) | Token::NullCharacterToken | Token::EOFToken => {
            }
            Token::ParseError(_) => return TokenSinkResult::Continue,
        }
        *self.silent.borrow_mut() = 0;
        TokenSinkResult::Continue
    }
}

/// Elements whose content is no markup.
fn raw_text(name: &str) -> Option<RawKind> {
    match name {
        "title" | "textarea" => Some(RawKind::Rcdata),
        "style" | "xmp" | "iframe" | "noembed" | "noframes" => Some(RawKind::Rawtext),
        "script" => Some(RawKind::ScriptData),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
