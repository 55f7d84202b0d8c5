//! What texts the words of policy take, and how they compare.

use policy::{EmailAddress, Instant, LanguageTag, OrderId, Reason, Rule, Script, SellerId, Severity, Span};

#[test]
fn an_order_id_is_three_seven_and_seven_digits() {
    assert_eq!("111-2223334-5556667".parse::<OrderId>().unwrap().as_str(), "111-2223334-5556667");
    for text in [
        "",
        "11122233345556667",
        "111 2223334 5556667",
        "111-2223334-555666",
        "111-2223334-55566677",
        "0111-222333-5556667",
        "111-2223334-555666x",
        "111‐2223334‐5556667",
        "١١١-2223334-5556667",
    ] {
        assert!(text.parse::<OrderId>().is_err(), "{text}");
    }
}

#[test]
fn an_address_is_a_dot_atom_at_a_dotted_domain() {
    let longest = format!("{}@seller.example", "a".repeat(64));
    for text in ["a@b.example", "Jane.Doe+x@mail.seller.example", "o'hara@b-c.example", &longest] {
        assert!(text.parse::<EmailAddress>().is_ok(), "{text}");
    }
    let too_long = format!("{}@seller.example", "a".repeat(65));
    for text in [
        "",
        "a",
        "@b.example",
        "a@",
        "a@b",
        "a@b.",
        "a@.b",
        "a@-b.example",
        "a@b-.example",
        ".a@b.example",
        "a.@b.example",
        "a..b@c.example",
        "a@b@c.example",
        "a b@c.example",
        "a@b.example\r\nBcc: c@d.example",
        "\"a\"@b.example",
        "<a@b.example>",
        &too_long,
    ] {
        assert!(text.parse::<EmailAddress>().is_err(), "{text}");
    }
}

#[test]
fn addresses_that_differ_in_case_alone_are_equal() {
    let address = |text: &str| text.parse::<EmailAddress>().unwrap();
    assert_eq!(address("Jane@Shop.example"), address("jane@shop.EXAMPLE"));
    assert_ne!(address("jane@shop.example"), address("jane+x@shop.example"));
    assert_ne!(address("jane.doe@shop.example"), address("janedoe@shop.example"));
}

#[test]
fn an_address_is_not_shown_by_debug() {
    let address: EmailAddress = "jane@shop.example".parse().unwrap();
    assert!(!format!("{address:?}").contains("jane"));
}

#[test]
fn an_id_is_at_most_64_plain_characters() {
    assert!("A1-b_2.c".parse::<SellerId>().is_ok());
    assert!("a".repeat(64).parse::<SellerId>().is_ok());
    for text in ["", "a b", "a#b", "ä", "a\n", &"a".repeat(65)] {
        assert!(text.parse::<SellerId>().is_err(), "{text}");
    }
}

#[test]
fn an_instant_has_whole_milliseconds_in_utc() {
    let instant = |text: &str| text.parse::<Instant>().unwrap();
    assert_eq!(instant("2026-01-20T10:30:00.0019+01:00").to_string(), "2026-01-20T09:30:00.001Z");
    assert_eq!(instant("1970-01-01T00:00:01Z").as_millis(), 1_000);
    assert_eq!(instant("1969-12-31T23:59:59.999Z").as_seconds(), -1);
    for text in ["", "2026-01-20", "2026-01-20T09:30:00", "2026-13-20T09:30:00Z"] {
        assert!(text.parse::<Instant>().is_err(), "{text}");
    }
}

#[test]
fn a_day_is_86_400_000_milliseconds() {
    let before: Instant = "2026-03-08T08:00:00Z".parse().unwrap();
    let after: Instant = "2026-03-09T08:00:00Z".parse().unwrap();
    assert_eq!(after.since(before), Span::days(1));
    assert_eq!(after.since(before).as_millis(), 86_400_000);
    assert_eq!(before + Span::days(1), after);
    assert_eq!(after - Span::hours(24), before);
}

#[test]
fn a_language_has_a_primary_subtag_and_chinese_a_script() {
    for (text, primary, script) in [
        ("en", "en", None),
        ("EN-us", "en", None),
        ("fil-PH", "fil", None),
        ("pt_BR", "pt", None),
        ("zh", "zh", None),
        ("zh-CN", "zh", Some(Script::Hans)),
        ("zh-TW", "zh", Some(Script::Hant)),
        ("zh-HK", "zh", Some(Script::Hant)),
        ("zh-Hant", "zh", Some(Script::Hant)),
        ("zh-Hans-TW", "zh", Some(Script::Hans)),
        ("en-TW", "en", None),
    ] {
        let tag: LanguageTag = text.parse().unwrap();
        assert_eq!((tag.primary(), tag.script()), (primary, script), "{text}");
    }
    for text in ["", "e", "engl", "en-", "en--US", "e1", "en-toolongpart", "en US"] {
        assert!(text.parse::<LanguageTag>().is_err(), "{text}");
    }
}

#[test]
fn a_reason_is_known_by_its_id_and_by_its_operation() {
    for (text, reason) in [
        ("reason-send-invoice", Reason::SendInvoice),
        ("send-invoice", Reason::SendInvoice),
        ("sendInvoice", Reason::SendInvoice),
        ("invoice", Reason::SendInvoice),
        ("unexpectedProblem", Reason::ProblemWithOrder),
        ("confirmOrderDetails", Reason::AdditionalInformation),
        ("confirmDeliveryDetails", Reason::ShippingAddress),
        ("confirmCustomizationDetails", Reason::VerifyCustomization),
        ("confirmServiceDetails", Reason::ScheduleService),
        ("negativeFeedbackRemoval", Reason::NegativeFeedbackRemoval),
    ] {
        assert_eq!(text.parse::<Reason>().unwrap(), reason, "{text}");
    }
    for reason in Reason::ALL {
        assert_eq!(reason.id().parse::<Reason>().unwrap(), reason);
    }
    assert!("thanks".parse::<Reason>().is_err());
    assert!("".parse::<Reason>().is_err());
}

#[test]
fn rule_ids_are_unique_and_the_buyers_wish_is_no_offence() {
    let mut ids: Vec<&str> = Rule::ALL.iter().map(|rule| rule.id()).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), Rule::ALL.len());
    for rule in [Rule::OptoutBlock, Rule::ProactiveWindow, Rule::MissingOrderId, Rule::PerOrderCap] {
        assert_eq!(rule.severity(), Severity::None, "{rule}");
    }
    assert_eq!(Rule::CriticalMarkerHonest.severity(), Severity::High);
    assert_eq!(Rule::ReasonMismatch.severity(), Severity::High);
}
