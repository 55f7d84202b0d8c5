//! The simulation itself: the same seed is the same run.

use simulation::{
    fleet, run, scenarios,
    wire::{Faults, Swarm},
};

#[test]
fn a_seed_always_gives_the_same_run() {
    let scenarios = scenarios::all();
    let totals = fleet(66, |number| {
        let scenario = &scenarios[number % scenarios.len()];
        let seed = number as u64;
        let run = || run(scenario, seed, Faults::Swarm(Swarm::of(seed)), |_| {});
        let (first, second) = (run(), run());
        assert_eq!(first.hash, second.hash, "{}\nand then\n{}", first.story(), second.story());
        first
    });
    assert_eq!(totals.runs, 66);
}
