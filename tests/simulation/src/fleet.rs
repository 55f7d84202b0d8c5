//! Many runs, on as many threads as there are cores, each with a runtime and an AWS of its own.

use std::{
    collections::BTreeMap,
    fmt,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use crate::{
    Report, Scenario, run,
    shrink::shrink,
    wire::{At, Fault, Faults, Kind},
};

/// What many runs came to.
#[derive(Debug, Default)]
pub struct Totals {
    /// Runs.
    pub runs: usize,
    /// Calls to AWS, but for those of the set-ups.
    pub calls: usize,
    /// Faults that happened, by kind.
    pub met: BTreeMap<Kind, usize>,
    /// States that were seen at rest, and how often.
    pub states: BTreeMap<String, usize>,
    /// The reports of runs in which something did not hold.
    pub failed: Vec<Report>,
    /// The fingerprints of all runs together: the same in every process.
    pub hash: u64,
    /// How long it took.
    pub took: Duration,
}

/// Does so many runs.
pub fn fleet(runs: usize, one: impl Fn(usize) -> Report + Sync) -> Totals {
    let started = Instant::now();
    let next = AtomicUsize::new(0);
    let totals = Mutex::new(Totals::default());
    let threads = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    if number >= runs {
                        return;
                    }
                    let report = one(number);
                    totals.lock().unwrap_or_else(PoisonError::into_inner).add(report);
                }
            });
        }
    });
    let mut totals = totals.into_inner().unwrap_or_else(PoisonError::into_inner);
    totals.failed.sort_by_key(|report| (report.calls.len(), report.seed));
    Totals { took: started.elapsed(), ..totals }
}

/// Every fault at every call that a fault-free run of a scenario makes.
pub fn singles(scenario: &Scenario, seed: u64) -> Vec<(At, Fault)> {
    let recorded = run(scenario, seed, Faults::default(), |_| {});
    let calls = recorded.calls.iter().enumerate();
    calls
        .filter(|(_, call)| call.fault.is_none())
        .flat_map(|(at, call)| Fault::of(call.operation).into_iter().map(move |fault| (At::Call(at), fault)))
        .collect()
}

/// Every pair of faults that take part: each of them at every call, then each at every later call of that run.
pub fn pairs(scenario: &Scenario, seed: u64, takes_part: impl Fn(&Fault) -> bool) -> Vec<[(At, Fault); 2]> {
    let of_kinds = |(_, fault): &(At, Fault)| takes_part(fault);
    let mut all = Vec::new();
    for first in singles(scenario, seed).into_iter().filter(of_kinds) {
        let report = run(scenario, seed, Faults::Plan(vec![first]), |_| {});
        let At::Call(began) = first.0 else { continue };
        for (at, call) in report.calls.iter().enumerate().skip(began + 1) {
            let seconds = Fault::of(call.operation).into_iter().map(|fault| (At::Call(at), fault));
            all.extend(seconds.filter(of_kinds).map(|second| [first, second]));
        }
    }
    all
}

impl Totals {
    fn add(&mut self, report: Report) {
        self.runs += 1;
        self.calls += report.total_calls;
        self.hash ^= report.hash;
        for (kind, times) in &report.met {
            *self.met.entry(*kind).or_default() += times;
        }
        for (state, times) in &report.states {
            *self.states.entry(state.clone()).or_default() += times;
        }
        if !report.violations.is_empty() {
            self.failed.push(report);
        }
    }

    /// Sums up.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.runs += other.runs;
        self.calls += other.calls;
        self.hash ^= other.hash;
        for (kind, times) in other.met {
            *self.met.entry(kind).or_default() += times;
        }
        for (state, times) in other.states {
            *self.states.entry(state).or_default() += times;
        }
        self.failed.extend(other.failed);
        self.took += other.took;
        self
    }

    /// Fails unless everything held in every run: with every kind of violation and the story of a run
    /// that shows it, shrunk to the faults that it takes.
    #[track_caller]
    pub fn all_held(&self) {
        let mut shown: BTreeMap<&str, (usize, &Report)> = BTreeMap::new();
        for report in &self.failed {
            for kind in report.kinds() {
                shown.entry(kind).or_insert((0, report)).0 += 1;
            }
        }
        let stories = shown.iter().map(|(kind, (times, report))| {
            format!("{times} times `{kind}`, for example {}", shrink(report, kind).story())
        });
        let stories: Vec<String> = stories.collect();
        assert!(
            self.failed.is_empty(),
            "{} of {} runs failed:\n{}",
            self.failed.len(),
            self.runs,
            stories.join("\n")
        );
    }

    /// Fails unless each of these states was seen.
    #[track_caller]
    pub fn reached(&self, states: impl IntoIterator<Item = String>) {
        let missed: Vec<String> =
            states.into_iter().filter(|state| !self.states.contains_key(state)).collect();
        assert!(missed.is_empty(), "no run reached {missed:?}");
    }

    /// Fails unless every kind of fault happened at least once.
    #[track_caller]
    pub fn met_every_fault(&self) {
        let missed: Vec<&Kind> = Kind::ALL.iter().filter(|kind| !self.met.contains_key(kind)).collect();
        assert!(missed.is_empty(), "no run met {missed:?}");
    }
}

impl fmt::Display for Totals {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { runs, calls, met, states, failed, hash, took } = self;
        writeln!(
            f,
            "{runs} runs, {calls} calls to AWS, {:.1} s, {} failed, {hash:016x}",
            took.as_secs_f64(),
            failed.len()
        )?;
        writeln!(f, "  faults: {met:?}")?;
        write!(f, "  states: {states:?}")
    }
}
