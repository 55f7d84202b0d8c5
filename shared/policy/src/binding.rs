use alloc::{format, vec::Vec};

use crate::{BuyerId, Finding, Order, OrderId, Passage, Rule, SellerId};

/// Finds out what orders a proactive mail is about (RULEBOOK 8.2).
///
/// Every order named must be one of this very seller and buyer, and at least one must be named. An order that
/// does not exist and one of other people are refused in the same words.
pub fn bind<'a>(
    named: &[NamedOrder],
    known: &'a [Order],
    seller: &SellerId,
    buyer: &BuyerId,
) -> Result<Binding<'a>, Vec<Finding>> {
    let (all, against) = resolve(named, known, seller, buyer);
    match all.first() {
        Some(bound) if against.is_empty() => Ok(Binding { bound, all }),
        Some(_) | None => Err(against),
    }
}

/// An order id found in a text, with the passage that names it (`missing-order-id`, RULEBOOK 8.2).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedOrder {
    /// The order, in canonical form.
    pub id: OrderId,
    /// Where it is named.
    pub passage: Passage,
}

/// The orders that a proactive mail is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Binding<'a> {
    /// The order that the mail counts for: the first named in the subject, else the first in the body.
    pub bound: &'a Order,
    /// Every order named, each once, the bound one first. Windows are checked for each.
    pub all: Vec<&'a Order>,
}

/// The orders named that are of this seller and buyer, each once, subject before body; and what stands against the
/// naming, never nothing if there are no such orders.
pub(crate) fn resolve<'a>(
    named: &[NamedOrder],
    known: &'a [Order],
    seller: &SellerId,
    buyer: &BuyerId,
) -> (Vec<&'a Order>, Vec<Finding>) {
    let mut mentions: Vec<&NamedOrder> = named.iter().collect();
    mentions.sort_by_key(|name| (name.passage.field, name.passage.start));
    let mut own: Vec<&Order> = Vec::new();
    let mut against = Vec::new();
    for name in mentions {
        match known.iter().find(|order| order.id == name.id && order.is_between(seller, buyer)) {
            Some(order) if own.contains(&order) => {}
            Some(order) => own.push(order),
            None => against.push(mismatch(name)),
        }
    }
    if named.is_empty() {
        against.push(Finding::of(Rule::MissingOrderId));
    }
    (own, against)
}

fn mismatch(name: &NamedOrder) -> Finding {
    let message = format!("there is no order {} between you and this buyer", name.id);
    Finding { passage: Some(name.passage.clone()), ..Finding::worded(Rule::OrderIdMismatch, message) }
}
