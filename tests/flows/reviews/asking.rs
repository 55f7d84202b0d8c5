use axum::http::Method;
use policy::Span;
use serde_json::{Value, json};
use tests::{ORDER, SELLER, SELLER_ID, Views, World};

use super::{OTHER, ask, at_window, path, requests, row, tick};

/// `review-window`, RULEBOOK C 8.
#[tokio::test]
async fn the_window_is_measured_to_the_millisecond() {
    let world = World::open().await;
    let day = |days| world.delivered_at + Span::days(days);
    let millisecond = Span::millis(1);
    for (at, opens) in [(day(5) - millisecond, true), (day(30) + millisecond, false)] {
        world.set_clock(at).await;
        let refused = ask(&world, ORDER).await.refused(403, &["review-window"]);
        assert_eq!(refused["opensAt"], "2026-01-25T00:00:00.000Z", "{refused}");
        assert_eq!(refused["closesAt"], "2026-02-19T00:00:00.000Z", "{refused}");
        let message = refused["findings"][0]["message"].as_str().unwrap();
        assert!(message.contains(if opens { "opens on" } else { "closed on" }), "{message}");
    }
    assert!(requests(&world).is_empty());
    world.order(OTHER).put().await;
    // The scheduler leaves the last quarter of an hour alone; a seller may use all of it.
    for (at, order) in [(day(5), ORDER), (day(30), OTHER)] {
        world.set_clock(at).await;
        ask(&world, order).await.expect(201);
    }
    assert_eq!(requests(&world).len(), 2);
    world.close().await;
}

#[tokio::test]
async fn what_was_asked_is_told_with_its_history() {
    let world = at_window().await;
    let asked = ask(&world, ORDER).await.expect(201);
    assert_eq!(asked, json!({ "orderId": ORDER, "state": "sent" }));
    let row = row(&world, ORDER).await;
    assert_eq!((&row["orderId"], &row["state"], &row["attempt"]), (&json!(ORDER), &json!("sent"), &json!(1)));
    assert!(row["sesMessageId"].as_str().is_some_and(|id| !id.is_empty() && !id.contains('@')), "{row}");
    assert_eq!((&row["reason"], &row["dueAt"]), (&Value::Null, &Value::Null));
    let history: Vec<(&str, &str)> = row["history"]
        .as_array()
        .unwrap()
        .iter()
        .map(|step| (step["at"].as_str().unwrap(), step["state"].as_str().unwrap()))
        .collect();
    let states: Vec<&str> = history.iter().map(|(_, state)| *state).collect();
    assert_eq!(states, ["pending", "sending", "sent"]);
    assert_eq!(history[0].0, "2026-01-20T00:00:00.000Z");
    assert_eq!(row["changedAt"], history[2].0);
    world.close().await;
}

/// `review-template-only`: the same mail as the scheduler's, with nothing of the seller's but its name.
#[tokio::test]
async fn the_mail_is_the_platforms_own() {
    let world = at_window().await;
    ask(&world, ORDER).await.expect(201);
    let [mail] = &requests(&world)[..] else { panic!("one mail") };
    let (_, domain) = world.buyer_mask.split_once('@').unwrap();
    assert!(mail.subject.contains(ORDER), "{}", mail.subject);
    assert_eq!((mail.from.clone(), mail.from_name.as_str()), (format!("no-reply@{domain}"), "Corner Market"));
    assert_eq!(mail.header("Reply-To"), None);
    let link = mail.header("List-Unsubscribe").expect("a one-click link");
    assert!(mail.text.contains(link.trim_matches(['<', '>'])), "{link} is not the link of the text");
    assert_eq!(mail.header("List-Unsubscribe-Post").as_deref(), Some("List-Unsubscribe=One-Click"));
    assert!(mail.text.contains("Oak & Iron") && mail.text.contains(ORDER), "{}", mail.text);
    let views = Views::of(&mail.raw);
    assert!(![SELLER, &world.seller_mask, &world.buyer_mask].into_iter().any(|address| views.show(address)));
    world.close().await;
}

/// `review-once`, RULEBOOK C 14: by whatever way it was asked before.
#[tokio::test]
async fn a_second_request_is_refused_whoever_asked_first() {
    let world = at_window().await;
    ask(&world, ORDER).await.expect(201);
    world.advance(Span::days(1)).await;
    let refused = ask(&world, ORDER).await.refused(403, &["review-repeat"]);
    assert_eq!(refused["closesAt"], "2026-02-19T00:00:00.000Z", "{refused}");
    world.order(OTHER).put().await;
    assert_eq!(tick(&world).await["sent"], 1);
    ask(&world, OTHER).await.refused(403, &["review-repeat"]);
    assert_eq!(tick(&world).await["due"], 0);
    assert_eq!(requests(&world).len(), 2);
    world.close().await;
}

#[tokio::test]
async fn of_two_at_once_one_asks() {
    let world = at_window().await;
    let (first, second) = tokio::join!(ask(&world, ORDER), ask(&world, ORDER));
    let (done, refused) = if first.status == 201 { (first, second) } else { (second, first) };
    done.expect(201);
    refused.refused(403, &["review-repeat"]);
    assert_eq!(requests(&world).len(), 1);
    world.close().await;
}

#[tokio::test]
async fn of_the_seller_and_the_scheduler_at_once_one_asks() {
    let world = at_window().await;
    let (answer, run) = tokio::join!(ask(&world, ORDER), tick(&world));
    let by_scheduler = run["sent"].as_u64().unwrap();
    if answer.status == 201 {
        assert_eq!(by_scheduler, 0, "{run}");
    } else {
        answer.refused(403, &["review-repeat"]);
        assert_eq!(by_scheduler, 1, "{run}");
    }
    assert_eq!(requests(&world).len(), 1);
    world.close().await;
}

/// The text is the platform's, so there is nothing to say.
#[tokio::test]
async fn a_body_with_anything_in_it_is_400() {
    let world = at_window().await;
    let api = world.api_of(SELLER_ID);
    for body in [r#"{"text":"Please"}"#, "[]", "null", "{", r#""""#] {
        api.call(Method::POST, &path(ORDER), Some(body)).await.problem(400);
    }
    assert!(requests(&world).is_empty());
    api.call(Method::POST, &path(ORDER), None).await.expect(201);
    world.close().await;
}
