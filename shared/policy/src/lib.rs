//! Every rule of the house, and the words the rules are spoken in.
//!
//! Decisions take facts and an instant and give back a [`Verdict`]: a [`Permit`], or findings that say what
//! is wrong and what to do. Nothing here touches the world: no I/O, clock, async, serialisation or logging.
//! Rule ids are those of RULEBOOK and TAXONOMY (`docs/`); each decision names the section it implements.
#![no_std]

extern crate alloc;

mod address;
mod api_text;
mod availability;
mod binding;
mod buyer_message;
mod coverage;
mod effect;
mod finding;
mod ids;
mod instant;
mod judgement;
mod language;
mod linkage;
mod marker;
mod marketplace;
mod notice;
mod optout;
mod order;
mod order_id;
mod party;
mod proactive;
mod proactive_api;
mod proactive_mail;
mod reason;
mod reply;
mod review;
mod rule;
mod sender;
mod stage;
mod verdict;
mod volume;
mod window;

pub use address::{EmailAddress, InvalidAddress};
pub use availability::available_reasons;
pub use binding::{Binding, NamedOrder, bind};
pub use buyer_message::BuyerMessage;
pub use effect::{Channel, Effect, effect, removes_file};
pub use finding::{Field, Finding, Passage};
pub use ids::{BuyerId, InvalidId, LineId, MarketplaceId, MessageId, SellerId, ThreadId};
pub use instant::{Instant, InvalidInstant, Span};
pub use language::{InvalidLanguageTag, LanguageTag, Script};
pub use linkage::{CaseState, Linkage, LinkageFacts, Proof, ThreadFact};
pub use marker::critical_marker;
pub use marketplace::{
    AddressInReply, Anchor, Links, MarketplaceRules, OverrideMode, ReviewAnchor, StyleRules,
};
pub use notice::{NoticeRecipient, permit_notice};
pub use optout::is_exempt;
pub use order::{
    Adjustment, AdjustmentStatus, Fulfilment, GuaranteeClaim, Line, LineClass, Order, OrderStatus, Return,
    ReturnState,
};
pub use order_id::{InvalidOrderId, OrderId};
pub use party::{Buyer, Role, Seller};
pub use proactive_api::ProactiveApi;
pub use proactive_mail::ProactiveMail;
pub use reason::{Reason, TextLimit, UnknownReason};
pub use reply::Reply;
pub use review::{
    Evidence, Hour, InvalidHour, REVIEW_CLOSE_MARGIN, Refunds, ReviewEvent, ReviewPlan, ReviewRequest,
    ReviewSchedule, ReviewState, Scheduling, Selectors, UnknownReviewState,
};
pub use rule::{Rule, Severity};
pub use sender::{Authentication, SenderStanding, Verification};
pub use stage::Stage;
pub use verdict::{Criticality, Meaning, Outcome, Permit, Refusal, Terms, Verdict};
pub use volume::{DailyCap, SentBefore};
pub use window::{ReviewWindow, Window};
