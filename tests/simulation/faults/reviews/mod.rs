//! The review path: every single fault, pairs of faults, and planted bugs.

mod bugs;
mod plants;

use simulation::{
    fleet, pairs, run, scenarios, singles,
    wire::{Fault, Faults, Kind},
};

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
    let scenarios = scenarios::reviews();
    let jobs: Vec<_> = scenarios
        .iter()
        .flat_map(|scenario| singles(scenario, 1).into_iter().map(move |fault| (scenario, fault)))
        .collect();
    let totals = fleet(jobs.len(), |number| {
        let (scenario, fault) = &jobs[number];
        run(scenario, 1, Faults::Plan(vec![*fault]), |_| {})
    });
    println!("single faults of review requests: {totals}");
    totals.all_held();
    totals.met_every_fault();
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
