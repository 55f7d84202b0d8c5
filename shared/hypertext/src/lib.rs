//! HTML that others wrote, as tags and texts in order.
//!
//! Tokens are what a browser would find, character references decoded. No tree is built, so that no depth of nesting
//! and no order of tags costs more than its bytes: reading takes linear time and nothing recurses. What the pieces
//! mean is not said here.

mod picture;
mod piece;
mod tokens;

pub use html5ever::LocalName;
pub use picture::without_pictures;
pub use piece::{Attribute, Element, Piece};
pub use tokens::{pieces, read};
