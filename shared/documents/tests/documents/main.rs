//! What files say, whoever made them (RULEBOOK 14). Those under `tests/files` were made with reportlab, qpdf, fpdf2,
//! Chromium and python-docx; others are made here.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a sample that cannot be made fails its test"
)]

mod hostile;
mod judged;
mod made;
mod pdfs;
mod real;
mod words;
