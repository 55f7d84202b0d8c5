use std::{
    borrow::Cow,
    cell::{Cell, RefCell},
    collections::HashMap,
    rc::Rc,
};

use super::{
    document::Document,
    font::Font,
    object::{Dictionary, Object},
};

/// Most fonts of a file, and most codes that all of them together tell of.
const FONTS_MAX: usize = 1_000;
const CODES_MAX: usize = 150_000;

/// The fonts of a file that were read, by the number of their object.
#[derive(Default)]
pub(super) struct KnownFonts {
    fonts: RefCell<HashMap<u32, Rc<Font>>>,
    count: Cell<usize>,
    codes: Cell<usize>,
}

/// The fonts of a page, by the names that the page gives them.
pub(super) struct Fonts<'f, 'd> {
    document: &'d Document<'d>,
    known: &'f KnownFonts,
    resources: HashMap<Cow<'d, [u8]>, Object<'d>>,
    named: HashMap<Vec<u8>, Option<Rc<Font>>>,
}

impl<'f, 'd> Fonts<'f, 'd> {
    pub(super) fn of(document: &'d Document<'d>, known: &'f KnownFonts, resources: &Dictionary<'d>) -> Self {
        let resources = document.dictionary(resources.get(b"Font")).0.into_iter().collect();
        Self { document, known, resources, named: HashMap::new() }
    }

    /// The font of a name, if there is one and room for it.
    pub(super) fn named(&mut self, name: &[u8]) -> Option<Rc<Font>> {
        if let Some(font) = self.named.get(name) {
            return font.clone();
        }
        let font = match self.resources.get(name)? {
            Object::Reference(number) => {
                let known = self.known.fonts.borrow().get(number).cloned();
                known.or_else(|| {
                    let font = self.read(name)?;
                    self.known.fonts.borrow_mut().insert(*number, Rc::clone(&font));
                    Some(font)
                })
            }
            _ => self.read(name),
        };
        self.named.insert(name.to_vec(), font.clone());
        font
    }

    fn read(&self, name: &[u8]) -> Option<Rc<Font>> {
        let known = self.known;
        let room = CODES_MAX.checked_sub(known.codes.get()).filter(|room| *room > 0)?;
        if known.count.get() == FONTS_MAX {
            return None;
        }
        let dictionary = self.document.dictionary(self.resources.get(name)?);
        let font = Font::of(self.document, &dictionary, room);
        known.count.set(known.count.get() + 1);
        known.codes.set(known.codes.get() + font.size());
        Some(Rc::new(font))
    }
}
