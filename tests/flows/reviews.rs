//! What a seller does about review requests by API: asks for one order, tries, lists, sets its schedule and its block
//! list.

mod asking;
mod block_list;
mod listing;
mod preview;
mod refusals;
mod schedule;
mod scopes;
mod ses;

use policy::Span;
use serde_json::{Value, json};
use tests::{Answer, BUYER, Mail, ORDER, SELLER_ID, World};

const OTHER: &str = "222-2222222-2222222";
const THIRD: &str = "333-3333333-3333333";
const SCHEDULE: &str = "/v1/sellers/S/review-schedule";
const BLOCK_LIST: &str = "/v1/sellers/S/block-list";

/// A world at the first instant of O's window.
async fn at_window() -> World {
    let world = Box::pin(World::open()).await;
    world.advance(Span::days(5)).await;
    world
}

fn path(order: &str) -> String {
    format!("/v1/orders/{order}/review-request")
}

/// S asks for a review of an order.
async fn ask(world: &World, order: &str) -> Answer {
    world.api_of(SELLER_ID).post(&path(order), &json!({})).await
}

/// How an order's request stands, as S reads it.
async fn row(world: &World, order: &str) -> Value {
    world.api_of(SELLER_ID).get(&path(order)).await.expect(200)
}

/// What S is told would become of its orders.
async fn preview(world: &World, body: &Value) -> Value {
    world.api_of(SELLER_ID).post("/v1/review-requests:preview", body).await.expect(200)
}

/// What S is told would become of O.
async fn preview_of_order(world: &World, fields: &Value) -> Value {
    let mut body = json!({ "orderIds": [ORDER] });
    for (name, value) in fields.as_object().unwrap() {
        body[name] = value.clone();
    }
    preview(world, &body).await["reviewRequests"][0].clone()
}

async fn put_schedule(world: &World, schedule: &Value) {
    world.api_of(SELLER_ID).put(SCHEDULE, schedule).await.expect(200);
}

/// Runs the scheduled functions. Gives what the scheduler of review requests did.
async fn tick(world: &World) -> Value {
    world.api().post("/local/tick", &json!({})).await.expect(200)["reviewRequests"].clone()
}

/// Review requests that B got.
fn requests(world: &World) -> Vec<Mail> {
    let mut mails = world.mailbox(BUYER);
    mails.retain(|mail| mail.dispatch.starts_with("review-"));
    mails
}
