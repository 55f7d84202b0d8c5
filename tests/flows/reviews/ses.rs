use local::aws::ses::SesBehaviour;
use policy::{Instant, Span};
use tests::ORDER;

use super::{ask, at_window, requests, row, tick};

/// SES surely did not take it: it waits, and leaves once.
#[tokio::test]
async fn what_ses_does_not_take_now_is_due_again() {
    let world = at_window().await;
    let throttled = SesBehaviour::Fail { status: 429, code: "TooManyRequestsException".to_owned() };
    world.house.ses.set_behaviour(throttled);
    let asked = ask(&world, ORDER).await.expect(201);
    assert_eq!(asked["state"], "pending", "{asked}");
    let waiting = row(&world, ORDER).await;
    assert_eq!((&waiting["state"], &waiting["dueAt"]), (&asked["state"], &asked["dueAt"]), "{waiting}");
    world.house.ses.set_behaviour(SesBehaviour::Accept);
    let due: Instant = asked["dueAt"].as_str().unwrap().parse().unwrap();
    world.set_clock(due - Span::millis(1)).await;
    assert_eq!(tick(&world).await["due"], 0);
    world.set_clock(due).await;
    assert_eq!(tick(&world).await["sent"], 1);
    assert_eq!(requests(&world).len(), 1);
    ask(&world, ORDER).await.refused(403, &["review-repeat"]);
    world.close().await;
}

/// Nobody knows whether SES took it: it counts as asked.
#[tokio::test]
async fn what_ses_gives_no_answer_to_is_never_sent_again() {
    let world = at_window().await;
    world.house.ses.set_behaviour(SesBehaviour::AcceptThenDropConnection);
    let asked = ask(&world, ORDER).await.expect(201);
    assert_eq!(asked["state"], "sending", "{asked}");
    world.house.ses.set_behaviour(SesBehaviour::Accept);
    ask(&world, ORDER).await.refused(403, &["review-repeat"]);
    for _ in 0..3 {
        world.advance(Span::days(2)).await;
        assert_eq!(tick(&world).await["due"], 0);
    }
    assert_eq!(requests(&world).len(), 1);
    assert_eq!(row(&world, ORDER).await["state"], "unknown");
    world.close().await;
}
