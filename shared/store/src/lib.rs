//! Alone names DynamoDB: what the house knows, in verbs of the domain.
//!
//! One table. Strongly consistent reads by key decide; the one sparse index (`queue`, `due`) only finds
//! candidates. What must hold under concurrency is a condition of the write itself.

mod documents;
mod error;
mod facts;
mod feed;
mod idempotency;
mod keys;
mod ledger;
mod names;
mod outbox;
pub mod schema;
mod table;
mod threads;

pub use documents::{
    AdjustmentDocument, BuyerDocument, InvalidDocument, LineDocument, MarketplaceDocument, OrderDocument,
    ReturnDocument, SellerDocument,
};
pub use error::Error;
pub use facts::{Facts, Wanted};
pub use feed::{Contacts, KnownAs, Marketplace, Masked, OptOut, Pair, PairMasks, UpsertedOrder};
pub use idempotency::{IdempotencyKey, Recorded};
pub use ledger::{Arrived, LedgerRow, Settled};
pub use names::{message_of_call, message_of_mail, thread_of_message, thread_of_order};
pub use outbox::{Carries, Claim, Claimed, Dispatch, LEASE, Leases, Repeated, Sent};
pub use table::Store;
pub use threads::{Commit, Committed, Heading, MailId, Message, MessageState, Thread};
