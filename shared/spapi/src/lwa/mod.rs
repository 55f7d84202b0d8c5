//! Login with Amazon: `POST /auth/o2/token`.

mod answer;
mod error;
mod request;
mod secret;

pub use answer::TokenAnswer;
pub use error::{LwaError, LwaErrorCode};
pub use request::{Grant, TokenRequest};
pub use secret::Secret;

#[cfg(test)]
mod tests;
