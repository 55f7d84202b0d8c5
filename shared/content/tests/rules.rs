//! Order ids, languages and HTML by data, and what holds for links of markup and for whole drafts.

use content::{Draft, LinkTarget, Setting, html_in_text, language, order_ids, read, wrong_language};
use policy::{Field, LanguageTag, Meaning, Passage, Rule, Script};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case<Found> {
    #[serde(default)]
    why: String,
    text: String,
    #[serde(default)]
    wanted: Option<String>,
    #[serde(default)]
    ignored: Vec<String>,
    found: Found,
}

#[test]
fn order_ids_are_named() {
    let cases: Vec<Case<Vec<(String, String)>>> =
        serde_json::from_str(include_str!("../cases/order_ids.json")).unwrap();
    for case in cases {
        let named = order_ids(Field::Subject, &case.text).into_iter();
        let found: Vec<_> = named.map(|order| (order.id.to_string(), order.passage.text)).collect();
        assert_eq!(found, case.found, "{} {}", case.why, case.text);
    }
}

#[test]
fn html_is_found() {
    let cases: Vec<Case<Option<String>>> = serde_json::from_str(include_str!("../cases/html.json")).unwrap();
    for case in cases {
        let found = html_in_text(&case.text).and_then(|finding| finding.passage).map(|passage| passage.text);
        assert_eq!(found, case.found, "{} {}", case.why, case.text);
    }
}

#[test]
fn wrong_languages_are_found() {
    let cases: Vec<Case<bool>> = serde_json::from_str(include_str!("../cases/languages.json")).unwrap();
    for case in cases {
        let wanted: LanguageTag = case.wanted.unwrap().parse().unwrap();
        let ignored: Vec<_> = case.ignored.iter().map(String::as_str).collect();
        let found = wrong_language(&case.text, &ignored, &wanted).is_some();
        assert_eq!(found, case.found, "{} {}", case.why, case.text);
    }
}

#[test]
fn a_wrong_language_is_named() {
    let wanted: LanguageTag = "zh-TW".parse().unwrap();
    let text = "您好，请问您订购的书架需要哪一种颜色？我们收到您的回复之后马上安排发货，谢谢您的理解。";
    assert_eq!(language(text).unwrap().script, Some(Script::Hans));
    let message = wrong_language(text, &[], &wanted).unwrap().message;
    assert_eq!(message, "the message is in simplified Chinese, but the buyer reads traditional Chinese");
}

#[test]
fn where_links_of_markup_lead_counts() {
    let own_domains = ["amazon.*".to_owned()];
    let setting = Setting { own_domains: &own_domains, ..Setting::default() };
    for (href, rules) in [
        ("https://www.amazon.de/returns", vec![]),
        ("http://www.amazon.de/returns", vec![Rule::InsecureLink]),
        ("HTTPS://EVIL.COM/x", vec![Rule::ExternalLink]),
        ("http://evil.com", vec![Rule::ExternalLink, Rule::InsecureLink]),
        ("//evil.com/x", vec![Rule::ExternalLink]),
        ("https://intranet/x", vec![Rule::ExternalLink]),
        ("mailto:jane%40inkhollow.com?subject=x", vec![Rule::EmailAddress]),
        ("tel:+4930123456", vec![Rule::PhoneNumber]),
        ("#top", vec![]),
        ("/relative/path", vec![]),
        ("cid:logo@mail", vec![]),
    ] {
        let passage = Passage { field: Field::Body, start: 0, end: 4, text: "here".to_owned() };
        let targets = [LinkTarget { href: href.to_owned(), passage: passage.clone() }];
        let findings =
            read(&Draft { subject: None, body: "here it is", targets: &targets }, &setting).findings;
        let found: Vec<_> = findings.iter().map(|finding| finding.rule).collect();
        assert_eq!(found, rules, "{href}");
        assert!(findings.iter().all(|finding| finding.passage.as_ref() == Some(&passage)));
    }
}

#[test]
fn a_link_that_shows_where_it_leads_is_found_once() {
    let text = "https://inkhollow.com";
    let passage = Passage { field: Field::Body, start: 0, end: text.len(), text: text.to_owned() };
    let targets = [LinkTarget { href: format!("{text}/"), passage: passage.clone() }];
    let findings =
        read(&Draft { subject: None, body: text, targets: &targets }, &Setting::default()).findings;
    assert_eq!(findings.into_iter().map(|finding| finding.passage).collect::<Vec<_>>(), [Some(passage)]);
}

#[test]
fn findings_come_by_field_and_start() {
    let draft = Draft {
        subject: Some("111-1111111-1111111 www.b.com 🚚"),
        body: "Please call 0171 3920021, jane@inkhollow.com\n\n\n\nwww.a.com, order 222-2222222-2222222",
        targets: &[],
    };
    let reading = read(&draft, &Setting::default());
    let found: Vec<_> = reading
        .findings
        .iter()
        .map(|finding| (finding.passage.as_ref().unwrap().field, finding.rule))
        .collect();
    assert_eq!(
        found,
        [
            (Field::Subject, Rule::ExternalLink),
            (Field::Subject, Rule::Emoji),
            (Field::Body, Rule::OffPlatformContact),
            (Field::Body, Rule::PhoneNumber),
            (Field::Body, Rule::EmailAddress),
            (Field::Body, Rule::TooManyLineBreaks),
            (Field::Body, Rule::ExternalLink),
        ]
    );
    let orders: Vec<_> =
        reading.orders.iter().map(|order| (order.passage.field, order.id.as_str())).collect();
    assert_eq!(orders, [(Field::Subject, "111-1111111-1111111"), (Field::Body, "222-2222222-2222222")]);
    assert_eq!(reading.meaning, Meaning::default());
}

#[test]
fn the_line_above_a_quotation_is_no_invitation_to_write_there() {
    let allowed = ["abcdefghijklmno@mail.corner-market.example".parse().unwrap()];
    let setting = Setting {
        allowed_addresses: &allowed,
        relay_domain: Some("mail.corner-market.example"),
        is_reply: true,
        ..Setting::default()
    };
    for body in [
        "Yes.\n> To answer, reply to this email or write to: abcdefghijklmno+x1y2z3@mail.corner-market.example\n",
        "Yes, it fits thirty books.\n\nOn Jan 20, 2026, at 1:00 AM, Jane R. <abcdefghijklmno+x1y2z3@mail.corner-market.example> wrote:\n",
        "Each shelf carries forty kilograms.\n\nFrom: Jane R. <abcdefghijklmno+x1y2@mail.corner-market.example>\nSent: Tuesday, January 20, 2026 1:00 AM\nTo: Oak and Iron <abcdefghijklmno@mail.corner-market.example>\nSubject: Bookcase\n",
    ] {
        let findings = read(&Draft { subject: None, body, targets: &[] }, &setting).findings;
        assert_eq!(findings, [], "{body}");
    }
}
