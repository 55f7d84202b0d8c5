//! Any bytes as a mail: the gate, the parser, and what the mail says. A panic counts even where the house would outlive it.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mail::{Arrival, BODY_MAX, Line, Quotation, REFERENCES_MAX, ReturnPath, read, separate};

fuzz_target!(|raw: &[u8]| {
    let arrival = read(raw, ReturnPath::Address);
    assert_eq!(arrival, read(raw, ReturnPath::Address), "read twice");
    let Arrival::Letter(letter) = arrival else { return };
    assert!(letter.references.len() <= REFERENCES_MAX);
    let text = letter.body.text();
    assert!(text.len() <= BODY_MAX, "{} bytes of text", text.len());
    let lines = letter.body.lines.len();
    for line in &letter.body.lines {
        assert!(line.spans.iter().all(|span| !span.text.is_empty() && !span.text.contains('\n')), "{line:?}");
    }
    // A quoted line of marks alone is in every text.
    let is_said = |line: &Line| line.spans.iter().any(|span| span.text.contains(char::is_alphanumeric));
    let is_certain = letter.body.lines.iter().all(is_said);
    let separated = separate(letter.body, &[]);
    assert_eq!(separated.own.len(), lines);
    if is_certain {
        assert!(separated.own.iter().all(|own| *own), "nothing is quoted of nothing");
        assert_eq!(separated.quotation, Quotation::None);
    }
});
