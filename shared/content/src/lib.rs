//! What a seller's text says: links, addresses, telephone numbers, emoji, order ids, its language.
//!
//! [`read`] takes a draft and gives back what policy judges: findings with exact passages, the orders named,
//! the language and the meaning. Every scanner runs on one normalised view of the text (`normal`) that
//! remembers where each byte came from, so that full-width, hidden or mixed characters hide nothing and a
//! passage still is a range of what the sender wrote. What words mean together, `meaning` reads from the concepts of
//! their language by weights learned from labelled messages (`training/`, `corpus/`); how HTML looks, `markup`. What
//! differs between languages is data (`data/`, docs/LANGUAGES.md).
//! All scanners take linear time. Nothing here touches the world.

mod address;
mod cue;
mod domain_name;
mod emoji;
mod grouped;
mod host;
mod html;
mod language;
mod letter;
mod lexicon;
mod line_breaks;
mod link;
mod markup;
pub mod meaning;
mod normal;
mod numbering;
mod order_id;
mod phone;
mod ranges;
mod reading;
mod sign;
mod source;
mod spoken;
mod target;
mod text;
mod token;
pub mod tongue;

pub use html::html_in_text;
pub use language::{Language, language, wrong_language};
pub use markup::{MarkupSetting, Picture, Placement, add_markup, markup};
pub use order_id::order_ids;
pub use reading::{Draft, LinkTarget, Reading, Setting, read, read_by, sheet};
