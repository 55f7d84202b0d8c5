//! Alone names SES and the S3 objects of mail: what comes in, what leaves, and how both are never lost.
//!
//! A mail leaves at least once: it lies in the outbox from the transaction that caused it until SES took it.
//! Nothing leaves without a [`Permit`](policy::Permit) for that very message.

mod delivery;
mod error;
mod notice;
mod objects;
mod outgate;
mod relayed;
mod review;
mod review_mail;
mod tags;
mod uploads;
mod watch;

pub use delivery::{Delivery, Leaving, Post, Prepared, Redelivery};
pub use error::Error;
pub use notice::{NO_REPLY, Telling, Told};
pub use objects::{Objects, StoredMail};
pub use outgate::Outgate;
pub use relayed::{Original, Relayed, Relaying, Unmaskable};
pub use review::{Asked, Considered, Considering, Outlook, Ready, ReviewProtocol};
pub use review_mail::ReviewMail;
pub use tags::DispatchTags;
pub use uploads::{UploadAddress, Uploaded};
pub use watch::Watch;
