//! What must hold when the house has come to rest. Each tells every violation in words.

mod calls;
mod inbound;
mod leaks;
mod opt_out;
mod outbox;
mod review;

use std::collections::BTreeMap;

use policy::Instant;

use crate::{
    Delivery, Pair, Records,
    log::Line,
    table::{Table, text},
    wire::{Accepted, Change, Refusal, Write},
};

/// Everything that is known of a run that has come to rest.
pub(crate) struct AtRest<'a> {
    pub(crate) table: &'a Table,
    pub(crate) records: &'a Records,
    pub(crate) accepted: &'a [Accepted],
    pub(crate) writes: &'a [Write],
    pub(crate) refusals: &'a [Refusal],
    pub(crate) now: Instant,
    pub(crate) log: &'a [Line],
    pub(crate) pairs: &'a [Pair],
    pub(crate) deliveries: &'a [Delivery],
}

/// One mail that was put into the outbox.
pub(crate) struct Dispatched<'a> {
    /// Its name.
    pub(crate) id: &'a str,
    /// On what terms it may leave.
    pub(crate) terms: &'a str,
    /// The buyer of its pair.
    pub(crate) buyer: &'a str,
    /// The order that it is about.
    pub(crate) order: &'a str,
    /// Place in the history at which it was committed.
    pub(crate) at: usize,
}

/// Everything that does not hold.
pub(crate) fn check(rest: &AtRest<'_>) -> Vec<String> {
    [inbound::check, outbox::check, opt_out::check, calls::check, leaks::check, review::check]
        .iter()
        .flat_map(|check| check(rest))
        .collect()
}

impl AtRest<'_> {
    /// Every mail that was put into the outbox, in order.
    pub(crate) fn dispatched(&self) -> impl Iterator<Item = Dispatched<'_>> {
        self.writes.iter().enumerate().filter_map(|(at, write)| {
            let id = write.pk.strip_prefix("OUTBOX#")?;
            let Change::Put(item) = &write.change else { return None };
            let field = |name| text(item, name);
            Some(Dispatched { id, terms: field("terms"), buyer: field("buyer"), order: field("order"), at })
        })
    }

    /// Mails that SES accepted for a dispatch.
    pub(crate) fn accepted_for<'b>(&'b self, dispatch: &'b str) -> impl Iterator<Item = &'b Accepted> {
        self.accepted.iter().filter(move |mail| mail.tag("dispatch") == Some(dispatch))
    }

    /// States that were reached, by name.
    pub(crate) fn states(&self) -> BTreeMap<String, usize> {
        let mut states = self.review_states();
        let mut count = |name: String| *states.entry(name).or_default() += 1;
        for row in self.table.rows("IN#", "") {
            count(format!("mail {}", text(row, "outcome")));
        }
        for row in self.table.rows("THREAD#", "MSG#") {
            count(format!("message {}", text(row, "state")));
        }
        for (_, ended) in &self.records.ended {
            let word = ended.split('(').next().unwrap_or_default();
            let ok = if ended.starts_with("Answered(Ok") { " well" } else { "" };
            count(format!("invocation {word}{ok}"));
        }
        for called in &self.records.called {
            if let Some(answer) = &called.answer {
                count(format!("answer {}", answer.status));
            }
        }
        for line in self.log {
            if let Some(metric) = &line.metric {
                count(format!("counted {metric}"));
            }
        }
        for dispatch in self.dispatched() {
            count(format!("dispatched {}", dispatch.terms));
            count(format!("left {} times", self.accepted_for(dispatch.id).count()));
        }
        states
    }
}
