//! What every HTTP function shares: who calls, when, how bodies are read and how refusals are said.

mod body;
mod caller;
pub mod description;
mod edge;
mod problem;
mod selling_partner;
mod token;

pub use body::{Body, Id};
pub use caller::{Caller, Scope};
pub use edge::{Edge, Fresh, Now, finish};
pub use problem::{FindingBody, Problem, ProblemType, answered};
pub use selling_partner::{Named, Refused, SellingPartner, SellingPartnerApi, issue_access_token};
pub use token::{InvalidScope, issue_token};
