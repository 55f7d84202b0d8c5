//! Random faults, seed by seed.

use simulation::{
    Scenario, Totals, fleet, run, scenarios,
    wire::{Faults, Swarm},
};

/// Seeds of the review path that are run, unless `ABOVEBOARD_SIMULATION_SEEDS` says otherwise.
const REVIEWS: usize = 5_000;
/// For so many of them one of the messages.
const REVIEWS_A_MESSAGE: usize = 50;

/// Runs so many seeds, or the one that `ABOVEBOARD_SIMULATION_SEED` names.
fn swarm(scenario: &Scenario, seeds: usize) -> Totals {
    let one = |seed: u64| run(scenario, seed, Faults::Swarm(Swarm::of(seed)), |_| {});
    match number("ABOVEBOARD_SIMULATION_SEED") {
        Some(seed) => fleet(1, |_| one(seed as u64)),
        None => fleet(seeds, |number| one(number as u64)),
    }
}

fn seeds() -> usize {
    number("ABOVEBOARD_SIMULATION_SEEDS").unwrap_or(REVIEWS)
}

fn number(variable: &str) -> Option<usize> {
    std::env::var(variable).ok().and_then(|text| text.parse().ok())
}

#[test]
fn random_faults_are_survived_by_messages() {
    let totals = swarm(&scenarios::market(), seeds() / REVIEWS_A_MESSAGE);
    println!("random faults, messages: {totals}");
    totals.all_held();
}

#[test]
fn random_faults_are_survived_by_review_requests() {
    let totals = swarm(&scenarios::review_market(), seeds());
    println!("random faults, review requests: {totals}");
    totals.all_held();
    if totals.runs >= 1_000 {
        totals.met_every_fault();
        let states =
            ["closed", "pending", "sending", "unknown", "sent", "delivered", "bounced", "complained"];
        totals.reached(states.map(|state| format!("review {state}")));
        totals.reached(["held", "refused, moved", "refused, opted out"].map(|how| format!("claim {how}")));
    }
}
