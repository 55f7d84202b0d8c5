use cssparser::{Delimiter, ParseError, Parser, Token};
use cssparser_color::Color;

use super::{colour::Colour, length::Length};

/// A part of the value of a property.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Component {
    /// A word, in lower case.
    Word(String),
    /// A quoted text.
    Text(String),
    /// A number without a unit.
    Number(f64),
    Length(Length),
    /// A colour by digits or function. None: one that only a browser computes.
    Colour(Option<Colour>),
    /// An address.
    Url(String),
    /// A function whose value is not known, by its name in lower case.
    Function(String),
    Comma,
    Slash,
    /// Anything else.
    Sign(char),
}

/// Reads all declarations of a block or a `style` attribute: names in lower case and values.
pub(super) fn declarations(parser: &mut Parser<'_>, mut take: impl FnMut(&str, &[Component])) {
    loop {
        let name = match parser.next() {
            Err(_) => return,
            Ok(Token::Semicolon) => continue,
            Ok(Token::Ident(name)) => Some(name.to_ascii_lowercase()),
            Ok(_) => None,
        };
        let name = name.filter(|_| parser.expect_colon().is_ok());
        let value: Result<Vec<Component>, ParseError<()>> =
            parser.parse_until_after(Delimiter::Semicolon, |parser| Ok(components(parser)));
        if let (Some(name), Ok(value)) = (name, value) {
            take(&name, &value);
        }
    }
}

/// Reads all that is left.
pub(super) fn components(parser: &mut Parser<'_>) -> Vec<Component> {
    let mut components = Vec::new();
    loop {
        let start = parser.state();
        let component = match parser.next() {
            Err(_) => return components,
            Ok(Token::Ident(word)) => Component::Word(word.to_ascii_lowercase()),
            Ok(Token::Hash(digits) | Token::IDHash(digits)) => Component::Colour(Colour::hexadecimal(digits)),
            Ok(Token::QuotedString(text)) => Component::Text(text.to_string()),
            Ok(Token::UnquotedUrl(url)) => Component::Url(url.to_string()),
            Ok(Token::Number { value, .. }) => Component::Number(f64::from(*value)),
            Ok(Token::Percentage { unit_value, .. }) => {
                Component::Length(Length::Share(f64::from(*unit_value)))
            }
            Ok(Token::Dimension { value, unit, .. }) => {
                let unit = unit.to_ascii_lowercase();
                let length = Length::in_unit(f64::from(*value), &unit);
                length.map_or(Component::Function(unit), Component::Length)
            }
            Ok(Token::Function(name)) => {
                let name = name.to_ascii_lowercase();
                if name == "url" {
                    url(parser)
                } else if is_colour(&name) {
                    parser.reset(&start);
                    function_of_colour(parser)
                } else {
                    Component::Function(name)
                }
            }
            Ok(Token::Comma) => Component::Comma,
            Ok(Token::Delim('/')) => Component::Slash,
            Ok(Token::Delim(sign)) => Component::Sign(*sign),
            Ok(_) => Component::Sign(' '),
        };
        components.push(component);
    }
}

fn is_colour(function: &str) -> bool {
    matches!(
        function,
        "rgb" | "rgba" | "hsl" | "hsla" | "hwb" | "lab" | "lch" | "oklab" | "oklch" | "color" | "color-mix"
    )
}

fn function_of_colour(parser: &mut Parser<'_>) -> Component {
    let colour = parser.try_parse(Color::parse);
    if colour.is_err() {
        // The function itself: what it holds is passed over with the next token.
        let _ = parser.next();
    }
    Component::Colour(colour.ok().and_then(|colour| Colour::of_css(&colour)))
}

fn url(parser: &mut Parser<'_>) -> Component {
    let url: Result<String, ParseError<()>> =
        parser.parse_nested_block(|parser| Ok(parser.expect_string()?.to_string()));
    Component::Url(url.unwrap_or_default())
}
