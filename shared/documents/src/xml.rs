use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8};
use quick_xml::{
    Reader,
    escape::resolve_xml_entity,
    events::{BytesStart, Event},
};

/// A piece of an XML document, in order.
pub(crate) enum Piece<'a> {
    Open(Element<'a>),
    Close(&'a [u8]),
    Text(&'a str),
}

/// A tag that opens an element.
pub(crate) struct Element<'a>(&'a BytesStart<'a>);

impl Element<'_> {
    /// Its name without the prefix, which anybody may choose.
    pub(crate) fn name(&self) -> &[u8] {
        self.0.local_name().into_inner()
    }

    /// The value of an attribute, by its name without prefix.
    pub(crate) fn attribute(&self, name: &[u8]) -> Option<String> {
        // Unchecked, for comparing all names with each other takes time beyond linear.
        let mut attributes = self.0.attributes();
        let attributes = attributes.with_checks(false).flatten();
        let mut found = attributes.filter(|attribute| attribute.key.local_name().into_inner() == name);
        found.next().map(|attribute| unescaped(&String::from_utf8_lossy(&attribute.value)))
    }
}

/// Walks through an XML document. False if it is damaged: what follows is not seen.
///
/// Takes linear time. Nothing is loaded and no entities are known but those of XML itself.
pub(crate) fn walk(content: &[u8], mut take: impl FnMut(Piece<'_>)) -> bool {
    let encoding = Encoding::for_bom(content).map_or(UTF_8, |(encoding, _)| encoding);
    let text: Cow<'_, str> = encoding.decode(content).0;
    let mut reader = Reader::from_str(&text);
    reader.config_mut().check_end_names = false;
    loop {
        match reader.read_event() {
            Ok(Event::Start(start)) => take(Piece::Open(Element(&start))),
            Ok(Event::Empty(start)) => {
                take(Piece::Open(Element(&start)));
                take(Piece::Close(start.local_name().into_inner()));
            }
            Ok(Event::End(end)) => take(Piece::Close(end.local_name().into_inner())),
            Ok(Event::Text(text)) => take(Piece::Text(&String::from_utf8_lossy(&text))),
            Ok(Event::CData(text)) => take(Piece::Text(&String::from_utf8_lossy(&text))),
            Ok(Event::GeneralRef(name)) => {
                take(Piece::Text(&unescaped(&format!("&{};", String::from_utf8_lossy(&name)))));
            }
            Ok(Event::Eof) => return true,
            Ok(Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_)) => {}
            Err(_) => return false,
        }
    }
}

/// A text with its references resolved; as it is, if one is unknown.
fn unescaped(text: &str) -> String {
    quick_xml::escape::unescape_with(text, resolve_xml_entity)
        .map_or_else(|_| text.to_owned(), Cow::into_owned)
}
