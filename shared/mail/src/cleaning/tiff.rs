use core::ops::Range;

const ORIENTATION: u16 = 274;
const SUB_IMAGES: u16 = 330;
const EXIF: u16 = 34665;
const GPS: u16 = 34853;

/// Tags that tell of people, places and devices: document, description, make, model, page name, software, date,
/// artist, host computer, target printer, XMP, Wang annotations, copyright, IPTC, Photoshop, Exif, GPS, serial
/// numbers and notes of makers.
const REMOVED: [u16; 26] = [
    269, 270, 271, 272, 285, 305, 306, 315, 316, 337, 700, 32932, 33432, 33723, 34377, EXIF, GPS, 37500,
    37510, 40092, 40093, 40094, 40095, 42016, 42033, 50341,
];

/// Directories followed in one file; more is no photograph.
const DIRECTORIES_MAX: usize = 256;

/// Bytes before the first directory or value.
const HEADER: usize = 8;

/// Bytes of an entry: tag, type, count, and the value or where it is.
const ENTRY: usize = 12;

/// The image without the tags in [`REMOVED`]: each entry is taken out of its directory, and its value
/// overwritten. Nothing else moves, so no offset changes.
pub(super) fn clean(bytes: Vec<u8>) -> Option<Vec<u8>> {
    let mut file = Tiff::new(bytes)?;
    let mut directories = vec![file.offset(4)?];
    for _ in 0..DIRECTORIES_MAX {
        match directories.pop() {
            None => return Some(file.bytes),
            Some(0) => {}
            Some(start) => directories.extend(file.clean_directory(start)?),
        }
    }
    None
}

/// The value of the orientation in the first directory.
pub(super) fn orientation(bytes: &[u8]) -> Option<u8> {
    let file = Tiff::new(bytes)?;
    let entry = file
        .entries(file.offset(4)?)?
        .step_by(ENTRY)
        .find(|&entry| file.short(entry) == Some(ORIENTATION))?;
    u8::try_from(file.short(entry + 8)?).ok()
}

struct Tiff<B> {
    bytes: B,
    order: Order,
    /// Bytes that may still be overwritten: twice the file, as values do not overlap unless it is crafted.
    erasable: usize,
}

#[derive(Clone, Copy)]
enum Order {
    Little,
    Big,
}

impl<B: AsRef<[u8]>> Tiff<B> {
    fn new(bytes: B) -> Option<Self> {
        let order = match bytes.as_ref().get(..4)? {
            b"II*\0" => Order::Little,
            b"MM\0*" => Order::Big,
            _ => return None,
        };
        let erasable = bytes.as_ref().len() * 2;
        Some(Self { bytes, order, erasable })
    }

    fn short(&self, at: usize) -> Option<u16> {
        let bytes = self.bytes.as_ref().get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(match self.order {
            Order::Little => u16::from_le_bytes(bytes),
            Order::Big => u16::from_be_bytes(bytes),
        })
    }

    /// A number of 32 bits, which is mostly an offset.
    fn offset(&self, at: usize) -> Option<usize> {
        let bytes = self.bytes.as_ref().get(at..at.checked_add(4)?)?.try_into().ok()?;
        let number = match self.order {
            Order::Little => u32::from_le_bytes(bytes),
            Order::Big => u32::from_be_bytes(bytes),
        };
        usize::try_from(number).ok()
    }

    /// Where the entries of the directory at `start` are.
    fn entries(&self, start: usize) -> Option<Range<usize>> {
        let first = start.checked_add(2)?;
        Some(first..first.checked_add(usize::from(self.short(start)?) * ENTRY)?)
    }

    /// Where an entry's value is; within the entry if it has at most four bytes.
    fn value(&self, entry: usize) -> Option<Range<usize>> {
        let width = match self.short(entry + 2)? {
            1 | 2 | 6 | 7 => 1,
            3 | 8 => 2,
            4 | 9 | 11 | 13 => 4,
            5 | 10 | 12 => 8,
            _ => return None,
        };
        let length = self.offset(entry + 4)?.checked_mul(width)?;
        let start = if length <= 4 { entry + 8 } else { self.offset(entry + 8)? };
        let range = start..start.checked_add(length)?;
        self.bytes.as_ref().get(range.clone()).filter(|_| start >= HEADER).map(|_| range)
    }
}

impl Tiff<Vec<u8>> {
    /// Takes the removed tags out of one directory. Returns where the next one and those of sub-images are.
    fn clean_directory(&mut self, start: usize) -> Option<Vec<usize>> {
        let entries = self.entries(start)?;
        let mut linked = vec![self.offset(entries.end)?];
        let mut kept = Vec::new();
        for entry in entries.clone().step_by(ENTRY) {
            if linked.len() > DIRECTORIES_MAX {
                return None;
            }
            let tag = self.short(entry)?;
            if tag == SUB_IMAGES {
                for at in self.value(entry)?.step_by(4) {
                    linked.push(self.offset(at)?);
                }
            }
            match tag {
                EXIF | GPS => self.wipe_directory(self.offset(entry + 8)?)?,
                _ if REMOVED.contains(&tag) => self.wipe(self.value(entry)?)?,
                _ => kept.extend_from_slice(self.bytes.get(entry..entry + ENTRY)?),
            }
        }
        let count = u16::try_from(kept.len() / ENTRY).ok()?;
        kept.extend_from_slice(self.bytes.get(entries.end..entries.end + 4)?);
        self.wipe(entries.start..entries.end + 4)?;
        self.bytes.get_mut(entries.start..entries.start + kept.len())?.copy_from_slice(&kept);
        let count = match self.order {
            Order::Little => count.to_le_bytes(),
            Order::Big => count.to_be_bytes(),
        };
        self.bytes.get_mut(start..start + 2)?.copy_from_slice(&count);
        Some(linked)
    }

    /// Overwrites a directory that nothing leads to any more, and its values.
    fn wipe_directory(&mut self, start: usize) -> Option<()> {
        let entries = self.entries(start)?;
        for entry in entries.clone().step_by(ENTRY) {
            self.wipe(self.value(entry)?)?;
        }
        self.wipe(start..entries.end)
    }

    fn wipe(&mut self, range: Range<usize>) -> Option<()> {
        self.erasable = self.erasable.checked_sub(range.len())?;
        self.bytes.get_mut(range).map(|bytes| bytes.fill(0))
    }
}
