//! The one review request of an order: its row, and every write that moves it (RELIABILITY 2.1).
//!
//! The row is made with the order and never expires. Which state may follow which is policy's table; each write here
//! is conditional on the states that the table names, so that no two workers, however late, can both ask.

mod change;
mod claim;
mod evidence;
mod list;
mod plan;
mod queue;
mod row;

pub use claim::{Claiming, ReviewClaim};
pub use list::{Cursor, InvalidCursor, Listed};
pub use queue::{DuePages, ReviewShard};
pub use row::{Asker, Review, Step};
