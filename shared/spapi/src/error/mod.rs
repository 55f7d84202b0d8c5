mod code;
mod details;
mod known;
mod list;
mod refusal;

pub use code::Code;
pub use details::{BrokenRule, Details};
pub use list::{ErrorList, SpError};
