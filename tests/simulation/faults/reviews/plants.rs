//! How bugs get into code that has none: requests are changed on their way to DynamoDB, below the code and the SDK.

use serde_json::{Value, json};
use simulation::{World, wire::Operation};

/// What a write is there for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Purpose {
    Claim,
    GiveBack,
    Accepted,
    Aged,
    Told,
    /// The check that the buyer has not opted out, with the claim.
    OptOutCheck,
}

/// One way of changing a write. It is changed where this returns true.
pub(super) type Edit = fn(&mut Value, Purpose) -> bool;

/// From now on every write of the review path goes through `edit`.
pub(super) fn plant(world: &World, edit: Edit) {
    world.wire.state().rewrite(Box::new(move |operation, request| match operation {
        Operation::UpdateItem => purpose(request).is_some_and(|purpose| edit(request, purpose)),
        Operation::TransactWriteItems => {
            let Some(items) = request["TransactItems"].as_array_mut() else { return false };
            if !items.first().is_some_and(|first| purpose(&first["Update"]) == Some(Purpose::Claim)) {
                return false;
            }
            let mut applied = edit(&mut items[0]["Update"], Purpose::Claim);
            if let Some(check) = items.get_mut(1).and_then(|item| item.get_mut("ConditionCheck")) {
                applied |= edit(check, Purpose::OptOutCheck);
            }
            applied
        }
        _ => false,
    }));
}

fn purpose(update: &Value) -> Option<Purpose> {
    if update["Key"]["sk"]["S"] != "REVIEW" {
        return None;
    }
    let has = |value: &str| !update["ExpressionAttributeValues"][value].is_null();
    let state = state(update)?;
    Some(match state {
        "sending" => Purpose::Claim,
        "pending" if has(":owner") => Purpose::GiveBack,
        "sent" if has(":owner") => Purpose::Accepted,
        "unknown" => Purpose::Aged,
        "sent" | "delivered" | "bounced" | "complained" => Purpose::Told,
        _ => return None,
    })
}

/// The state that a write moves a row into.
fn state(update: &Value) -> Option<&str> {
    update["ExpressionAttributeValues"][":step"]["L"][0]["M"]["state"]["S"].as_str()
}

/// The condition, or this one.
fn or(update: &mut Value, other: &str) -> bool {
    let condition = update["ConditionExpression"].as_str().unwrap_or_default();
    update["ConditionExpression"] = json!(format!("({condition}) OR {other}"));
    true
}

/// One part of the condition holds whatever the row says.
fn without(update: &mut Value, part: &str, always: &str) -> bool {
    let condition = update["ConditionExpression"].as_str().unwrap_or_default();
    let weaker = condition.replace(part, &format!("(({part}) OR {always})"));
    let applied = weaker != condition;
    update["ConditionExpression"] = json!(weaker);
    applied
}

/// Puts another state into a write, wherever it names the one that it had.
fn becomes(update: &mut Value, to: &str) -> bool {
    let Some(from) = state(update).map(ToOwned::to_owned) else { return false };
    let values = &mut update["ExpressionAttributeValues"];
    values[":step"]["L"][0]["M"]["state"]["S"] = json!(to);
    for (name, value) in values.as_object_mut().into_iter().flatten() {
        if name.starts_with(":v") && value["S"] == from.as_str() {
            value["S"] = json!(to);
        }
    }
    true
}

/// Puts the row into the queue of requests that are due.
fn is_due(update: &mut Value, due: &str) {
    let order = update["Key"]["pk"]["S"].as_str().and_then(|key| key.strip_prefix("ORDER#"));
    let shard = store::ReviewShard::of(&order.unwrap_or_default().parse().unwrap()).number();
    update["ExpressionAttributeValues"][":planted_queue"] = json!({ "S": format!("REVIEW#{shard}") });
    update["ExpressionAttributeValues"][":planted_due"] = json!({ "S": due });
    update["ExpressionAttributeNames"]["#queue"] = json!("queue");
    update["ExpressionAttributeNames"]["#due"] = json!("due");
    let expression = update["UpdateExpression"].as_str().unwrap_or_default();
    let (sets, rest) = expression.split_once(" REMOVE ").unwrap_or((expression, ""));
    let rest = rest.split_once(" ADD ").map_or("version :one", |(_, adds)| adds);
    update["UpdateExpression"] =
        json!(format!("{sets}, #queue = :planted_queue, #due = :planted_due ADD {rest}"));
}

/// A: the condition of the claim holds always, so that it is a mark at best.
pub(super) fn send_then_mark(write: &mut Value, purpose: Purpose) -> bool {
    purpose == Purpose::Claim && or(write, "attribute_exists(pk)")
}

/// B: a claim is a lease: the request stays pending and is due again a minute later.
pub(super) fn lease(write: &mut Value, purpose: Purpose) -> bool {
    match purpose {
        Purpose::Claim => {
            let values = &mut write["ExpressionAttributeValues"];
            let names: Vec<String> =
                values.as_object().into_iter().flatten().map(|(name, _)| name.clone()).collect();
            for name in names {
                let Some(text) = values[&name]["S"].as_str().map(ToOwned::to_owned) else { continue };
                if let Some(shard) = text.strip_prefix("SENDING#") {
                    values[&name]["S"] = json!(format!("REVIEW#{shard}"));
                }
            }
            becomes(write, "pending")
        }
        Purpose::GiveBack | Purpose::Accepted => {
            write["ExpressionAttributeValues"][":from0"] = json!({ "S": "pending" });
            true
        }
        _ => false,
    }
}

/// C: no answer for a day makes the request due again.
pub(super) fn resend(write: &mut Value, purpose: Purpose) -> bool {
    if purpose != Purpose::Aged || !becomes(write, "pending") {
        return false;
    }
    is_due(write, "2026-01-01T00:00:00.000Z");
    true
}

/// G: a claim is given back by whoever believes that it holds it.
pub(super) fn give_back_of_others(write: &mut Value, purpose: Purpose) -> bool {
    purpose == Purpose::GiveBack && without(write, "#owner = :owner", "attribute_exists(pk)")
}

/// A claim holds whatever happened to the row since it was read.
pub(super) fn stale_claim(write: &mut Value, purpose: Purpose) -> bool {
    purpose == Purpose::Claim && without(write, "version = :version", "attribute_exists(pk)")
}

/// A claim holds whatever the window is.
pub(super) fn claim_at_any_time(write: &mut Value, purpose: Purpose) -> bool {
    purpose == Purpose::Claim
        && without(write, "opens_at <= :at AND closes_at >= :until", "attribute_exists(pk)")
}

/// A claim holds whatever the buyer wishes by now.
pub(super) fn opt_out_unchecked(write: &mut Value, purpose: Purpose) -> bool {
    purpose == Purpose::OptOutCheck && or(write, "attribute_exists(pk)")
}

/// The claim says that the mail left.
pub(super) fn mark_before_sending(write: &mut Value, purpose: Purpose) -> bool {
    purpose == Purpose::Claim && becomes(write, "sent")
}

/// What SES tells last counts.
pub(super) fn last_sign_counts(write: &mut Value, purpose: Purpose) -> bool {
    purpose == Purpose::Told && or(write, "attribute_exists(pk)")
}

/// The sweep never gives up on an answer.
pub(super) fn never_aged(write: &mut Value, purpose: Purpose) -> bool {
    if purpose != Purpose::Aged {
        return false;
    }
    let condition = write["ConditionExpression"].as_str().unwrap_or_default();
    write["ConditionExpression"] = json!(format!("({condition}) AND attribute_not_exists(pk)"));
    true
}

/// A claim that never arrived is taken for granted: it is written where nobody looks.
pub(super) fn lost_claim_granted(write: &mut Value, purpose: Purpose) -> bool {
    if purpose != Purpose::Claim {
        return false;
    }
    write["Key"]["pk"]["S"] = json!("LOST");
    or(write, "attribute_not_exists(pk) OR attribute_exists(pk)")
}
