use crate::{Kind, Said, docx, pdf, text_file};

/// Why nothing of a file was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// It is protected by a password.
    #[error("the file is protected by a password")]
    Encrypted,
    /// It is not what its kind says, or damaged beyond reading.
    #[error("the file is damaged")]
    Damaged,
}

/// Reads what a file says.
pub fn read(kind: Kind, bytes: &[u8]) -> Result<Said, Unreadable> {
    match kind {
        Kind::Text => Ok(text_file::read(bytes)),
        Kind::Docx => docx::read(bytes),
        Kind::Pdf => pdf::read(bytes),
    }
}
