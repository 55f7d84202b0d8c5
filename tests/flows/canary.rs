//! Nothing by which one side could find the other outside the marketplace arrives, however it is written.

mod files;
mod loaded;

use base64::{Engine, engine::general_purpose::STANDARD};
use loaded::{CANARIES, loaded};
use tests::{APPROVED, BUYER, Letter, Mail, SELLER, Views, World};

/// A loaded mail, in which every canary can be read before it is sent: else its absence would prove nothing.
fn checked(letter: Letter<'_>) -> Letter<'_> {
    let sent = Views::of(&letter.written());
    let unseen: Vec<&&str> = CANARIES.iter().filter(|canary| !sent.show(canary)).collect();
    assert!(unseen.is_empty(), "{unseen:?} was never sent");
    letter
}

/// Asserts that nothing of `secrets` can be read out of a mail.
fn assert_hidden(mail: &Mail, secrets: &[&str]) {
    let views = Views::of(&mail.raw);
    let shown: Vec<&&str> = secrets.iter().filter(|secret| views.show(secret)).collect();
    assert!(shown.is_empty(), "{shown:?} shows in:\n{}", String::from_utf8_lossy(&mail.raw));
}

#[tokio::test]
async fn a_buyers_mail_full_of_canaries_arrives_without_one() {
    let world = World::open().await;
    let posted = checked(loaded(&world, BUYER, &world.seller_mask, &[])).post().await;
    posted.expect("delivered");
    let mail = world.newest(SELLER);
    assert!(mail.text.contains("the parcel stands at the door"), "{}", mail.text);
    assert_hidden(&mail, &CANARIES);
    assert_hidden(&mail, &[BUYER, &posted.id(), "home-post"]);
    assert_eq!(names(&mail), ["photo.png", "photo.jpg"]);
    world.close().await;
}

#[tokio::test]
async fn a_sellers_answer_full_of_canaries_arrives_without_one() {
    let world = World::open().await;
    let question = world.question("Does the shelf fit thirty books?").await;
    let ids = [question.message_id.clone()];
    let posted = checked(loaded(&world, APPROVED, &question.from, &ids)).post().await;
    posted.expect("delivered");
    let mail = world.newest(BUYER);
    assert!(mail.text.contains("the parcel stands at the door"), "{}", mail.text);
    assert_hidden(&mail, &CANARIES);
    assert_hidden(&mail, &[SELLER, APPROVED, &posted.id(), "oak-and-iron"]);
    assert_eq!(names(&mail), ["photo.png", "photo.jpg"]);
    // What the writer is told names nothing of the other side either, and goes to nobody else.
    assert!(world.mailbox(APPROVED).iter().all(|notice| !Views::of(&notice.raw).show(BUYER)));
    world.close().await;
}

fn names(mail: &Mail) -> Vec<&str> {
    mail.files.iter().map(|(name, _)| name.as_str()).collect()
}

/// An address is written in `text/plain` and `text/html` in every way that a reader could undo.
#[tokio::test]
async fn an_address_in_the_text_is_hidden_in_every_writing() {
    let world = World::open().await;
    let each = |write: &dyn Fn(u8) -> String| BUYER.bytes().map(write).collect::<String>();
    let swapped: String =
        BUYER.chars().map(|c| if c.is_lowercase() { c.to_ascii_uppercase() } else { c }).collect();
    let writings = [
        BUYER.to_owned(),
        swapped,
        "Jane.Roe@Home-Post.Example".to_owned(),
        format!("<{BUYER}>"),
        format!("mailto:{BUYER}?subject=x"),
        BUYER.replace('@', "%40"),
        each(&|byte| format!("%{byte:02X}")),
        BUYER.replace('@', "&#64;"),
        BUYER.replace('@', "&#x40;"),
        BUYER.replace('@', "&commat;"),
        each(&|byte| format!("&#{byte};")),
        each(&|byte| format!("={byte:02X}")),
        STANDARD.encode(BUYER),
        STANDARD.encode(format!("x{BUYER}")),
        STANDARD.encode(format!("xy{BUYER}")),
        format!("=?utf-8?B?{}?=", STANDARD.encode(BUYER)),
        format!("=?utf-8?Q?{}?=", BUYER.replace('@', "=40")),
        BUYER.chars().rev().collect(),
        BUYER.replace('@', "\u{200b}@"),
        BUYER.replace("post", "po\u{ad}st"),
        BUYER.replace("post", "po<b>st</b>"),
        BUYER.replace("post", "po<!-- x -->st"),
    ];
    for (number, writing) in writings.iter().enumerate() {
        for (kind, body) in [
            ("plain", format!("Please answer to {writing} as soon as you can.")),
            ("html", format!("<p>Please answer to {writing} as soon as you can.</p>")),
            (
                "html",
                format!("<p title=\"{writing}\">Please answer as soon <!-- {writing} --> as you can.</p>"),
            ),
            (
                "html",
                format!(
                    "<a href=\"mailto:{writing}\">Please answer</a> <i style='display:none'>{writing}</i>"
                ),
            ),
        ] {
            let before = world.mails_that_left();
            let mail = world.mail().from(BUYER).to(&world.seller_mask).subject("An address");
            mail.body(&format!("text/{kind}; charset=utf-8"), body.as_bytes())
                .post()
                .await
                .expect("delivered");
            assert_eq!(world.mails_that_left(), before + 1, "writing {number} in {kind}");
            let got = world.newest(SELLER);
            assert!(got.text.contains("Please answer"), "writing {number} in {kind}: {}", got.text);
            assert!(
                !Views::of(&got.raw).show(BUYER),
                "writing {number} ({writing}) shows in {kind}:\n{}",
                got.text
            );
        }
    }
    world.close().await;
}

/// The same address, in every charset and transfer encoding that a body can have.
#[tokio::test]
async fn an_address_is_hidden_whatever_the_encoding_of_the_body() {
    let world = World::open().await;
    let text = format!("Please answer to {BUYER} as soon as you can.");
    let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let bodies = [
        ("utf-8", "base64", STANDARD.encode(&text)),
        ("utf-16le", "base64", STANDARD.encode(utf16)),
        ("utf-7", "7bit", text.replace('@', "+AEA-")),
        (
            "iso-8859-1",
            "quoted-printable",
            text.bytes().map(|byte| format!("={byte:02X}")).collect::<Vec<_>>().concat(),
        ),
        ("us-ascii", "quoted-printable", text.replace("home", "ho=\r\nme").replace('@', "=40")),
        ("utf-8", "8bit", text.clone()),
    ];
    for (charset, encoding, body) in bodies {
        let mail = world.mail().from(BUYER).to(&world.seller_mask).subject("An address");
        let mail = mail.header("Content-Transfer-Encoding", encoding);
        mail.body(&format!("text/plain; charset={charset}"), body.as_bytes())
            .post()
            .await
            .expect("delivered");
        let got = world.newest(SELLER);
        assert!(got.text.contains("Please answer"), "{charset} in {encoding}: {}", got.text);
        assert_hidden(&got, &[BUYER]);
    }
    world.close().await;
}

#[tokio::test]
async fn an_address_in_the_subject_is_hidden_in_every_writing() {
    let world = World::open().await;
    for subject in [
        format!("Answer to {BUYER} please"),
        format!("Answer =?utf-8?B?{}?= please", STANDARD.encode(BUYER)),
        format!("Answer =?utf-8?Q?{}?= please", BUYER.replace('@', "=40").replace('.', "=2E")),
        "Answer =?utf-8?Q?jane.roe=40?=\r\n =?utf-8?Q?home-post.example?= please".to_owned(),
        format!("Answer {} please", BUYER.to_uppercase()),
        format!("Answer {} please", BUYER.replace('@', "%40")),
    ] {
        let mail = world.mail().from(BUYER).to(&world.seller_mask).subject(&subject).text("See the subject.");
        mail.post().await.expect("delivered");
        let got = world.newest(SELLER);
        assert!(got.subject.starts_with("Answer ") && got.subject.ends_with(" please"), "{}", got.subject);
        assert_hidden(&got, &[BUYER]);
    }
    world.close().await;
}
