use std::collections::HashMap;

use super::{
    fault::{Fault, Kind},
    operation::Operation,
};
use crate::Chance;

/// Which request a fault waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum At {
    /// The nth of all since the faults began, from zero.
    Call(usize),
    /// The nth of its operation, from zero.
    Nth(Operation, usize),
}

/// Where faults come from.
#[derive(Debug, Clone)]
pub enum Faults {
    /// From a list.
    Plan(Vec<(At, Fault)>),
    /// From a seed, which also decides how AWS hands events over.
    Swarm(Swarm),
    /// From a list, with events handed over as the seed of the run decides: a swarm played again.
    Replay(Vec<(At, Fault)>),
}

impl Default for Faults {
    fn default() -> Self {
        Self::Plan(Vec::new())
    }
}

/// Random faults of those kinds that a seed has left switched on: with fewer kinds at once, runs come further and see
/// more different states.
#[derive(Debug, Clone)]
pub struct Swarm {
    chance: Chance,
    kinds: Vec<Kind>,
    per_mille: u64,
}

impl Swarm {
    /// The swarm of a seed: about half of all kinds, from rare to often.
    pub fn of(seed: u64) -> Self {
        let mut chance = Chance::new(seed, "faults");
        let kinds = Kind::ALL.into_iter().filter(|_| chance.per_mille(500)).collect();
        let per_mille = *chance.pick(&[5, 15, 40, 90]);
        Self { chance, kinds, per_mille }
    }

    fn next(&mut self, operation: Operation) -> Option<Fault> {
        if !self.chance.per_mille(self.per_mille) {
            return None;
        }
        let mut faults = Fault::of(operation);
        faults.retain(|fault| self.kinds.contains(&fault.kind()));
        if faults.is_empty() { None } else { Some(*self.chance.pick(&faults)) }
    }
}

/// Matches requests with faults, and counts both.
#[derive(Debug, Default)]
pub(super) struct Injector {
    faults: Faults,
    calls: usize,
    of: HashMap<Operation, usize>,
    throttled: HashMap<Operation, u32>,
}

impl Injector {
    pub(super) fn new(faults: Faults) -> Self {
        Self { faults, ..Self::default() }
    }

    /// The fault of the next request.
    pub(super) fn next(&mut self, operation: Operation) -> Option<Fault> {
        let (call, of) = (self.calls, self.of.entry(operation).or_default());
        let nth = *of;
        *of += 1;
        self.calls += 1;
        if let Some(left) = self.throttled.get_mut(&operation).filter(|left| **left > 0) {
            *left -= 1;
            return Some(Fault::Throttle(0));
        }
        let fault = match &mut self.faults {
            Faults::Swarm(swarm) => swarm.next(operation),
            Faults::Plan(plan) | Faults::Replay(plan) => plan
                .iter()
                .find(|(at, _)| *at == At::Call(call) || *at == At::Nth(operation, nth))
                .map(|(_, fault)| *fault),
        };
        if let Some(Fault::Throttle(times)) = fault {
            self.throttled.insert(operation, times.saturating_sub(1));
        }
        fault
    }
}
