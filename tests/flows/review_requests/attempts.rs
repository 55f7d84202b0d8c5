use std::time::Duration;

use local::aws::ses::SesBehaviour;
use policy::Span;
use post::ReviewProtocol;
use serde_json::{Value, json};
use tests::{ORDER, World};

use super::{open_at_window, requests, row, state, wake};

/// One run while SES behaves so, by an impatient protocol. Gives the summary, and the HTTP requests that SES got.
async fn run_with(world: &World, behaviour: SesBehaviour) -> (Value, usize) {
    let before = world.house.ses.requests();
    world.house.ses.set_behaviour(behaviour);
    let mut services = world.house.services.clone();
    let protocol = ReviewProtocol { answer_within: Duration::from_millis(400), ..Default::default() };
    services.post = services.post.with_review_protocol(protocol);
    let now = world.now();
    let invocation = host::Invocation { now, ends_at: now + Span::minutes(15), fresh: [9; 32] };
    let run = review_requests::handle(services, review_requests::Wake::default(), invocation).await.unwrap();
    world.house.ses.set_behaviour(SesBehaviour::Accept);
    (serde_json::to_value(run).unwrap(), world.house.ses.requests() - before)
}

fn failing(status: u16, code: &str) -> SesBehaviour {
    SesBehaviour::Fail { status, code: code.to_owned() }
}

/// After this the request is never sent, whatever comes; a day later it is shown as unknown.
async fn is_never_sent_again(world: &World, left: usize) {
    assert_eq!(state(world, ORDER).await, "sending");
    for _ in 0..5 {
        world.advance(Span::hours(5)).await;
        assert_eq!(wake(world).await["due"], 0);
        let answer = world.api_of("S").post(&format!("/v1/orders/{ORDER}/review-request"), &json!({})).await;
        assert_eq!(answer.problem(403)["findings"][0]["rule"], "review-repeat");
        world.tick().await;
    }
    assert_eq!(state(world, ORDER).await, "unknown");
    assert_eq!(requests(world), left);
}

#[tokio::test]
async fn a_reset_after_ses_took_it_is_one_request_and_never_another() {
    let world = open_at_window().await;
    let (run, requests) = run_with(&world, SesBehaviour::AcceptThenDropConnection).await;
    assert_eq!((&run["uncertain"], requests), (&json!(1), 1), "{run}");
    is_never_sent_again(&world, 1).await;
    world.close().await;
}

#[tokio::test]
async fn a_timeout_is_one_request_and_never_another() {
    let world = open_at_window().await;
    let (run, requests) = run_with(&world, SesBehaviour::Hang).await;
    assert_eq!((&run["uncertain"], requests), (&json!(1), 1), "{run}");
    is_never_sent_again(&world, 0).await;
    world.close().await;
}

#[tokio::test]
async fn an_error_of_the_server_is_one_request_and_never_another() {
    let world = open_at_window().await;
    let (run, requests) = run_with(&world, failing(500, "InternalFailure")).await;
    assert_eq!((&run["uncertain"], requests), (&json!(1), 1), "{run}");
    is_never_sent_again(&world, 0).await;
    world.close().await;
}

#[tokio::test]
async fn what_ses_surely_did_not_take_is_tried_again_later_and_arrives_once() {
    let refusals =
        [(429, "TooManyRequestsException"), (400, "SendingPausedException"), (400, "MessageRejected")];
    for (status, code) in refusals {
        let world = open_at_window().await;
        let (run, called) = run_with(&world, failing(status, code)).await;
        assert_eq!((&run["waiting"], called), (&json!(1), 1), "{code}: {run}");
        let waiting = row(&world, ORDER).await;
        assert_eq!((waiting.state.word(), waiting.attempt), ("pending", 1));
        assert!(waiting.reason.is_some_and(|reason| reason.contains(code)), "{code}");
        assert_eq!(wake(&world).await["due"], 0, "not at once");
        world.advance(Span::minutes(2)).await;
        assert_eq!(wake(&world).await["sent"], 1);
        assert_eq!(requests(&world), 1);
        world.close().await;
    }
}

#[tokio::test]
async fn a_seller_whose_call_ses_throttles_is_served_by_the_schedule() {
    let world = open_at_window().await;
    world.api_of("S").put("/v1/sellers/S/review-schedule", &json!({ "automatic": false })).await.expect(200);
    world.house.ses.set_behaviour(failing(429, "TooManyRequestsException"));
    let path = format!("/v1/orders/{ORDER}/review-request");
    let answer = world.api_of("S").post(&path, &json!({})).await.expect(201);
    assert_eq!(answer["state"], "pending", "{answer}");
    world.house.ses.set_behaviour(SesBehaviour::Accept);
    world.advance(Span::minutes(2)).await;
    assert_eq!(wake(&world).await["sent"], 1, "the seller asked for it, so no schedule stands against it");
    assert_eq!(requests(&world), 1);
    world.close().await;
}
