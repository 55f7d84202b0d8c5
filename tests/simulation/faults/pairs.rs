//! Two faults in one run.

use simulation::{
    fleet, pairs, run, scenarios,
    wire::{Faults, Kind},
};

#[test]
fn any_two_deaths_or_lost_replies_are_survived() {
    let scenarios = [scenarios::question(), scenarios::keyed_message()];
    let kinds = [Kind::CrashBefore, Kind::CrashAfter, Kind::LostReply];
    let jobs: Vec<_> = scenarios
        .iter()
        .flat_map(|scenario| {
            pairs(scenario, 1, |fault| kinds.contains(&fault.kind()))
                .into_iter()
                .map(move |faults| (scenario, faults))
        })
        .collect();
    let totals = fleet(jobs.len(), |number| {
        let (scenario, faults) = &jobs[number];
        run(scenario, 1, Faults::Plan(faults.to_vec()), |_| {})
    });
    println!("pairs of faults: {totals}");
    totals.all_held();
}
