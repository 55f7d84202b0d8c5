//! Breadth-first search: every state that can be reached, once, by a shortest way.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap, hash_map::Entry},
    hash::BuildHasherDefault,
};

use policy::ReviewState;

use crate::{
    action::{Action, Duty},
    end,
    flaw::Flaw,
    mixer::Mixer,
    setting::Setting,
    state::State,
    steps::each_step,
};

/// What a search found.
#[derive(Debug)]
pub(crate) struct Explored {
    /// How many states there are.
    pub(crate) states: usize,
    /// How often one led to another.
    pub(crate) steps: usize,
    /// Each kind of flaw, with a shortest story that ends in it.
    pub(crate) flaws: BTreeMap<Flaw, Vec<String>>,
    /// What the row says, and how many mails SES took, when all is over.
    pub(crate) ends: BTreeSet<(ReviewState, u8)>,
    /// Each move of the row that was walked.
    pub(crate) moves: BTreeSet<(ReviewState, ReviewState)>,
}

/// How a state was reached first.
#[derive(Clone, Copy)]
struct Came {
    from: u32,
    by: Action,
    mirrored: bool,
}

struct Search {
    setting: Setting,
    numbers: HashMap<State, u32, BuildHasherDefault<Mixer>>,
    states: Vec<State>,
    came: Vec<Option<Came>>,
    /// Where each state goes if nothing goes wrong any more.
    settles: Vec<Option<u32>>,
    explored: Explored,
}

/// Explores everything.
pub(crate) fn explore(setting: Setting) -> Explored {
    let explored = Explored {
        states: 0,
        steps: 0,
        flaws: BTreeMap::new(),
        ends: BTreeSet::new(),
        moves: BTreeSet::new(),
    };
    let mut search = Search {
        setting,
        numbers: HashMap::default(),
        states: Vec::new(),
        came: Vec::new(),
        settles: Vec::new(),
        explored,
    };
    search.number(State::START, None);
    let mut next = 0;
    while next < search.states.len() {
        search.expand(next);
        next += 1;
    }
    search.look_for_endless_ways();
    search.explored.states = search.states.len();
    search.explored
}

impl Search {
    fn number(&mut self, state: State, came: Option<Came>) -> u32 {
        let fresh = u32::try_from(self.states.len()).expect("fewer than 2^32 states");
        match self.numbers.entry(state) {
            Entry::Occupied(known) => *known.get(),
            Entry::Vacant(place) => {
                place.insert(fresh);
                self.states.push(state);
                self.came.push(came);
                fresh
            }
        }
    }

    fn expand(&mut self, number: usize) {
        let state = self.states[number];
        let from = u32::try_from(number).expect("it has a number");
        if let Some(flaw) = state.flaw {
            self.found(flaw, from);
            self.settles.push(None);
            return;
        }
        let mut steps = Vec::with_capacity(16);
        each_step(&state, self.setting, &mut |action, next| {
            if next != state {
                steps.push((action, next));
            }
        });
        self.explored.steps += steps.len();
        let mut settling: Option<(Duty, u32)> = None;
        for (by, next) in steps {
            if state.row.state != next.row.state {
                self.explored.moves.insert((state.row.state, next.row.state));
            }
            let mirrored = next.parties[1] < next.parties[0];
            let to =
                self.number(if mirrored { next.mirrored() } else { next }, Some(Came { from, by, mirrored }));
            let duty = by.duty().or_else(|| end::wakes(&state, by, self.setting));
            if let Some(duty) = duty
                && settling.is_none_or(|(other, _)| duty < other)
            {
                settling = Some((duty, to));
            }
        }
        let waits = settling.is_none_or(|(duty, _)| duty == Duty::Wait);
        if waits && state.is_forgotten() {
            self.found(Flaw::Forgotten, from);
        }
        if settling.is_none() {
            self.explored.ends.insert((state.row.state, state.accepted));
            if !state.ends_well() {
                self.found(Flaw::WrongEnd(state.row.state, state.accepted), from);
            }
        }
        self.settles.push(settling.map(|(_, to)| to));
    }

    fn found(&mut self, flaw: Flaw, at: u32) {
        if !self.explored.flaws.contains_key(&flaw) {
            let story = self.story(at);
            self.explored.flaws.insert(flaw, story);
        }
    }

    /// A shortest story that ends in the state. The twins trade places along the way, so that states that differ in
    /// their names alone count as one; told is who is who.
    fn story(&self, mut at: u32) -> Vec<String> {
        let mut ways = Vec::new();
        while let Some(came) = self.came[at as usize] {
            ways.push((came, self.states[at as usize]));
            at = came.from;
        }
        let mut swapped = false;
        let told = |(came, state): (Came, State)| {
            let by = if swapped { came.by.mirrored() } else { came.by };
            swapped ^= came.mirrored;
            format!("{by}  [{:?}, {:?}, {} taken]", state.clock, state.row.state, state.accepted)
        };
        ways.into_iter().rev().map(told).collect()
    }

    /// If nothing goes wrong any more, everything comes to rest: the ways of [`Self::settles`] have no circles.
    fn look_for_endless_ways(&mut self) {
        let mut seen_on = vec![None; self.states.len()];
        for first in 0..self.states.len() {
            let mut at = first;
            while seen_on[at].is_none() {
                seen_on[at] = Some(first);
                let Some(next) = self.settles[at] else { break };
                at = next as usize;
                if seen_on[at] == Some(first) {
                    self.found(Flaw::Endless, u32::try_from(at).expect("it has a number"));
                }
            }
        }
    }
}
