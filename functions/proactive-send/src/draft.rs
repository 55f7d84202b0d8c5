use mail::Part;
use policy::Reason;
use spapi::Coverage;

/// What a seller wants to tell the buyer of an order, whichever API brings it.
#[derive(Debug)]
pub(crate) struct Draft<'a> {
    /// Why (RULEBOOK 4.3).
    pub(crate) reason: Reason,
    /// What: plain text; empty for reasons that take none.
    pub(crate) text: &'a str,
    /// `https` links in the text that the seller declares necessary to complete the order (`external-link`).
    pub(crate) necessary_links: &'a [String],
    /// When a warranty holds.
    pub(crate) coverage: Coverage,
    /// The files, as they were sent.
    pub(crate) files: Vec<Part>,
}
