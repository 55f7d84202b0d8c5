use cssparser::{ParseError, Parser, Token};

use super::{Compound, DEMANDS_MAX, Selector, Simple};

/// The next selector of a list.
pub(super) enum Next {
    Selector(Selector),
    /// One for what is never seen.
    Never,
    End,
}

/// Reads one selector of a list.
pub(super) fn next_selector(parser: &mut Parser<'_>) -> Next {
    let mut reader = Reader::default();
    let mut is_empty = true;
    loop {
        let step = match parser.next_including_whitespace() {
            Err(_) if is_empty => return Next::End,
            Err(_) | Ok(Token::Comma) => return reader.finish(),
            Ok(Token::WhiteSpace(_)) => Step::Space,
            Ok(Token::Ident(name)) => Step::Simple(Simple::Name(name.to_ascii_lowercase()), 1),
            Ok(Token::IDHash(id) | Token::Hash(id)) => {
                Step::Simple(Simple::Id(id.to_ascii_lowercase()), 10_000)
            }
            Ok(Token::Delim('.')) => Step::Class,
            Ok(Token::Delim('>')) => Step::Child,
            Ok(Token::Delim('+' | '~')) => Step::Sibling,
            Ok(Token::Colon) => Step::State,
            Ok(Token::SquareBracketBlock) => Step::Attribute,
            Ok(_) => Step::Passed,
        };
        is_empty = false;
        match step {
            Step::Simple(simple, specificity) => reader.demand(simple, specificity),
            Step::Class => {
                if let Ok(class) = parser.expect_ident() {
                    let class = class.to_ascii_lowercase();
                    reader.demand(Simple::Class(class), 100);
                }
            }
            Step::State => {
                let state = match parser.next_including_whitespace() {
                    Ok(Token::Colon) => Some("::".to_owned()),
                    Ok(Token::Ident(state)) => Some(state.to_ascii_lowercase()),
                    _ => None,
                };
                reader.state(state.as_deref());
            }
            Step::Attribute => {
                let attribute: Result<Simple, ParseError<()>> = parser.parse_nested_block(attribute);
                if let Ok(attribute) = attribute {
                    reader.demand(attribute, 100);
                }
            }
            Step::Space => reader.is_apart = true,
            Step::Child => reader.go_in(true),
            Step::Sibling => reader.forget(),
            Step::Passed => {}
        }
    }
}

enum Step {
    Simple(Simple, u32),
    Class,
    State,
    Attribute,
    Space,
    Child,
    Sibling,
    Passed,
}

fn attribute(parser: &mut Parser<'_>) -> Result<Simple, ParseError<()>> {
    let name = parser.expect_ident()?.to_ascii_lowercase();
    let is_exact = parser.try_parse(|parser| parser.expect_delim('=')).is_ok();
    let value = if is_exact { parser.expect_ident_or_string().ok().map(ToString::to_string) } else { None };
    while parser.next().is_ok() {}
    Ok(Simple::Attribute { name, value })
}

/// A selector as it is read, the outermost element first.
#[derive(Default)]
struct Reader {
    compounds: Vec<Compound>,
    now: Compound,
    specificity: u32,
    /// Whether white space came after the last demand.
    is_apart: bool,
    is_never: bool,
}

impl Reader {
    fn demand(&mut self, simple: Simple, specificity: u32) {
        if self.is_apart {
            self.go_in(false);
        }
        self.now.demand(simple);
        self.specificity = self.specificity.saturating_add(specificity);
    }

    fn state(&mut self, state: Option<&str>) {
        match state {
            Some("link" | "any-link" | "-webkit-any-link") => {
                self.demand(Simple::Attribute { name: "href".to_owned(), value: None }, 100);
            }
            Some(
                "::" | "before" | "after" | "first-line" | "first-letter" | "hover" | "active" | "focus"
                | "visited" | "target" | "focus-within" | "focus-visible" | "disabled" | "checked",
            ) => self.is_never = true,
            _ => self.specificity = self.specificity.saturating_add(100),
        }
    }

    /// Goes on to an element within.
    fn go_in(&mut self, is_child: bool) {
        self.is_apart = false;
        if self.now.simple.is_empty() {
            // `*` asks for nothing, and `div > p` has white space before its sign.
            if let Some(last) = self.compounds.last_mut() {
                last.is_child |= is_child;
            }
            return;
        }
        let done = core::mem::take(&mut self.now);
        self.compounds.push(Compound { is_child, ..done });
        if self.compounds.len() == DEMANDS_MAX {
            self.compounds.remove(0);
        }
    }

    /// Forgets what is asked of siblings and of what is around them.
    fn forget(&mut self) {
        self.compounds.clear();
        self.now = Compound::default();
        self.is_apart = false;
    }

    fn finish(self) -> Next {
        if self.is_never {
            return Next::Never;
        }
        let mut compounds = self.compounds;
        compounds.push(self.now);
        // That an element is a child is said by the one around it so far.
        let mut is_child = false;
        for compound in &mut compounds {
            is_child = core::mem::replace(&mut compound.is_child, is_child);
        }
        compounds.reverse();
        Next::Selector(Selector { compounds, specificity: self.specificity })
    }
}
