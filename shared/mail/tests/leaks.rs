//! No real address of one side in any byte the other side receives (RULEBOOK 2; RELIABILITY T-14).
#![expect(clippy::unwrap_used, reason = "a secret that cannot be written fails its test")]

use std::borrow::Cow;

use data_encoding::BASE64;
use mail::{
    Body, Encoding, Leak, Line, SecretKind, Secrets, Span, Traces, redact_card_numbers,
    redact_card_numbers_in,
};
use policy::EmailAddress;
use proptest::prelude::*;

fn secrets() -> Secrets {
    let address = |text: &str| text.parse::<EmailAddress>().unwrap();
    let traces = Traces {
        addresses: vec![address("bounce+7@mailer.example"), address("qkzvhwtplmnb2c4@relay.shop.example")],
        hosts: ["mx7.real.example", "laptop", "relay.shop.example", "192.0.2.9"].map(str::to_owned).to_vec(),
        ips: ["203.0.113.7", "2001:db8::7", "127.0.0.1", "0.0.0.0", "::1"].map(str::to_owned).to_vec(),
        ids: [
            "abc.123@jane-laptop.local",
            "own@relay.shop.example",
            "4XqZ12abC9",
            "x1",
            "20260120",
            "delivered",
        ]
        .map(str::to_owned)
        .to_vec(),
    };
    Secrets::new(&[address("Jane.Doe@real.example")], &traces, &["relay.shop.example".parse().unwrap()])
}

#[test]
fn texts_are_redacted() {
    let secrets = secrets();
    for (text, expected) in [
        ("On Tuesday Jane <jane.doe@REAL.example> wrote:", "On Tuesday Jane <[address removed]> wrote:"),
        ("Am 20.01. schrieb jane.doe@real.example:", "Am 20.01. schrieb [address removed]:"),
        ("anybody.else@elsewhere.example, please", "[address removed], please"),
        ("mailto:jane.doe%40real.example?subject=x", "mailto:[address removed]?subject=x"),
        ("mailto:%6a%61ne.doe%2540real%2eexample", "mailto:[address removed]"),
        ("jane.doe&#64;real.example", "[address removed]"),
        ("jane.doe&#x40;real&period;example!", "[address removed]!"),
        ("jane.doe&commat;real.example", "[address removed]"),
        ("jane.doe&amp;#0064;real.example", "[address removed]"),
        ("ja\u{200b}ne.doe@\u{ad}real.exa\u{2060}mple", "[address removed]"),
        ("ｊane.doe＠real．example", "[address removed]"),
        ("\"jane doe\"@real.example", "[address removed]"),
        ("jäne@bücher.example", "[address removed]"),
        ("root@[203.0.113.7] and root@203.0.113.8.", "[address removed] and [address removed]."),
        ("bounce-jane=real.example@list.example", "[address removed]"),
        ("see mx7.real.example.", "see [removed]."),
        ("www.mx7.real.example:25", "www.[removed]:25"),
        ("from [203.0.113.7] by [2001:DB8::7]", "from [[removed]] by [[removed]]"),
        ("References: <abc.123@jane-laptop.local>", "References: <[address removed]>"),
        // base64 of `to jane.doe@real.example.`; the first and last characters also say what stands around it.
        ("dG8gamFuZS5kb2VAcmVhbC5leGFtcGxlLg==", "dG8g[address removed]Lg=="),
        // What stays.
        ("", ""),
        ("qkzvhwtplmnb2c4@relay.shop.example", "qkzvhwtplmnb2c4@relay.shop.example"),
        ("QKZVHWTPLMNB2C4+t-1@Relay.Shop.Example", "QKZVHWTPLMNB2C4+t-1@Relay.Shop.Example"),
        ("relay.shop.example, laptop, 127.0.0.1, x1", "relay.shop.example, laptop, 127.0.0.1, x1"),
        (
            "203.0.113.70 and 1203.0.113.7 and amx7.real.example",
            "203.0.113.70 and 1203.0.113.7 and amx7.real.example",
        ),
        ("2@3.50 EUR, meet @home, 100% & more", "2@3.50 EUR, meet @home, 100% & more"),
        ("https://medium.example/@jane", "https://medium.example/@jane"),
        ("👩\u{200d}👧 fine\u{2764}\u{fe0f}", "👩\u{200d}👧 fine\u{2764}\u{fe0f}"),
        // Only a mask may stay at our domain.
        ("jane=real.example@relay.shop.example", "[address removed]"),
    ] {
        assert_eq!(secrets.redact_text(text), expected, "{text}");
        assert_eq!(secrets.leak_in(secrets.redact_text(text).as_bytes()), None, "{text}");
    }
}

#[test]
fn a_text_without_secrets_is_not_copied() {
    assert!(matches!(secrets().redact_text("Where are my lamps? 3 of 5 came."), Cow::Borrowed(_)));
}

fn span(text: &str, link: Option<&str>) -> Span {
    Span { text: text.to_owned(), link: link.map(str::to_owned), ..Span::default() }
}

#[test]
fn an_address_is_removed_from_all_spans_it_runs_over() {
    let line = |spans| Line { quote_depth: 1, spans };
    let mut body = Body {
        lines: vec![
            line(vec![
                span("To jane.", None),
                span("doe", None),
                span("@real.example or", None),
                span(" not", None),
            ]),
            line(vec![
                span("write", Some("mailto:jane%2Edoe@real.example")),
                span("shop", Some("https://shop.example/")),
            ]),
        ],
    };
    let count = secrets().redact_body(&mut body);
    let expected = Body {
        lines: vec![
            line(vec![
                span("To [address removed]", None),
                span("", None),
                span(" or", None),
                span(" not", None),
            ]),
            line(vec![span("write", None), span("shop", Some("https://shop.example/"))]),
        ],
    };
    assert_eq!((count, body), (2, expected));
}

#[test]
fn leaks_are_found_in_every_encoding() {
    let secrets = secrets();
    let utf16 =
        |text: &str, unit: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(unit).collect::<Vec<u8>>();
    let hex = |text: &str, mark: &str| {
        text.bytes().flat_map(|byte| [mark.to_owned(), format!("{byte:02X}")]).collect::<String>()
    };
    let reversed = |text: &str| text.chars().rev().collect::<String>();
    for (kind, secret) in [
        (SecretKind::Address, "jane.doe@real.example"),
        (SecretKind::Address, "bounce+7@mailer.example"),
        (SecretKind::Host, "mx7.real.example"),
        (SecretKind::Ip, "203.0.113.7"),
        (SecretKind::MessageId, "abc.123@jane-laptop.local"),
        (SecretKind::MessageId, "4XqZ12abC9"),
    ] {
        let mut anywhere: Vec<(Encoding, Vec<u8>)> = vec![
            (Encoding::Plain, secret.into()),
            (Encoding::Plain, secret.to_uppercase().into()),
            (Encoding::Utf16, utf16(secret, u16::to_le_bytes)),
            (Encoding::Utf16, utf16(secret, u16::to_be_bytes)),
            (Encoding::Reversed, reversed(secret).into()),
            (Encoding::Base64, BASE64.encode(secret.as_bytes()).into()),
            (Encoding::Base64, BASE64.encode(format!("x{secret}yz").as_bytes()).into()),
            (Encoding::Base64, BASE64.encode(format!("xy{secret}z").as_bytes()).into()),
            (Encoding::Base64, format!("=?utf-8?B?{}?=", BASE64.encode(secret.as_bytes())).into()),
        ];
        if secret.contains('@') {
            anywhere.extend([
                (Encoding::Percent, secret.replace('@', "%40").into()),
                (Encoding::Percent, hex(secret, "%").into()),
                (Encoding::QuotedPrintable, secret.replace('@', "=40").into()),
                (Encoding::QuotedPrintable, hex(secret, "=").into()),
                (Encoding::QuotedPrintable, format!("=?us-ascii?Q?{}?=", secret.replace('@', "=40")).into()),
                (Encoding::Entity, secret.replace('@', "&#64;").into()),
                (Encoding::Entity, secret.replace('@', "&#X40;").into()),
                (Encoding::Entity, secret.replace('@', "&commat;").into()),
            ]);
        }
        for (encoding, bytes) in anywhere {
            for around in [&b""[..], b" ", b"\xff\x00"] {
                let bytes = [around, &bytes, around].concat();
                assert_eq!(
                    secrets.leak_in(&bytes),
                    Some(Leak { kind, encoding }),
                    "{}",
                    String::from_utf8_lossy(&bytes)
                );
            }
        }
        // A text is also read as the program of its reader would show it.
        for text in [
            secret.replace('.', "&period;"),
            secret.replace('.', "%252e"),
            secret.replace('e', "&amp;#101;"),
            secret.chars().flat_map(|char| [char, '\u{200b}']).collect(),
        ] {
            let leak = Leak { kind, encoding: Encoding::Plain };
            assert_eq!(secrets.leak_in(format!("<p>{text}</p>").as_bytes()), Some(leak), "{text}");
        }
    }
}

#[test]
fn what_is_no_secret_is_no_leak() {
    let secrets = secrets();
    for text in [
        "",
        "someone@elsewhere.example",
        "jane.doe@real.exampl",
        "qkzvhwtplmnb2c4@relay.shop.example",
        "own@relay.shop.example",
        "laptop 127.0.0.1 ::1 192.0.2.9",
        "x1 delivered 20260120 4XqZ12abC9D",
        "amx7.real.example 203.0.113.77",
    ] {
        assert_eq!(secrets.leak_in(text.as_bytes()), None, "{text}");
    }
    assert_eq!(Secrets::new([], &Traces::default(), &[]).leak_in(b"jane.doe@real.example"), None);
}

#[test]
fn a_leak_does_not_tell_the_secret() {
    let leak = secrets().leak_in(b"JANE.DOE@real.example").unwrap();
    assert_eq!(leak.to_string(), "a mail address is left in plain text");
    assert_eq!(format!("{:?}", secrets()), "Secrets(redacted)");
}

proptest! {
    #[test]
    fn nothing_is_left_after_redaction(
        before in "\\PC{0,20}", after in "\\PC{0,20}",
        secret in prop::sample::select(vec!["jane.doe@real.example", "Jane.Doe&#64;real.example", "jane.doe%40REAL.example",
            "mx7.real.example", "203.0.113.7", "abc.123@jane-laptop.local", "j\u{200b}ane.doe@real.example"]),
    ) {
        let secrets = secrets();
        let text = format!("{before} {secret} {after}");
        let clean = secrets.redact_text(&text);
        prop_assert_eq!(secrets.leak_in(clean.as_bytes()), None, "{}", clean);
    }
}

#[test]
fn card_numbers_are_removed_and_order_ids_stay() {
    for (text, expected) in [
        ("4111111111111111", "[card number removed]"),
        ("card 4111 1111 1111 1111 exp 01/29", "card [card number removed] exp 01/29"),
        ("3782-822463-10005, ok", "[card number removed], ok"),
        ("4222222222222 (13 digits)", "[card number removed] (13 digits)"),
        ("6304000000000000000 has 19", "[card number removed] has 19"),
        (
            "my 2 cards 4111111111111111 5500000000000004",
            "my 2 cards [card number removed] [card number removed]",
        ),
        // One digit wrong; 12 and 20 digits that pass; too far apart.
        ("4111111111111112", "4111111111111112"),
        ("414141414147", "414141414147"),
        ("41414141414141414141", "41414141414141414141"),
        ("4111  1111  1111  1111", "4111  1111  1111  1111"),
        // An order id that passes Luhn's check, one whose end does, and both among numbers.
        ("111-2223334-5556663", "111-2223334-5556663"),
        ("111-2223334-5556600", "111-2223334-5556600"),
        ("4111111111111111 111-2223334-5556663", "[card number removed] 111-2223334-5556663"),
        ("111-2223334-5556600 4111111111111111", "111-2223334-5556600 [card number removed]"),
        ("call +49 89 1234567", "call +49 89 1234567"),
    ] {
        assert_eq!(redact_card_numbers(text), expected);
    }
}

#[test]
fn a_card_number_is_removed_from_all_spans_it_runs_over() {
    let mut body = Body {
        lines: vec![Line {
            quote_depth: 0,
            spans: vec![span("no 4111 1111", None), span(" 1111 1111.", None)],
        }],
    };
    assert_eq!(redact_card_numbers_in(&mut body), 1);
    assert_eq!(body.lines[0].spans, [span("no [card number removed]", None), span(".", None)]);
}
