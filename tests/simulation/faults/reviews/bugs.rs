//! Wrong variants of the protocol (RELIABILITY 2.2), each of which must be found.

use std::{
    sync::{Mutex, PoisonError},
    thread,
    time::Duration,
};

use policy::Span;
use post::ReviewProtocol;
use simulation::{
    How, Report, Scenario, World, run, scenarios, singles,
    wire::{At, Fault, Faults, Operation, Swarm},
};

use super::plants::{self, Edit};

/// A bug and where it shows.
struct Bug {
    name: &'static str,
    story: Scenario,
    plant: Plant,
    hunt: Hunt,
    /// What tells of it; any of these.
    told_by: &'static [&'static str],
}

/// How it gets there.
enum Plant {
    /// Writes are changed on their way.
    Edit(Edit),
    /// The protocol goes by other times.
    Times(ReviewProtocol),
}

/// How it is looked for.
enum Hunt {
    /// Without any fault, seed by seed.
    NoFault,
    /// With one fault, seed by seed.
    Fault(At, Fault),
    /// With every single fault of the story.
    Singles,
    /// With random faults.
    Swarm,
}

/// Runs after which a bug counts as not found.
const MOST: u64 = 1_000;
const ASKED_TWICE: &[&str] = &["I1 a buyer was asked more than once"];
const OUTSIDE: &[&str] = &["I2 a request left outside its window"];
const KNOWN: &[&str] = &["I3 a request was claimed against what was known"];

#[expect(clippy::too_many_lines, reason = "one table, a row for each bug")]
fn bugs() -> Vec<Bug> {
    let usual = ReviewProtocol::default();
    let unlimited = Duration::from_hours(24);
    let bug = |name, story, plant, hunt, told_by| Bug { name, story, plant, hunt, told_by };
    let edit = |edit: Edit| Plant::Edit(edit);
    let closing = || scenarios::closing().without_limits();
    let twins = || scenarios::scheduled().delivered(How::Twin);
    let give_back = Hunt::Fault(At::Nth(Operation::UpdateItem, 0), Fault::Repeat(Duration::from_millis(400)));
    vec![
        bug("A sent, then marked", twins(), edit(plants::send_then_mark), Hunt::NoFault, ASKED_TWICE),
        bug("B a claim is a lease", scenarios::scheduled(), edit(plants::lease), Hunt::Singles, ASKED_TWICE),
        bug(
            "C sent again after a day",
            scenarios::given_up(),
            edit(plants::resend),
            Hunt::NoFault,
            ASKED_TWICE,
        ),
        bug(
            "D the SDK sends again",
            scenarios::scheduled(),
            Plant::Times(ReviewProtocol { attempts: 3, ..usual }),
            Hunt::Singles,
            ASKED_TWICE,
        ),
        bug(
            "E no margin, no second look",
            closing(),
            Plant::Times(ReviewProtocol { margin: Span::millis(0), recheck_within: unlimited, ..usual }),
            Hunt::Singles,
            OUTSIDE,
        ),
        bug(
            "F no second look",
            closing(),
            Plant::Times(ReviewProtocol { recheck_within: unlimited, ..usual }),
            Hunt::Singles,
            OUTSIDE,
        ),
        bug(
            "F2 an answer may take longer than the margin",
            closing(),
            Plant::Times(ReviewProtocol { answer_within: unlimited, ..usual }),
            Hunt::Singles,
            OUTSIDE,
        ),
        bug(
            "G given back by others",
            scenarios::declined(),
            edit(plants::give_back_of_others),
            give_back,
            ASKED_TWICE,
        ),
        bug(
            "a claim on a stale reading",
            scenarios::refunded_meanwhile(),
            edit(plants::stale_claim),
            Hunt::NoFault,
            KNOWN,
        ),
        bug("a claim at any time", closing(), edit(plants::claim_at_any_time), Hunt::Singles, OUTSIDE),
        bug(
            "an opt-out that the claim does not check",
            scenarios::opted_out_meanwhile(),
            edit(plants::opt_out_unchecked),
            Hunt::NoFault,
            KNOWN,
        ),
        bug(
            "marked as sent before it is",
            scenarios::scheduled(),
            edit(plants::mark_before_sending),
            Hunt::NoFault,
            &["a row says that a request left and none did"],
        ),
        bug(
            "the last sign counts",
            scenarios::signs_in_any_order(),
            edit(plants::last_sign_counts),
            Hunt::NoFault,
            &["I10 a request went back"],
        ),
        bug(
            "never given up",
            scenarios::given_up(),
            edit(plants::never_aged),
            Hunt::NoFault,
            &["a request stays claimed for ever"],
        ),
        bug(
            "a lost claim is taken for granted",
            scenarios::scheduled(),
            edit(plants::lost_claim_granted),
            Hunt::NoFault,
            ASKED_TWICE,
        ),
        bug(
            "A sent, then marked; at random",
            scenarios::review_market(),
            edit(plants::send_then_mark),
            Hunt::Swarm,
            ASKED_TWICE,
        ),
        bug(
            "a claim on a stale reading; at random",
            scenarios::review_market(),
            edit(plants::stale_claim),
            Hunt::Swarm,
            KNOWN,
        ),
        bug(
            "an opt-out that the claim does not check; at random",
            scenarios::review_market(),
            edit(plants::opt_out_unchecked),
            Hunt::Swarm,
            KNOWN,
        ),
    ]
}

impl Bug {
    fn once(&self, seed: u64, faults: Faults) -> Report {
        match &self.plant {
            Plant::Edit(edit) => run(&self.story, seed, faults, |world: &World| plants::plant(world, *edit)),
            Plant::Times(times) => run(&self.story.clone().protocol(*times), seed, faults, |_| {}),
        }
    }

    fn candidates(&self) -> Box<dyn Iterator<Item = (u64, Faults)>> {
        match &self.hunt {
            Hunt::NoFault => Box::new((0..MOST).map(|seed| (seed, Faults::default()))),
            Hunt::Fault(at, fault) => {
                let plan = vec![(*at, *fault)];
                Box::new((0..MOST).map(move |seed| (seed, Faults::Plan(plan.clone()))))
            }
            Hunt::Singles => {
                let all = singles(&self.story, 1).into_iter();
                Box::new(all.map(|fault| (1, Faults::Plan(vec![fault]))))
            }
            Hunt::Swarm => Box::new((0..MOST).map(|seed| (seed, Faults::Swarm(Swarm::of(seed))))),
        }
    }

    /// Looks for it. Gives what is to be told, and whether it was found.
    fn hunted(&self) -> (String, bool) {
        let mut applied = 0;
        let mut runs = 0;
        for (seed, faults) in self.candidates() {
            let report = self.once(seed, faults);
            runs += 1;
            applied += report.rewritten;
            let kinds = report.kinds();
            let found: Vec<&&str> = self.told_by.iter().filter(|kind| kinds.contains(**kind)).collect();
            if found.is_empty() {
                continue;
            }
            let is_there = matches!(self.plant, Plant::Times(_)) || applied > 0;
            let how = match self.plant {
                Plant::Times(_) => "by its times".to_owned(),
                Plant::Edit(_) => format!("applied {applied} times"),
            };
            let (name, plan) = (self.name, report.plan());
            let line = format!("{name}: {how}, `{}` after {runs} runs, seed {seed}, {plan:?}", found[0]);
            return (line, is_there);
        }
        (format!("{}: NOT FOUND in {runs} runs, applied {applied} times", self.name), false)
    }
}

#[test]
fn every_planted_bug_is_found() {
    let bugs = bugs();
    let next = Mutex::new(bugs.iter().enumerate());
    let lines = Mutex::new(Vec::new());
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(|| {
                loop {
                    let bug = next.lock().unwrap_or_else(PoisonError::into_inner).next();
                    let Some((place, bug)) = bug else { return };
                    let (line, found) = bug.hunted();
                    lines.lock().unwrap_or_else(PoisonError::into_inner).push((place, line, found));
                }
            });
        }
    });
    let mut lines = lines.into_inner().unwrap_or_else(PoisonError::into_inner);
    lines.sort();
    for (_, line, _) in &lines {
        println!("{line}");
    }
    let missed: Vec<&String> = lines.iter().filter(|(_, _, found)| !found).map(|(_, line, _)| line).collect();
    assert!(missed.is_empty(), "{missed:#?}");
    assert_eq!(lines.len(), bugs.len());
}
