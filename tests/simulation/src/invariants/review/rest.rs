use policy::Instant;
use serde_json::Value;

use super::{Story, rows};
use crate::{
    reference::Known,
    table::{number, text},
};

/// What must hold at rest: nothing is under way, nothing is forgotten, and what is closed is closed for a reason.
pub(super) fn check(story: &Story<'_>) -> Vec<String> {
    let (rest, order) = (story.rest, story.order);
    if rest.records.damaged.iter().any(|damaged| damaged == order) {
        return Vec::new();
    }
    let Some(row) = rest.table.get(&format!("ORDER#{order}"), "REVIEW") else { return Vec::new() };
    let state = text(row, "state");
    let mut violations = Vec::new();
    match state {
        "sending" => violations.push(format!("a request stays claimed for ever: {order}")),
        "pending" => violations.extend(forgotten(row, rest.now, order)),
        "closed" => violations.extend(closed_for_nothing(story)),
        _ => {}
    }
    let waits = state == "pending";
    if row["queue"].is_null() == waits || row["due"].is_null() == waits {
        violations.push(format!("a request is in the wrong queue: {order} in {state}"));
    }
    if rows::rank("sent") <= rows::rank(state) && story.mails().next().is_none() {
        violations.push(format!("a row says that a request left and none did: {order}"));
    }
    violations
}

fn forgotten(row: &Value, now: Instant, order: &str) -> Option<String> {
    let due: Instant = text(row, "due").parse().ok()?;
    let (opens_at, closes_at) = (number(row, "opens_at"), number(row, "closes_at"));
    if due <= now {
        return Some(format!("a request is due and nobody asks: {order} since {due}"));
    }
    let is_inside = opens_at <= due.as_millis() && due.as_millis() <= closes_at;
    (!is_inside).then(|| format!("a request is due outside its window: {order} at {due}"))
}

/// What is closed by the feed's facts must stand at rest as well; what only a look at dispatch finds must have stood
/// then, since nothing but the feed and the seller opens it again.
fn closed_for_nothing(story: &Story<'_>) -> Option<String> {
    const AT_DISPATCH: [&str; 4] =
        ["optout-block", "review-blocklist", "review-undeliverable", "review-schedule"];
    let step = story.steps.last()?;
    let reason = text(step.row, "reason");
    let stands = Known::after(story.rest.writes, story.order)
        .is_some_and(|known| known.closes(story.rest.now).contains(reason));
    let stood = AT_DISPATCH.contains(&reason) && rows::stood(story, *step);
    (!stands && !stood).then(|| format!("a request is lost: {} is closed for {reason}", story.order))
}
