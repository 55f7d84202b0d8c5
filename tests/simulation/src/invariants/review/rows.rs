use super::{Step, Story};
use crate::{reference::Known, table::text};

/// I10 and I12: rows never go back but by a give-back, say that mail left only if it did, and are closed only for a rule
/// that stood.
pub(super) fn check(story: &Story<'_>) -> Vec<String> {
    let mut violations = Vec::new();
    for (before, after) in story.pairs() {
        let (from, to) = (text(before.row, "state"), text(after.row, "state"));
        let goes_back = rank(to) < rank(from) && (from, to) != ("sending", "pending");
        if goes_back {
            violations.push(format!("I10 a request went back: {} from {from} to {to}", story.order));
        }
        let is_claimed = text(after.row, "owner") != text(before.row, "owner");
        if is_claimed && rank("asked") <= rank(from) {
            violations.push(format!("I10 what may have been asked was claimed: {} in {from}", story.order));
        }
        let left = story.mails().any(|mail| mail.after <= after.place);
        if rank("sent") <= rank(to) && !left {
            violations.push(format!("a row says that a request left and none did: {}", story.order));
        }
    }
    for step in story.steps.iter().filter(|step| text(step.row, "state") == "closed") {
        if !stood(story, *step) {
            let reason = text(step.row, "reason");
            violations
                .push(format!("I12 a rule closed what it does not stand against: {reason}, {}", story.order));
        }
    }
    violations
}

/// Whether the rule that a row is closed for stood at some instant between the first look and the write.
pub(super) fn stood(story: &Story<'_>, step: Step<'_>) -> bool {
    let reason = text(step.row, "reason");
    let began = story.rest.began(step.write.by).map_or(step.write.at, |began| began.at);
    story.rest.places_of(step).any(|place| {
        Known::after(&story.rest.writes[..place], story.order)
            .is_some_and(|known| [began, step.write.at].iter().any(|at| known.closes(*at).contains(reason)))
    })
}

/// How far a state is up the lattice.
pub(super) fn rank(state: &str) -> usize {
    const UP: [&str; 7] = ["asked", "sending", "unknown", "sent", "delivered", "bounced", "complained"];
    UP.iter().position(|one| *one == state).map_or(0, |place| place + 1)
}
