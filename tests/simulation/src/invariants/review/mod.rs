//! The one review request of an order (RELIABILITY 2.1): every row, every mail, every answer.

mod answers;
mod mails;
mod rest;
mod rows;

use std::{collections::BTreeMap, ops::RangeInclusive};

use policy::Instant;
use serde_json::Value;

use super::AtRest;
use crate::{
    Began,
    table::text,
    wire::{Accepted, Change, Condition, Write},
};

/// What happened to the request of one order.
struct Story<'a> {
    rest: &'a AtRest<'a>,
    order: &'a str,
    /// Every change of its row, in order.
    steps: Vec<Step<'a>>,
}

/// One change of the row of a request.
#[derive(Clone, Copy)]
struct Step<'a> {
    /// Its place in the history of the table.
    place: usize,
    write: &'a Write,
    /// The row since.
    row: &'a Value,
}

/// Everything that does not hold of review requests.
pub(super) fn check(rest: &AtRest<'_>) -> Vec<String> {
    let mut violations = Vec::new();
    for order in orders(rest) {
        let story = Story::of(rest, order);
        violations.extend(rows::check(&story));
        violations.extend(mails::check(&story));
        violations.extend(rest::check(&story));
    }
    violations.extend(answers::check(rest));
    violations
}

fn orders<'a>(rest: &'a AtRest<'_>) -> impl Iterator<Item = &'a str> {
    rest.table.rows("ORDER#", "REVIEW").filter_map(|row| text(row, "pk").strip_prefix("ORDER#"))
}

impl<'a> Story<'a> {
    fn of(rest: &'a AtRest<'a>, order: &'a str) -> Self {
        let pk = format!("ORDER#{order}");
        let of_row = |(place, write): (usize, &'a Write)| match &write.change {
            Change::Put(row) | Change::Updated(row) if write.pk == pk && write.sk == "REVIEW" => {
                Some(Step { place, write, row })
            }
            _ => None,
        };
        Self { rest, order, steps: rest.writes.iter().enumerate().filter_map(of_row).collect() }
    }

    /// Each change with the one before it.
    fn pairs(&self) -> impl Iterator<Item = (Step<'a>, Step<'a>)> {
        self.steps.iter().copied().zip(self.steps.iter().copied().skip(1))
    }

    /// Changes by which somebody claimed the request.
    fn claims(&self) -> impl Iterator<Item = Step<'a>> {
        self.pairs()
            .filter(|(before, after)| text(after.row, "owner") != text(before.row, "owner"))
            .map(|(_, claim)| claim)
    }

    /// Requests that SES took.
    fn mails(&self) -> impl Iterator<Item = &'a Accepted> {
        let order = self.order;
        self.rest.accepted.iter().filter(move |mail| mail.tag("review") == Some(order))
    }
}

impl AtRest<'_> {
    fn began(&self, number: u32) -> Option<&Began> {
        self.records.began.iter().find(|began| began.number == number)
    }

    /// How many changes came before an instant.
    fn place(&self, at: Instant) -> usize {
        self.writes.iter().take_while(|write| write.at < at).count()
    }

    /// Places from the begin of an invocation to the end of the request that a change came with.
    fn places_of(&self, step: Step<'_>) -> RangeInclusive<usize> {
        let together = self.writes.iter().skip(step.place).take_while(|write| write.call == step.write.call);
        let until = step.place + together.count();
        let began = self.began(step.write.by).map_or(step.write.at, |began| began.at);
        self.place(began).min(step.place)..=until
    }

    /// States that requests went through, and how claims ended.
    pub(super) fn review_states(&self) -> BTreeMap<String, usize> {
        let mut states: BTreeMap<String, usize> = BTreeMap::new();
        let mut count = |name: String| *states.entry(name).or_default() += 1;
        for order in orders(self) {
            let story = Story::of(self, order);
            for step in &story.steps {
                count(format!("review {}", text(step.row, "state")));
            }
            for _ in story.claims() {
                count("claim held".to_owned());
            }
        }
        for refusal in self.refusals {
            let failed = |sk: &str| {
                refusal.parts.iter().any(|(_, key, condition)| key == sk && *condition == Condition::Failed)
            };
            let is_claim = refusal.parts.first().is_some_and(|(_, sk, _)| sk == "REVIEW");
            if is_claim && failed("OPT-OUT") {
                count("claim refused, opted out".to_owned());
            }
            if is_claim && failed("REVIEW") {
                count("claim refused, moved".to_owned());
            }
        }
        states
    }
}
