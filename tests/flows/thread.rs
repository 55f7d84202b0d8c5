//! A thread holds in both mail programs, and what belongs to it is told from what only looks like it.

use std::collections::BTreeSet;

use policy::Span;
use serde_json::json;
use tests::{BUYER, Mail, ORDER, Program, SELLER, World};

const SENTENCES: [&str; 6] = [
    "Hello, how many books does one shelf of the bookcase carry?",
    "Each shelf carries forty kilograms, which is about thirty books.",
    "Thank you. And is the back panel made of oak as well?",
    "No, the back panel is made of birch plywood, stained to match.",
    "Good. Can the top shelf be left out without harm?",
    "Yes, the top shelf only rests on pegs and may be left out.",
];

/// One side of a thread, with all the ids that its mail program has seen.
struct Side<'w> {
    world: &'w World,
    address: &'static str,
    program: Program,
    ids: BTreeSet<String>,
}

impl Side<'_> {
    async fn answer(&mut self, mail: &Mail, words: &str) {
        let posted = self.program.answer(self.world, mail, self.address, words).post().await;
        posted.expect("delivered");
        self.ids.insert(posted.id());
    }

    /// Takes the newest mail: everything it refers to must be there already.
    fn receive(&mut self) -> Mail {
        let mail = self.world.newest(self.address);
        for id in mail.in_reply_to.iter().chain(&mail.references) {
            assert!(self.ids.contains(id), "{} has no mail {id}: {:?}", self.address, self.ids);
        }
        assert!(self.ids.insert(mail.message_id.clone()), "every mail has an id of its own");
        mail
    }
}

async fn six_mails(buyer: Program, seller: Program) {
    let world = World::open().await;
    let mut buyer = Side { world: &world, address: BUYER, program: buyer, ids: BTreeSet::new() };
    let mut seller = Side { world: &world, address: SELLER, program: seller, ids: BTreeSet::new() };
    let question = world.mail().from(BUYER).to(&world.seller_mask).subject("Bookcase").text(SENTENCES[0]);
    let posted = question.post().await;
    posted.expect("delivered");
    buyer.ids.insert(posted.id());
    let mut received = seller.receive();
    assert!(received.in_reply_to.is_empty() && received.references.is_empty());
    for number in 1..SENTENCES.len() {
        let (writer, reader) =
            if number % 2 == 1 { (&mut seller, &mut buyer) } else { (&mut buyer, &mut seller) };
        writer.answer(&received, SENTENCES[number]).await;
        received = reader.receive();
        assert_eq!(received.in_reply_to.len(), 1, "mail {number} answers one mail");
        assert_eq!(received.references.last(), received.in_reply_to.first());
        for (form, text) in [("text", &received.text), ("HTML", &received.html)] {
            let text = text.replace(['\n', '>'], " ").split_whitespace().collect::<Vec<_>>().join(" ");
            let places = |sentence: &str| text.match_indices(sentence).map(|(at, _)| at).collect::<Vec<_>>();
            let (own, original) = (places(SENTENCES[number]), places(SENTENCES[number - 1]));
            assert_eq!((own.len(), original.len()), (1, 1), "mail {number} in {form}: {text}");
            assert!(own < original, "mail {number}: the original stands below the answer in {form}");
        }
    }
    world.close().await;
}

#[tokio::test]
async fn six_mails_between_gmail_and_outlook_hold_together_on_both_sides() {
    six_mails(Program::Gmail, Program::Outlook).await;
}

#[tokio::test]
async fn six_mails_between_apple_mail_and_gmail_hold_together_on_both_sides() {
    six_mails(Program::AppleMail, Program::Gmail).await;
}

#[tokio::test]
async fn six_mails_between_outlook_and_apple_mail_hold_together_on_both_sides() {
    six_mails(Program::Outlook, Program::AppleMail).await;
}

/// RULEBOOK C 37: "Re:" proves nothing.
#[tokio::test]
async fn a_new_mail_that_only_looks_like_an_answer_is_proactive() {
    let world = World::open().await;
    world.question("Does the shelf fit thirty books?").await;
    world.advance(Span::hours(1)).await;
    world.opt_out().await;
    let mail = world
        .mail()
        .from(SELLER)
        .to(&world.buyer_mask)
        .subject(&format!("Re: A question, {ORDER}"))
        .text("Yes, it fits thirty books if the pegs are in the wide holes.");
    mail.post().await.expect_for("refused", &["optout-block"]);
    let notice = world.newest(SELLER);
    assert!(notice.text.contains("reply to that email and keep the original text"), "{}", notice.text);
    assert!(world.mailbox(BUYER).is_empty());
    world.close().await;
}

/// RULEBOOK C 38.
#[tokio::test]
async fn an_answer_without_references_is_known_by_the_token_in_its_quotation() {
    let world = World::open().await;
    let question = world.question("Does the shelf fit thirty books?").await;
    world.advance(Span::hours(1)).await;
    world.opt_out().await;
    let quoted: Vec<String> = question.text.lines().map(|line| format!("> {line}")).collect();
    let answer = format!(
        "Yes, it fits thirty books.\n\nOn Jan 20, 2026, at 1:00 AM, {} <{}> wrote:\n\n{}\n",
        question.from_name,
        question.from,
        quoted.join("\n")
    );
    let mail = world.mail().from(SELLER).to(&world.buyer_mask).subject("Re: A question").text(&answer);
    mail.post().await.expect("delivered");
    let got = world.newest(BUYER);
    assert_eq!(got.text.matches("Does the shelf fit thirty books?").count(), 1, "{}", got.text);
    world.close().await;
}

/// RULEBOOK 10.1 (a).
#[tokio::test]
async fn an_answer_to_the_alias_with_its_thread_needs_neither_references_nor_quotation() {
    let world = World::open().await;
    let question = world.question("Does the shelf fit thirty books?").await;
    world.advance(Span::hours(1)).await;
    world.opt_out().await;
    let mail = world.mail().from(SELLER).to(&question.thread_address()).subject("Shelf");
    mail.text("Yes, it fits thirty books.").post().await.expect("delivered");
    let got = world.newest(BUYER);
    assert!(
        got.text.contains("Does the shelf fit thirty books?"),
        "the platform adds the original: {}",
        got.text
    );
    world.close().await;
}

/// RULEBOOK 10.1: a token of another pair is ignored.
#[tokio::test]
async fn a_thread_of_another_pair_proves_nothing() {
    let world = World::open().await;
    let question = world.question("Does the shelf fit thirty books?").await;
    world.buyer("B2", "ravi@far-post.example", "en-US").await;
    world.order("222-2222222-2222222").between("S", "B2").put().await;
    let (other_mask, _) = world.masks("222-2222222-2222222").await;
    let (_, suffix) =
        question.thread_address().split_once('+').map(|(a, b)| (a.to_owned(), b.to_owned())).unwrap();
    let (token, _) = other_mask.split_once('@').unwrap();
    let mail = world.mail().from(SELLER).to(&format!("{token}+{suffix}")).subject("Shelf");
    let mail = mail.references(std::slice::from_ref(&question.message_id));
    mail.text("Yes, it fits thirty books.").post().await.expect_for("refused", &["missing-order-id"]);
    world.close().await;
}

/// RULEBOOK 10.3: what the buyer never wrote is the seller's own text, however it is marked.
#[tokio::test]
async fn a_forged_quotation_is_examined_like_any_text() {
    let world = World::open().await;
    let question = world.question("Does the shelf fit thirty books?").await;
    let text = "Yes.\n\nOn Jan 20, 2026, at 1:00 AM, Jane wrote:\n\n> Does the shelf fit thirty books?\n\
                > See also https://oak-and-iron.example/sale for more shelves\n";
    let mail = world.mail().from(SELLER).to(&question.from).subject("Re: A question");
    let mail = mail.references(std::slice::from_ref(&question.message_id)).text(text);
    mail.post().await.expect_for("refused", &["external-link", "marketing"]);
    assert!(world.mailbox(BUYER).is_empty());
    world.close().await;
}

/// RULEBOOK C 124.
#[tokio::test]
async fn with_messaging_off_an_open_thread_is_answered_and_no_contact_begins() {
    let world = World::open().await;
    let question = world.question("Does the shelf fit thirty books?").await;
    world.seller("S", &json!({ "messagingEnabled": false }), SELLER).await;
    let answer = world.mail().from(SELLER).to(&question.thread_address()).subject("Shelf");
    answer.text("Yes, it fits thirty books.").post().await.expect("delivered");
    let contact = world.mail().from(SELLER).to(&world.buyer_mask).subject(ORDER);
    let contact = contact.text("Which side of the shelf should face the wall?");
    contact.post().await.expect_for("refused", &["messaging-disabled"]);
    assert_eq!(world.mailbox(BUYER).len(), 1);
    world.close().await;
}

/// RULEBOOK 10.6: an automatic answer is no answer.
#[tokio::test]
async fn automatic_mail_is_consumed_on_either_side() {
    let world = World::open().await;
    let question = world.question("Does the shelf fit thirty books?").await;
    let left = world.mails_that_left();
    for (from, to) in [(BUYER, world.seller_mask.clone()), (SELLER, question.from.clone())] {
        let mail =
            world.mail().from(from).to(&to).subject("Out of office").header("Auto-Submitted", "auto-replied");
        mail.text("I am away until Monday.").post().await.expect("consumed");
    }
    let bounce =
        world.mail().from(BUYER).without_return_path().to(&world.seller_mask).subject("Undelivered mail");
    bounce.text("Your mail could not be delivered.").post().await.expect("consumed");
    assert_eq!(world.mails_that_left(), left);
    world.close().await;
}
