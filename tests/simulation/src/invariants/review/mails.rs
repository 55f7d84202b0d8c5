use policy::Span;

use super::{Step, Story};
use crate::{Function, reference::Known};

/// A seller's call is measured when it is accepted; then it has 10 s until the claim, 2 s until SES is called, and SES
/// 10 s to take it.
const CALL: Span = Span::millis(22_000);

/// I1, I2 and I3.
pub(super) fn check(story: &Story<'_>) -> Vec<String> {
    let mut violations = Vec::new();
    let left = story.mails().count();
    if left > 1 {
        violations.push(format!("I1 a buyer was asked more than once: {left} times about {}", story.order));
    }
    violations.extend(story.claims().filter_map(|claim| forbidden(story, claim)));
    for mail in story.mails() {
        let claim =
            story.claims().filter(|claim| claim.place < mail.after && claim.write.by == mail.by).last();
        let Some(claim) = claim else {
            violations.push(format!("a request left without a claim: {}", story.order));
            continue;
        };
        let known = Known::after(&story.rest.writes[..claim.place], story.order);
        let Some((opens_at, closes_at)) = known.and_then(|known| known.window()) else {
            violations.push(format!("I2 a request left outside its window: {} has none", story.order));
            continue;
        };
        let began = story.rest.began(mail.by).copied();
        let called = began.filter(|began| began.function == Function::Api);
        let measured = called.map_or(mail.at, |began| began.at);
        let is_late = closes_at < mail.at && called.is_none_or(|began| CALL < mail.at.since(began.at));
        if measured < opens_at || closes_at < measured || is_late {
            violations.push(format!(
                "I2 a request left outside its window: {} at {}, {opens_at} to {closes_at}",
                story.order, mail.at
            ));
        }
    }
    violations
}

/// What was committed before a claim and forbids it.
fn forbidden(story: &Story<'_>, claim: Step<'_>) -> Option<String> {
    let known = Known::after(&story.rest.writes[..claim.place], story.order)?;
    let against = known.forbids_claims();
    let words = format!("I3 a request was claimed against what was known: {against:?} of {}", story.order);
    (!against.is_empty()).then_some(words)
}
