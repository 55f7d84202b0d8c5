//! The protocol of review requests: at most once, evidence-based (RELIABILITY 2.1).
//!
//! One conditional write claims the request, immediately before its one call to SES. What SES surely did not take is
//! given back; what nobody knows stays claimed and is never sent again. Only evidence settles it.

mod asking;
mod considering;
mod protocol;

pub use asking::{Asked, Ready};
pub use considering::{Considered, Considering, Outlook};
pub use protocol::ReviewProtocol;
