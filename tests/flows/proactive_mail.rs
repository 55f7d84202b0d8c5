//! A seller starts contact by mail: order ids, the window, the marker and the opt-out (RULEBOOK 8, 9, C).

use policy::Span;
use serde_json::json;
use tests::{BUYER, Letter, ORDER, OTHER_SELLER_ID, SELLER, World};

const TEXT: &str =
    "We would like to know which side of the shelf should face the wall, so that it can be assembled.";
const SECOND: &str = "222-2222222-2222222";

fn contact<'w>(world: &'w World, subject: &str) -> Letter<'w> {
    world.mail().from(SELLER).to(&world.buyer_mask).subject(subject).text(TEXT)
}

/// RULEBOOK C 1, 2.
#[tokio::test]
async fn the_window_closes_thirty_days_after_delivery_to_the_millisecond() {
    let world = World::open().await;
    let close = world.delivered_at + Span::days(30);
    world.set_clock(close).await;
    contact(&world, ORDER).post().await.expect("delivered");
    world.set_clock(close + Span::millis(1)).await;
    contact(&world, ORDER).post().await.expect_for("refused", &["proactive-window"]);
    assert_eq!(world.mailbox(BUYER).len(), 1);
    let notice = world.newest(SELLER);
    assert!(
        notice.text.contains(ORDER) && notice.text.contains("2026-02-19T00:00:00.000Z"),
        "{}",
        notice.text
    );
    world.close().await;
}

/// The other end of the window: not before the order was placed.
#[tokio::test]
async fn the_window_opens_when_the_order_is_placed() {
    let world = World::open().await;
    let placed = world.delivered_at + Span::days(1);
    world.order(SECOND).unshipped().with(&json!({ "purchasedAt": placed.to_string() })).put().await;
    world.set_clock(placed - Span::millis(1)).await;
    contact(&world, SECOND).post().await.expect_for("refused", &["proactive-window"]);
    world.set_clock(placed).await;
    contact(&world, SECOND).post().await.expect("delivered");
    world.close().await;
}

/// RULEBOOK C 4: delivery wins over a later estimate. C 5: the estimate counts while delivery is unknown.
#[tokio::test]
async fn the_estimate_counts_only_while_delivery_is_unknown() {
    let world = World::open().await;
    let estimate = world.delivered_at + Span::days(2);
    let late = json!({ "latestDeliveryAt": estimate.to_string() });
    world.order(ORDER).with(&late).put().await;
    world.order(SECOND).with(&late).with(&json!({ "deliveredAt": null })).put().await;
    world.set_clock(world.delivered_at + Span::days(30) + Span::hours(1)).await;
    contact(&world, ORDER).post().await.expect_for("refused", &["proactive-window"]);
    world.set_clock(estimate + Span::days(30)).await;
    contact(&world, SECOND).post().await.expect("delivered");
    world.set_clock(estimate + Span::days(30) + Span::millis(1)).await;
    contact(&world, SECOND).post().await.expect_for("refused", &["proactive-window"]);
    world.close().await;
}

/// RULEBOOK C 22, 23, 26.
#[tokio::test]
async fn an_order_id_is_found_wherever_and_however_it_is_written() {
    let world = World::open().await;
    contact(&world, ORDER).post().await.expect("delivered");
    contact(&world, "Your shelf")
        .text(&format!("{TEXT} It is about {ORDER}."))
        .post()
        .await
        .expect("delivered");
    let wide: String = ORDER
        .chars()
        .map(|c| c.to_digit(10).map_or(c, |digit| char::from_u32(0xff10 + digit).unwrap()))
        .collect();
    for written in [ORDER.replace('-', "\u{2011}"), ORDER.replace('-', "\u{2212}"), wide] {
        contact(&world, "Your shelf").text(&format!("{TEXT} ({written})")).post().await.expect("delivered");
    }
    for written in ["0111-1111111-11111119", "111 1111111 1111111", "11111111111111111"] {
        let mail = contact(&world, "Your shelf").text(&format!("{TEXT} ({written})"));
        let posted = mail.post().await;
        posted.expect("refused");
        assert!(posted.ended[0].reasons.contains(&"missing-order-id".to_owned()), "{written}: {posted:?}");
    }
    world.close().await;
}

/// RULEBOOK C 25: nobody learns whether an order exists.
#[tokio::test]
async fn anothers_order_is_refused_in_the_words_for_an_unknown_one() {
    let world = World::open().await;
    world.buyer("B2", "ravi@far-post.example", "en-US").await;
    world.order(SECOND).between("S", "B2").put().await;
    world.order("333-3333333-3333333").between(OTHER_SELLER_ID, "B").put().await;
    let mut notices = Vec::new();
    for id in [SECOND, "333-3333333-3333333", "999-9999999-9999999"] {
        let posted = contact(&world, id).post().await;
        posted.expect_for("refused", &["order-id-mismatch"]);
        let reference = posted.ended[0].message_id.clone().unwrap();
        notices.push(world.newest(SELLER).text.replace(id, "ID").replace(&reference, "REFERENCE"));
    }
    assert!(notices.windows(2).all(|pair| pair[0] == pair[1]), "{notices:#?}");
    assert!(world.mailbox(BUYER).is_empty());
    world.close().await;
}

/// RULEBOOK C 28: every order that is named must fit.
#[tokio::test]
async fn of_two_orders_the_one_outside_its_window_is_named() {
    let world = World::open().await;
    world.order(SECOND).delivered_at(world.delivered_at - Span::days(30)).put().await;
    let both = format!("{ORDER} and {SECOND}");
    contact(&world, &both).post().await.expect("delivered");
    world.advance(Span::millis(1)).await;
    contact(&world, &both).post().await.expect_for("refused", &["proactive-window"]);
    let notice = world.newest(SELLER);
    assert!(notice.text.contains(SECOND), "{}", notice.text);
    world.close().await;
}

/// RULEBOOK C 35: the bounce names the order and says what may still be sent, to the address and the account.
#[tokio::test]
async fn an_opted_out_buyer_gets_nothing_and_the_seller_is_told_why() {
    let world = World::open().await;
    world.opt_out().await;
    let posted = contact(&world, ORDER).from(tests::APPROVED).post().await;
    posted.expect_for("refused", &["optout-block"]);
    assert!(world.mailbox(BUYER).is_empty());
    for address in [tests::APPROVED, SELLER] {
        let notice = world.newest(address);
        for words in [ORDER, &world.buyer_mask, "not a violation", "[Important]", "reply to that email"] {
            assert!(notice.text.contains(words), "{address} is not told {words}: {}", notice.text);
        }
        assert_eq!(notice.header("Auto-Submitted").as_deref(), Some("auto-generated"));
    }
    world.close().await;
}

/// RULEBOOK C 40.
#[tokio::test]
async fn one_wine_handmade_or_custom_line_exempts_an_order_from_the_opt_out() {
    let world = World::open().await;
    world.opt_out().await;
    for (number, class) in ["wine", "handmade", "custom"].into_iter().enumerate() {
        let id = format!("444-4444444-444444{number}");
        world.order(&id).of(&["plain", class]).put().await;
        contact(&world, &id).post().await.expect("delivered");
    }
    world.order(SECOND).of(&["plain", "digital"]).put().await;
    contact(&world, SECOND).post().await.expect_for("refused", &["optout-block"]);
    world.close_expecting(tests::Expected { despite_opt_out: 3, ..Default::default() }).await;
}

/// RULEBOOK C 46: contents first.
#[tokio::test]
async fn what_breaks_a_content_rule_is_told_as_well_as_the_opt_out() {
    let world = World::open().await;
    world.opt_out().await;
    let mail = contact(&world, ORDER)
        .text("Please look at https://oak-and-iron.example/shelf for how to assemble it.");
    let posted = mail.post().await;
    posted.expect("refused");
    assert!(posted.ended[0].reasons.contains(&"external-link".to_owned()), "{posted:?}");
    world.close().await;
}

/// RULEBOOK C 49, 50, 52 and `critical-marker`: what counts as the marker, and what does not.
#[tokio::test]
async fn only_the_marker_in_brackets_reaches_an_opted_out_buyer() {
    let world = World::open().await;
    world.opt_out().await;
    let marked = ["[Important]", "Your order [IMPORTANT]:", "[iMPORTANT]", "=?utf-8?Q?=5BImportant=5D?="];
    for marker in marked {
        contact(&world, &format!("{marker} {ORDER}")).post().await.expect("delivered");
    }
    for marker in [
        "(Important)",
        "Important",
        "[ Important ]",
        "=?utf-8?B?77y7SW1wb3J0YW50772d?=",
        "[Important!]",
        "[Wichtig]",
    ] {
        contact(&world, &format!("{marker} {ORDER}")).post().await.expect_for("refused", &["optout-block"]);
    }
    let in_body = contact(&world, ORDER).text(&format!("[Important] {TEXT}"));
    in_body.post().await.expect_for("refused", &["optout-block"]);
    world.close_expecting(tests::Expected { despite_opt_out: marked.len(), ..Default::default() }).await;
}

/// RULEBOOK C 50, 52: the buyer's language and the marketplace's words.
#[tokio::test]
async fn the_marker_may_be_in_the_buyers_language_or_the_marketplaces() {
    let world = World::open().await;
    world.buyer("B", BUYER, "de-DE").await;
    world.rules(&json!({ "criticalMarkerWords": ["Önemli", "重要"] })).await;
    world.opt_out().await;
    let german = "Bitte teilen Sie uns mit, welche Seite des Regals zur Wand zeigen soll, damit es gebaut werden kann.";
    let marked = ["[Wichtig]", "[Important]", "[ÖNEMLİ]", "[重要]"];
    for marker in marked {
        contact(&world, &format!("{marker} {ORDER}")).text(german).post().await.expect("delivered");
    }
    contact(&world, &format!("［重要］ {ORDER}"))
        .text(german)
        .post()
        .await
        .expect_for("refused", &["optout-block"]);
    world.close_expecting(tests::Expected { despite_opt_out: marked.len(), ..Default::default() }).await;
}

/// RULEBOOK C 55.
#[tokio::test]
async fn where_only_reasons_count_the_marker_has_no_effect() {
    let world = World::open().await;
    world.rules(&json!({ "overrideMode": "reason" })).await;
    world.opt_out().await;
    contact(&world, &format!("[Important] {ORDER}")).post().await.expect_for("refused", &["optout-block"]);
    world.order(SECOND).unshipped().put().await;
    let sent =
        world.api_of("S").message(SECOND, "confirmDeliveryDetails", "Which floor is the delivery for?").await;
    sent.expect(201);
    world.close_expecting(tests::Expected { despite_opt_out: 1, ..Default::default() }).await;
}

/// RULEBOOK 0: all rules that fired are reported at once, each with its passage and what to do.
#[tokio::test]
async fn one_notice_names_everything_that_is_wrong() {
    let world = World::open().await;
    world.advance(Span::days(31)).await;
    let text = "Please call us on +1 212 555 0147 or write to help@elsewhere.example, see https://elsewhere.example/x";
    let posted = contact(&world, ORDER).text(text).post().await;
    posted.expect_for(
        "refused",
        &["email-address", "external-link", "off-platform-contact", "phone-number", "proactive-window"],
    );
    let mails = world.mailbox(SELLER);
    assert_eq!(mails.len(), 1);
    for words in ["+1 212 555 0147", "https://elsewhere.example/x", "What to do"] {
        assert!(mails[0].text.contains(words), "{words}: {}", mails[0].text);
    }
    world.close().await;
}

/// RULEBOOK 14: files that may not travel are removed, both sides are told, the rest arrives.
#[tokio::test]
async fn a_file_that_may_not_travel_is_stripped_and_both_sides_are_told() {
    let world = World::open().await;
    let files: [(&str, &str, &[u8]); 3] = [
        ("notes.txt", "text/plain", b"The long side faces the wall."),
        ("tool.exe", "application/octet-stream", b"MZ\x90\0\x03\0\0\0"),
        ("manual.pdf", "application/pdf", b"PK\x03\x04 this is no PDF"),
    ];
    world
        .mail()
        .from(SELLER)
        .to(&world.buyer_mask)
        .subject(ORDER)
        .with_files(TEXT, &files)
        .post()
        .await
        .expect("delivered");
    let got = world.newest(BUYER);
    assert_eq!(got.files, [("notes.txt".to_owned(), b"The long side faces the wall.".to_vec())]);
    let notice = world.newest(SELLER);
    for name in ["tool.exe", "manual.pdf"] {
        assert!(got.text.contains(name), "the buyer is not told of {name}: {}", got.text);
        assert!(notice.text.contains(name), "the seller is not told of {name}: {}", notice.text);
    }
    world.close().await;
}
