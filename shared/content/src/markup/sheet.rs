use std::collections::HashMap;

use cssparser::{Delimiter, ParseError, Parser, ParserState, Token};
use hypertext::{Element, Piece};

use super::{
    component::{self, Component},
    declarations::{Block, Declarations},
    media,
    selector::{Key, Selector, keys},
};

/// The `<style>` sheets of a mail, as one.
#[derive(Default)]
pub(super) struct Sheet {
    rules: Vec<Rule>,
    blocks: Vec<Block>,
    by_key: HashMap<Key, Vec<usize>>,
    /// Sheets and fonts that are loaded from elsewhere, by address.
    pub(super) remote: Vec<String>,
    /// Whether it says more than is read.
    pub(super) is_cut: bool,
}

struct Rule {
    selector: Selector,
    block: usize,
}

/// Rules of sheets that are read. What Outlook writes by itself has a hundred.
const RULES_MAX: usize = 4096;

/// What a sheet says of one element.
#[derive(Default)]
pub(super) struct Said {
    pub(super) normal: Declarations,
    pub(super) important: Declarations,
}

impl Sheet {
    /// Reads the sheets of all `<style>` elements, wherever they stand.
    pub(super) fn of(pieces: &[Piece]) -> Self {
        let mut sheet = Self::default();
        let mut css: Option<String> = None;
        for piece in pieces {
            match piece {
                Piece::Open(element) if &*element.name == "style" => {
                    css = media::holds(element.attribute("media").unwrap_or_default()).then(String::new);
                }
                Piece::Text(text) => {
                    if let Some(css) = &mut css {
                        css.push_str(text);
                    }
                }
                Piece::Close(_) | Piece::Open(_) => {
                    if let Some(css) = css.take() {
                        sheet.read(&mut Parser::new(&css));
                    }
                }
                Piece::Others => {}
            }
        }
        if let Some(css) = css {
            sheet.read(&mut Parser::new(&css));
        }
        sheet
    }

    /// The addresses that it loads pictures from.
    pub(super) fn urls(&self) -> impl Iterator<Item = &String> {
        self.blocks.iter().flat_map(|block| &block.urls)
    }

    /// What it says of an element, `around` being the elements around it, the outermost first. Counts what was looked
    /// at into `work`.
    pub(super) fn said_of<'a>(
        &self,
        element: &Element,
        around: &(impl DoubleEndedIterator<Item = &'a Element> + Clone),
        work: &mut usize,
    ) -> Said {
        if self.rules.is_empty() {
            return Said::default();
        }
        let mut found: Vec<(u32, usize)> = Vec::new();
        for index in keys(element).filter_map(|key| self.by_key.get(&key)).flatten() {
            *work += 1;
            let Some(rule) = self.rules.get(*index) else { continue };
            if rule.selector.holds_for(element, around.clone(), work) {
                found.push((rule.selector.specificity, *index));
            }
        }
        found.sort_unstable();
        found.dedup();
        let mut said = Said::default();
        let blocks = found.iter().filter_map(|(_, index)| self.blocks.get(self.rules.get(*index)?.block));
        for block in blocks {
            said.normal.overlay(&block.normal);
            said.important.overlay(&block.important);
        }
        said
    }

    /// Reads rules up to the end of the sheet or block. `cssparser` bounds how deep blocks lie in each other.
    fn read(&mut self, parser: &mut Parser<'_>) {
        loop {
            let start = parser.state();
            match parser.next() {
                Err(_) => return,
                Ok(Token::CDO | Token::CDC | Token::Semicolon) => {}
                Ok(Token::AtKeyword(name)) => {
                    let name = name.to_ascii_lowercase();
                    self.at_rule(&name, parser);
                }
                Ok(_) => self.rule(&start, parser),
            }
        }
    }

    fn rule(&mut self, start: &ParserState, parser: &mut Parser<'_>) {
        parser.reset(start);
        let prelude = prelude(parser, false);
        if !matches!(parser.next(), Ok(Token::CurlyBracketBlock)) {
            return;
        }
        let block: Result<Block, ParseError<()>> =
            parser.parse_nested_block(|parser| Ok(Block::read(parser)));
        let Ok(block) = block else { return };
        for selector in Selector::list(prelude) {
            if self.rules.len() == RULES_MAX {
                self.is_cut = true;
                return;
            }
            self.by_key.entry(selector.key()).or_default().push(self.rules.len());
            self.rules.push(Rule { selector, block: self.blocks.len() });
        }
        self.blocks.push(block);
    }

    fn at_rule(&mut self, name: &str, parser: &mut Parser<'_>) {
        let prelude = prelude(parser, true);
        match (name, parser.next().cloned()) {
            ("import", _) => self.remote.extend(first_address(prelude)),
            ("media", Ok(Token::CurlyBracketBlock)) if !media::holds(prelude) => {}
            (
                "media" | "supports" | "layer" | "container" | "scope" | "document" | "-moz-document",
                Ok(Token::CurlyBracketBlock),
            ) => {
                let _: Result<(), ParseError<()>> = parser.parse_nested_block(|parser| {
                    self.read(parser);
                    Ok(())
                });
            }
            ("font-face", Ok(Token::CurlyBracketBlock)) => {
                let block: Result<Block, ParseError<()>> =
                    parser.parse_nested_block(|parser| Ok(Block::read(parser)));
                let urls = block.map(|block| block.urls).unwrap_or_default();
                self.remote.extend(urls.into_iter().filter(|url| !is_within(url)));
            }
            _ => {}
        }
    }
}

/// What stands before a block, or before the semicolon that ends a rule without one.
fn prelude<'i>(parser: &mut Parser<'i>, ends_at_semicolon: bool) -> &'i str {
    let delimiters = if ends_at_semicolon {
        Delimiter::CurlyBracketBlock | Delimiter::Semicolon
    } else {
        Delimiter::CurlyBracketBlock
    };
    let prelude: Result<&str, ParseError<()>> = parser.parse_until_before(delimiters, |parser| {
        let start = parser.position();
        while parser.next().is_ok() {}
        Ok(parser.slice_from(start))
    });
    prelude.unwrap_or_default()
}

fn first_address(prelude: &str) -> Option<String> {
    let components = component::components(&mut Parser::new(prelude));
    components.into_iter().find_map(|component| match component {
        Component::Url(url) | Component::Text(url) => Some(url),
        _ => None,
    })
}

/// Whether an address holds what it stands for.
fn is_within(url: &str) -> bool {
    url.trim_start().get(..5).is_some_and(|scheme| scheme.eq_ignore_ascii_case("data:"))
}
