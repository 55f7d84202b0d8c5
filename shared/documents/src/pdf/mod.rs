//! The texts of a PDF (ISO 32000-1).

mod cmap;
mod content;
mod document;
mod filter;
mod font;
mod fonts;
mod glyphs;
mod lexer;
mod object;
mod place;

use memchr::memmem;

use self::{
    content::Content,
    document::{Definition, Document},
    fonts::{Fonts, KnownFonts},
    glyphs::text_string,
    object::{Dictionary, Object},
};
use crate::{
    Said, Unreadable, properties,
    words::Words,
    xml::{self, Piece},
};

/// Keys of texts that are not drawn: of the information dictionary, of bookmarks, annotations, fields of forms, and
/// what stands for a picture.
const TEXTS: [&[u8]; 9] =
    [b"Title", b"Subject", b"Keywords", b"Comments", b"Contents", b"Subj", b"V", b"TU", b"Alt"];

/// Most steps from a page up to what gives it its fonts.
const PARENTS_MAX: usize = 16;

/// What a PDF says: the texts of its pages, also of those that its table of contents leaves out, then those of drawings
/// within pages, of annotations, forms and bookmarks, and its properties.
pub(crate) fn read(bytes: &[u8]) -> Result<Said, Unreadable> {
    if is_encrypted(bytes) {
        return Err(Unreadable::Encrypted);
    }
    let document = Document::of(bytes);
    if document.is_empty() {
        return Err(Unreadable::Damaged);
    }
    let known = KnownFonts::default();
    let mut words = Words::default();
    let mut of_first_page = None;
    for found in document.definitions() {
        let Some(page) = found.object.dictionary().filter(|dictionary| is_page(dictionary)) else { continue };
        let resources = resources(&document, page);
        let data = content_of(&document, page);
        Content::new(Fonts::of(&document, &known, &resources), &mut words).read(&data);
        of_first_page.get_or_insert(resources);
    }
    let of_first_page = of_first_page.unwrap_or_default();
    for found in document.definitions() {
        note(&document, &found.object, &mut words);
        let Some(dictionary) = found.object.dictionary() else { continue };
        if is_drawing(dictionary) {
            let own = document.dictionary(dictionary.get(b"Resources"));
            let resources = if own == Dictionary::default() { &of_first_page } else { &own };
            let data = document.data(&found).unwrap_or_default();
            Content::new(Fonts::of(&document, &known, resources), &mut words).read(&data);
        } else if dictionary.says(b"Type", b"Metadata") || dictionary.says(b"Subtype", b"XML") {
            properties_of(&document, &found, &mut words);
        }
    }
    if document.is_partial() {
        words.miss();
    }
    Ok(words.said())
}

fn is_encrypted(bytes: &[u8]) -> bool {
    let key = b"/Encrypt";
    memmem::find_iter(bytes, key).any(|at| !bytes.get(at + key.len()).is_some_and(u8::is_ascii_alphanumeric))
}

fn is_page(dictionary: &Dictionary<'_>) -> bool {
    let has_contents = matches!(dictionary.get(b"Contents"), Object::Reference(_) | Object::Array(_));
    has_contents && !dictionary.says(b"Type", b"Annot")
}

/// Whether a stream draws as a page does: a form or a pattern.
fn is_drawing(dictionary: &Dictionary<'_>) -> bool {
    dictionary.says(b"Subtype", b"Form") || dictionary.get(b"PatternType") == &Object::Integer(1)
}

/// What gives a page its fonts: its own resources, or those of the nodes above it.
fn resources<'d>(document: &'d Document<'d>, page: &Dictionary<'d>) -> Dictionary<'d> {
    let mut node = page.clone();
    for _ in 0..PARENTS_MAX {
        let found = document.dictionary(node.get(b"Resources"));
        if found != Dictionary::default() {
            return found;
        }
        node = document.dictionary(node.get(b"Parent"));
    }
    Dictionary::default()
}

fn content_of(document: &Document<'_>, page: &Dictionary<'_>) -> Vec<u8> {
    let contents = page.get(b"Contents");
    match document.resolve(contents) {
        Object::Array(parts) => document.streams_of(&parts),
        _ => document.streams_of(std::slice::from_ref(contents)),
    }
}

/// Takes the texts and links of an object that are not drawn.
fn note(document: &Document<'_>, object: &Object<'_>, words: &mut Words) {
    match object {
        Object::Array(values) => values.iter().for_each(|value| note(document, value, words)),
        Object::Dictionary(dictionary) => {
            let is_action = dictionary.get(b"S").name().is_some();
            for (key, value) in &dictionary.0 {
                note(document, value, words);
                let key: &[u8] = key;
                let is_link = key == b"URI" || key == b"Base" || (key == b"F" && is_action);
                if !is_link && !TEXTS.contains(&key) {
                    continue;
                }
                let value = document.resolve(value);
                match value.string().map(text_string) {
                    Some(text) if is_link => words.link(&text),
                    Some(text) => words.line(&text),
                    None => {}
                }
            }
        }
        _ => {}
    }
}

/// Takes what XMP says of the document.
fn properties_of(document: &Document<'_>, found: &Definition<'_>, words: &mut Words) {
    let Some(data) = document.data(found) else { return };
    let mut depth = 0_usize;
    let is_whole = xml::walk(&data, |piece| match piece {
        Piece::Open(element) if depth > 0 || properties::is_told_by(element.name()) => depth += 1,
        Piece::Close(_) => depth = depth.saturating_sub(1),
        Piece::Text(text) if depth > 0 => words.line(text),
        Piece::Open(_) | Piece::Text(_) => {}
    });
    if !is_whole {
        words.miss();
    }
}
