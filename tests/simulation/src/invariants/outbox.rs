use std::collections::{BTreeMap, BTreeSet};

use super::AtRest;
use crate::table::{number, text};

/// I6, I7 and the end of the outbox.
pub(super) fn check(rest: &AtRest<'_>) -> Vec<String> {
    let mut violations = emptied(rest);
    violations.extend(once_or_counted(rest));
    violations.extend(one_relay_for_each_message(rest));
    violations.extend(counted_on_orders(rest));
    violations
}

/// Nothing waits, and no message is left in between.
fn emptied(rest: &AtRest<'_>) -> Vec<String> {
    let waiting = rest
        .table
        .rows("OUTBOX#", "")
        .map(|row| format!("the outbox is not empty: {} waits for ever", text(row, "pk")));
    let undecided = rest
        .table
        .rows("THREAD#", "MSG#")
        .filter(|row| text(row, "state") == "accepted")
        .map(|row| format!("a message is neither delivered nor given up: {}", text(row, "id")));
    waiting.chain(undecided).collect()
}

/// I6: a mail leaves once, or again if every further copy was counted as a possible duplicate; and what is called delivered did leave.
fn once_or_counted(rest: &AtRest<'_>) -> Vec<String> {
    let mut violations = Vec::new();
    let ids: BTreeSet<&str> = rest.dispatched().map(|dispatch| dispatch.id).collect();
    for id in &ids {
        let left = rest.accepted_for(id).count();
        let counted = rest.log.iter().filter(|line| {
            line.dispatch.as_deref() == Some(*id)
                && line.metric.as_deref() == Some("relay_possible_duplicate")
        });
        let counted = counted.count();
        if left > 1 + counted {
            violations
                .push(format!("I6 a mail left again, uncounted: {id} left {left} times, {counted} counted"));
        }
        for message in rest.table.rows("THREAD#", &format!("MSG#{id}")) {
            if text(message, "state").starts_with("delivered") && left == 0 {
                violations.push(format!("a message is called delivered but never left: {id}"));
            }
        }
    }
    for mail in rest.accepted {
        match mail.tag("dispatch") {
            Some(id) if ids.contains(id) || mail.tag("review").is_some() => {}
            Some(id) => violations.push(format!("a mail left that was never committed: {id}")),
            None => {}
        }
    }
    violations
}

/// I7: of one message comes at most one relayed mail, and at most one notice for each address.
fn one_relay_for_each_message(rest: &AtRest<'_>) -> Vec<String> {
    let mut caused: BTreeMap<(String, bool, &str), BTreeSet<&str>> = BTreeMap::new();
    for mail in rest.accepted.iter().filter(|mail| mail.tag("review").is_none()) {
        let (Some(id), Some(to)) = (mail.tag("dispatch"), mail.to.first()) else { continue };
        // `m<millis>-<hash>`, and for notices one suffix more.
        let message: Vec<&str> = id.splitn(3, '-').take(2).collect();
        let is_notice = id.matches('-').count() > 1;
        caused.entry((message.join("-"), is_notice, to)).or_default().insert(id);
    }
    let more = caused.into_iter().filter(|(_, ids)| ids.len() > 1);
    more.map(|((message, ..), ids)| format!("I7 more than one mail of a message: of {message} came {ids:?}"))
        .collect()
}

/// The number of proactive messages on an order is that of the messages that were committed.
fn counted_on_orders(rest: &AtRest<'_>) -> Vec<String> {
    let mut committed: BTreeMap<&str, i64> = BTreeMap::new();
    for dispatch in rest.dispatched().filter(|dispatch| dispatch.terms.starts_with("Proactive")) {
        *committed.entry(dispatch.order).or_default() += 1;
    }
    let mut violations = Vec::new();
    for pair in rest.pairs {
        let counted = rest
            .table
            .get(&format!("ORDER#{}", pair.order), "CONTACTS")
            .map_or(0, |row| number(row, "proactive"));
        let committed = committed.get(pair.order.as_str()).copied().unwrap_or_default();
        if counted != committed {
            violations.push(format!(
                "messages are counted wrongly: {counted} are counted on {}, {committed} were sent",
                pair.order
            ));
        }
    }
    violations
}
