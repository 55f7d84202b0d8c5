use std::collections::BTreeSet;

use axum::http::Method;
use serde_json::Value;

use super::AtRest;
use crate::{Call, What, table::text, world::Answer};

/// What the API promised to its callers.
pub(super) fn check(rest: &AtRest<'_>) -> Vec<String> {
    let mut violations = Vec::new();
    for (number, delivery) in rest.deliveries.iter().enumerate() {
        let What::Call(call) = &delivery.what else { continue };
        let attempts = rest.records.called.iter().filter(|called| called.delivery == number);
        let answers: Vec<&Answer> = attempts.filter_map(|called| called.answer.as_ref()).collect();
        let part = |name: &str| call.path.rsplit('/').any(|part| part == name);
        if call.method == Method::POST && part("messages") {
            violations.extend(messages(rest, call, &answers));
        } else if call.method == Method::PUT && part("opt-out") {
            violations.extend(opt_out(rest, call, &answers));
        } else if call.method == Method::PUT && part("orders") {
            violations.extend(order(rest, call, &answers));
        }
    }
    violations
}

/// A message that was answered for is there, once for each key; where nothing was done, there is none.
fn messages(rest: &AtRest<'_>, call: &Call, answers: &[&Answer]) -> Vec<String> {
    let mut violations = Vec::new();
    let words = call.body.as_ref().and_then(|body| body["text"].as_str()).unwrap_or_default();
    let rows = rest.table.rows("THREAD#", "MSG#").filter(|row| text(row, "text").contains(words));
    let rows: Vec<&Value> = rows.collect();
    let made: BTreeSet<&str> = rows
        .iter()
        .filter(|row| !text(row, "state").starts_with("not-sent"))
        .map(|row| text(row, "id"))
        .collect();
    for answer in answers.iter().filter(|answer| answer.status == 201) {
        let body: Value = serde_json::from_str(&answer.body).unwrap_or_default();
        let id = body["messageId"].as_str().unwrap_or_default();
        if !made.contains(id) {
            violations.push(format!("a message was answered for but is not there: {id}"));
        }
        if body["state"] == "delivered" && rest.accepted_for(id).next().is_none() {
            violations.push(format!("a message was said to be delivered but never left: {id}"));
        }
    }
    if call.key.is_some() {
        let sent = made.iter().filter(|id| rest.dispatched().any(|dispatch| dispatch.id == **id)).count();
        if sent > 1 {
            violations.push(format!("one key sent more than one message: {sent}"));
        }
        let definite = answers.iter().filter(|answer| answer.status < 500 && answer.status != 409);
        let said: BTreeSet<(u16, String)> = definite
            .map(|answer| {
                let body: Value = serde_json::from_str(&answer.body).unwrap_or_default();
                (answer.status, body["messageId"].to_string())
            })
            .collect();
        if said.len() > 1 {
            violations.push(format!("one key was answered differently: {said:?}"));
        }
    } else if !made.is_empty() && !answers.is_empty() && answers.iter().all(|answer| answer.status == 503) {
        violations.push(format!("an answer said that nothing was done: but {made:?} was sent"));
    }
    violations
}

fn opt_out(rest: &AtRest<'_>, call: &Call, answers: &[&Answer]) -> Vec<String> {
    let buyer = call.path.split('/').nth(3).unwrap_or_default();
    let taken_back = rest.deliveries.iter().any(|other| {
        matches!(&other.what, What::Call(other) if other.method == Method::DELETE && other.path == call.path)
    });
    let promised = answers.iter().any(|answer| answer.status == 200) && !taken_back;
    if promised && rest.table.get(&format!("BUYER#{buyer}"), "OPT-OUT").is_none() {
        return vec![format!("an opt-out was answered for but is not there: {buyer}")];
    }
    Vec::new()
}

/// An order that was answered for is there, and its pair has two masks that stand for it.
fn order(rest: &AtRest<'_>, call: &Call, answers: &[&Answer]) -> Vec<String> {
    if !answers.iter().any(|answer| answer.status == 200) {
        return Vec::new();
    }
    let id = call.path.rsplit('/').next().unwrap_or_default();
    let mut violations = Vec::new();
    if rest.table.get(&format!("ORDER#{id}"), "ORDER").is_none() {
        violations.push(format!("an order was answered for but is not there: {id}"));
    }
    for pair in rest.table.rows("PAIR#", "PAIR") {
        for side in ["buyer", "seller"] {
            let token = text(&pair["masks"]["M"], side);
            let mask = rest.table.get(&format!("MASK#{token}"), "MASK");
            if mask.is_none_or(|mask| mask["masks"] != pair["masks"]) {
                violations
                    .push(format!("a mask does not stand for its pair: {token} and {}", text(pair, "pk")));
            }
        }
    }
    if rest.table.rows("MASK#", "").count() != 2 * rest.table.rows("PAIR#", "").count() {
        violations.push("there are masks of no pair".to_owned());
    }
    violations
}
