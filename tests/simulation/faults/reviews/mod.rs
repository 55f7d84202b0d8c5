//! The review path: every single fault, pairs of faults, and planted bugs.

mod bugs;
mod plants;

use simulation::{
    fleet, pairs, run, scenarios,
    wire::{Fault, Faults, Kind},
};

use crate::singles::survives_each;

#[test]
fn every_story_ends_well_without_faults() {
    let scenarios = scenarios::reviews();
    let totals = fleet(scenarios.len() * 8, |number| {
        run(&scenarios[number % scenarios.len()], number as u64, Faults::default(), |_| {})
    });
    println!("review requests without faults: {totals}");
    totals.all_held();
}

#[test]
fn any_single_fault_is_survived() {
    survives_each("single faults of review requests", &scenarios::reviews());
}

#[test]
fn any_two_faults_of_the_scheduled_request_are_survived() {
    let scenario = scenarios::scheduled();
    let takes_part = |fault: &Fault| match fault {
        Fault::Status(status, _) => *status == 500,
        Fault::Throttle(times) => *times > 1,
        fault => {
            matches!(fault.kind(), Kind::CrashBefore | Kind::CrashAfter | Kind::LostReply | Kind::HangAfter)
        }
    };
    let jobs = pairs(&scenario, 1, takes_part);
    let totals = fleet(jobs.len(), |number| run(&scenario, 1, Faults::Plan(jobs[number].to_vec()), |_| {}));
    println!("pairs of faults of the scheduled request: {totals}");
    totals.all_held();
}
