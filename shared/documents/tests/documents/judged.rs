//! Which content rules files break (`attachment-content`).

use content::Setting;
use documents::{Kind, judge};
use policy::{Channel, MarketplaceRules};

use crate::made::{file, letter, lines, page, pdf, stream};

/// The rules that a file breaks as one of a channel.
fn broken(kind: Kind, bytes: &[u8], channel: Channel) -> (Vec<&'static str>, String) {
    let own_domains = ["shop.example".to_owned()];
    let setting = Setting { own_domains: &own_domains, region: Some("US"), ..Setting::default() };
    let rules = MarketplaceRules::defaults("US".parse().unwrap());
    let judged = judge(kind, bytes, &setting, channel, &rules);
    (judged.rules().iter().map(|rule| rule.id()).collect(), judged.why())
}

#[test]
fn a_file_is_judged_as_the_text_is() {
    for (texts, expected) in [
        (&["Tighten all eight screws.", "Invoice 12 of 2026-04-01: 2 shelves, 84.00 USD"][..], &[][..]),
        (&["See https://oak-shop.example/plan"], &["external-link"]),
        (&["See www.oak-shop.example"], &["external-link"]),
        (&["Track it at https://www.shop.example/orders"], &[]),
        (&["Track it at http://www.shop.example/orders"], &["insecure-link"]),
        (&["Write to help@oak-shop.example"], &["email-address"]),
        (&["Call us: +1 212 555 0143"], &["phone-number"]),
        // How a text looks, and in which language it is, takes no file out.
        (&["Ein Regal \u{2192} ganz aus Eiche, das an der Wand befestigt werden muss."], &[]),
    ] {
        let text = texts.join("\n");
        let paragraphs: Vec<String> =
            texts.iter().map(|text| format!("<w:p><w:t>{text}</w:t></w:p>")).collect();
        let drawn: Vec<String> = texts.iter().map(|text| text.replace('\u{2192}', "-")).collect();
        let drawn: Vec<&str> = drawn.iter().map(String::as_str).collect();
        for (kind, bytes) in [
            (Kind::Text, text.into_bytes()),
            (Kind::Docx, letter(&paragraphs.concat())),
            (Kind::Pdf, page(&lines(&drawn))),
        ] {
            for channel in [Channel::Reply, Channel::ProactiveMail, Channel::ProactiveApi] {
                assert_eq!(broken(kind, &bytes, channel).0, expected, "{kind:?} in {channel:?}: {texts:?}");
            }
        }
    }
}

#[test]
fn links_and_properties_count() {
    let link = |target: &str| pdf(&[format!("<</A<</URI({target})>>>>").as_bytes()]);
    for (bytes, expected) in [
        (link("https://oak-shop.example"), &["external-link"][..]),
        (link("https://www.shop.example/orders"), &[]),
        (link("mailto:help@oak-shop.example"), &["email-address"]),
        (link("tel:+12125550143"), &["phone-number"]),
        (pdf(&[b"<</Title(www.oak-shop.example)>>"]), &["external-link"]),
        (pdf(&[b"<</Producer(www.maker.example)/Creator(https://maker.example)>>"]), &[]),
        (
            pdf(&[&stream("/Type/Metadata", b"<x><title>www.oak-shop.example</title></x>")]),
            &["external-link"],
        ),
    ] {
        assert_eq!(broken(Kind::Pdf, &bytes, Channel::Reply).0, expected);
    }
    for (name, kind) in [("manual.pdf", Kind::Pdf), ("manual-packed.pdf", Kind::Pdf)] {
        let (mut rules, _) = broken(kind, &file(name), Channel::ProactiveMail);
        rules.sort_unstable();
        assert_eq!(
            rules,
            ["email-address", "external-link", "off-platform-contact", "phone-number"],
            "{name}"
        );
    }
    assert_eq!(broken(Kind::Docx, &file("care.docx"), Channel::Reply).0, ["external-link"]);
}

/// `attachment-told`.
#[test]
fn the_sender_is_told_rules_and_passages() {
    let (_, why) = broken(
        Kind::Pdf,
        &page(&lines(&["See www.oak-shop.example", "See www.oak-shop.example"])),
        Channel::Reply,
    );
    assert_eq!(
        why,
        "the link to `www.oak-shop.example` does not lead to the marketplace and is not declared necessary for the order (external-link): \u{201c}www.oak-shop.example\u{201d}"
    );
    let hosts: Vec<String> = (0..9).map(|at| format!("www.oak-shop-{at}.example")).collect();
    let hosts: Vec<&str> = hosts.iter().map(String::as_str).collect();
    let (_, why) = broken(Kind::Pdf, &page(&lines(&hosts)), Channel::Reply);
    assert!(why.contains("shop-4") && !why.contains("shop-5") && why.ends_with("; 4 more"), "{why}");
}

/// What cannot be read is let pass (`fail-open-for-uncertainty`).
#[test]
fn what_cannot_be_read_breaks_nothing() {
    for (kind, bytes) in [(Kind::Pdf, b"%PDF-1.7 /Encrypt ".as_slice()), (Kind::Docx, b"PK\x03\x04")] {
        assert_eq!(broken(kind, bytes, Channel::ProactiveMail), (Vec::new(), String::new()));
    }
}
