//! The words that the platform itself writes, in the reader's language.
//!
//! [`Wording::of`] chooses the language; every text is a method that names what it needs. What sellers and
//! buyers write is never touched here, and the words of a rule stay as `policy` has them.
//!
//! A language is one Fluent file in `languages/` and one line in `languages.rs`. A file that lacks a message of
//! `texts.rs` does not build.

mod footer;
#[cfg(test)]
mod language_file;
mod languages;
mod notice;
mod opt_out_page;
mod opted_out;
mod review_request;
mod template;
mod text;
mod wording;

#[cfg(test)]
mod tests;

pub use footer::{BuyerFooter, SellerFooter};
pub use notice::{Notice, RemovedFile};
pub use opt_out_page::OptOutPage;
pub use review_request::{ReviewRequestText, ReviewRequestWords};
pub use template::AdjustmentReason;
pub use wording::{Direction, Wording};
