use policy::Span;
use tests::{BUYER, ORDER, World};

use super::TEXT;

#[tokio::test]
async fn the_same_key_gets_the_same_answer_and_one_mail() {
    let world = World::open().await;
    let api = world.api_of("S").header("Idempotency-Key", "first");
    let first = api.message(ORDER, "other-required", TEXT).await.expect(201);
    world.advance(Span::millis(24 * 3_600_000 - 1)).await;
    assert_eq!(api.message(ORDER, "other-required", TEXT).await.expect(201), first);
    assert_eq!(world.mailbox(BUYER).len(), 1);
    world.advance(Span::millis(1)).await;
    let anew = api.message(ORDER, "other-required", TEXT).await.expect(201);
    assert!(anew != first, "the key is kept for 24 hours");
    assert_eq!(world.mailbox(BUYER).len(), 2);
    world.close().await;
}

#[tokio::test]
async fn the_same_key_for_another_body_is_422() {
    let world = World::open().await;
    let api = world.api_of("S").header("Idempotency-Key", "first");
    api.message(ORDER, "other-required", TEXT).await.expect(201);
    api.message(ORDER, "other-required", "Which colour should the pegs of the shelf have?")
        .await
        .problem(422);
    // Another caller's key of the same name is another key.
    let marketplace = world.api().header("Idempotency-Key", "first");
    marketplace.message(ORDER, "other-required", TEXT).await.expect(201);
    assert_eq!(world.mailbox(BUYER).len(), 2);
    world.close().await;
}

#[tokio::test]
async fn a_refusal_is_repeated_as_it_was() {
    let world = World::open().await;
    let api = world.api_of("S").header("Idempotency-Key", "first");
    let text = "Please call +1 212 555 0147 so that we can deliver it.";
    let first = api
        .message(ORDER, "other-required", text)
        .await
        .refused(400, &["off-platform-contact", "phone-number"]);
    assert_eq!(api.message(ORDER, "other-required", text).await.problem(400), first);
    world.close().await;
}

#[tokio::test]
async fn the_same_call_many_times_at_once_sends_one_mail() {
    let world = World::open().await;
    let api = world.api_of("S").header("Idempotency-Key", "first");
    let call = || api.message(ORDER, "other-required", TEXT);
    let answers = tokio::join!(call(), call(), call(), call());
    let answers = [answers.0, answers.1, answers.2, answers.3];
    let ids: std::collections::BTreeSet<String> =
        answers.iter().map(|answer| answer.clone().expect(201)["messageId"].to_string()).collect();
    assert_eq!(ids.len(), 1, "{answers:?}");
    assert_eq!(world.mailbox(BUYER).len(), 1);
    world.close().await;
}

#[tokio::test]
async fn a_key_that_is_none_is_named() {
    let world = World::open().await;
    for key in ["", &"k".repeat(256)] {
        let api = world.api_of("S").header("Idempotency-Key", key);
        let problem = api.message(ORDER, "other-required", TEXT).await.problem(400);
        assert_eq!(problem["field"], "Idempotency-Key");
    }
    assert_eq!(world.mails_that_left(), 0);
    world.close().await;
}
