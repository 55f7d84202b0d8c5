//! SES fails in every way it can: a mail is delivered all the same, and twice only where that was counted.

use local::aws::ses::SesBehaviour;
use policy::Span;
use tests::{Expected, SELLER, World};

/// Posts a mail while SES behaves so, repairs SES, and ticks until the outbox is empty. Gives the mails that arrived
/// and the possible duplicates that were counted.
async fn delivered_despite(world: &World, behaviour: SesBehaviour) -> (usize, usize) {
    world.house.ses.set_behaviour(behaviour);
    let mail = world
        .mail()
        .from(tests::BUYER)
        .to(&world.seller_mask)
        .subject("Shelf")
        .text("Is the shelf in stock?");
    mail.post().await.expect("delivered");
    world.house.ses.set_behaviour(SesBehaviour::Accept);
    let mut duplicates = 0;
    for _ in 0..3 {
        world.advance(Span::hours(1)).await;
        let swept = world.tick().await;
        let count = |field: &str| {
            usize::try_from(swept[field].as_u64().unwrap_or_else(|| panic!("{swept}"))).unwrap()
        };
        assert_eq!(count("failed"), 0, "{swept}");
        duplicates += count("possibleDuplicates");
    }
    let idle = world.tick().await;
    assert!(["left", "waiting", "withdrawn"].iter().all(|field| idle[field] == 0), "{idle}");
    (world.mailbox(SELLER).len(), duplicates)
}

#[tokio::test]
async fn a_throttled_mail_leaves_later_and_once() {
    let world = World::open().await;
    let throttled = SesBehaviour::Fail { status: 429, code: "TooManyRequestsException".to_owned() };
    assert_eq!(delivered_despite(&world, throttled).await, (1, 0));
    world.close().await;
}

#[tokio::test]
async fn after_an_error_of_ses_a_mail_leaves_later() {
    let world = World::open().await;
    let broken = SesBehaviour::Fail { status: 500, code: "InternalFailure".to_owned() };
    let (arrived, counted) = delivered_despite(&world, broken).await;
    assert_eq!(arrived, 1);
    assert!(counted <= 1, "an error may hide that SES took the mail: {counted}");
    world.close_expecting(Expected { possible_duplicates: counted, ..Default::default() }).await;
}

#[tokio::test]
async fn a_mail_whose_reply_was_lost_arrives_and_every_further_copy_was_counted() {
    let world = World::open().await;
    let (arrived, counted) = delivered_despite(&world, SesBehaviour::AcceptThenDropConnection).await;
    assert!(arrived >= 1);
    assert!(arrived - 1 <= counted, "{arrived} copies arrived, {counted} were counted as possible");
    world.close_expecting(Expected { possible_duplicates: counted, ..Default::default() }).await;
}

/// `mask-never-leak-dsn`: SES's diagnosis goes nowhere, and what it will never take is not tried for ever.
#[tokio::test]
async fn a_mail_that_ses_rejects_for_good_is_given_up() {
    let world = World::open().await;
    let rejected = SesBehaviour::Fail { status: 400, code: "MessageRejected".to_owned() };
    assert_eq!(delivered_despite(&world, rejected).await, (0, 0));
    assert_eq!(world.mails_that_left(), 0);
    world.question("Is it in stock now?").await;
    world.close().await;
}
