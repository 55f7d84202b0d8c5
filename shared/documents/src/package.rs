use std::io::{Cursor, Read};

use memchr::memmem;
use zip::ZipArchive;

use crate::Unreadable;

/// Most files in a package, most bytes that one of them and all together unpack to.
const FILES_MAX: usize = 2_000;
const FILE_MAX: u64 = 8 << 20;
const UNPACKED_MAX: u64 = 32 << 20;

/// A package of the Open Packaging Conventions: a ZIP archive whose files refer to each other.
pub(crate) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    room: u64,
}

/// A file of a package.
pub(crate) struct Packed {
    /// Its bytes, cut off at the limits.
    pub(crate) content: Vec<u8>,
    /// Whether that is all of it.
    pub(crate) is_whole: bool,
}

impl<'a> Package<'a> {
    pub(crate) fn open(bytes: &'a [u8]) -> Result<Self, Unreadable> {
        // Counted before the archive's directory is read into memory.
        if memmem::find_iter(bytes, b"PK\x01\x02").take(FILES_MAX + 1).count() > FILES_MAX {
            return Err(Unreadable::Damaged);
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unreadable::Damaged)?;
        Ok(Self { archive, room: UNPACKED_MAX })
    }

    /// Each file, unpacked, one after the other.
    pub(crate) fn each(mut self, mut take: impl FnMut(Packed)) {
        for index in 0..self.archive.len() {
            let packed = self.unpack(index);
            take(packed.unwrap_or(Packed { content: Vec::new(), is_whole: false }));
        }
    }

    fn unpack(&mut self, index: usize) -> Option<Packed> {
        let file = self.archive.by_index(index).ok()?;
        let most = FILE_MAX.min(self.room);
        let mut content = Vec::new();
        let is_sound = file.take(most + 1).read_to_end(&mut content).is_ok();
        let length = content.len() as u64;
        self.room = self.room.saturating_sub(length);
        Some(Packed { is_whole: is_sound && length <= most, content })
    }
}
