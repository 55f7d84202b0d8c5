//! All that is read from a subject and a body, meaning included: by the model that is shipped, and by one that finds every
//! rule broken, so that every sentence becomes a passage.
#![no_main]

use std::sync::LazyLock;

use content::{
    Draft, LinkTarget, Setting,
    meaning::{COLUMNS, Column, Model, ROWS, SPACE, UNITS, Weights},
    order_ids, read, read_by, sheet,
};
use fuzz::Texts;
use libfuzzer_sys::fuzz_target;
use policy::{Field, Finding, Passage};

fuzz_target!(|input: &str| {
    let texts = Texts::of(input);
    let own_domains = ["amazon.*".to_owned()];
    let necessary_links = ["https://track.inkhollow.com/1".to_owned()];
    let allowed_addresses = ["qk3v9w0x@marketplace.amazon.com".parse().expect("an address")];
    let target = (!texts.subject.is_empty()).then(|| LinkTarget {
        href: texts.body.to_owned(),
        passage: Passage {
            field: Field::Subject,
            start: 0,
            end: texts.subject.len(),
            text: texts.subject.to_owned(),
        },
    });
    let targets = target.as_slice();
    let subject = (!texts.subject.is_empty()).then_some(texts.subject);
    let draft = Draft { subject, body: texts.body, targets };
    for (region, is_reply) in [(None, false), (Some("DE"), true)] {
        let setting = Setting {
            own_domains: &own_domains,
            relay_domain: Some("marketplace.amazon.com"),
            allowed_addresses: &allowed_addresses,
            necessary_links: &necessary_links,
            region,
            is_reply,
        };
        let reading = read(&draft, &setting);
        texts.hold_in_order(&reading.findings);
        texts.hold_orders(&reading.orders);
        let of_body: Vec<_> =
            reading.orders.iter().filter(|order| order.passage.field == Field::Body).cloned().collect();
        assert_eq!(of_body, order_ids(Field::Body, texts.body));
        assert_eq!(reading, read(&draft, &setting), "read twice");
        assert_eq!(reading.language, content::language(texts.body));

        let strict = read_by(&STRICT, &draft, &setting);
        texts.hold_in_order(&strict.findings);
        let sheet = sheet(&draft, &setting);
        let mut last = (0, 0);
        for sentence in &sheet.sentences {
            let text = if subject.is_some() && sentence.text == 0 { texts.subject } else { texts.body };
            assert!(text.get(sentence.original.clone()).is_some_and(|said| !said.is_empty()), "{sentence:?}");
            assert!(last <= (sentence.text, sentence.original.start), "{sentence:?} comes after {last:?}");
            last = (sentence.text, sentence.original.start);
        }
        // What no model decides is the same by every model.
        let sure = |findings: Vec<Finding>| {
            let findings = findings.into_iter();
            findings
                .filter(|finding| !Column::ALL.contains(&Column::Breaks(finding.rule)))
                .collect::<Vec<_>>()
        };
        assert_eq!(sure(reading.findings), sure(strict.findings));
    }
});

/// Weights that say yes everywhere, and so much that sums saturate.
static STRICT: LazyLock<Model> = LazyLock::new(|| {
    let row =
        |seed: usize| std::array::from_fn(|unit| if (seed ^ unit).is_multiple_of(3) { 1.0 } else { -0.5 });
    let rows = |count: usize| (0..count).map(row).collect::<Vec<[f32; UNITS]>>();
    let weights = Weights {
        sets: rows(ROWS),
        sets_bias: [100.0; UNITS],
        runs: [rows(SPACE), rows(SPACE), rows(SPACE)],
        runs_bias: [100.0; UNITS],
        out: vec![[0.01; COLUMNS]; 2 * UNITS],
        out_bias: [1.0; COLUMNS],
    };
    Model::read(&Model::write(&weights)).expect("what was written can be read")
});
