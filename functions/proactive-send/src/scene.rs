use jiff::civil::Date;
use mail::{RelayDomain, Secrets, Traces};
use policy::{Buyer, Instant, InvalidId, MessageId, Order, Seller, ThreadId};
use store::{Contacts, DayCounts, Error, Marketplace, Pair, Store, Wanted, message_of_call, thread_of_order};

use crate::subject::Subject;

/// An order with everyone and everything around it that a message about it is judged by, at one instant.
pub(crate) struct Scene {
    pub(crate) order: Order,
    pub(crate) contacts: Contacts,
    pub(crate) review_asked: bool,
    pub(crate) marketplace: Marketplace,
    pub(crate) pair: Pair,
    pub(crate) seller: Seller,
    pub(crate) buyer: Buyer,
    /// The thread about the order.
    pub(crate) thread: ThreadId,
    /// What the seller's files and text may not show.
    pub(crate) secrets: Secrets,
    /// Orders of the days that the daily cap averages.
    pub(crate) orders_lately: u32,
    /// Proactive messages by civil day.
    pub(crate) messages_sent: DayCounts,
    /// The civil day of the instant.
    pub(crate) day: Date,
    /// The name of the message that the call makes, if it makes one.
    pub(crate) message: MessageId,
    /// When the call was accepted.
    pub(crate) now: Instant,
}

impl Scene {
    /// Reads what stands around the subject of a call that was accepted `now` and brought `entropy`. None if the feed
    /// has not told of everybody whom its order names.
    pub(crate) async fn read(
        store: &Store,
        subject: Subject,
        now: Instant,
        entropy: &[u8; 32],
    ) -> Result<Option<Self>, Error> {
        let Subject { order, contacts, review_asked } = subject;
        let wanted = Wanted::new()
            .marketplace(&order.marketplace)
            .seller(&order.seller)
            .buyer(&order.buyer)
            .pair(&order.marketplace, &order.seller, &order.buyer)
            .orders_placed(&order.marketplace, &order.seller)
            .messages_sent(&order.marketplace, &order.seller);
        let facts = store.facts(wanted).await?;
        let around = (
            facts.marketplace(&order.marketplace)?,
            facts.pair(&order.marketplace, &order.seller, &order.buyer)?,
            facts.seller(&order.seller)?,
            facts.buyer(&order.buyer)?,
        );
        let (Some(marketplace), Some(pair), Some(seller), Some(buyer)) = around else { return Ok(None) };
        let orders_placed = facts.orders_placed(&order.marketplace, &order.seller)?.unwrap_or_default();
        let unnameable = |error: InvalidId| Error::Unreadable { kind: "name", cause: error.to_string() };
        let thread = thread_of_order(&pair.masks.seller, &order.id).map_err(unnameable)?;
        let message = message_of_call(entropy, now.as_millis()).map_err(unnameable)?;
        Ok(Some(Self {
            secrets: secrets(&marketplace, &seller, &buyer),
            orders_lately: orders_placed.over(marketplace.rules.days_before(now)),
            messages_sent: facts.messages_sent(&order.marketplace, &order.seller)?.unwrap_or_default(),
            day: marketplace.rules.civil_day(now),
            order,
            contacts,
            review_asked,
            marketplace,
            pair,
            seller,
            buyer,
            thread,
            message,
            now,
        }))
    }
}

/// The real addresses of both sides.
fn secrets(marketplace: &Marketplace, seller: &Seller, buyer: &Buyer) -> Secrets {
    let real = std::iter::once(&seller.registered).chain(&seller.approved).chain([&buyer.address]);
    let relay: Vec<RelayDomain> = marketplace.relay_domain.parse().into_iter().collect();
    Secrets::new(real, &Traces::default(), &relay)
}
