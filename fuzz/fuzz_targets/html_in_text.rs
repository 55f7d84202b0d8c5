//! The first tag of a text that must be plain.
#![no_main]

use fuzz::Texts;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let found = content::html_in_text(text);
    assert_eq!(found, content::html_in_text(text), "read twice");
    let Some(finding) = found else { return };
    let passage = finding.passage.expect("a tag stands somewhere");
    Texts { subject: "", body: text }.hold(&passage);
    assert!(passage.text.starts_with('<') && passage.text.ends_with('>'), "{passage:?}");
    assert!(content::html_in_text(&text[..passage.start]).is_none(), "{passage:?} is not the first");
});
