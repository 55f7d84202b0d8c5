use core::cell::{Cell, RefCell};

use html5ever::{
    tendril::StrTendril,
    tokenizer::{
        BufferQueue, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts, states::RawKind,
    },
};

use crate::Piece;

/// Bytes given to the tokenizer at once.
const CHUNK: usize = 1024;

/// Bytes in which the tokenizer must come to the end of a tag. It compares each attribute with all before it, so a
/// tag must not be long; one that is ends here, and what follows up to the next `<` is passed over.
const TAG_MAX: usize = 8 * 1024;

/// Hands the pieces of markup over in order.
pub fn read(markup: &str, mut take: impl FnMut(Piece)) {
    let mut rest = markup;
    while !rest.is_empty() {
        let sink = Sink { take: RefCell::new(&mut take), silent: Cell::new(0) };
        let tokenizer = Tokenizer::new(sink, TokenizerOpts::default());
        rest = feed(&tokenizer, rest);
        if rest.is_empty() {
            tokenizer.end();
        }
    }
}

/// The pieces of markup.
pub fn pieces(markup: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    read(markup, |piece| pieces.push(piece));
    pieces
}

/// Feeds the markup. Gives back what is left if a tag does not end.
fn feed<'a, T: FnMut(Piece)>(tokenizer: &Tokenizer<Sink<'_, T>>, mut rest: &'a str) -> &'a str {
    let queue = BufferQueue::default();
    let silent = &tokenizer.sink.silent;
    while !rest.is_empty() {
        let (chunk, after) = rest.split_at_checked(rest.floor_char_boundary(CHUNK)).unwrap_or((rest, ""));
        rest = after;
        silent.set(silent.get() + chunk.len());
        queue.push_back(StrTendril::from_slice(chunk));
        // Done is all it answers to a sink that only ever continues.
        let _ = tokenizer.feed(&queue);
        if silent.get() > TAG_MAX {
            return rest.find('<').and_then(|at| rest.get(at..)).unwrap_or_default();
        }
    }
    rest
}

/// Hands pieces over, and counts the bytes since the last token.
struct Sink<'a, T> {
    take: RefCell<&'a mut T>,
    silent: Cell<usize>,
}

impl<T: FnMut(Piece)> TokenSink for Sink<'_, T> {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut take = self.take.borrow_mut();
        let mut raw = None;
        match token {
            Token::CharacterTokens(text) => take(Piece::Text(text.into())),
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => {
                raw = raw_text(&tag.name);
                take(Piece::Open(tag.into()));
            }
            Token::TagToken(tag) => take(Piece::Close(tag.name)),
            Token::CommentToken(_) | Token::DoctypeToken(_) | Token::NullCharacterToken | Token::EOFToken => {
            }
            Token::ParseError(_) => return TokenSinkResult::Continue,
        }
        self.silent.set(0);
        raw.map_or(TokenSinkResult::Continue, TokenSinkResult::RawData)
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
