use policy::{CaseState, MessageId, OrderId, ThreadFact, ThreadId};
use serde::{Deserialize, Serialize};

use crate::{
    Error,
    feed::stored_wrong,
    keys::Key,
    table::{Item, rest},
};

/// The head of a thread.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thread {
    /// The thread.
    pub id: ThreadId,
    /// Token of the mask that stands for the seller: tells the pair apart.
    pub seller_mask: String,
    /// The order it is about; none for a question before a sale.
    pub order: Option<OrderId>,
    /// The buyer's last message, if there is one.
    pub last_buyer_message: Option<MessageId>,
    /// How the case stands.
    pub state: CaseState,
}

/// What a message changes at the head of its thread.
#[derive(Debug, Clone)]
pub struct Heading {
    /// Token of the mask that stands for the seller.
    pub seller_mask: String,
    /// The order the thread is about.
    pub order: Option<OrderId>,
}

#[derive(Serialize, Deserialize)]
struct ThreadItem {
    seller_mask: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    order: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    last_buyer_message: Option<String>,
    #[serde(default)]
    closed: bool,
}

impl Thread {
    /// What decisions need to know of it.
    pub fn fact(&self) -> ThreadFact {
        ThreadFact {
            id: self.id.clone(),
            has_buyer_message: self.last_buyer_message.is_some(),
            state: self.state,
        }
    }

    pub(crate) fn read(found: &Item) -> Result<Self, Error> {
        let id = Key::of(found)
            .and_then(|key| key.partition().split_once('#').and_then(|(_, id)| id.parse().ok()))
            .ok_or_else(|| stored_wrong("thread")("its key holds no id"))?;
        let read: ThreadItem = rest("thread", found.clone())?;
        Ok(Self {
            id,
            seller_mask: read.seller_mask,
            order: read.order.map(|order| order.parse()).transpose().map_err(stored_wrong("thread"))?,
            last_buyer_message: read
                .last_buyer_message
                .map(|id| id.parse())
                .transpose()
                .map_err(stored_wrong("thread"))?,
            state: if read.closed { CaseState::Closed } else { CaseState::Open },
        })
    }
}
