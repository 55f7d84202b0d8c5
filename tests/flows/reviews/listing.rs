use std::collections::BTreeSet;

use policy::Span;
use serde_json::{Value, json};
use tests::{ORDER, SELLER_ID, World};

use super::{BLOCK_LIST, OTHER, THIRD, ask, at_window, requests, row, tick};

async fn list(world: &World, query: &str) -> Value {
    world.api_of(SELLER_ID).get(&format!("/v1/review-requests?{query}")).await.expect(200)
}

fn orders(page: &Value) -> Vec<String> {
    let requests = page["reviewRequests"].as_array().unwrap();
    requests.iter().map(|request| request["orderId"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn requests_are_listed_by_state() {
    let world = at_window().await;
    world.order(OTHER).put().await;
    world.order(THIRD).delivered_at(world.now()).put().await;
    world.api_of(SELLER_ID).put(&format!("{BLOCK_LIST}/{OTHER}"), &Value::Null).await.expect(200);
    assert_eq!(orders(&list(&world, "state=pending").await).len(), 3);
    tick(&world).await;
    for (state, order) in [("sent", ORDER), ("closed", OTHER), ("pending", THIRD)] {
        let page = list(&world, &format!("state={state}")).await;
        let [found] = &page["reviewRequests"].as_array().unwrap()[..] else { panic!("{page}") };
        let mut expected = row(&world, order).await;
        for field in ["attempt", "history", "sesMessageId"] {
            expected.as_object_mut().unwrap().remove(field);
        }
        assert_eq!(*found, expected, "the same as the request itself");
        assert_eq!(page["nextCursor"], Value::Null);
    }
    assert_eq!(list(&world, "state=closed").await["reviewRequests"][0]["reason"], "review-blocklist");
    assert_eq!(list(&world, "state=unknown").await, json!({ "reviewRequests": [] }));
    assert_eq!(orders(&list(&world, "").await).len(), 3);
    world.close().await;
}

#[tokio::test]
async fn pages_together_are_the_whole_list() {
    let world = World::open().await;
    let mut expected = BTreeSet::from([ORDER.to_owned()]);
    for number in 0..6 {
        let order = format!("222-2222222-222222{number}");
        world.order(&order).put().await;
        expected.insert(order);
    }
    for state in ["", "state=pending&"] {
        let mut seen = Vec::new();
        let mut query = format!("{state}limit=3");
        loop {
            let page = list(&world, &query).await;
            assert!(orders(&page).len() <= 3);
            seen.extend(orders(&page));
            let Some(cursor) = page["nextCursor"].as_str() else { break };
            query = format!("{state}limit=3&cursor={cursor}");
        }
        assert_eq!(seen.len(), expected.len(), "none twice");
        assert_eq!(seen.into_iter().collect::<BTreeSet<_>>(), expected);
    }
    // A cursor shows nobody else's requests.
    let cursor = list(&world, "limit=3").await["nextCursor"].as_str().unwrap().to_owned();
    let foreign = world.api_of("S2").get(&format!("/v1/review-requests?cursor={cursor}")).await.expect(200);
    assert_eq!(foreign["reviewRequests"], json!([]));
    world.close().await;
}

#[tokio::test]
async fn what_a_query_gets_wrong_is_named() {
    let world = at_window().await;
    world.order(OTHER).put().await;
    ask(&world, ORDER).await.expect(201);
    let pending = list(&world, "limit=1").await["nextCursor"].as_str().unwrap().to_owned();
    let refuse = async |query: &str| {
        world.api_of(SELLER_ID).get(&format!("/v1/review-requests?{query}")).await.problem(400)
    };
    let unknown = refuse("state=waiting").await;
    assert_eq!(unknown["field"], "state");
    for state in ["closed", "pending", "sending", "unknown", "sent", "delivered", "bounced", "complained"] {
        assert!(unknown["detail"].as_str().unwrap().contains(state), "{unknown}");
    }
    for limit in ["0", "101", "-1", "many", ""] {
        assert_eq!(refuse(&format!("limit={limit}")).await["field"], "limit");
    }
    for cursor in ["nothing", "", "a%23b", &format!("{pending}x")] {
        assert_eq!(refuse(&format!("cursor={cursor}")).await["field"], "cursor");
    }
    assert_eq!(refuse(&format!("state=sent&cursor={pending}")).await["field"], "cursor", "of another list");
    assert!(refuse("status=sent").await["detail"].as_str().unwrap().contains("status"));
    assert_eq!(orders(&list(&world, "limit=100").await).len(), 2);
    world.close().await;
}

/// `optout-unknowable`: until it was tried, a request looks like all others.
#[tokio::test]
async fn an_opt_out_shows_in_no_list_before_a_request_was_refused() {
    let world = World::open().await;
    world.buyer("B2", "ravi@far-post.example", "en-US").await;
    world.order(OTHER).between("S", "B2").put().await;
    world.opt_out().await;
    world.set_clock(world.delivered_at + Span::days(5) - Span::millis(1)).await;
    let page = list(&world, "").await;
    let shown = |order: &str| {
        let requests = page["reviewRequests"].as_array().unwrap();
        let mut found = requests.iter().find(|request| request["orderId"] == order).unwrap().clone();
        found.as_object_mut().unwrap().remove("orderId");
        found
    };
    assert_eq!(shown(ORDER), shown(OTHER));
    world.advance(Span::millis(1)).await;
    tick(&world).await;
    assert_eq!(list(&world, "state=closed").await["reviewRequests"][0]["reason"], "optout-block");
    assert!(requests(&world).is_empty());
    world.close().await;
}
