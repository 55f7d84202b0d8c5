//! What holds for every text, however it is made.

use std::time::{Duration, Instant};

use content::{Draft, Setting, html_in_text, order_ids, read, wrong_language};
use policy::{Field, Passage};
use proptest::prelude::*;

/// Pieces that scanners stop at, so that chance finds their edges.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        any::<char>().prop_map(String::from),
        "[0-9 ().+/-]{1,12}",
        "[a-z@.:/%&#;<>()\\[\\]]{1,12}",
        prop::sample::select(vec![
            "https://",
            "www.",
            ".com",
            "@",
            " at ",
            " dot ",
            "(at)",
            "\u{ad}",
            "\u{200b}",
            "\u{301}",
            "１",
            "·",
            "½",
            "İ",
            "ﬁ",
            "１１１－１１１１１１１－１１１１１１１",
            "zero",
            "одно",
            "\r\n",
            "\u{2028}",
            "\u{fe0f}",
            "\u{20e3}",
            "👩‍👧",
            "🇩",
            "<b",
            "点",
        ])
        .prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

fn is_exact(passage: &Passage, field: Field, text: &str) -> bool {
    passage.field == field
        && passage.start < passage.end
        && text.get(passage.start..passage.end) == Some(&passage.text)
}

proptest! {
    #[test]
    fn passages_are_exact_ranges_in_order_and_never_twice(subject in text(), body in text()) {
        let draft = Draft { subject: Some(&subject), body: &body, targets: &[] };
        let reading = read(&draft, &Setting { region: Some("DE"), ..Setting::default() });
        let mut last = None;
        for finding in &reading.findings {
            let passage = finding.passage.as_ref().unwrap();
            let text = if passage.field == Field::Subject { &subject } else { &body };
            prop_assert!(is_exact(passage, passage.field, text), "{passage:?}");
            let place = Some((passage.field, passage.start, passage.end, finding.rule));
            prop_assert!(last < place);
            last = place;
        }
        for order in order_ids(Field::Body, &body) {
            prop_assert!(is_exact(&order.passage, Field::Body, &body));
        }
        if let Some(finding) = html_in_text(&body) {
            prop_assert!(is_exact(&finding.passage.unwrap(), Field::Body, &body));
        }
    }

    #[test]
    fn any_characters_are_read(body in any::<String>()) {
        read(&Draft { subject: None, body: &body, targets: &[] }, &Setting::default());
        wrong_language(&body, &["a"], &"de".parse().unwrap());
    }
}

#[test]
fn every_character_is_read() {
    let all: String = ('\0'..=char::MAX).collect();
    read(&Draft { subject: None, body: &all, targets: &[] }, &Setting::default());
}

/// A scanner that took quadratic time would need hours for these.
#[test]
fn time_is_linear_in_hostile_texts() {
    const SIZE: usize = 1 << 18;
    let limit = Duration::from_secs(20);
    for piece in [
        "@",
        "a@",
        "a@a.",
        "@a.com ",
        "1",
        "1 ",
        "12-",
        "(1)",
        "0171 392 ",
        "123456789 ",
        "+1",
        ".",
        "a.",
        "a.a",
        ".com",
        "://",
        "a://",
        "http:///",
        "http://a)",
        "(",
        "(at",
        "( dot ",
        "[",
        "<",
        "<b",
        "<b ",
        "\u{301}",
        "e\u{301}",
        "\u{ad}",
        "%40",
        "&#64;",
        " at ",
        "a at b dot ",
        "dot ",
        " dot com",
        "one ",
        "zero two ",
        "〇",
        "tel ",
        "tel 0171 ",
        "🚚",
        "🚚 ",
        "\n",
        "\r\n \n",
        "a\n\n\n\n",
        "111-1111111-1111111",
        "-",
        "---",
        "www.",
        "a.b.c.com ",
        "アットマーク",
        "ά",
        "fi\u{fb01}",
    ] {
        let body = piece.repeat(SIZE / piece.len());
        let start = Instant::now();
        read(
            &Draft { subject: None, body: &body, targets: &[] },
            &Setting { region: Some("DE"), ..Setting::default() },
        );
        html_in_text(&body);
        let taken = start.elapsed();
        assert!(taken < limit, "{piece:?} took {taken:?}");
    }
}
