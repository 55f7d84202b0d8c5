use html5ever::{LocalName, tokenizer::Tag};

/// A piece of HTML. Comments and doctypes are none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// A start tag.
    Open(Element),
    /// An end tag.
    Close(LocalName),
    /// Text between tags. A text may come as several pieces.
    Text(String),
    /// Text that somebody else wrote stood here.
    Others,
}

/// A start tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Element {
    /// Its name in lower case.
    pub name: LocalName,
    /// Its attributes in order, each name once.
    pub attributes: Vec<Attribute>,
}

/// An attribute of a start tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribute {
    /// Its name in lower case.
    pub name: LocalName,
    /// Its value, empty if it has none.
    pub value: String,
}

impl Element {
    /// The value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|attribute| attribute.name == *name)?;
        Some(&found.value)
    }
}

impl From<Tag> for Element {
    fn from(tag: Tag) -> Self {
        let attribute = |attribute: html5ever::Attribute| Attribute {
            name: attribute.name.local,
            value: attribute.value.into(),
        };
        Self { name: tag.name, attributes: tag.attrs.into_iter().map(attribute).collect() }
    }
}
