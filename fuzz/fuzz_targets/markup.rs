//! How a seller's HTML looks, with the very bytes as a picture in it. Also the HTML scanner beneath.
#![no_main]

use content::{MarkupSetting, Picture, Placement, Setting, markup};
use hypertext::{pieces, without_pictures};
use libfuzzer_sys::fuzz_target;

/// More would say nothing new.
const MOST_FINDINGS: usize = 70;

fuzz_target!(|bytes: &[u8]| {
    let html = String::from_utf8_lossy(bytes);
    let own_domains = ["amazon.*".to_owned()];
    let content = Setting {
        own_domains: &own_domains,
        relay_domain: Some("marketplace.amazon.com"),
        ..Setting::default()
    };
    let picture = |content_type, placement| Picture { content_id: Some("a"), content_type, placement, bytes };
    let pictures = [picture("image/png", Placement::Inline), picture("image/gif", Placement::Attached)];
    let pieces = pieces(&without_pictures(&html));
    let setting = MarkupSetting { content, pictures: &pictures };
    let findings = markup(&pieces, &setting);
    assert_eq!(findings, markup(&pieces, &setting), "read twice");
    assert!(findings.len() < MOST_FINDINGS, "{} findings", findings.len());
    for finding in &findings {
        assert!(finding.passage.is_none() && !finding.message.is_empty(), "{finding:?}");
    }
    for (index, finding) in findings.iter().enumerate() {
        assert!(!findings[..index].contains(finding), "{finding:?} is told twice");
    }
});
