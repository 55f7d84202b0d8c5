//! Texts that were made to cost more than their length are read, and cost grows as they do. What is counted is what is
//! allocated; time is measured by `cargo bench --bench content`.

mod allocations;
mod kinds;

use std::path::Path;

use allocations::{Allocated, allocated_by};
use content::{Draft, Setting, html_in_text, language, order_ids, read, wrong_language};
use kinds::{Kind, kinds};
use policy::Field;

/// Bytes of a long text, and of the shorter one that it is held against.
const LONG: usize = 1 << 20;
const SHORT: usize = LONG / 4;

/// What four times the text may cost at most, in tenths; and what any text may cost.
const GROWTH_TENTHS: u64 = 45;
const FREE: Allocated = Allocated { times: 200, bytes: 100_000 };

#[test]
fn what_is_allocated_grows_as_the_text() {
    let kinds = kinds(&Path::new(env!("CARGO_MANIFEST_DIR")).join("data/concepts")).unwrap();
    assert!(kinds.len() > 100);
    // What is loaded once counts for none of them.
    for kind in &kinds {
        read_all(&kind.text(2000));
    }
    let too_much: Vec<String> = kinds.iter().filter_map(too_much).collect();
    assert!(too_much.is_empty(), "\n{}", too_much.join("\n"));
}

fn too_much(kind: &Kind) -> Option<String> {
    let (short, long) = (kind.text(SHORT), kind.text(LONG));
    let (short, long) = (allocated_by(|| read_all(&short)), allocated_by(|| read_all(&long)));
    let grows = |short: u64, long: u64, free: u64| long > free + short * GROWTH_TENTHS / 10;
    let grows = grows(short.times, long.times, FREE.times) || grows(short.bytes, long.bytes, FREE.bytes);
    grows.then(|| format!("{}: {short:?}, then {long:?}", kind.name))
}

/// Everything that is read from a text.
fn read_all(text: &str) {
    let setting = Setting { region: Some("DE"), ..Setting::default() };
    read(&Draft { subject: None, body: text, targets: &[] }, &setting);
    html_in_text(text);
    order_ids(Field::Body, text);
    language(text);
    if let Ok(wanted) = "de".parse() {
        wrong_language(text, &["a", "refund"], &wanted);
    }
}
