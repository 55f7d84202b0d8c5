use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::PoisonError,
};

use tokio::{runtime::Builder, task::JoinSet};

use crate::{
    Chance, Delivery, How, Scenario, World,
    delivery::deliver,
    invariants::{self, AtRest},
    log::Log,
    sweeping::come_to_rest,
    table::Table,
    wire::{At, Call, Fault, Faults, Kind},
    world::TABLE,
};

/// What a run came to.
#[derive(Debug, Clone)]
pub struct Report {
    /// The scenario.
    pub scenario: Scenario,
    /// Whether the seed decided how AWS handed events over.
    pub at_random: bool,
    /// What happened, and how AWS handed it over.
    pub deliveries: Vec<Delivery>,
    /// The seed.
    pub seed: u64,
    /// What did not hold.
    pub violations: Vec<String>,
    /// Calls to AWS while faults were possible, in order.
    pub calls: Vec<Call>,
    /// Calls to AWS in all, but for those of the set-up.
    pub total_calls: usize,
    /// Faults that happened, by kind.
    pub met: BTreeMap<Kind, usize>,
    /// States that were seen at rest, and how often.
    pub states: BTreeMap<String, usize>,
    /// The fingerprint of all that happened.
    pub hash: u64,
    /// How often the wire's rewrite applied.
    pub rewritten: usize,
}

/// Runs a scenario with faults, lets the house come to rest, and checks what must hold. The same arguments give the
/// same report, but for panics, which count as violations.
pub fn run(scenario: &Scenario, seed: u64, faults: Faults, prepare: impl FnOnce(&World)) -> Report {
    let log = Log::default();
    let _kept = tracing::subscriber::set_default(log.clone());
    let runtime = Builder::new_current_thread().enable_time().start_paused(true).build().expect("a runtime");
    let ended =
        catch_unwind(AssertUnwindSafe(|| runtime.block_on(live(scenario, seed, faults, prepare, log))));
    ended.unwrap_or_else(|panic| {
        let words = panic.downcast_ref::<String>().cloned();
        let words = words.or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned()));
        Report::panicked(scenario, seed, &words.unwrap_or_default())
    })
}

async fn live(
    scenario: &Scenario,
    seed: u64,
    faults: Faults,
    prepare: impl FnOnce(&World),
    log: Log,
) -> Report {
    let world = World::open(seed, scenario, log).await;
    prepare(&world);
    let mut chance = Chance::new(seed, "deliveries");
    let at_random = !matches!(faults, Faults::Plan(_));
    let deliveries = scenario.of(&world, at_random.then_some(&mut chance));
    world.wire.state().begin_faults(scenario.and(faults));
    let began = world.clock.now();
    let mut running = JoinSet::new();
    for (number, delivery) in deliveries.iter().cloned().enumerate() {
        running.spawn(deliver(world.clone(), number, delivery, began));
    }
    while let Some(ended) = running.join_next().await {
        if let Err(error) = ended {
            std::panic::resume_unwind(error.into_panic());
        }
    }
    let calls = {
        let mut state = world.wire.state();
        state.end_faults();
        state.calls.clone()
    };
    let mut violations = come_to_rest(&world).await;
    let table = Table::of(world.wire.state().items(TABLE));
    let mut state = world.wire.state();
    table.all().for_each(|row| state.trace.note_json(row));
    let records = world.records.lock().unwrap_or_else(PoisonError::into_inner);
    let rest = AtRest {
        table: &table,
        records: &records,
        accepted: &state.accepted,
        writes: &state.writes,
        refusals: &state.refusals,
        now: world.clock.now(),
        log: &world.log.lines(),
        pairs: &world.pairs,
        deliveries: &deliveries,
    };
    violations.extend(invariants::check(&rest));
    Report {
        scenario: scenario.clone(),
        seed,
        at_random,
        violations,
        total_calls: state.calls.len(),
        calls,
        met: state.met.clone(),
        states: rest.states(),
        deliveries: deliveries.clone(),
        hash: state.trace.hash(),
        rewritten: state.rewritten,
    }
}

impl Scenario {
    /// Faults of a run, with those of the story before them.
    fn and(&self, faults: Faults) -> Faults {
        match faults {
            Faults::Plan(plan) => Faults::Plan(self.story.iter().copied().chain(plan).collect()),
            other => other,
        }
    }
}

impl Report {
    fn panicked(scenario: &Scenario, seed: u64, words: &str) -> Self {
        Self {
            scenario: scenario.clone(),
            at_random: false,
            deliveries: Vec::new(),
            seed,
            violations: vec![format!("panicked: {words}")],
            calls: Vec::new(),
            total_calls: 0,
            met: BTreeMap::new(),
            states: BTreeMap::new(),
            hash: 0,
            rewritten: 0,
        }
    }

    /// The faults that happened, as a plan that brings them about again.
    pub fn plan(&self) -> Vec<(At, Fault)> {
        let faults = self.calls.iter().enumerate().filter_map(|(at, call)| Some((At::Call(at), call.fault?)));
        // What follows a first refusal for throttling comes of that one.
        faults.filter(|(_, fault)| *fault != Fault::Throttle(0)).collect()
    }

    /// The kinds of violations: what stands before the colon of each.
    pub fn kinds(&self) -> BTreeSet<&str> {
        self.violations.iter().map(|words| words.split(':').next().unwrap_or_default()).collect()
    }

    /// All that is needed to find out why it failed.
    pub fn story(&self) -> String {
        let mut story = format!("{} with seed {}\n", self.scenario.name, self.seed);
        for violation in &self.violations {
            let _ = writeln!(story, "  violated: {violation}");
        }
        let _ = writeln!(story, "  plan: {:?}", self.plan());
        if self.at_random {
            let seed = self.seed;
            let _ =
                writeln!(story, "  again: ABOVEBOARD_SIMULATION_SEED={seed} cargo test -p simulation random");
        }
        for (number, delivery) in self.deliveries.iter().enumerate() {
            if delivery.how != How::Once {
                let _ = writeln!(story, "  delivery {number} comes {:?}: {:?}", delivery.how, delivery.what);
            }
        }
        for (at, Call { at: when, operation, by, fault, status }) in self.calls.iter().enumerate() {
            let fault = fault.map(|fault| format!("{fault:?}")).unwrap_or_default();
            let status = status.map_or_else(|| "-".to_owned(), |status| status.to_string());
            let _ = writeln!(story, "  {at:3} {when} by {by} {operation:?} {status} {fault}");
        }
        story
    }
}
