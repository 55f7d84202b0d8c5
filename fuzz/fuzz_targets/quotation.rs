//! What a sender wrote and what only quotes, told apart. The text before a NUL is the message answered.
#![no_main]

use fuzz::Texts;
use libfuzzer_sys::fuzz_target;
use mail::{Body, Format, detect, separate};

fuzz_target!(|input: &str| {
    let Texts { subject: original, body: answer } = Texts::of(input);
    let body = Body::from_text(answer, Format::Fixed);
    let mut from = 0;
    for region in detect(&body) {
        assert!(
            from <= region.lines.start && region.lines.start < region.lines.end,
            "{region:?} after {from}"
        );
        assert!(region.lines.end <= body.lines.len(), "{region:?}");
        let mut head_from = region.lines.start;
        for head in &region.heads {
            assert!(
                head_from <= head.start && head.start < head.end && head.end <= region.lines.end,
                "{region:?}"
            );
            head_from = head.end;
        }
        from = region.lines.end;
    }
    let separated = separate(body.clone(), &[original]);
    assert_eq!(separated, separate(body.clone(), &[original]), "read twice");
    assert_eq!(separated.own.len(), body.lines.len());
    for link in &separated.links {
        assert!(separated.text.get(link.start..link.end).is_some(), "{link:?}");
    }
    if let Ok(of_html) = Body::from_html(answer) {
        let lines = of_html.lines.len();
        assert_eq!(separate(of_html, &[original]).own.len(), lines);
    }
});
