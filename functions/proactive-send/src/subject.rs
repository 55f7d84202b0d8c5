use host::http::{Named, Refused, SellingPartner};
use policy::{Order, OrderId};
use store::{Contacts, Error, Facts, Wanted};

/// The order that a message is about, and what was sent about it before.
pub(crate) struct Subject {
    pub(crate) order: Order,
    pub(crate) contacts: Contacts,
    pub(crate) review_asked: bool,
}

impl Subject {
    /// What has to be read of it.
    pub(crate) fn wanted(id: &OrderId) -> Wanted {
        Wanted::new().order(id).contacts(id).review(id)
    }

    /// What was read; none if there is no such order.
    pub(crate) fn of(facts: &Facts, id: &OrderId) -> Result<Option<Self>, Error> {
        let Some(order) = facts.order(id)? else { return Ok(None) };
        let contacts = facts.contacts(id)?.unwrap_or_default();
        let review_asked = facts.review(id)?.is_some_and(|review| review.is_asked());
        Ok(Some(Self { order, contacts, review_asked }))
    }

    /// What was read for a call of the Selling Partner API, if the order is the partner's and the call names it rightly.
    pub(crate) fn of_call(facts: &Facts, named: &Named, partner: &SellingPartner) -> Result<Self, Refused> {
        Self::of(facts, &named.order)?
            .filter(|subject| named.fits(&subject.order, partner))
            .ok_or_else(Named::unknown_order)
    }
}
