//! Who may write to a mask, and what everyone else learns (RULEBOOK 2, 3); events of SES as they come.

mod events;

use policy::Span;
use tests::{APPROVED, BUYER, ORDER, OTHER_SELLER, SELLER, World};

const TEXT: &str =
    "We would like to know which side of the shelf should face the wall, so that it can be assembled.";

fn contact<'w>(world: &'w World, from: &str) -> tests::Letter<'w> {
    world.mail().from(from).to(&world.buyer_mask).subject(ORDER).text(TEXT)
}

/// What SMTP says of an address that no pair has.
async fn unknown_mailbox(world: &World) -> String {
    let (token, domain) = world.buyer_mask.split_once('@').unwrap();
    let mut other: Vec<char> = token.chars().collect();
    other[4] = if other[4] == 'a' { 'b' } else { 'a' };
    let other: String = other.into_iter().collect();
    let posted =
        world.mail().from(SELLER).to(&format!("{other}@{domain}")).subject(ORDER).text(TEXT).post().await;
    posted.expect_for("rejected", &["mask-alias-unknown"]);
    assert_eq!(posted.code, 550, "{posted:?}");
    posted.reply
}

#[tokio::test]
async fn the_registered_and_every_approved_address_may_write_in_any_case() {
    let world = World::open().await;
    for from in [SELLER, APPROVED, "Office@OAK-and-iron.example"] {
        contact(&world, from).post().await.expect("delivered");
    }
    let shouted = world.mail().from(SELLER).to(&world.buyer_mask.to_uppercase()).subject(ORDER).text(TEXT);
    shouted.post().await.expect("delivered");
    let got = world.mailbox(BUYER);
    assert_eq!(got.len(), 4);
    assert!(got.iter().all(|mail| mail.from == world.seller_mask));
    world.close().await;
}

#[tokio::test]
async fn an_address_that_is_not_approved_and_its_account_are_told_so() {
    let world = World::open().await;
    let intern = "intern@oak-and-iron.example";
    let mail = || contact(&world, intern).message_id("<same@oak-and-iron.example>");
    let posted = mail().post().await;
    posted.expect_for("refused", &["sender-authorised"]);
    assert_eq!(posted.code, 250);
    assert!(world.mailbox(BUYER).is_empty());
    for address in [intern, SELLER] {
        let notices = world.mailbox(address);
        assert_eq!(notices.len(), 1, "{address}");
        assert!(
            notices[0].text.contains(intern) && notices[0].text.contains("Approve the address"),
            "{}",
            notices[0].text
        );
    }
    // Once it is approved, the very same mail passes.
    world.seller("S", &serde_json::json!({ "approvedAddresses": [APPROVED, intern] }), SELLER).await;
    mail().post().await.expect("delivered");
    assert_eq!(world.mailbox(BUYER).len(), 1);
    world.close().await;
}

/// RULEBOOK C 104, `mask-alias-unknown`: no oracle.
#[tokio::test]
async fn a_party_of_another_pair_is_turned_away_as_from_an_unknown_mailbox() {
    let world = World::open().await;
    world.buyer("B2", "ravi@far-post.example", "en-US").await;
    let unknown = unknown_mailbox(&world).await;
    let other_seller = contact(&world, OTHER_SELLER).post().await;
    let other_buyer = world
        .mail()
        .from("ravi@far-post.example")
        .to(&world.seller_mask)
        .text("Is the shelf in stock?")
        .post()
        .await;
    let wrong_side =
        world.mail().from(BUYER).to(&world.buyer_mask).text("Is the shelf in stock?").post().await;
    for posted in [other_seller, other_buyer, wrong_side] {
        posted.expect_for("rejected", &["mask-alias-unknown"]);
        assert_eq!(posted.reply, unknown);
    }
    assert_eq!(world.mails_that_left(), 0);
    world.close().await;
}

/// `sender-authenticated`, RULEBOOK C 106: rejected, and no mail to an address that may be forged.
#[tokio::test]
async fn a_sender_that_cannot_be_authenticated_is_turned_away_without_a_mail() {
    let world = World::open().await;
    for (from, to) in [(SELLER, &world.buyer_mask), (BUYER, &world.seller_mask)] {
        let mail = world
            .mail()
            .from(from)
            .envelope_from("bounce@elsewhere.example")
            .to(to)
            .subject(ORDER)
            .text(TEXT);
        let posted = mail.post().await;
        posted.expect_for("rejected", &["sender-authenticated"]);
        assert_eq!(posted.code, 550);
        assert!(posted.reply.contains("5.7.26"), "{}", posted.reply);
    }
    assert_eq!(world.mails_that_left(), 0);
    // A bounce address of the sender's own organisation is its own.
    let own = contact(&world, SELLER).envelope_from("bounce@mailer.oak-and-iron.example");
    own.post().await.expect("delivered");
    world.close().await;
}

/// `sender-buyer`: somebody who is nobody here.
#[tokio::test]
async fn a_stranger_who_writes_to_a_sellers_mask_is_told_and_nothing_passes() {
    let world = World::open().await;
    let stranger = "someone@elsewhere.example";
    let posted = world.mail().from(stranger).to(&world.seller_mask).subject(ORDER).text(TEXT).post().await;
    posted.expect_for("refused", &["sender-buyer"]);
    assert_eq!(world.mailbox(stranger).len(), 1);
    assert_eq!(world.mails_that_left(), 1);
    world.close().await;
}

/// `sender-one-recipient`: each alias is a message of its own, and other recipients are ignored.
#[tokio::test]
async fn each_recipient_of_one_mail_ends_on_its_own() {
    let world = World::open().await;
    world.order("222-2222222-2222222").between("S2", "B").put().await;
    let (_, second) = world.masks("222-2222222-2222222").await;
    let (token, domain) = second.split_once('@').unwrap();
    let mut unknown = token.to_owned();
    let swapped = if unknown.ends_with('a') { "b" } else { "a" };
    unknown.replace_range(token.len() - 1.., swapped);
    let mail = world.mail().from(BUYER).to(&world.seller_mask).to("friend@elsewhere.example").to(&second);
    let posted =
        mail.to(&format!("{unknown}@{domain}")).text("Which of you has the shelf in stock?").post().await;
    assert_eq!(posted.code, 250);
    assert_eq!(posted.outcomes(), ["delivered", "rejected", "delivered", "rejected"], "{posted:?}");
    assert_eq!((world.mailbox(SELLER).len(), world.mailbox(OTHER_SELLER).len()), (1, 1));
    assert_eq!(world.mails_that_left(), 2);
    // Neither learns of the other, nor of the other's mask.
    let (first, second) = (world.newest(SELLER), world.newest(OTHER_SELLER));
    assert!(!tests::Views::of(&first.raw).show(token));
    assert!(!tests::Views::of(&second.raw).show(world.seller_mask.split('@').next().unwrap()));
    world.close().await;
}

/// The envelope says where a mail goes; To is the writer's own word.
#[tokio::test]
async fn a_mail_goes_where_its_envelope_says() {
    let world = World::open().await;
    let raw = format!(
        "From: {BUYER}\r\nTo: someone@elsewhere.example, {}\r\nSubject: Shelf\r\nMessage-ID: <a@home-post.example>\r\n\r\n\
         Is the shelf in stock?\r\n",
        world.buyer_mask
    );
    let posted = world.mail().from(BUYER).to(&world.seller_mask).raw(raw.as_bytes()).post().await;
    posted.expect("delivered");
    assert_eq!(world.mailbox(SELLER).len(), 1);
    assert_eq!(world.mails_that_left(), 1);
    world.close().await;
}

/// `pipeline-idempotent`, RULEBOOK C 109.
#[tokio::test]
async fn the_same_message_id_is_delivered_once_within_a_day() {
    let world = World::open().await;
    let mail = || contact(&world, SELLER).message_id("<same@oak-and-iron.example>");
    mail().post().await.expect("delivered");
    world.advance(Span::millis(24 * 3_600_000 - 1)).await;
    mail().post().await.expect_for("consumed", &["duplicate"]);
    assert_eq!(world.mailbox(BUYER).len(), 1);
    world.advance(Span::millis(1)).await;
    mail().post().await.expect("delivered");
    assert_eq!(world.mailbox(BUYER).len(), 2);
    // Another sender's id of the same words is another id.
    let same = world.mail().from(BUYER).to(&world.seller_mask).message_id("<same@oak-and-iron.example>");
    same.text("Is the shelf in stock?").post().await.expect("delivered");
    world.close().await;
}
