//! The orders that a text names.
#![no_main]

use content::order_ids;
use fuzz::Texts;
use libfuzzer_sys::fuzz_target;
use policy::Field;

fuzz_target!(|text: &str| {
    let orders = order_ids(Field::Body, text);
    assert_eq!(orders, order_ids(Field::Body, text), "read twice");
    Texts { subject: "", body: text }.hold_orders(&orders);
    for order in &orders {
        let alone = order_ids(Field::Body, &order.passage.text);
        assert_eq!(alone.len(), 1, "{order:?} by itself");
        assert_eq!(alone[0].id, order.id, "{order:?} by itself");
    }
});
