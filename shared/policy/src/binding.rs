use crate::{OrderId, Passage};

/// An order id found in a text, with the passage that names it (`missing-order-id`, RULEBOOK 8.2).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedOrder {
    /// The order, in canonical form.
    pub id: OrderId,
    /// Where it is named.
    pub passage: Passage,
}
