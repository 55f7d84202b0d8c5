//! The harness of the flows: a whole house on ephemeral ports, spoken to by SMTP and HTTP as any program would.
//!
//! A [`World`] is what RULEBOOK C sets up: marketplace US, seller S, buyer B, their order O. What every test must
//! hold is checked when it closes.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::missing_panics_doc,
    reason = "a harness fails by panicking: that is how a test learns of it"
)]

mod api;
mod chance;
mod disguise;
mod event;
mod lambda_runtime;
mod letter;
mod mail;
mod order;
mod people;
mod program;
mod promises;
mod world;

pub use api::{Answer, Api};
pub use chance::Chance;
pub use disguise::{Views, shows};
pub use lambda_runtime::LambdaRuntime;
pub use letter::{Letter, Posted};
pub use mail::Mail;
pub use order::OrderDraft;
pub use people::{APPROVED, BUYER, BUYER_ID, CARE, ORDER, OTHER_SELLER, OTHER_SELLER_ID, SELLER, SELLER_ID};
pub use program::Program;
pub use promises::Expected;
pub use world::World;
