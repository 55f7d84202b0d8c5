//! Two processes of the function as it is deployed, and the call for a single order, fall upon the same due orders
//! while they are killed again and again: no buyer is asked twice, and no order is lost but those shown as unknown.
//!
//! A longer run: `ABOVEBOARD_HAMMER_ORDERS=1000 ABOVEBOARD_HAMMER_SECONDS=60 cargo test -p review-requests`.

#![expect(clippy::unwrap_used, reason = "a step that fails ends the test")]

mod worker;

use std::{
    collections::HashMap,
    env,
    time::{Duration, Instant},
};

use local::{aws::ses::SesBehaviour, clock::Clock};
use policy::{OrderId, Span};
use serde_json::json;
use store::Wanted;
use tests::{BUYER, BUYER_ID, Chance, LambdaRuntime, SELLER_ID, World};
use tokio::time::sleep;

use crate::worker::Worker;

/// Decides which moments and orders.
const SEED: u64 = 0x2026_1124;

fn asked_for(variable: &str, otherwise: usize) -> usize {
    env::var(variable).map_or(otherwise, |number| number.parse().unwrap())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_buyer_is_asked_twice_and_no_order_is_lost() {
    let orders = asked_for("ABOVEBOARD_HAMMER_ORDERS", 400);
    let seconds = asked_for("ABOVEBOARD_HAMMER_SECONDS", 20);
    let world = World::open_empty_at(Clock::real().now()).await;
    let delivered = world.now() - Span::days(6);
    let ids: Vec<String> = (0..orders).map(|number| format!("500-{number:07}-0000001")).collect();
    for id in &ids {
        world.order(id).delivered_at(delivered).put().await;
    }
    let runtime = LambdaRuntime::start(json!({}), Clock::real(), Span::minutes(1)).await;
    let mut workers = [Worker::start(&world, &runtime), Worker::start(&world, &runtime)];
    let mut chance = Chance::new(SEED);
    let (mut kills, mut calls, mut created) = (0, 0, 0);
    let ends = Instant::now() + Duration::from_secs(seconds as u64);
    while Instant::now() < ends {
        // SES throttles now and then, and at times loses an answer.
        world.house.ses.set_behaviour(match chance.below(10) {
            0 => SesBehaviour::AcceptThenDropConnection,
            1 => SesBehaviour::Fail { status: 429, code: "TooManyRequestsException".to_owned() },
            2 => SesBehaviour::Fail { status: 500, code: "InternalFailure".to_owned() },
            _ => SesBehaviour::Accept,
        });
        for _ in 0..4 {
            let id = &ids[chance.below(ids.len())];
            let answer =
                world.api_of(SELLER_ID).post(&format!("/v1/orders/{id}/review-request"), &json!({})).await;
            assert!([201, 403].contains(&answer.status), "{}", answer.text);
            calls += 1;
            created += usize::from(answer.status == 201);
        }
        sleep(Duration::from_millis(20 + chance.below(150) as u64)).await;
        let victim = chance.below(2);
        workers[victim].kill();
        kills += 1;
        workers[victim] = Worker::start(&world, &runtime);
    }
    workers.iter_mut().for_each(Worker::kill);
    world.house.ses.set_behaviour(SesBehaviour::Accept);
    assert_eq!(runtime.errors(), Vec::<String>::new(), "a function that is not killed does not fail");

    // What nobody claimed is asked for by the next runs; what somebody claimed and died is given up a day later.
    for _ in 0..12 {
        world.advance(Span::hours(3)).await;
        world.tick().await;
    }
    let mut accepted: HashMap<String, usize> = HashMap::new();
    for mail in world.mailbox(BUYER) {
        *accepted.entry(mail.dispatch).or_default() += 1;
    }
    let twice: Vec<&String> = accepted.iter().filter(|(_, count)| **count > 1).map(|(id, _)| id).collect();
    assert!(twice.is_empty(), "asked twice: {twice:?}");
    let mut states: HashMap<&'static str, usize> = HashMap::new();
    for id in &ids {
        let order: OrderId = id.parse().unwrap();
        let facts = world.house.services.store.facts(Wanted::new().review(&order)).await.unwrap();
        let state = facts.review(&order).unwrap().unwrap().state.word();
        *states.entry(state).or_default() += 1;
        let left = accepted.contains_key(&format!("review-{id}"));
        assert!(state == "unknown" || (state == "sent" && left), "{id} is {state}, left: {left}");
    }
    println!(
        "{orders} orders, {seconds} s, {kills} kills, {calls} calls ({created} created): {states:?}, {} mails",
        accepted.len()
    );
    assert!(kills > seconds, "the workers were killed {kills} times in {seconds} s");
    assert_eq!(world.mailbox(BUYER).len(), world.mails_that_left(), "all mail is for {BUYER_ID}");
    world.close().await;
}
