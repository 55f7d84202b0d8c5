use policy::{InvalidId, Linkage, LinkageFacts, Order, OrderId, ThreadId};
use store::{Thread, thread_of_message, thread_of_order};

use crate::{facts::Scene, settle::Case};

/// Where a message belongs.
pub(crate) struct Place {
    pub(crate) thread: ThreadId,
    pub(crate) order: Option<OrderId>,
}

impl Scene {
    /// What could prove that the letter belongs to a thread of this pair (RULEBOOK 10.1).
    pub(crate) fn linkage(&self) -> Linkage {
        let fact = |thread: &Option<Thread>| thread.as_ref().map(Thread::fact);
        LinkageFacts {
            alias_suffix: fact(&self.by_suffix),
            reference: fact(&self.by_reference),
            quoted_token: fact(&self.by_token),
        }
        .classify()
    }

    /// The thread that the letter belongs to, whoever wrote in it.
    pub(crate) fn linked(&self) -> Option<&Thread> {
        self.by_suffix.as_ref().or(self.by_reference.as_ref()).or(self.by_token.as_ref())
    }
}

impl Case<'_> {
    /// A buyer's message belongs to the thread it answers in, else to that of the order it names, else to a new one.
    pub(crate) fn place_of_buyer_message(&self) -> Result<Place, InvalidId> {
        match self.scene.linked() {
            Some(thread) => Ok(Place { thread: thread.id.clone(), order: thread.order.clone() }),
            None => self.place_of_contact(self.scene.orders_of_pair().next()),
        }
    }

    /// A message that starts contact belongs to the thread of its order, else to a new one.
    pub(crate) fn place_of_contact(&self, order: Option<&Order>) -> Result<Place, InvalidId> {
        let order = order.map(|order| order.id.clone());
        let thread = match &order {
            Some(order) => thread_of_order(&self.scene.masked.pair.masks.seller, order)?,
            None => thread_of_message(&self.message)?,
        };
        Ok(Place { thread, order })
    }
}
