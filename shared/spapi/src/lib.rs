//! The Selling Partner API as Amazon's clients speak it: Messaging v1, Solicitations v1, Uploads 2020-11-01 and the
//! token endpoint. Wire types, error strings, reading of queries and bodies, answers, sandbox examples.
//!
//! Nothing here touches the world: no HTTP framework, I/O or clock. Amazon's models stand in `models/`; where they say
//! less than their own descriptions, what the description says is enforced (`docs/RULES.md`).

mod error;
mod hal;
pub mod header;
mod lwa;
mod media;
mod message;
mod message_type;
mod models;
mod operation;
mod plan;
mod query;
mod removed;
mod sandbox;
mod schema;
mod solicitation_type;
mod upload;
mod wire;

pub use error::{BrokenRule, Code, Details, ErrorList, SpError};
pub use hal::{ActionsAnswer, messaging_actions, solicitation_actions};
pub use lwa::{Grant, LwaError, LwaErrorCode, Secret, TokenAnswer, TokenRequest};
pub use message::{Attachment, Coverage, Message};
pub use message_type::{MAX_ATTACHMENTS, MessageType};
pub use operation::{Method, Operation};
pub use plan::UsagePlan;
pub use query::{marketplace_id, order_id};
pub use removed::RemovedType;
pub use sandbox::{SandboxAnswer, SandboxBody, sandbox};
pub use schema::{message_schema, solicitation_schema};
pub use solicitation_type::SolicitationType;
pub use upload::{ContentMd5, UploadRequest, UploadResource};
pub use wire::{
    AttributesAnswer, Created, ErrorBody, ErrorEntry, UploadDestination, UploadDestinationAnswer,
};
