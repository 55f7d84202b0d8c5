use std::{borrow::Cow, cell::Cell};

use memchr::memmem;

use super::{
    filter,
    lexer::{Lexer, is_space},
    object::{Dictionary, Object},
};

/// Most objects that are kept in mind, and most streams of objects.
const OBJECTS_MAX: usize = 200_000;
const PACKS_MAX: usize = 20_000;

/// Most bytes that one stream, all together, and those that hold objects unpack to.
const STREAM_MAX: usize = 8 << 20;
const UNPACKED_MAX: usize = 32 << 20;
const OBJECTS_UNPACKED_MAX: usize = 12 << 20;

/// Bytes that may be read again and again, in sizes of the file: no honest file needs a tenth of it.
const WORK: usize = 12;

/// Most filters that a stream may have been through, and most references from one to the next.
const FILTERS_MAX: usize = 4;
const HOPS_MAX: usize = 8;

/// A PDF: its objects, found wherever they stand, each of the numbers as often as it was written.
pub(super) struct Document<'a> {
    bytes: &'a [u8],
    /// By number, those written later after those written earlier.
    entries: Vec<Entry>,
    /// What streams of objects hold.
    packs: Vec<Vec<u8>>,
    work: Cell<usize>,
    unpacked: Cell<usize>,
    is_partial: Cell<bool>,
}

/// Where an object stands.
#[derive(Debug, Clone, Copy)]
struct Entry {
    number: u32,
    /// The place in the file that it, or what holds it, was written at.
    written_at: usize,
    place: Place,
}

#[derive(Debug, Clone, Copy)]
enum Place {
    File(usize),
    Packed { pack: usize, at: usize },
}

/// An object of the file's own.
pub(super) struct Definition<'d> {
    pub(super) object: Object<'d>,
    /// Where the data of a stream begin.
    data_at: Option<usize>,
}

impl<'a> Document<'a> {
    /// Finds the objects of a PDF.
    pub(super) fn of(bytes: &'a [u8]) -> Self {
        let mut document = Self {
            bytes,
            entries: Vec::new(),
            packs: Vec::new(),
            work: Cell::new(bytes.len().saturating_mul(WORK).saturating_add(1 << 20)),
            unpacked: Cell::new(UNPACKED_MAX),
            is_partial: Cell::new(false),
        };
        let packs = document.find_objects();
        document.entries.sort_by_key(|entry| entry.number);
        for (written_at, pack) in packs {
            document.unpack_objects(pack, written_at);
        }
        document.entries.sort_by_key(|entry| (entry.number, entry.written_at));
        document
    }

    /// Whether it has no objects at all.
    pub(super) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Whether something was not read.
    pub(super) fn is_partial(&self) -> bool {
        self.is_partial.get()
    }

    /// Every object, one after the other in the order of numbers.
    pub(super) fn definitions(&self) -> impl Iterator<Item = Definition<'_>> {
        self.entries.iter().filter_map(|entry| self.definition(entry.place))
    }

    /// What a value stands for: itself, or what it refers to.
    pub(super) fn resolve<'d>(&'d self, object: &Object<'d>) -> Object<'d> {
        let mut object = Cow::Borrowed(object);
        for _ in 0..HOPS_MAX {
            let Object::Reference(number) = *object else { return object.into_owned() };
            let Some(found) = self.newest(number) else { return Object::Null };
            object = Cow::Owned(found.object);
        }
        Object::Null
    }

    /// The dictionary that a value is or refers to, which may be that of a stream.
    pub(super) fn dictionary<'d>(&'d self, object: &Object<'d>) -> Dictionary<'d> {
        match self.resolve(object) {
            Object::Dictionary(dictionary) => dictionary,
            _ => Dictionary::default(),
        }
    }

    /// The data of the streams that values refer to, one after the other, each in every version that the file holds of it.
    pub(super) fn streams_of(&self, objects: &[Object<'_>]) -> Vec<u8> {
        let numbers = objects.iter().filter_map(|object| match object {
            Object::Reference(number) => Some(*number),
            _ => None,
        });
        let mut data = Vec::new();
        for entry in numbers.flat_map(|number| self.versions(number)) {
            if data.len() >= STREAM_MAX {
                self.is_partial.set(true);
                break;
            }
            if let Some(more) = self.definition(entry.place).and_then(|found| self.data(&found)) {
                data.extend(more);
                data.push(b'\n');
            }
        }
        data
    }

    /// The unpacked data of a stream, as far as the limits let; none if it is no stream, or a picture.
    pub(super) fn data(&self, stream: &Definition<'_>) -> Option<Vec<u8>> {
        self.data_within(stream, STREAM_MAX)
    }

    fn data_within(&self, stream: &Definition<'_>, most: usize) -> Option<Vec<u8>> {
        let dictionary = stream.object.dictionary()?;
        let packed = self.packed(dictionary, stream.data_at?);
        let filters = self.resolve(first_of(dictionary, b"Filter", b"F"));
        let parameters = self.resolve_each(first_of(dictionary, b"DecodeParms", b"DP"));
        let chain = filter::chain(&filters, &parameters);
        if chain.len() > FILTERS_MAX {
            self.is_partial.set(true);
            return None;
        }
        let mut data =
            Cow::Borrowed(if chain.is_empty() { packed.get(..most).unwrap_or(packed) } else { packed });
        for (name, parameters) in chain {
            let most = most.min(self.unpacked.get());
            let decoded = filter::decoded(name, &parameters, &data, most)?;
            if decoded.len() >= most {
                self.is_partial.set(true);
            }
            self.unpacked.set(self.unpacked.get() - decoded.len().min(self.unpacked.get()));
            data = Cow::Owned(decoded);
        }
        if let Cow::Borrowed(data) = data {
            let _ = self.spend(data.len());
        }
        Some(data.into_owned())
    }

    fn resolve_each<'d>(&'d self, object: &Object<'d>) -> Object<'d> {
        match self.resolve(object) {
            Object::Array(each) => Object::Array(each.iter().map(|one| self.resolve(one)).collect()),
            one => one,
        }
    }

    /// The bytes of a stream, as they stand in the file: as many as it says if that is where it ends, else up to where it
    /// does.
    fn packed(&self, dictionary: &Dictionary<'_>, data_at: usize) -> &'a [u8] {
        let rest = self.bytes.get(data_at..).unwrap_or_default();
        let said = match dictionary.get(b"Length") {
            Object::Reference(number) => self.newest(*number).and_then(|found| found.object.count()),
            length => length.count(),
        };
        let said = said.and_then(|length| usize::try_from(length).ok());
        let length = said.filter(|length| ends_at(rest, *length)).unwrap_or_else(|| {
            let length = memmem::find(rest, b"endstream").unwrap_or(rest.len());
            let _ = self.spend(length);
            length
        });
        rest.get(..length).unwrap_or_default()
    }

    /// Looks through the file for objects. Gives the streams among them that hold further ones.
    fn find_objects(&mut self) -> Vec<(usize, Place)> {
        let mut packs = Vec::new();
        let mut at = 0;
        while let Some(keyword) = find(self.bytes, b"obj", at) {
            let start = keyword + b"obj".len();
            at = start;
            let Some(number) = number_before(self.bytes, keyword) else { continue };
            if self.entries.len() == OBJECTS_MAX {
                self.is_partial.set(true);
                break;
            }
            let place = Place::File(start);
            let mut lexer = Lexer::new(self.bytes, start);
            let object = lexer.object();
            if !self.spend(lexer.at() - start) {
                break;
            }
            let Some(object) = object else {
                self.is_partial.set(true);
                continue;
            };
            self.entries.push(Entry { number, written_at: start, place });
            at = lexer.at();
            let (Some(data_at), Some(dictionary)) = (data_after(self.bytes, at), object.dictionary()) else {
                continue;
            };
            if dictionary.says(b"Type", b"ObjStm") && packs.len() < PACKS_MAX {
                packs.push((start, place));
            }
            let rest = self.bytes.get(data_at..).unwrap_or_default();
            let said = dictionary.get(b"Length").count().and_then(|length| usize::try_from(length).ok());
            let length = said.filter(|length| ends_at(rest, *length)).or_else(|| {
                let length = memmem::find(rest, b"endstream");
                let _ = self.spend(length.unwrap_or(rest.len()));
                length
            });
            at = data_at + length.unwrap_or(0);
        }
        packs
    }

    /// Finds the objects within a stream of objects (ISO 32000-1, 7.5.7).
    fn unpack_objects(&mut self, stream: Place, written_at: usize) {
        let held: usize = self.packs.iter().map(Vec::len).sum();
        let Some(room) = OBJECTS_UNPACKED_MAX.checked_sub(held).filter(|room| *room > 0) else {
            self.is_partial.set(true);
            return;
        };
        let Some(found) = self.definition(stream) else { return };
        let first = found.object.dictionary().and_then(|it| self.resolve(it.get(b"First")).count());
        let Some(data) = self.data_within(&found, room.min(STREAM_MAX)) else { return };
        let Some(first) = first.and_then(|first| usize::try_from(first).ok()) else { return };
        let pack = self.packs.len();
        let mut lexer = Lexer::new(data.get(..first).unwrap_or(&data), 0);
        let mut number = || lexer.object().and_then(|object| object.count());
        while let Some((number, offset)) = number().zip(number()) {
            if self.entries.len() == OBJECTS_MAX {
                self.is_partial.set(true);
                break;
            }
            let at = first.saturating_add(usize::try_from(offset).unwrap_or(usize::MAX));
            self.entries.push(Entry { number, written_at, place: Place::Packed { pack, at } });
        }
        self.packs.push(data);
    }

    fn newest(&self, number: u32) -> Option<Definition<'_>> {
        self.versions(number).last().and_then(|entry| self.definition(entry.place))
    }

    fn versions(&self, number: u32) -> &[Entry] {
        let start = self.entries.partition_point(|entry| entry.number < number);
        let rest = self.entries.get(start..).unwrap_or_default();
        let count = rest.partition_point(|entry| entry.number == number);
        rest.get(..count).unwrap_or_default()
    }

    fn definition(&self, place: Place) -> Option<Definition<'_>> {
        let (bytes, at) = match place {
            Place::File(at) => (self.bytes, at),
            Place::Packed { pack, at } => (self.packs.get(pack)?.as_slice(), at),
        };
        let mut lexer = Lexer::new(bytes, at.min(bytes.len()));
        let object = lexer.object();
        if !self.spend(lexer.at().saturating_sub(at)) {
            return None;
        }
        let data_at = match place {
            Place::File(_) => data_after(bytes, lexer.at()),
            Place::Packed { .. } => None,
        };
        Some(Definition { object: object?, data_at })
    }

    /// Counts bytes that were read. False if a file leads back to them too often.
    fn spend(&self, bytes: usize) -> bool {
        let left = self.work.get().checked_sub(bytes + 1);
        self.work.set(left.unwrap_or(0));
        if left.is_none() {
            self.is_partial.set(true);
        }
        left.is_some()
    }
}

fn first_of<'d, 'a>(dictionary: &'d Dictionary<'a>, key: &[u8], short: &[u8]) -> &'d Object<'a> {
    match dictionary.get(key) {
        Object::Null => dictionary.get(short),
        found => found,
    }
}

fn find(bytes: &[u8], wanted: &[u8], from: usize) -> Option<usize> {
    memmem::find(bytes.get(from..)?, wanted).map(|at| from + at)
}

/// The number of the object whose keyword `obj` stands at `keyword`: `12 0 obj`.
fn number_before(bytes: &[u8], keyword: usize) -> Option<u32> {
    const HEAD_MAX: usize = 32;
    let head = bytes.get(keyword.saturating_sub(HEAD_MAX)..keyword)?;
    let (head, _) = split_digits(trim_end(head))?;
    let trimmed = trim_end(head);
    let (_, number) = split_digits(trimmed).filter(|_| trimmed.len() < head.len())?;
    std::str::from_utf8(number).ok()?.parse().ok()
}

fn trim_end(bytes: &[u8]) -> &[u8] {
    let end = bytes.iter().rposition(|byte| !is_space(*byte)).map_or(0, |last| last + 1);
    bytes.get(..end).unwrap_or_default()
}

/// What stands before the digits at the end, and the digits.
fn split_digits(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let start = bytes.iter().rposition(|byte| !byte.is_ascii_digit()).map_or(0, |last| last + 1);
    (start < bytes.len()).then(|| bytes.split_at(start))
}

/// Where the data of a stream begin whose dictionary ends at `at`.
fn data_after(bytes: &[u8], at: usize) -> Option<usize> {
    let mut lexer = Lexer::new(bytes, at);
    lexer.pass_space();
    let start = lexer.at() + b"stream".len();
    (bytes.get(lexer.at()..start)? == b"stream").then_some(())?;
    Some(match bytes.get(start..) {
        Some([b'\r', b'\n', ..]) => start + 2,
        Some([b'\r' | b'\n', ..]) => start + 1,
        _ => start,
    })
}

/// Whether a stream ends after so many bytes.
fn ends_at(rest: &[u8], length: usize) -> bool {
    let Some(end) = rest.get(length..) else { return false };
    let end = end.get(..32).unwrap_or(end);
    end.trim_ascii_start().starts_with(b"endstream")
}
