use std::collections::BTreeSet;

use axum::http::Method;
use serde_json::Value;

use super::{AtRest, Story};
use crate::{What, records::Called, reference::Known, world::Answer};

/// I12: what a seller is answered agrees with the rules as they stood at some instant of its call.
pub(super) fn check(rest: &AtRest<'_>) -> Vec<String> {
    let mut violations = Vec::new();
    for (number, delivery) in rest.deliveries.iter().enumerate() {
        let What::Call(call) = &delivery.what else { continue };
        let order = call.path.strip_prefix("/v1/orders/");
        let order = order.and_then(|rest| rest.strip_suffix("/review-request"));
        let Some(order) = order.filter(|_| call.method == Method::POST) else { continue };
        if rest.records.damaged.iter().any(|damaged| damaged == order) {
            continue;
        }
        let story = Story::of(rest, order);
        for called in rest.records.called.iter().filter(|called| called.delivery == number) {
            let Some(answer) = &called.answer else { continue };
            violations.extend(wrong(&story, called, answer));
        }
    }
    violations
}

fn wrong(story: &Story<'_>, called: &Called, answer: &Answer) -> Option<String> {
    let body: Value = serde_json::from_str(&answer.body).unwrap_or_default();
    let order = story.order;
    match answer.status {
        201 => {
            let has_claimed = story.claims().any(|claim| claim.write.by == called.by);
            let left = story.mails().any(|mail| mail.by == called.by);
            let is_wrong =
                !has_claimed || (body["state"] == "sent" && !left) || (body["state"] == "pending" && left);
            is_wrong.then(|| format!("a seller was answered what is not so: {body} about {order}"))
        }
        403 => {
            let findings = body["findings"].as_array().into_iter().flatten();
            let told: BTreeSet<&str> = findings.filter_map(|finding| finding["rule"].as_str()).collect();
            let rest = story.rest;
            let agrees = (rest.place(called.at)..=rest.place(called.until)).any(|place| {
                Known::after(&rest.writes[..place], order)
                    .is_some_and(|known| known.against(called.at) == told)
            });
            (!agrees).then(|| format!("I12 a refusal names other rules than stood: {told:?} about {order}"))
        }
        409 | 503 => None,
        status => Some(format!("a seller's call for a review ended strangely: {status} about {order}")),
    }
}
