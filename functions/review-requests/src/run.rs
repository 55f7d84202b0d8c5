use std::{
    collections::BTreeMap,
    sync::{Mutex, PoisonError},
};

use serde::Serialize;

use crate::order::Ended;

/// What one run did.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Run {
    /// Orders that the index named as due.
    pub due: u32,
    /// Requests that SES took.
    pub sent: u32,
    /// Orders that are not asked about, by the rule that stands against it.
    pub suppressed: BTreeMap<&'static str, u32>,
    /// Orders that are due later, as their facts stand now.
    pub later: u32,
    /// Requests that SES did not take now; they are due again.
    pub waiting: u32,
    /// Requests of which nobody knows whether SES took them. They are never sent again.
    pub uncertain: u32,
    /// Orders that somebody else has, or whose facts changed just now.
    pub moved: u32,
    /// Orders that could not be handled.
    pub failed: u32,
    /// Orders that are left to the next run, since time was up.
    pub left_over: u32,
}

impl Run {
    /// The figures as metrics: name and count.
    pub fn figures(&self) -> Vec<(String, u32)> {
        let plain = [
            ("Due", self.due),
            ("Sent", self.sent),
            ("Suppressed", self.suppressed.values().sum()),
            ("Later", self.later),
            ("Waiting", self.waiting),
            ("Uncertain", self.uncertain),
            ("Moved", self.moved),
            ("Failed", self.failed),
            ("LeftOver", self.left_over),
        ];
        let rules = self.suppressed.iter().map(|(rule, count)| (format!("Suppressed.{rule}"), *count));
        plain.into_iter().map(|(name, count)| (name.to_owned(), count)).chain(rules).collect()
    }
}

/// A run that is being counted, by several tasks at once.
#[derive(Default)]
pub(crate) struct Tally(Mutex<Run>);

impl Tally {
    pub(crate) fn note(&self, ended: &Ended) {
        let mut run = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        run.due += 1;
        match ended {
            Ended::Sent => run.sent += 1,
            Ended::Suppressed(rule) => *run.suppressed.entry(rule.id()).or_default() += 1,
            Ended::Later => run.later += 1,
            Ended::Waits => run.waiting += 1,
            Ended::Uncertain => run.uncertain += 1,
            Ended::Moved => run.moved += 1,
            Ended::Failed => run.failed += 1,
        }
    }

    pub(crate) fn leave_over(&self) {
        let mut run = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        run.due += 1;
        run.left_over += 1;
    }

    pub(crate) fn into_run(self) -> Run {
        self.0.into_inner().unwrap_or_else(PoisonError::into_inner)
    }
}
