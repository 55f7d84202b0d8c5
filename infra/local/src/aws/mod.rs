//! AWS on loopback: each service behind an address of its own, which real SDK clients and the AWS CLI can use.

mod endpoint;
mod http;

pub mod dynamodb;
pub mod s3;
pub mod ses;

pub use endpoint::{Endpoint, EndpointError};
