//! Our types and answers against Amazon's models.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a model that cannot be read fails its test"
)]

mod answers;
mod examples;
mod model;
mod operations;
mod schemas;
