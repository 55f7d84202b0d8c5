//! Labelled messages, training on them, and how well they are judged.

mod chance;
mod cross;
mod example;
#[expect(
    clippy::indexing_slicing,
    reason = "every place of a table of weights comes from a sheet or a count of ours"
)]
mod fit;
mod message;
mod report;
#[expect(clippy::indexing_slicing, reason = "columns of fixed number")]
mod thresholds;
#[expect(clippy::indexing_slicing, reason = "every run has a place in the table")]
mod tongues;

pub use cross::{Trained, cross_validate, train};
pub use example::{Example, Gold};
pub use fit::{Schedule, fit};
pub use message::{Message, ReadError, read_folder};
pub use report::{Counts, Difference, RULES, Report, SEMANTIC};
pub use tongues::fit_tongues;

/// The marketplace's own domains in the messages of a corpus.
fn own_domains() -> [String; 1] {
    ["amazon.*".to_owned()]
}
