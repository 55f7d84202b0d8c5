use simulation::{Scenario, run, wire::Faults, scenarios};
#[test]
fn timing() {
    for pairs in [0, 1, 4] {
        let scenario = Scenario::new("none", |_| Vec::new()).pairs(pairs);
        let started = std::time::Instant::now();
        for _ in 0..50 { run(&scenario, 1, Faults::default(), |_| {}); }
        println!("{pairs} pairs: {:?} a run", started.elapsed() / 50);
    }
    for scenario in [scenarios::scheduled(), scenarios::review_market()] {
        for _ in 0..2 {
        let started = std::time::Instant::now();
        let mut calls = 0;
        for seed in 0..64 { calls += run(&scenario, seed, Faults::default(), |_| {}).total_calls; }
        for t in &simulation::T { print!("{:.2} ", t.swap(0, std::sync::atomic::Ordering::Relaxed) as f64 / 64e6); }
        println!("{}: {:?} a run, {calls} calls", scenario.name, started.elapsed() / 64);
        }
    }
}
