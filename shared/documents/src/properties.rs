/// The local names of the elements in which documents say what they are about, in Word's core properties and in XMP
/// alike. Who made a document, and with what, is none of them: it does not travel (`mask-never-leak-files`).
const ELEMENTS: [&[u8]; 6] = [b"title", b"subject", b"description", b"keywords", b"Keywords", b"category"];

/// Whether an element holds what a document is about.
pub(crate) fn is_told_by(local_name: &[u8]) -> bool {
    ELEMENTS.contains(&local_name)
}
