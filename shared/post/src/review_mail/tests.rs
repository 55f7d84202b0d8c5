use mail::{Arrival, Body, Letter, ReturnPath, read};
use policy::{Buyer, Instant, MarketplaceRules};
use store::Marketplace;

use super::ReviewMail;

const LANGUAGES: [&str; 17] = [
    "en", "de", "fr", "it", "es", "pt", "nl", "pl", "sv", "tr", "cs", "ru", "ar", "ja", "zh-Hans", "zh-Hant",
    "hi",
];
const ORDER: &str = "111-2223334-5556667";
const REVIEW: &str = "https://fairground.example/review?order=111-2223334-5556667&from=mail";
const OPT_OUT: &str = "https://mail.fairground.example/opt-out/J4xk-Q0";
const BUYER: &str = "jane.doe@mailbox.example";
const NO_REPLY: &str = "no-reply@relay.fairground.example";

/// What a buyer who reads `language` is sent in the name of `seller_name`.
fn composed(language: &str, seller_name: &str) -> String {
    let marketplace = Marketplace {
        rules: MarketplaceRules::defaults("fairground".parse().unwrap()),
        name: "Fairground".to_owned(),
        relay_domain: "relay.fairground.example".to_owned(),
        token_length: 15,
        review_page: "https://fairground.example/review?order={orderId}&from=mail".to_owned(),
    };
    let buyer = Buyer {
        id: "b-1".parse().unwrap(),
        given_name: "Jane".to_owned(),
        address: BUYER.parse().unwrap(),
        locale: language.parse().unwrap(),
        opted_out_at: None,
    };
    let order = ORDER.parse().unwrap();
    let mail = ReviewMail {
        marketplace: &marketplace,
        seller_name,
        buyer: &buyer,
        order: &order,
        review_link: &marketplace.review_link(&order),
        opt_out_link: OPT_OUT,
        message_id_stem: "r-1",
    };
    String::from_utf8(mail.compose("2026-01-20T09:30:00Z".parse::<Instant>().unwrap())).unwrap()
}

/// A mail taken apart.
struct Seen {
    head: String,
    subject: String,
    plain: String,
    html: String,
}

impl Seen {
    /// As the house reads mail of others: without the marks of a machine, and with both readings as files, so
    /// that their bytes can be had.
    fn of(mail: &str) -> Self {
        let (head, _) = mail.split_once("\r\n\r\n").unwrap();
        let from_a_person = mail
            .replace("Auto-Submitted: auto-generated\r\n", "")
            .replace("List-Unsubscribe", "X-Unsubscribe")
            .replace("multipart/alternative", "multipart/mixed")
            .replace("Content-Type: text/", "Content-Disposition: attachment\r\nContent-Type: text/");
        let Arrival::Letter(letter) = read(from_a_person.as_bytes(), ReturnPath::Address) else {
            panic!("{mail}");
        };
        let Letter { subject, attachments, .. } = *letter;
        let [plain, html] = attachments.try_into().expect("plain text and HTML");
        assert_eq!((plain.content_type.as_str(), html.content_type.as_str()), ("text/plain", "text/html"));
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Self { head: head.to_owned(), subject, plain: text(plain.bytes), html: text(html.bytes) }
    }

    /// Where the links of the HTML lead, each with its text.
    fn links(&self) -> Vec<(String, String)> {
        let body = Body::from_html(&self.html).unwrap();
        let text = body.text();
        let label = |start, end| text.get(start..end).unwrap().to_owned();
        body.links().into_iter().map(|link| (label(link.start, link.end), link.href)).collect()
    }
}

fn every_language() -> impl Iterator<Item = (&'static str, Seen)> {
    LANGUAGES.into_iter().map(|language| (language, Seen::of(&composed(language, "Papeterie Dubois"))))
}

#[test]
fn an_english_request_is_exactly_this() {
    let seen = Seen::of(&composed("en-GB", "Papeterie Dubois"));
    assert_eq!(seen.subject, "Review of your order 111-2223334-5556667");
    assert_eq!(
        seen.plain,
        "The seller Papeterie Dubois on Fairground asks you to review your order 111-2223334-5556667.\r\n\
         \r\n\
         On one page of Fairground you can review the product and give feedback on the seller.\r\n\
         \r\n\
         Review this order <https://fairground.example/review?order=111-2223334-5556667&from=mail>\r\n\
         \r\n\
         Honest opinions of every kind are welcome, and whether you give one is up to you.\r\n\
         \r\n\
         This email cannot be answered. If you need help with your order, please use the order page or the \
         message centre on Fairground.\r\n\
         \r\n\
         This request is sent only once per order.\r\n\
         \r\n\
         ----------\r\n\
         \r\n\
         Stop unsolicited messages from all sellers <https://mail.fairground.example/opt-out/J4xk-Q0>\r\n"
    );
}

#[test]
fn both_readings_name_the_order_the_seller_and_the_links() {
    for (language, seen) in every_language() {
        assert!(seen.subject.contains(ORDER), "{language}");
        for reading in [&seen.plain, &seen.html.replace("&amp;", "&")] {
            for named in [ORDER, "Papeterie Dubois", "Fairground", REVIEW, OPT_OUT] {
                assert!(reading.contains(named), "{language}: {named} in {reading}");
            }
            assert!(!reading.contains(['{', '}', '$']), "{language}: {reading}");
            assert!(!reading.contains("Jane"), "{language}");
        }
    }
}

#[test]
fn its_two_links_say_what_they_do() {
    for (language, seen) in every_language() {
        let links = seen.links();
        let targets: Vec<_> = links.iter().map(|(_, target)| target.as_str()).collect();
        assert_eq!(targets, [REVIEW, OPT_OUT], "{language}");
        for (label, target) in &links {
            assert!(!label.contains("://") && !label.trim().is_empty(), "{language}: {label}");
            assert!(seen.plain.contains(&format!("\r\n{label} <{target}>\r\n")), "{language}: {label}");
        }
        for reading in [&seen.plain, &seen.html] {
            assert_eq!(reading.matches("://").count(), 2, "{language}: {reading}");
        }
    }
}

#[test]
fn the_page_is_in_the_language_and_direction_of_its_reader() {
    for (language, seen) in every_language() {
        let direction = if language == "ar" { "rtl" } else { "ltr" };
        let opening = format!("<!DOCTYPE html>\r\n<html lang=\"{language}\" dir=\"{direction}\">\r\n");
        assert!(seen.html.starts_with(&opening), "{}", seen.html);
        assert!(seen.head.contains(&format!("\r\nContent-Language: {language}")), "{}", seen.head);
        assert!(seen.html.contains(&format!("<title>{}</title>", seen.subject)), "{}", seen.html);
    }
    let korean = Seen::of(&composed("ko-KR", "Papeterie Dubois"));
    assert!(korean.html.contains("<html lang=\"en\" dir=\"ltr\">"), "a language that we do not speak");
}

#[test]
fn names_and_ids_keep_their_order_in_right_to_left_text_and_links_have_no_marks() {
    let seen = Seen::of(&composed("ar", "Papeterie Dubois"));
    for reading in [&seen.plain, &seen.html] {
        for value in [ORDER, "Papeterie Dubois", "Fairground"] {
            assert!(reading.contains(&format!("\u{2068}{value}\u{2069}")), "{value} in {reading}");
        }
    }
    // A header holds no marks; there an id keeps its order by standing before the first Arabic letter.
    assert!(seen.subject.starts_with(ORDER), "{}", seen.subject);
    let target = |end: &str| seen.plain.contains(&format!(" <{end}>\r\n"));
    assert!(target(REVIEW) && target(OPT_OUT), "{}", seen.plain);
}

#[test]
fn it_cannot_be_answered_and_lets_its_reader_opt_out_with_one_click() {
    for (language, seen) in every_language() {
        let head = format!("{}\r\n", seen.head);
        for line in [
            format!("From: \"Fairground\" <{NO_REPLY}>"),
            format!("To: <{BUYER}>"),
            "Message-ID: <r-1@relay.fairground.example>".to_owned(),
            "Auto-Submitted: auto-generated".to_owned(),
            format!("List-Unsubscribe: <{OPT_OUT}>"),
            "List-Unsubscribe-Post: List-Unsubscribe=One-Click".to_owned(),
        ] {
            assert!(head.contains(&format!("{line}\r\n")), "{language}: {line} in {head}");
        }
        assert!(!head.contains("Reply-To:"), "{language}");
        assert!(!seen.plain.contains('@') && !seen.html.contains('@'), "{language}");
    }
}

#[test]
fn nothing_of_a_hostile_storefront_name_takes_effect() {
    let name = "A <b>& Sons</b>\r\nBcc: v\u{202e} sales@shop.example";
    for language in ["en", "ar"] {
        let mail = composed(language, name);
        let seen = Seen::of(&mail);
        assert!(seen.plain.contains("A <b>& Sons</b> Bcc: v [address removed]"), "{}", seen.plain);
        assert!(
            seen.html.contains("A &lt;b&gt;&amp; Sons&lt;/b&gt; Bcc: v [address removed]"),
            "{}",
            seen.html
        );
        assert!(!seen.plain.contains('\u{202e}') && !mail.contains("shop.example"), "{}", seen.plain);
        assert!(!seen.head.contains("Bcc"), "{}", seen.head);
    }
}
