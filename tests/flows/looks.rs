//! How a seller's HTML looks: refused where a seller starts contact, put right and warned of in answers (RULEBOOK 6, 7).

use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::json;
use tests::{BUYER, Letter, Mail, ORDER, Program, SELLER, World};

const TEXT: &str =
    "Please tell us which side of the shelf should face the wall, so that it can be assembled.";

/// The smallest of its kind, and no pixel.
const GIF: &[u8] = b"GIF89a\x28\0\x28\0\x80\0\0\xff\xff\xff\0\0\0!\xf9\x04\x01\0\0\0\0,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;";

fn contact<'w>(world: &'w World, html: &str) -> Letter<'w> {
    world.mail().from(SELLER).to(&world.buyer_mask).subject(&format!("Your order {ORDER}")).html(html)
}

fn answer<'w>(world: &'w World, question: &Mail, html: &str) -> Letter<'w> {
    let letter = world.mail().from(SELLER).to(&question.from).subject("Re: A question");
    letter.references(std::slice::from_ref(&question.message_id)).html(html)
}

/// HTML and a GIF, shown as `disposition` says.
fn with_gif<'w>(letter: Letter<'w>, html: &str, disposition: &str) -> Letter<'w> {
    let body = format!(
        "--r\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{html}\r\n--r\r\nContent-Type: image/gif; name=\"shelf.gif\"\r\n\
         Content-Disposition: {disposition}; filename=\"shelf.gif\"\r\nContent-ID: <shelf>\r\n\
         Content-Transfer-Encoding: base64\r\n\r\n{}\r\n--r--\r\n",
        STANDARD.encode(GIF)
    );
    letter.body("multipart/related; boundary=r", body.as_bytes())
}

/// RULEBOOK C 74.
#[tokio::test]
async fn a_remote_image_of_one_by_one_is_refused_in_contacts_and_answers() {
    let world = World::open().await;
    let pixel =
        format!("<p>{TEXT}</p><img src=\"https://t.oak-shop.example/o.png\" width=1 height=1 alt=\"\">");
    contact(&world, &pixel).post().await.expect_for("refused", &["tracking-pixel"]);
    let notice = world.newest(SELLER);
    assert!(notice.text.contains("t.oak-shop.example") && notice.text.contains("remove"), "{}", notice.text);
    let question = world.question("Does the shelf fit thirty books?").await;
    answer(&world, &question, &pixel).post().await.expect_for("refused", &["tracking-pixel"]);
    assert!(world.mailbox(BUYER).is_empty());
    world.close().await;
}

/// RULEBOOK C 74.
#[tokio::test]
async fn a_drawing_without_alt_is_refused_in_a_contact() {
    let world = World::open().await;
    let drawing = format!("<p>{TEXT}</p><img src=\"cid:drawing\" width=300 height=200>");
    contact(&world, &drawing).post().await.expect_for("refused", &["inaccessible-markup"]);
    contact(&world, &drawing.replace("width", "alt=\"the shelf\" width")).post().await.expect("delivered");
    world.close().await;
}

/// RULEBOOK C 76.
#[tokio::test]
async fn arabic_text_may_be_aligned_to_the_right_and_not_in_the_middle() {
    let world = World::open().await;
    world.buyer("B", BUYER, "ar-SA").await;
    let html = |align: &str| {
        format!(
            "<div dir=rtl style=\"text-align:{align}\">الرجاء إخبارنا بأي جانب من الرف يجب أن يواجه الحائط حتى نتمكن من تجميعه.</div>"
        )
    };
    contact(&world, &html("right")).post().await.expect("delivered");
    contact(&world, &html("center")).post().await.expect_for("refused", &["text-align-override"]);
    world.close().await;
}

/// RULEBOOK C 97.
#[tokio::test]
async fn a_gif_travels_as_a_file_and_not_in_the_text() {
    let world = World::open().await;
    let (beside, within) =
        (format!("<p>{TEXT}</p>"), format!("<p>{TEXT}</p><img src=\"cid:shelf\" alt=\"shelf\">"));
    let gif = [("shelf.gif".to_owned(), GIF.to_vec())];
    with_gif(contact(&world, ""), &beside, "attachment").post().await.expect("delivered");
    assert_eq!(world.newest(BUYER).files, gif);
    with_gif(contact(&world, ""), &within, "inline").post().await.expect_for("refused", &["gif-image"]);
    with_gif(contact(&world, ""), &within, "attachment").post().await.expect_for("refused", &["gif-image"]);
    let question = world.question("What does the shelf look like?").await;
    with_gif(answer(&world, &question, ""), &within, "inline").post().await.expect("delivered");
    let got = world.newest(BUYER);
    assert_eq!(got.files, gif);
    assert!(!String::from_utf8_lossy(&got.raw).contains("Content-Disposition: inline"));
    assert!(world.newest(SELLER).text.contains("GIF"), "{}", world.newest(SELLER).text);
    world.close().await;
}

/// RULEBOOK 7: an answer is not lost over a font.
#[tokio::test]
async fn styling_of_an_answer_is_put_right_and_warned_of() {
    let world = World::open().await;
    let question = world.question("Does the shelf fit thirty books?").await;
    let html = "<style>.x{color:#c00000}</style><div class=x style=\"text-align:center;margin:0 99px\">\
                <p style=\"font-family:Georgia\">Yes, it fits <b>thirty</b> books.</p></div>";
    let posted = answer(&world, &question, html).post().await;
    posted.expect_for("delivered", &["style-override", "text-align-override", "wide-margin"]);
    let got = world.newest(BUYER);
    assert!(got.html.contains("Yes, it fits <strong>thirty </strong>books."), "{}", got.html);
    for styling in ["style=", "<style", "center", "Georgia", "c00000"] {
        assert!(!got.html.contains(styling), "{styling}: {}", got.html);
    }
    let notice = world.newest(SELLER);
    for words in ["georgia", "rgb(192, 0, 0)", "centred", "198 px"] {
        assert!(notice.text.contains(words), "{words}: {}", notice.text);
    }
    world.close().await;
}

/// RULEBOOK 7: the same styling refuses a contact, unless the marketplace only has it put right (`styleRulesMail`).
#[tokio::test]
async fn styling_of_a_contact_is_refused_unless_the_marketplace_says_otherwise() {
    let world = World::open().await;
    let html = format!("<p style=\"font-family:Georgia\">{TEXT}</p>");
    contact(&world, &html).post().await.expect_for("refused", &["style-override"]);
    world.rules(&json!({ "styleRulesMail": "normalise" })).await;
    contact(&world, &html).post().await.expect_for("delivered", &["style-override"]);
    assert!(!world.newest(BUYER).html.contains("Georgia"));
    let insecure = format!("<p>{TEXT}</p><img src=\"http://oak-shop.example/a.png\" width=40 alt=\"\">");
    contact(&world, &insecure).post().await.expect_for("refused", &["insecure-image"]);
    world.close().await;
}

/// `POST /v1/check` says how HTML would fare.
#[tokio::test]
async fn checking_html_tells_how_it_looks() {
    let world = World::open().await;
    let html = format!("<center>{TEXT}<br><br><br><br>{TEXT}</center><img src=\"cid:a\">");
    let found =
        world.api_of("S").post("/v1/check", &json!({ "kind": "reply", "text": "", "html": html })).await;
    let found = found.expect(200);
    let rules: Vec<&str> =
        found["findings"].as_array().unwrap().iter().filter_map(|finding| finding["rule"].as_str()).collect();
    assert_eq!(rules, ["too-many-line-breaks", "inaccessible-markup", "text-align-override"], "{found}");
    world.close().await;
}

/// RULEBOOK 7: hidden words are judged as if shown.
#[tokio::test]
async fn hidden_words_are_read() {
    let world = World::open().await;
    for hiding in
        ["display:none", "font-size:0", "position:absolute;left:-9999px", "max-height:0;overflow:hidden"]
    {
        let html = format!("<p>{TEXT}</p><div style=\"{hiding}\">See https://oak-shop.example/sale</div>");
        let posted = contact(&world, &html).post().await;
        posted.expect("refused");
        assert!(posted.ended[0].reasons.contains(&"external-link".to_owned()), "{hiding}: {posted:?}");
    }
    world.close().await;
}

/// RULEBOOK 7: measured is the seller's own part.
#[tokio::test]
async fn what_mail_programs_make_of_a_quotation_is_not_the_sellers_styling() {
    for program in [Program::Gmail, Program::Outlook] {
        let world = World::open().await;
        let question = world.question("Hello,\n\n\n\n\ndoes the shelf fit thirty books?").await;
        let styled = |html: String| {
            html.replace("<blockquote", "<blockquote style=\"color:#999;margin:0 99px;text-align:center\"")
        };
        let letter = program.answer(&world, &question, SELLER, "Yes, it fits thirty books.");
        let raw = String::from_utf8(letter.written()).unwrap();
        let posted = letter.raw(styled(raw).as_bytes()).post().await;
        posted.expect_for("delivered", &[]);
        world.close().await;
    }
}
