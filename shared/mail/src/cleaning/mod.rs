//! Takes out of a file what it tells besides its content (`mask-never-leak-files`).

mod bmp;
mod doc;
mod docx;
mod gif;
mod jpeg;
mod pdf;
mod pdf_stream;
mod png;
mod text;
mod tiff;

use policy::Rule;

use crate::{Leak, Secrets, file_type::FileType};

/// Why a file cannot be cleaned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Unclean {
    #[error("the file is damaged, or something is hidden in it")]
    Malformed,
    #[error("the file is protected by a password")]
    Encrypted,
    #[error("the file contains a program or another file")]
    Active,
    #[error("the file is signed, so the author's data cannot be taken out")]
    Signed,
    #[error("in the file {0}")]
    Leaks(Leak),
}

impl Unclean {
    /// The rule that the file breaks.
    pub(crate) const fn rule(self) -> Rule {
        match self {
            Self::Malformed | Self::Encrypted | Self::Active => Rule::AttachmentType,
            Self::Signed | Self::Leaks(_) => Rule::MaskNeverLeakFiles,
        }
    }
}

/// The file without metadata. An error if it is not well formed throughout, hides something, or still holds a
/// secret.
pub(crate) fn clean(file_type: FileType, bytes: Vec<u8>, secrets: &Secrets) -> Result<Vec<u8>, Unclean> {
    let clean = match file_type {
        FileType::Text => Ok(text::clean(bytes, secrets)),
        FileType::Pdf => pdf::clean(bytes, secrets),
        FileType::Doc => doc::clean(bytes),
        FileType::Docx => docx::clean(&bytes, secrets),
        FileType::Jpeg => jpeg::clean(&bytes).ok_or(Unclean::Malformed),
        FileType::Png => png::clean(&bytes).ok_or(Unclean::Malformed),
        FileType::Gif => gif::clean(&bytes).ok_or(Unclean::Malformed),
        FileType::Tiff => tiff::clean(bytes).ok_or(Unclean::Malformed),
        FileType::Bmp => bmp::clean(bytes).ok_or(Unclean::Malformed),
    }?;
    holds_none(secrets, &clean).map(|()| clean)
}

fn holds_none(secrets: &Secrets, bytes: &[u8]) -> Result<(), Unclean> {
    secrets.leak_in(bytes).map_or(Ok(()), |leak| Err(Unclean::Leaks(leak)))
}

/// A file read from front to back.
struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    const fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let end = self.at.checked_add(count)?;
        let taken = self.bytes.get(self.at..end)?;
        self.at = end;
        Some(taken)
    }

    fn byte(&mut self) -> Option<u8> {
        self.take(1)?.first().copied()
    }

    /// What was read since `start`.
    fn since(&self, start: usize) -> &'a [u8] {
        self.bytes.get(start..self.at).unwrap_or_default()
    }
}
