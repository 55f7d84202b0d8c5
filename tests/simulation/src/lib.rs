//! Faults on the AWS wire, in virtual time, against the real functions.
//!
//! The functions run as they ship, with the SDK's own clients. Below these lies a [`wire`] that answers in process and
//! lets requests go wrong as a plan or a seed says; the clock is tokio's paused one. A [`Scenario`] says what happens
//! to the house, [`run`] lets it happen, stops the faults, sweeps, and checks what must hold at rest.
#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::missing_panics_doc,
    reason = "a harness fails by panicking: that is how a test learns of it"
)]
#![allow(clippy::large_futures, reason = "a run is one future on a thread of its own")]

mod chance;
mod clock;
mod delivery;
mod event;
mod fleet;
mod invariants;
mod invocation;
mod letter;
mod log;
mod people;
mod records;
mod reference;
mod run;
mod scenario;
pub mod scenarios;
mod services;
mod set_up;
mod shrink;
mod sign;
mod sweeping;
mod table;
pub mod wire;
mod world;

pub use chance::Chance;
pub use clock::Clock;
pub use delivery::{Call, Delivery, How, What};
pub use fleet::{Totals, fleet, pairs, singles};
pub use invocation::Ended;
pub use letter::{Letter, Linked};
pub use people::{Pair, SELLER, SELLER_ID};
pub use records::{Began, Function, Records};
pub use run::{Report, run};
pub use scenario::{Limits, Scenario, SesClient};
pub use sign::{Sign, SignKind};
pub use world::World;
