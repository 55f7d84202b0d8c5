//! What holds of every text in every language, once its values are in it.

use policy::{Field, Finding, Instant, LanguageTag, MessageId, OrderId, OverrideMode, Passage, Reason, Rule};

use crate::languages::every_wording;
use crate::{
    AdjustmentReason, BuyerFooter, Direction, Notice, OptOutPage, RemovedFile, ReviewRequestText,
    ReviewRequestWords, SellerFooter, Wording,
};

const ORDER: &str = "111-2223334-5556667";
const ALIAS: &str = "k3j9x0q2m4n7p1z@marketplace.shop.example";
const LINK: &str = "https://shop.example/opt-out/abc";

fn wording(language: &str) -> &'static Wording {
    Wording::of(&language.parse::<LanguageTag>().unwrap())
}

fn order() -> OrderId {
    ORDER.parse().unwrap()
}

fn footers(wording: &Wording, order: Option<&OrderId>) -> (Vec<String>, Vec<String>) {
    let to_buyer = BuyerFooter {
        seller: "Papeterie Dubois",
        marketplace: "Fairground",
        order,
        thread_address: ALIAS,
        opt_out_link: Some(LINK),
    };
    let to_seller =
        SellerFooter { buyer_name: "Jane", marketplace: "Fairground", order, thread_address: ALIAS };
    (wording.buyer_footer(&to_buyer), wording.seller_footer(&to_seller))
}

fn findings() -> Vec<Finding> {
    let passage = |field| Passage { field, start: 0, end: 8, text: "buy more".into() };
    vec![
        Finding::at(Rule::Marketing, passage(Field::Subject)),
        Finding::at(Rule::Marketing, passage(Field::Body)),
        Finding::of(Rule::ProactiveWindow),
    ]
}

/// Every text that this crate can say, with and without an order.
fn every_text(wording: &Wording) -> Vec<String> {
    let order = order();
    let reference: MessageId = "m-42".parse().unwrap();
    let mut texts = vec![
        wording.introduction("Papeterie Dubois", &order),
        wording.adjusted("EUR 12.50", AdjustmentReason::NoInventory),
        wording.adjusted("EUR 12.50", AdjustmentReason::CouldNotShip),
        wording.attachment_removed("offer.zip"),
        wording.wrote_on("Jane", Instant::from_millis(0).unwrap()),
    ];
    for reason in Reason::ALL {
        texts.push(wording.subject(reason, &order));
        texts.extend(wording.files_only(reason));
    }
    let mut notices = vec![
        wording.sender_not_approved(&"bob@shop.example".parse().unwrap()),
        wording.buyer_address_unknown(),
        wording.stripped(&[RemovedFile { name: "offer.zip", why: Rule::AttachmentType.message() }]),
        wording.messaging_disabled("Papeterie Dubois", "Fairground"),
        wording.warned(&reference, &findings()),
        wording.thread_closed(),
    ];
    for order in [None, Some(&order)] {
        let (to_buyer, to_seller) = footers(wording, order);
        texts.extend(to_buyer.into_iter().chain(to_seller));
        notices.push(wording.policy_refusal(order, &reference, &findings()));
        notices.push(wording.undeliverable(order));
        for mode in [OverrideMode::Category, OverrideMode::Marker, OverrideMode::Reason] {
            notices.push(wording.opted_out(order, ALIAS, mode));
        }
    }
    for Notice { subject, paragraphs } in notices {
        texts.push(subject);
        texts.extend(paragraphs);
    }
    let OptOutPage { title, explanation, button, done, already_done, undo_button, undone } =
        wording.opt_out_page();
    texts.extend([title, explanation, button, done, already_done, undo_button, undone]);
    let words = ReviewRequestWords { seller: "Papeterie Dubois", marketplace: "Fairground", order: &order };
    let ReviewRequestText { request, review_label, explanation, opt_out_label } =
        wording.review_request(&words);
    texts.extend(request.into_iter().chain(explanation).chain([review_label, opt_out_label]));
    texts
}

#[test]
fn every_text_has_its_values_in_every_language() {
    for wording in every_wording() {
        let language = wording.language();
        for text in every_text(wording) {
            assert!(!text.trim().is_empty(), "{language}: a text is missing");
            assert!(!text.contains(['{', '}', '$']), "{language}: a value is missing in {text}");
        }
    }
}

#[test]
fn every_subject_names_the_order() {
    for wording in every_wording() {
        let language = wording.language();
        for reason in Reason::ALL {
            assert!(wording.subject(reason, &order()).contains(ORDER), "{language}: {reason}");
        }
        let refused = wording.opted_out(Some(&order()), ALIAS, OverrideMode::Marker);
        assert!(refused.subject.contains(ORDER), "{language}");
        assert!(wording.undeliverable(Some(&order())).subject.contains(ORDER), "{language}");
    }
}

#[test]
fn reasons_of_files_alone_and_no_others_have_a_body() {
    for reason in Reason::ALL {
        assert_eq!(wording("en").files_only(reason).is_some(), reason.needs_file(), "{reason}");
    }
}

#[test]
fn the_footer_names_what_it_must() {
    for wording in every_wording() {
        let language = wording.language();
        let (to_buyer, to_seller) = footers(wording, Some(&order()));
        let (to_buyer, to_seller) = (to_buyer.join("\n"), to_seller.join("\n"));
        for named in ["Papeterie Dubois", "Fairground", ORDER, ALIAS, LINK] {
            assert!(to_buyer.contains(named), "{language}: {named}");
        }
        for named in ["Jane", "Fairground", ORDER, ALIAS] {
            assert!(to_seller.contains(named), "{language}: {named}");
        }
        assert!(!to_seller.contains("opt-out"), "{language}");
    }
}

#[test]
fn values_are_isolated_in_right_to_left_text_but_what_a_reader_follows_is_not() {
    for wording in every_wording() {
        let language = wording.language();
        let (footer, _) = footers(wording, Some(&order()));
        let marked = footer.join("\n").contains(['\u{2068}', '\u{2069}']);
        assert_eq!(marked, language == "ar", "{language}");
    }
    let arabic = wording("ar");
    assert_eq!(arabic.direction(), Direction::RightToLeft);
    assert!(arabic.introduction("Dubois", &order()).contains(&format!("\u{2068}{ORDER}\u{2069}")));
    let (footer, _) = footers(arabic, Some(&order()));
    assert!(footer.iter().any(|paragraph| paragraph.ends_with(&format!(" {ALIAS}"))));
    assert!(footer.iter().any(|paragraph| paragraph.ends_with(&format!(" {LINK}"))));
    let notice = arabic.opted_out(None, ALIAS, OverrideMode::Marker);
    assert!(notice.paragraphs[0].contains(&format!(" {ALIAS} ")));
}

#[test]
fn the_only_address_in_an_opt_out_notice_is_the_alias() {
    for wording in every_wording() {
        let language = wording.language();
        let notice = wording.opted_out(Some(&order()), ALIAS, OverrideMode::Marker);
        let text = format!("{}\n{}", notice.subject, notice.paragraphs.join("\n"));
        assert_eq!(text.matches('@').count(), 1, "{language}");
        assert!(text.contains("[Important]"), "{language}: the mark counts in English everywhere");
    }
}
