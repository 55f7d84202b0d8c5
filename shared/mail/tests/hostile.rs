//! Mails that were made to do harm: whatever the bytes are, reading ends soon, and never in a panic (RELIABILITY 4).

use mail::{Arrival, BODY_MAX, Body, Format, Held, MAIL_MAX, Place, ReturnPath, detect, read, separate};
use proptest::prelude::*;

const HEAD: &str = "From: jane@shop.example\nSubject: hi\n";

fn arrival(raw: &[u8]) -> Arrival {
    read(raw, ReturnPath::Address)
}

#[track_caller]
fn held(rest: &str, held: Held) {
    assert_eq!(arrival(format!("{HEAD}{rest}").as_bytes()), Arrival::Held(held));
}

#[track_caller]
fn is_letter(rest: &str) {
    let arrival = arrival(format!("{HEAD}{rest}").as_bytes());
    assert!(matches!(arrival, Arrival::Letter(_)), "{arrival:?}");
}

fn nested(levels: usize) -> String {
    format!("{}Subject: inner\n\nhi", "Content-Type:message/rfc822\n\n".repeat(levels))
}

fn multiparts(levels: usize) -> String {
    let open = |level| format!("Content-Type: multipart/mixed; boundary=b{level}\n\n--b{level}\n");
    let close = |level| format!("\n--b{level}--\n");
    let lines: Vec<String> =
        (0..levels).map(open).chain(["\nx".to_owned()]).chain((0..levels).rev().map(close)).collect();
    lines.concat()
}

#[test]
fn mails_within_mails_end_at_twenty() {
    is_letter(&nested(20));
    held(&nested(21), Held::TooManyParts);
    held(&nested(80_000), Held::TooComplex);
    held(&nested(1_000_000), Held::TooComplex);
}

#[test]
fn multiparts_within_multiparts_end_at_twenty() {
    is_letter(&multiparts(20));
    held(&multiparts(21), Held::TooDeep);
    held(&multiparts(80_000), Held::TooComplex);
}

#[test]
fn parts_end_at_two_hundred_and_fifty_six() {
    let parts = |count: usize| {
        format!("Content-Type: multipart/mixed; boundary=b\n\n{}--b--\n", "--b\n\nx\n".repeat(count))
    };
    is_letter(&parts(255));
    held(&parts(256), Held::TooManyParts);
    held(&parts(2_000_000), Held::TooComplex);
}

#[test]
fn floods_do_not_reach_the_parser() {
    let part =
        |fields: &str| format!("Content-Type: multipart/mixed; boundary=b\n\n--b\n{fields}\n\nx\n--b--\n");
    held(&part(&"a:\n".repeat(5_000_000)), Held::TooComplex);
    held(&part(&format!("Content-Disposition: a; b=\"{}\"", "=?a?q?a ".repeat(500_000))), Held::TooComplex);
    held(&format!("\n{}", "--".repeat(5_000_000)), Held::TooComplex);
}

#[test]
fn a_mail_has_room_up_to_the_limit_of_ses() {
    let filled = |length: usize| {
        let head = format!("{HEAD}Content-Type: application/x; name=a\n\n");
        let mut raw = head.into_bytes();
        raw.resize(length, b'x');
        raw
    };
    assert!(matches!(arrival(&filled(MAIL_MAX)), Arrival::Letter(_)));
    assert_eq!(arrival(&filled(MAIL_MAX + 1)), Arrival::Held(Held::TooLarge));
}

#[test]
fn text_has_room_up_to_a_mebibyte() {
    is_letter(&format!("\n{}", "x".repeat(BODY_MAX)));
    held(&format!("\n{}", "x".repeat(BODY_MAX + 1)), Held::TextTooLong);
    held(&format!("Content-Type: text/html\n\n{}", "x".repeat(BODY_MAX + 1)), Held::TextTooLong);
}

#[test]
fn encoded_mails_within_mails_are_not_unpacked() {
    let encoded = nested(40_000).replace('-', "=2D").replace(':', "=3A").replace('\n', "=0A");
    held(
        &format!("Content-Type: message/rfc822\nContent-Transfer-Encoding: quoted-printable\n\n{encoded}"),
        Held::AmbiguousMime,
    );
}

/// Lines of mails that parsers stumble over.
const LINES: [&str; 22] = [
    "From: jane@shop.example",
    "From: Jane <jane@shop.example>, x@y.example",
    "Subject: =?utf-8?B?R3LDvMOf",
    "Content-Type: multipart/mixed; boundary=b",
    "Content-Type: multipart/alternative; boundary=\"b\"",
    "Content-Type: text/html; charset=utf-7",
    "Content-Type: text/plain; charset=iso-2022-jp",
    "Content-Type: message/rfc822",
    "Content-Type: multipart/digest; boundary=--",
    "Content-Transfer-Encoding: base64",
    "Content-Transfer-Encoding: quoted-printable",
    "Content-Disposition: attachment; filename*0*=utf-8''%41; filename*1=b",
    "--b",
    "--b--",
    "",
    "R3LDvMOfZQ==",
    "=41=\n=4",
    "<p>a<blockquote>b</p><a href='x'",
    "> On Mon, 3 Nov 2025 at 16:37, Anna <a@b.example> wrote:",
    "From: x\nSent: 1 May 2025 16:00\nTo: y\nSubject: z",
    "________________",
    "\u{202e}\u{0}\u{feff}",
];

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_can_be_read(raw in prop::collection::vec(any::<u8>(), 0..2000)) {
        let _ = arrival(&raw);
    }

    #[test]
    fn any_lines_can_be_read(lines in prop::collection::vec(prop::sample::select(&LINES[..]), 0..40), end in "\r?\n") {
        let _ = arrival(lines.join(&end).as_bytes());
        let body = format!("From: a@b.example{end}{}", lines.join(&end));
        let _ = arrival(body.as_bytes());
    }

    #[test]
    fn any_markup_can_be_shown(markup in "(<(/?(p|div|b|li|ul|ol|td|a|blockquote|style|title|pre)|!--)[ =\"'a-z]{0,5}>?|[a-z &;#\n\u{e9}]{0,5}|-->){0,60}") {
        let body = Body::from_html(&markup).unwrap();
        prop_assert!(body.lines.iter().flat_map(|line| &line.spans).all(|span| !span.text.is_empty() && !span.text.contains('\n')));
    }

    #[test]
    fn separating_loses_nothing_that_is_not_quoted(lines in prop::collection::vec(prop::sample::select(&LINES[..]), 0..40)) {
        let body = Body::from_text(&lines.join("\n"), Format::Fixed);
        let mut last = 0;
        let regions = detect(&body);
        for region in &regions {
            prop_assert!(last <= region.lines.start && region.lines.start < region.lines.end);
            prop_assert!(region.lines.end <= body.lines.len());
            last = region.lines.end;
let below = body.lines.iter().enumerate().skip(last).filter(|(_, line)| line.quote_depth == 0 && !line.spans.is_empty());
            let own_below = below.filter(|(at, _)| !regions.iter().any(|other| other.lines.contains(at))).count() > 0;
            prop_assert_eq!(region.place == Place::Interleaved, own_below);
        }
        let separated = separate(body.clone(), &[]);
        let shown = |body: &Body| body.text().split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        prop_assert_eq!(shown(&separated.new), shown(&body));
    }
}
