//! The edge of the Selling Partner API: who calls, how often, and how it is answered.

mod access_token;
mod answer;
mod api;
mod bucket;
mod guarded;
mod instance;
mod named;
mod partner;
mod quota;
mod refused;
mod sandboxed;
mod standing;

pub use access_token::issue_access_token;
pub use api::SellingPartnerApi;
pub use named::Named;
pub use partner::SellingPartner;
pub use refused::Refused;
