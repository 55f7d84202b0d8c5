use policy::{Field, Finding, LanguageTag, MessageId, OrderId, Passage, Rule};

use super::{EXCERPT_CHARACTERS, RemovedFile, excerpt};
use crate::{Notice, Wording};

fn english() -> &'static Wording {
    Wording::of(&"en".parse::<LanguageTag>().unwrap())
}

fn refusal(findings: &[Finding]) -> Notice {
    let order: OrderId = "111-2223334-5556667".parse().unwrap();
    let reference: MessageId = "m-42".parse().unwrap();
    english().policy_refusal(Some(&order), &reference, findings)
}

fn passage(text: &str) -> Passage {
    Passage { field: Field::Body, start: 12, end: 12 + text.len(), text: text.into() }
}

#[test]
fn a_refusal_names_each_rule_its_passage_and_its_remedy() {
    let notice =
        refusal(&[Finding::at(Rule::Marketing, passage("10% off")), Finding::of(Rule::ProactiveWindow)]);
    assert_eq!(notice.subject, "Your message about order 111-2223334-5556667 was not delivered");
    assert_eq!(
        notice.paragraphs,
        [
            "Your message was not delivered, because it does not comply with the rules for messages. \
             Reference: m-42",
            "marketing: the message promotes a product, a shop, an account, a coupon or a future sale\n\
             In the text, bytes 12–19: “10% off”\n\
             What to do: remove the promotion",
            "proactive-window: the order was completed more than 30 days ago, or is not placed yet\n\
             What to do: wait for the buyer to write; answers in the buyer's own thread are always open",
            "Once corrected, the message can be sent again.",
        ]
    );
}

#[test]
fn an_insult_is_not_repeated() {
    let notice = refusal(&[Finding::at(Rule::Offensive, passage("you fool"))]);
    assert_eq!(
        notice.paragraphs[1],
        "offensive: the language is insulting, threatening or sexual\nWhat to do: write politely, or not at all"
    );
}

#[test]
fn a_finding_keeps_its_own_words() {
    let own = Finding { message: "the offer ends on Sunday".into(), ..Finding::of(Rule::Marketing) };
    assert!(refusal(&[own]).paragraphs[1].starts_with("marketing: the offer ends on Sunday\n"));
}

#[test]
fn an_excerpt_is_one_line_of_bounded_length() {
    assert_eq!(excerpt("one\r\n two\t three "), "one two three");
    let longest = "ü".repeat(EXCERPT_CHARACTERS);
    assert_eq!(excerpt(&longest), longest);
    assert_eq!(excerpt(&format!("{longest}ü")), format!("{longest}…"));
}

#[test]
fn a_value_is_never_read_as_fluent() {
    let notice = refusal(&[Finding::at(Rule::Marketing, passage("{ $reference } { opted-out-why }"))]);
    assert!(notice.paragraphs[1].contains("“{ $reference } { opted-out-why }”"));
}

#[test]
fn each_notice_says_why_and_what_next() {
    let told = |notice: Notice| (notice.subject, notice.paragraphs);
    let not_delivered = "Your message was not delivered".to_owned();

    let notice = english().sender_not_approved(&"bob@shop.example".parse().unwrap());
    assert_eq!(
        told(notice),
        (
            not_delivered.clone(),
            vec![
                "Your message was not delivered, because bob@shop.example may not write for your seller account."
                    .to_owned(),
                "Approve the address under messaging permissions, then send the message again; this does not \
                 happen by itself."
                    .to_owned(),
            ]
        )
    );

    let notice = english().stripped(&[RemovedFile { name: "offer.zip", why: "an archive" }]);
    assert_eq!(
        told(notice),
        (
            "Attachments were removed from your message".to_owned(),
            vec![
                "Your message was sent without these attachments:".to_owned(),
                "offer.zip: an archive".to_owned()
            ]
        )
    );

    assert_eq!(
        told(english().undeliverable(None)),
        (
            not_delivered.clone(),
            vec!["Your message could not be delivered at present. Please send it again later.".to_owned()]
        )
    );

    assert_eq!(
        told(english().messaging_disabled("Papeterie Dubois", "Fairground")),
        (
            not_delivered,
            vec![
                "Your message was not delivered, because the seller Papeterie Dubois does not take product \
                 questions."
                    .to_owned(),
                "Please contact the support of Fairground.".to_owned(),
            ]
        )
    );
}
