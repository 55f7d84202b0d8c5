//! Fewer faults with the same violation.

use crate::{
    Report, run,
    wire::{At, Fault, Faults},
};

/// How far later calls may move if an earlier fault is left out: retries fall away, or a handler goes on that had died.
const OFFSETS: [isize; 15] = [0, -1, 1, -2, 2, -3, 3, -4, 4, -5, 5, -6, 6, -8, 8];

/// The same kind of violation with as few faults as leaving them out one by one can reach.
pub(crate) fn shrink(report: &Report, kind: &str) -> Report {
    let again = |plan: &[(At, Fault)]| {
        let plan = plan.to_vec();
        let faults = if report.at_random { Faults::Replay(plan) } else { Faults::Plan(plan) };
        Some(run(&report.scenario, report.seed, faults, |_| {}))
            .filter(|report| report.kinds().contains(kind))
    };
    let mut plan = report.plan();
    let mut smallest = again(&plan);
    let mut at = if smallest.is_some() { plan.len() } else { 0 };
    while at > 0 {
        at -= 1;
        let shorter = OFFSETS.iter().find_map(|offset| again(&without(&plan, at, *offset)));
        if let Some(report) = shorter {
            plan = report.plan();
            at = at.min(plan.len());
            smallest = Some(report);
        }
    }
    // A run that was prepared, with a bug planted, does not fail again without that: it is told as it was.
    smallest.unwrap_or_else(|| report.clone())
}

/// A plan without one of its faults, the later ones moved.
fn without(plan: &[(At, Fault)], left_out: usize, offset: isize) -> Vec<(At, Fault)> {
    let kept = plan.iter().enumerate().filter(|(at, _)| *at != left_out);
    kept.map(|(at, (place, fault))| match place {
        At::Call(call) if at > left_out => (At::Call(call.saturating_add_signed(offset)), *fault),
        place => (*place, *fault),
    })
    .collect()
}
