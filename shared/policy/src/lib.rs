//! Every rule of the house, and the words the rules are spoken in.
//!
//! Decisions take facts and an instant and give back a [`Verdict`]: a [`Permit`], or findings that say what
//! is wrong and what to do. Nothing here touches the world: no I/O, clock, async, serialisation or logging.
//! Rule ids are those of RULEBOOK and TAXONOMY (`docs/`); each decision names the section it implements.
#![no_std]

extern crate alloc;

mod address;
mod binding;
mod finding;
mod ids;
mod instant;
mod language;
mod linkage;
mod marketplace;
mod order;
mod order_id;
mod party;
mod reason;
mod rule;
mod sender;
mod verdict;

pub use address::{EmailAddress, InvalidAddress};
pub use binding::NamedOrder;
pub use finding::{Field, Finding, Passage};
pub use ids::{BuyerId, InvalidId, LineId, MarketplaceId, MessageId, SellerId, ThreadId};
pub use instant::{Instant, InvalidInstant, Span};
pub use language::{InvalidLanguageTag, LanguageTag, Script};
pub use marketplace::{AddressInReply, Anchor, Links, MarketplaceRules, OverrideMode, ReviewAnchor, StyleRules};
pub use order::{Adjustment, AdjustmentStatus, Fulfilment, Line, LineClass, Order, OrderStatus, Return, ReturnState};
pub use order_id::{InvalidOrderId, OrderId};
pub use party::{Buyer, Role, Seller};
pub use reason::{Reason, TextLimit, UnknownReason};
pub use rule::{Rule, Severity};
pub use linkage::{CaseState, Linkage, LinkageFacts, Proof, ThreadFact};
pub use sender::{Authentication, SenderStanding, Verification};
pub use verdict::{Meaning, Criticality, Outcome, Permit, Refusal, Terms, Verdict};
