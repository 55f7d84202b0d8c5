//! One fault at a time, all of them.

use simulation::{Scenario, fleet, run, scenarios, singles, wire::Faults};

#[test]
fn any_single_fault_is_survived() {
    survives_each("single faults", &scenarios::all());
}

/// Runs every scenario once with each fault at each call.
pub(crate) fn survives_each(what: &str, scenarios: &[Scenario]) {
    let jobs: Vec<_> = scenarios
        .iter()
        .flat_map(|scenario| singles(scenario, 1).into_iter().map(move |fault| (scenario, fault)))
        .collect();
    let totals = fleet(jobs.len(), |number| {
        let (scenario, fault) = &jobs[number];
        run(scenario, 1, Faults::Plan(vec![*fault]), |_| {})
    });
    println!("{what}: {totals}");
    totals.all_held();
    totals.met_every_fault();
}
