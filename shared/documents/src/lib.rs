//! What files say: the text, the properties and the links of a text file, a Word document or a PDF, and which content
//! rules they break (`attachment-content`, RULEBOOK 14).
//!
//! Files come from anybody. However one is made, reading it takes time linear in its size and at most
//! about 32 MiB of memory besides the file itself, and never ends in a panic. What is beyond the limits is not read, and
//! [`Said::extent`] tells so.
//!
//! The PDF reader is our own. It looks for every object from front to back instead of following the file's own table of
//! contents, so that a wrong or circular table neither hides a page nor leads it in circles.

mod docx;
mod judged;
mod kind;
mod package;
mod pdf;
mod properties;
mod read;
mod said;
mod text_file;
mod words;
mod xml;

pub use judged::{Judged, judge};
pub use kind::Kind;
pub use read::{Unreadable, read};
pub use said::{Extent, Said};
