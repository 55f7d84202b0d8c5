//! Every fault at every call of every scenario, pairs of faults, random ones, and bugs that are planted.
//!
//! `ABOVEBOARD_SIMULATION_SEEDS=100000 cargo test -p simulation --release` runs so many random seeds of the review path
//! instead of the usual number, and as many more of the messages. `ABOVEBOARD_SIMULATION_SEED=7` runs that one alone.

#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "tests tell their figures and know their data"
)]

mod bugs;
mod meta;
mod pairs;
mod reviews;
mod seeds;
mod singles;
