//! Alone names DynamoDB: what the house knows, in verbs of the domain.
//!
//! One table. Strongly consistent reads by key decide; the one sparse index (`queue`, `due`) only finds
//! candidates. What must hold under concurrency is a condition of the write itself.

mod app;
mod block_list;
mod bounce;
mod commit;
mod dispatch;
mod documents;
mod error;
mod facts;
mod feed;
mod idempotency;
mod keys;
mod ledger;
mod mail_id;
mod message;
mod names;
mod outbox;
mod pair;
mod preference;
mod review;
pub mod schema;
mod table;
mod thread;
mod upload;
mod volume;

pub use app::{App, ClientId, InvalidClientId, InvalidRate, RateLimit, SecretHash};
pub use block_list::{BlockEntry, Blocked, BlockedBy};
pub use bounce::HardBounce;
pub use commit::{Commit, Committed, OrderCaps};
pub use dispatch::{Carries, Dispatch};
pub use documents::{
    AdjustmentDocument, BuyerDocument, InvalidDocument, LineDocument, MarketplaceDocument, OrderDocument,
    RefusedSelector, ReturnDocument, ReviewScheduleDocument, SellerDocument,
};
pub use error::Error;
pub use facts::{Facts, Wanted};
pub use feed::{
    Contacts, KnownAs, Marketplace, OrderUpsert, PairMasksOf, SellerReviewSchedule, UpsertedOrder,
};
pub use idempotency::{IdempotencyKey, Recorded};
pub use ledger::{Arrived, LedgerRow, Settled, SettledRecipients};
pub use mail_id::MailId;
pub use message::{Message, MessageState};
pub use names::{message_of_call, message_of_mail, thread_of_message, thread_of_order};
pub use outbox::{Claim, Claimed, LEASE, Leases, Repeated, Sent};
pub use pair::{Masked, Pair, PairMasks};
pub use preference::OptOut;
pub use review::{
    Asker, Claiming, Cursor, DuePages, InvalidCursor, Listed, Review, ReviewClaim, ReviewShard, Step,
};
pub use table::Store;
pub use thread::{Heading, Thread};
pub use upload::{InvalidUploadId, Upload, UploadId};
pub use volume::{DayCount, DayCounts};
