use crate::{
    Said, Unreadable,
    package::{Package, Packed},
    properties,
    words::Words,
    xml::{self, Element, Piece},
};

/// What a Word document says: the texts of all its parts, also those that are hidden, deleted, comments or drawn, and its
/// properties. Its links are those of relationships and of fields.
pub(crate) fn read(bytes: &[u8]) -> Result<Said, Unreadable> {
    let mut words = Words::default();
    Package::open(bytes)?.each(|packed| read_part(&packed, &mut words));
    Ok(words.said())
}

fn read_part(packed: &Packed, words: &mut Words) {
    if !packed.is_whole {
        words.miss();
    }
    if !is_xml(&packed.content) {
        return;
    }
    let mut part = Part { words, root: Root::Unseen, within: Within::Markup, field: String::new() };
    if !xml::walk(&packed.content, |piece| part.take(&piece)) {
        part.words.miss();
    }
    part.end_field();
    part.words.end_line();
}

fn is_xml(content: &[u8]) -> bool {
    content.iter().find(|byte| byte.is_ascii_graphic()) == Some(&b'<')
}

/// A part on its way through.
struct Part<'w> {
    words: &'w mut Words,
    root: Root,
    within: Within,
    /// The instruction of the field that is open.
    field: String,
}

/// What a part holds, by its first element.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Root {
    Unseen,
    Relationships,
    Properties,
    Content,
}

/// What texts are here.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Within {
    Markup,
    Text,
    Property,
    Field,
}

/// Longest instruction of a field that is looked at.
const FIELD_MAX: usize = 8 << 10;

impl Part<'_> {
    fn take(&mut self, piece: &Piece<'_>) {
        match piece {
            Piece::Open(element) => self.open(element),
            Piece::Close(name) => self.close(name),
            Piece::Text(text) => match self.within {
                Within::Markup => {}
                Within::Text | Within::Property => self.words.push(text),
                Within::Field if self.field.len() + text.len() <= FIELD_MAX => self.field.push_str(text),
                Within::Field => self.words.miss(),
            },
        }
    }

    fn open(&mut self, element: &Element<'_>) {
        let name = element.name();
        match self.root {
            Root::Unseen => {
                self.root = match name {
                    b"Relationships" => Root::Relationships,
                    b"coreProperties" => Root::Properties,
                    _ => Root::Content,
                }
            }
            Root::Relationships => self.relationship(element),
            Root::Properties if properties::is_told_by(name) => {
                self.words.end_line();
                self.within = Within::Property;
            }
            Root::Properties => {}
            Root::Content => self.content(element, name),
        }
    }

    fn content(&mut self, element: &Element<'_>, name: &[u8]) {
        match name {
            b"t" | b"delText" => self.within = Within::Text,
            b"instrText" | b"delInstrText" => self.within = Within::Field,
            b"fldChar" => self.end_field(),
            b"fldSimple" => {
                self.field = element.attribute(b"instr").unwrap_or_default();
                self.end_field();
            }
            b"tab" | b"ptab" => self.words.part("\t"),
            b"br" | b"cr" => self.words.end_line(),
            b"noBreakHyphen" => self.words.push("-"),
            // HTML, RTF or another document in place of a paragraph.
            b"altChunk" => self.words.miss(),
            b"docPr" | b"cNvPr" => self.lines_of(element, &[b"descr", b"title"]),
            b"textpath" => self.lines_of(element, &[b"string"]),
            b"hyperlink" => self.lines_of(element, &[b"tooltip"]),
            b"shape" | b"rect" | b"group" | b"line" | b"oval" | b"roundrect" => {
                self.lines_of(element, &[b"alt", b"title"]);
                if let Some(target) = element.attribute(b"href") {
                    self.words.link(&target);
                }
            }
            _ => {}
        }
    }

    fn close(&mut self, name: &[u8]) {
        if self.within == Within::Property {
            self.words.end_line();
        }
        self.within = Within::Markup;
        if matches!(name, b"p" | b"tc") {
            self.words.end_line();
        }
    }

    fn lines_of(&mut self, element: &Element<'_>, attributes: &[&[u8]]) {
        for text in attributes.iter().filter_map(|name| element.attribute(name)) {
            self.words.line(&text);
        }
    }

    /// Where a relationship leads, if it leads out of the document. A template on the author's own disk does not.
    fn relationship(&mut self, element: &Element<'_>) {
        let is_external = element.attribute(b"TargetMode").is_some_and(|mode| mode == "External");
        let Some(target) = element.attribute(b"Target").filter(|_| is_external) else { return };
        let is_template = element.attribute(b"Type").is_some_and(|kind| kind.ends_with("/attachedTemplate"));
        if !(is_template && target.starts_with("file:")) {
            self.words.link(&target);
        }
    }

    /// Takes the links from the instruction of the field that ends here: `HYPERLINK "https://…"`.
    fn end_field(&mut self) {
        let field = std::mem::take(&mut self.field);
        let leads = |word: &&str| word.contains(':') || word.starts_with("www.");
        for target in field.split(|char: char| char.is_whitespace() || char == '"').filter(leads) {
            self.words.link(target);
        }
    }
}
