//! The language of a text, and whether it is the one that the buyer reads. What comes before a NUL is to be ignored.
#![no_main]

use content::{language, wrong_language};
use fuzz::Texts;
use libfuzzer_sys::fuzz_target;
use policy::LanguageTag;

fuzz_target!(|input: &str| {
    let Texts { subject: ignored, body: text } = Texts::of(input);
    let found = language(text);
    assert_eq!(found, language(text), "read twice");
    if let Some(found) = found {
        assert!((0.8..=1.0).contains(&found.confidence), "{found:?}");
        assert!(found.script.is_none() || found.tag == "zh", "{found:?}");
        assert_eq!(wrong_language(text, &[], &tag(found.tag)), None, "{found:?} is not itself");
    }
    for wanted in ["de", "en-GB", "zh-TW", "zh-Hans", "ja", "ar", "fi"] {
        let finding = wrong_language(text, &[ignored], &tag(wanted));
        assert_eq!(finding, wrong_language(text, &[ignored], &tag(wanted)), "read twice");
        assert!(finding.is_none_or(|finding| finding.passage.is_none() && wanted != "fi"));
    }
});

fn tag(tag: &str) -> LanguageTag {
    tag.parse().expect("a language tag")
}
