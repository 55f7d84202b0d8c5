use content::{Draft, Setting, language, read, wrong_language};
use policy::{LanguageTag, OrderId, Reason};

use super::{ReviewRequestText, ReviewRequestWords};
use crate::{Wording, languages::every_wording};

const SELLER: &str = "Papeterie Dubois";
const MARKETPLACE: &str = "Fairground";

fn order() -> OrderId {
    "111-2223334-6666667".parse().unwrap()
}

fn request(wording: &Wording) -> ReviewRequestText {
    wording.review_request(&ReviewRequestWords { seller: SELLER, marketplace: MARKETPLACE, order: &order() })
}

/// All of it, as it is read.
fn text(wording: &Wording) -> String {
    let ReviewRequestText { request, review_label, explanation, opt_out_label } = request(wording);
    [request.join("\n"), review_label, explanation.join("\n"), opt_out_label].join("\n")
}

fn tag(wording: &Wording) -> LanguageTag {
    wording.language().parse().unwrap()
}

#[test]
fn it_reads_well() {
    let english = Wording::of(&LanguageTag::english());
    assert_eq!(
        request(english),
        ReviewRequestText {
            request: [
                "The seller Papeterie Dubois on Fairground asks you to review your order 111-2223334-6666667."
                    .into(),
                "On one page of Fairground you can review the product and give feedback on the seller.".into(),
            ],
            review_label: "Review this order".into(),
            explanation: [
                "Honest opinions of every kind are welcome, and whether you give one is up to you.".into(),
                "This email cannot be answered. If you need help with your order, please use the order page or \
                 the message centre on Fairground."
                    .into(),
                "This request is sent only once per order.".into(),
            ],
            opt_out_label: "Stop unsolicited messages from all sellers".into(),
        }
    );
}

#[test]
fn it_names_who_asks_where_and_for_which_order_and_nothing_more() {
    for wording in every_wording() {
        let language = wording.language();
        let text = text(wording);
        for (named, times) in [(SELLER, 1), (MARKETPLACE, 3), (order().as_str(), 1)] {
            assert_eq!(text.matches(named).count(), times, "{language}: {named}");
        }
    }
}

#[test]
fn it_keeps_the_rules_that_sellers_keep() {
    for wording in every_wording() {
        let language = wording.language();
        let subject = wording.subject(Reason::RequestReview, &order());
        let body = text(wording);
        let draft = Draft { subject: Some(&subject), body: &body, targets: &[] };
        let reading = read(&draft, &Setting::default());
        assert!(reading.findings.is_empty(), "{language}: {:?}", reading.findings);
        let orders: Vec<_> = reading.orders.into_iter().map(|named| named.id).collect();
        assert_eq!(orders, [order(), order()], "{language}");
    }
}

#[test]
fn it_is_in_the_language_of_its_reader() {
    for wording in every_wording() {
        let text = text(wording).replace(SELLER, "").replace(MARKETPLACE, "");
        let told = language(&text).map(|told| (told.tag, told.script));
        let wanted = tag(wording);
        assert_eq!(told, Some((wanted.primary(), wanted.script())));
        assert_eq!(wrong_language(&text, &[], &wanted), None, "{wanted}");
    }
}

#[test]
fn it_leans_to_no_outcome() {
    let lists = include_str!("leaning.txt").lines().filter_map(|line| line.split_once(' '));
    let lists: Vec<_> = lists.filter(|(language, _)| *language != "#").collect();
    for wording in every_wording() {
        let name = wording.language();
        let (_, list) = lists.iter().find(|(language, _)| *language == name).unwrap();
        let subject = wording.subject(Reason::RequestReview, &order());
        let text = format!("{subject}\n{}", text(wording)).replace(order().as_str(), "").to_lowercase();
        for leaning in list.split(',').chain(["5", "★", "⭐", "!", "！"]) {
            assert!(!text.contains(leaning), "{name}: `{leaning}` in {text}");
        }
    }
}
