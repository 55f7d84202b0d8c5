use std::time::Duration;
use simulation::{run, wire::{At, Fault, Faults, Operation}, scenarios};
#[test]
fn timing() {
    let times = post::ReviewProtocol { answer_within: Duration::from_secs(86_400), ..Default::default() };
    let story = scenarios::closing().without_limits().protocol(times);
    for s in [300, 1200] {
    let report = run(&story, 1, Faults::Plan(vec![(At::Nth(Operation::SendEmail, 0), Fault::Late(Duration::from_secs(s)))]), |_| {});
    println!("{} {:?}", report.story(), report.states);
    }
}
