//! Bugs that are planted, each of which the simulation must find.

use serde_json::Value;
use simulation::{
    How, Scenario, SesClient, Totals, World, fleet, run, scenarios,
    wire::{Fault, Faults, Operation},
};

/// Runs a story with many seeds and one planted bug, with these faults, and asserts that this violation is found.
fn is_found(scenario: &Scenario, faults: &Faults, plant: impl Fn(&World) + Sync, violation: &str) {
    let planted: Totals = fleet(60, |number| run(scenario, number as u64, faults.clone(), &plant));
    let found = planted.failed.iter().filter(|report| report.kinds().contains(violation)).count();
    println!("`{violation}` in {found} of {} runs of {}", planted.runs, scenario.name);
    assert!(found > 0, "not found: {violation}");
}

/// Takes the condition off every write of a transaction whose key begins like this.
fn without_condition(world: &World, pk: &'static str) {
    world.wire.state().rewrite(Box::new(move |operation, request| {
        if operation != Operation::TransactWriteItems {
            return false;
        }
        let mut applied = false;
        for item in request["TransactItems"].as_array_mut().into_iter().flatten() {
            for write in ["Put", "Update", "Delete", "ConditionCheck"] {
                let Some(write) = item.get_mut(write) else { continue };
                let key = if write["Item"].is_object() { &write["Item"] } else { &write["Key"] };
                if key["pk"]["S"].as_str().is_some_and(|key| key.starts_with(pk)) {
                    let condition = write["ConditionExpression"].as_str().unwrap_or_default();
                    let always = format!("({condition}) OR attribute_exists(pk) OR attribute_not_exists(pk)");
                    write["ConditionExpression"] = Value::from(always);
                    applied = true;
                }
            }
        }
        applied
    }));
}

#[test]
fn a_client_of_ses_that_retries() {
    let faults = Faults::Plan(vec![(simulation::wire::At::Nth(Operation::SendEmail, 0), Fault::LostReply)]);
    let scenario = scenarios::question().ses(SesClient::Retrying);
    is_found(&scenario, &faults, |_| {}, "I6 a mail left again, uncounted");
}

#[test]
fn an_opt_out_that_is_read_but_not_checked_at_the_commit() {
    let plant = |world: &World| without_condition(world, "BUYER#");
    is_found(&scenarios::opt_out_meanwhile(), &Faults::default(), plant, "committed after an opt-out");
}

#[test]
fn an_idempotency_key_that_is_read_but_not_checked_at_the_commit() {
    let plant = |world: &World| without_condition(world, "IDEM#");
    let twins = scenarios::keyed_message().delivered(How::Twin);
    is_found(&twins, &Faults::default(), plant, "one key sent more than one message");
}
