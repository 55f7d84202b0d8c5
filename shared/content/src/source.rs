//! The languages that are read, each with its files (`data/languages.txt`).

/// A language that is read.
pub(crate) struct Source {
    /// Its BCP 47 tag.
    pub(crate) tag: &'static str,
    /// Its English name.
    pub(crate) name: &'static str,
    /// Whether it is written without spaces.
    pub(crate) solid: bool,
    /// Its file of `data/concepts`.
    pub(crate) concepts: &'static str,
    /// Its file of `data/words`.
    pub(crate) words: &'static str,
}

include!(concat!(env!("OUT_DIR"), "/languages.rs"));
