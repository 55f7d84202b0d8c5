//! What a seller's files say is judged as what a message says (RULEBOOK 14, `attachment-content`).

use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::json;
use tests::{BUYER, Letter, Mail, ORDER, Posted, SELLER, World};

const TEXT: &str = "Please mount the shelf with all eight screws; the manual is attached.";
const CLEAN: &[&str] = &["Assembly of the shelf", "Tighten all eight screws."];
const LEADS_AWAY: &[&str] = &["Assembly of the shelf", "More at https://oak-shop.example/sale"];
const CALLS: &[&str] = &["Questions? Call +1 212 555 0143"];
const PDF: &str = "application/pdf";

/// A PDF with one page that shows these lines.
fn pdf(lines: &[&str]) -> Vec<u8> {
    let shown: Vec<String> = lines.iter().map(|line| format!("({line}) Tj T*")).collect();
    let drawing = format!("BT /F 10 Tf 14 TL 40 700 Td {} ET", shown.concat());
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R/Resources<</Font<</F 4 0 R>>>>>>"
            .to_owned(),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_owned(),
        format!("<</Length {}>>\nstream\n{drawing}\nendstream", drawing.len()),
    ];
    let objects: Vec<String> =
        (1..).zip(objects).map(|(number, object)| format!("{number} 0 obj\n{object}\nendobj\n")).collect();
    format!("%PDF-1.4\n{}trailer <</Root 1 0 R/Size 6>>\n%%EOF\n", objects.concat()).into_bytes()
}

fn answer<'w>(world: &'w World, question: &Mail) -> Letter<'w> {
    let letter = world.mail().from(SELLER).to(&question.from).subject("Re: A question");
    letter.references(std::slice::from_ref(&question.message_id))
}

async fn contact(world: &World, files: &[(&str, &str, &[u8])]) -> Posted {
    let letter = world.mail().from(SELLER).to(&world.buyer_mask).subject(&format!("Your order {ORDER}"));
    letter.with_files(TEXT, files).post().await
}

/// RULEBOOK C 95: a page that leads away.
#[tokio::test]
async fn a_file_of_an_answer_that_leads_away_is_removed_and_the_text_arrives() {
    let world = World::open().await;
    let question = world.question("How is the shelf mounted?").await;
    let (away, clean) = (pdf(LEADS_AWAY), pdf(CLEAN));
    let files = [("offer.pdf", PDF, away.as_slice()), ("manual.pdf", PDF, clean.as_slice())];
    let posted = answer(&world, &question).with_files(TEXT, &files).post().await;
    posted.expect_for("delivered", &["attachment-content", "external-link", "marketing"]);
    let got = world.newest(BUYER);
    assert!(got.text.contains(TEXT), "{}", got.text);
    assert_eq!(got.files.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(), ["manual.pdf"]);
    assert!(got.text.contains("offer.pdf"), "the buyer is told which file is gone: {}", got.text);
    assert!(!got.text.contains("oak-shop"), "but not what it says: {}", got.text);
    let notice = world.newest(SELLER);
    for words in ["offer.pdf", "external-link", "https://oak-shop.example/sale"] {
        assert!(notice.text.contains(words), "the seller is told {words}: {}", notice.text);
    }
    assert!(!notice.text.contains("manual.pdf"), "{}", notice.text);
    world.close().await;
}

/// RULEBOOK C 95.
#[tokio::test]
async fn a_coupon_in_a_file_of_an_answer_is_removed_and_the_text_arrives() {
    let world = World::open().await;
    let question = world.question("How is the shelf mounted?").await;
    let coupon =
        pdf(&["Thank you for your purchase!", "Save 20 % on your next order with the coupon code OAK20."]);
    let posted = answer(&world, &question).with_files(TEXT, &[("coupon.pdf", PDF, &coupon)]).post().await;
    posted.expect_for("delivered", &["attachment-content", "marketing"]);
    assert!(world.newest(BUYER).files.is_empty());
    assert!(world.newest(SELLER).text.contains("coupon code OAK20"));
    world.close().await;
}

#[tokio::test]
async fn files_of_a_contact_are_judged_too() {
    let world = World::open().await;
    let (calls, clean) = (pdf(CALLS), pdf(CLEAN));
    contact(&world, &[("manual.pdf", PDF, &clean)]).await.expect_for("delivered", &[]);
    assert_eq!(world.newest(BUYER).files.len(), 1);
    let posted = contact(&world, &[("card.pdf", PDF, &calls)]).await;
    posted.expect_for("delivered", &["attachment-content", "phone-number"]);
    assert!(world.newest(BUYER).files.is_empty());
    let text = b"Find us at www.oak-shop.example";
    let posted = contact(&world, &[("shop.txt", "text/plain", text)]).await;
    posted.expect_for("delivered", &["attachment-content", "external-link"]);
    assert!(world.newest(SELLER).text.contains("shop.txt"));
    world.close().await;
}

/// `attachment-all-gone`: nothing is left of a mail that consists of such a file.
#[tokio::test]
async fn a_mail_of_nothing_else_is_refused() {
    let world = World::open().await;
    let question = world.question("How is the shelf mounted?").await;
    let posted =
        answer(&world, &question).with_files("", &[("offer.pdf", PDF, &pdf(LEADS_AWAY))]).post().await;
    posted.expect_for("refused", &["attachment-all-gone"]);
    world.close().await;
}

/// Buyers' messages are not held to content rules, nor are their files.
#[tokio::test]
async fn files_of_buyers_are_not_judged() {
    let world = World::open().await;
    let away = pdf(LEADS_AWAY);
    let letter = world.mail().from(BUYER).to(&world.seller_mask).subject("A question");
    letter
        .with_files("Is it this one?", &[("page.pdf", PDF, &away)])
        .post()
        .await
        .expect_for("delivered", &[]);
    assert_eq!(world.newest(SELLER).files.len(), 1);
    world.close().await;
}

/// By API one such file refuses the call, and links that are necessary for the order may stand in it.
#[tokio::test]
async fn a_call_with_such_a_file_is_refused() {
    let world = World::open().await;
    let call = async |reason: &str, lines: &[&str], links: &[&str]| {
        let file = json!({ "fileName": "papers.pdf", "contentType": PDF, "dataBase64": STANDARD.encode(pdf(lines)) });
        let mut body = json!({ "reason": reason, "attachments": [file], "necessaryLinks": links });
        if reason == "other-required" {
            body["text"] = json!(TEXT);
        }
        world.api_of("S").post(&format!("/v1/orders/{ORDER}/messages"), &body).await
    };
    let refused = call("invoice", LEADS_AWAY, &[]).await.refused(400, &["attachment-content"]).to_string();
    for words in ["papers.pdf", "external-link", "https://oak-shop.example/sale"] {
        assert!(refused.contains(words), "{words}: {refused}");
    }
    assert_eq!(world.mails_that_left(), 0);
    call("invoice", CLEAN, &[]).await.expect(201);
    let plan = ["The plan of the shelf is at https://oak-shop.example/plan.pdf"];
    call("other-required", &plan, &["https://oak-shop.example/plan.pdf"]).await.expect(201);
    world.close().await;
}
