use std::ops::Range;

use policy::{Field, NamedOrder, OrderId};

use crate::normal::Normal;

/// The orders that a text names, in its order (`missing-order-id`, RULEBOOK 8.2).
///
/// An id counts also in full-width or other decimal digits and with any hyphen; not inside a longer run of
/// digits, and not without its hyphens.
pub fn order_ids(field: Field, text: &str) -> Vec<NamedOrder> {
    named_in(field, &Normal::of(text))
}

/// The same, of a text that has been normalised.
pub(crate) fn named_in(field: Field, normal: &Normal<'_>) -> Vec<NamedOrder> {
    order_id_ranges(normal.text())
        .filter_map(|range| {
            let id: OrderId = normal.slice(range.clone()).parse().ok()?;
            Some(NamedOrder { id, passage: normal.passage(field, &range) })
        })
        .collect()
}

/// Where a normalised text names orders.
pub(crate) fn order_id_ranges(text: &str) -> impl Iterator<Item = Range<usize>> {
    let digit_at = |at: usize| text.as_bytes().get(at).is_some_and(u8::is_ascii_digit);
    memchr::memchr_iter(b'-', text.as_bytes()).filter_map(move |hyphen| {
        let start = hyphen.checked_sub(3)?;
        let range = start..start + OrderId::LENGTH;
        let named = text.get(range.clone()).is_some_and(|id| id.parse::<OrderId>().is_ok());
        let embedded = start.checked_sub(1).is_some_and(digit_at) || digit_at(range.end);
        (named && !embedded).then_some(range)
    })
}
