/// What a file says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// The text it shows, in the order in which the file holds it, then its properties: title, subject, keywords,
    /// comments.
    pub text: String,
    /// Where its links lead, each once.
    pub links: Vec<String>,
    /// How much of it was read.
    pub extent: Extent,
}

/// How much of a file was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// All that it says.
    Whole,
    /// Not what lies beyond the limits, in damaged parts, or in letters whose meaning the file does not tell.
    Part,
}
