//! What files travel, and what is left of them (RULEBOOK 14; RELIABILITY T-18, T-19).
#![expect(clippy::unwrap_used, reason = "a sample that cannot be made fails its test")]

mod admitted;
mod cleaned;
mod samples;
