//! After the faults: the schedules go on, and the house must come to rest.

use std::sync::PoisonError;

use policy::{Instant, Span};

use crate::{
    Delivery, How, What, World,
    delivery::deliver,
    table::{Table, text},
    world::TABLE,
};

/// Sweeps after which everything must have come to rest.
const SWEEPS: usize = 6;
/// Wake-ups of `review-requests` after which everything that was due must be settled.
const WAKES: usize = 40;
/// How often the schedule wakes `review-requests`.
const TICK: Span = Span::minutes(5);
/// How long after the faults everything must have come to rest.
const REST: Span = Span::hours(25);

/// Lets the schedules wake the functions until there is nothing to do, and once more a day later. Wake-ups that would find
/// nothing to do are left out. Gives what was not right about the wake-ups themselves.
pub(crate) async fn come_to_rest(world: &World) -> Vec<String> {
    let mut wrong = Vec::new();
    for _ in 0..=SWEEPS {
        world.clock.until(world.clock.now() + Span::minutes(15)).await;
        if !is_mail_left(world, &now(world)) {
            break;
        }
        wrong.extend(wake(world, What::Sweep).await);
    }
    let ends_at = world.clock.now() + REST;
    for wakes in 0.. {
        let Some((due, shard)) = next_due(world).filter(|(due, _)| *due <= ends_at) else { break };
        if wakes == WAKES {
            wrong.push(format!("review requests do not come to rest: shard {shard} is due at {due}"));
            break;
        }
        world.clock.until((due + TICK).max(world.clock.now() + TICK)).await;
        wrong.extend(wake(world, What::Wake(Some(shard))).await);
    }
    world.clock.until(ends_at).await;
    let table = now(world);
    if is_mail_left(world, &table) || is_anything_claimed(&table) {
        wrong.extend(wake(world, What::Sweep).await);
    }
    wrong
}

/// One wake-up, with nothing going wrong.
async fn wake(world: &World, what: What) -> Option<String> {
    let now = world.clock.now();
    let words = format!("{what:?}");
    let delivery = Delivery::after(Span::millis(0), what).how(How::Unrepeated);
    deliver(world.clone(), usize::MAX, delivery, now).await;
    let records = world.records.lock().unwrap_or_else(PoisonError::into_inner);
    let (_, ended) = records.ended.last()?;
    let is_well = ended.starts_with("Answered(Ok") && ended.contains("failed: 0");
    (!is_well && records.damaged.is_empty())
        .then(|| format!("a wake-up without any fault failed: {words} {ended}"))
}

fn now(world: &World) -> Table {
    Table::of(world.wire.state().items(TABLE))
}

/// Whether a sweep would find any mail.
fn is_mail_left(world: &World, table: &Table) -> bool {
    let records = world.records.lock().unwrap_or_else(PoisonError::into_inner);
    let settled = records.posted.iter().all(|posted| {
        posted.recipients.iter().all(|to| {
            let key = format!("RCPT#{}", to.to_ascii_lowercase());
            table.get(&format!("IN#{}", posted.object), &key).is_some()
        })
    });
    !settled
        || table.rows("OUTBOX#", "").next().is_some()
        || table.rows("THREAD#", "MSG#").any(|row| text(row, "state") == "accepted")
}

/// Whether a sweep would find a review request without an answer.
fn is_anything_claimed(table: &Table) -> bool {
    table.rows("ORDER#", "REVIEW").any(|row| text(row, "state") == "sending")
}

/// When which shard of review requests has something to do.
fn next_due(world: &World) -> Option<(Instant, u8)> {
    let table = now(world);
    let records = world.records.lock().unwrap_or_else(PoisonError::into_inner);
    let waiting = table.rows("ORDER#", "REVIEW").filter_map(|row| {
        let order = text(row, "pk").strip_prefix("ORDER#")?.to_owned();
        let shard = text(row, "queue").strip_prefix("REVIEW#")?.parse().ok()?;
        let due = text(row, "due").parse().ok()?;
        (!records.damaged.contains(&order)).then_some((due, shard))
    });
    waiting.min()
}
