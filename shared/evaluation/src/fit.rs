use content::meaning::{COLUMNS, EDGES, Places, ROWS, SPACE, Sheet, UNITS, WHOLE, Weights};

use crate::chance::Chance;
use crate::example::Example;

/// How weights are learned.
#[derive(Debug, Clone, Copy)]
pub struct Schedule {
    /// Passes over the examples.
    pub passes: usize,
    /// Length of the first steps.
    pub rate: f32,
    /// How often a thing is left out, so that none is relied upon alone.
    pub leave_out: f32,
    /// How much more a label that holds weighs than one that does not.
    pub holds: f32,
    /// How much the sentences weigh that are not the most telling one of a message.
    pub others: f32,
    /// How hard weights are pulled back to nothing.
    pub decay: f32,
    /// Where chance starts.
    pub seed: u32,
}

impl Default for Schedule {
    fn default() -> Self {
        Self {
            passes: 20,
            rate: 0.03,
            leave_out: 0.3,
            holds: 2.0,
            others: 0.3,
            decay: 1e-5,
            seed: 0x1234_5678,
        }
    }
}

/// Units of one of the networks that are learned apart and judge together: what one got wrong by chance, the others
/// outvote.
const PART: usize = 64;
/// How many there are.
const PARTS: usize = UNITS / PART;

type Units = [f32; PART];
type Scores = [f32; COLUMNS];

/// Weights of one network.
#[derive(Clone)]
struct Part {
    sets: Vec<Units>,
    sets_bias: Units,
    runs: [Vec<Units>; 3],
    runs_bias: Units,
    out: Vec<Scores>,
    out_bias: Scores,
}

/// Squares of the steps taken so far: each weight slows down as it moves (`AdaGrad`).
struct Paths {
    sets: Vec<Units>,
    sets_bias: Units,
    runs: [Vec<Units>; 3],
    runs_bias: Units,
    out: Vec<Scores>,
    out_bias: Scores,
}

const BEGIN: f32 = 0.1;

/// What one sentence puts into the network.
struct Input {
    sets: Vec<usize>,
    sequence: Vec<usize>,
}

/// Learns weights from examples: the same ones from the same examples.
pub fn fit(examples: &[&Example], schedule: Schedule) -> Weights {
    let inputs: Vec<Vec<Input>> = examples.iter().map(|example| inputs(&example.sheet)).collect();
    let seeds = (1..).map(|part| schedule.seed.wrapping_mul(part));
    let parts = seeds.take(PARTS).map(|seed| fit_part(examples, &inputs, Schedule { seed, ..schedule }));
    together(&parts.collect::<Vec<_>>())
}

/// One network of several, which judge by the mean of their scores.
fn together(parts: &[Part]) -> Weights {
    let mut weights = Weights {
        sets: vec![[0.0; UNITS]; ROWS],
        sets_bias: [0.0; UNITS],
        runs: std::array::from_fn(|_| vec![[0.0; UNITS]; SPACE]),
        runs_bias: [0.0; UNITS],
        out: vec![[0.0; COLUMNS]; 2 * UNITS],
        out_bias: [0.0; COLUMNS],
    };
    #[expect(clippy::cast_precision_loss, reason = "a handful")]
    let share = 1.0 / PARTS as f32;
    for (part, from) in parts.iter().zip((0..).step_by(PART)) {
        let units = from..from + PART;
        for (row, of_part) in weights.sets.iter_mut().zip(&part.sets) {
            row[units.clone()].copy_from_slice(of_part);
        }
        for (row, of_part) in weights.runs.iter_mut().flatten().zip(part.runs.iter().flatten()) {
            row[units.clone()].copy_from_slice(of_part);
        }
        weights.sets_bias[units.clone()].copy_from_slice(&part.sets_bias);
        weights.runs_bias[units.clone()].copy_from_slice(&part.runs_bias);
        let (of_sets, of_runs) = part.out.split_at(PART);
        for (rows, of_part) in [(from, of_sets), (UNITS + from, of_runs)] {
            for (row, of_part) in weights.out[rows..].iter_mut().zip(of_part) {
                *row = of_part.map(|weight| weight * share);
            }
        }
        weights.out_bias.iter_mut().zip(part.out_bias).for_each(|(bias, of_part)| *bias += of_part * share);
    }
    weights
}

fn fit_part(examples: &[&Example], inputs: &[Vec<Input>], schedule: Schedule) -> Part {
    let mut chance = Chance::from(schedule.seed);
    let mut weights = begin(&mut chance);
    let mut paths = Paths {
        sets: vec![[BEGIN; PART]; ROWS],
        sets_bias: [BEGIN; PART],
        runs: std::array::from_fn(|_| vec![[BEGIN; PART]; SPACE]),
        runs_bias: [BEGIN; PART],
        out: vec![[BEGIN; COLUMNS]; 2 * PART],
        out_bias: [BEGIN; COLUMNS],
    };
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut averaged: Option<(Part, f32)> = None;
    for pass in 0..schedule.passes {
        chance.shuffle(&mut order);
        // Half the steps in the last third.
        let rate = if pass * 3 >= schedule.passes * 2 { schedule.rate * 0.5 } else { schedule.rate };
        for index in &order {
            step(
                &mut weights,
                &mut paths,
                examples[*index],
                &inputs[*index],
                &mut chance,
                Schedule { rate, ..schedule },
            );
        }
        if pass * 2 >= schedule.passes {
            match &mut averaged {
                Some((sum, count)) => {
                    each(sum, &weights, |sum, weight| *sum += weight);
                    *count += 1.0;
                }
                None => averaged = Some((weights.clone(), 1.0)),
            }
        }
    }
    match averaged {
        Some((mut sum, count)) => {
            each(&mut sum, &weights, |sum, _| *sum /= count);
            sum
        }
        None => weights,
    }
}

/// Goes through all weights of two models together.
fn each(one: &mut Part, other: &Part, mut with: impl FnMut(&mut f32, f32)) {
    let mut rows =
        |one: &mut [f32], other: &[f32]| one.iter_mut().zip(other).for_each(|(one, other)| with(one, *other));
    one.sets.iter_mut().zip(&other.sets).for_each(|(one, other)| rows(one, other));
    for (one, other) in one.runs.iter_mut().zip(&other.runs) {
        one.iter_mut().zip(other).for_each(|(one, other)| rows(one, other));
    }
    rows(&mut one.sets_bias, &other.sets_bias);
    rows(&mut one.runs_bias, &other.runs_bias);
    one.out.iter_mut().zip(&other.out).for_each(|(one, other)| rows(one, other));
    rows(&mut one.out_bias, &other.out_bias);
}

fn begin(chance: &mut Chance) -> Part {
    let mut row = |width: f32| {
        let mut row = [0.0; PART];
        for weight in &mut row {
            *weight = (chance.share() - 0.5) * width;
        }
        row
    };
    let sets = (0..ROWS).map(|_| row(0.2)).collect();
    let runs = std::array::from_fn(|_| (0..SPACE).map(|_| row(0.2)).collect());
    let mut out = || {
        let mut row = [0.0; COLUMNS];
        for weight in &mut row {
            *weight = (chance.share() - 0.5) * 0.4;
        }
        row
    };
    let out = (0..2 * PART).map(|_| out()).collect();
    Part { sets, sets_bias: [0.05; PART], runs, runs_bias: [0.05; PART], out, out_bias: [-2.0; COLUMNS] }
}

/// What each sentence of a sheet puts in: the rows of sets as `content` adds them up.
fn inputs(sheet: &Sheet) -> Vec<Input> {
    let mut anywhere = Places::default();
    sheet.sentences.iter().flat_map(|sentence| &sentence.said).for_each(|place| anywhere.insert(*place));
    let said = |index: Option<usize>, offset: usize| {
        let sentence = index.and_then(|index| sheet.sentences.get(index));
        sentence
            .map_or(&[][..], |sentence| &sentence.said)
            .iter()
            .map(move |place| offset + usize::from(*place))
    };
    let [start, end] = EDGES.map(usize::from);
    let input = |(index, sentence): (usize, &content::meaning::SentenceSheet)| Input {
        sets: said(Some(index), 0)
            .chain(said(index.checked_sub(1), SPACE))
            .chain(said(index.checked_add(1), 2 * SPACE))
            .chain(anywhere.iter().map(|place| 3 * SPACE + usize::from(place)))
            .chain(sheet.whole.iter().map(|place| 4 * SPACE + usize::from(*place)))
            .chain(sentence.words.iter().map(|place| 4 * SPACE + WHOLE + usize::from(*place)))
            .collect(),
        sequence: std::iter::once(start)
            .chain(sentence.sequence.iter().map(|place| usize::from(*place)))
            .chain([end])
            .collect(),
    };
    sheet.sentences.iter().enumerate().map(input).collect()
}

/// What the network makes of one sentence.
struct Thought {
    sets: Vec<usize>,
    sequence: Vec<usize>,
    units: Vec<f32>,
    /// Where in the sequence each unit of runs found the most.
    at: [usize; PART],
    scores: Scores,
}

fn think(weights: &Part, input: &Input, chance: &mut Chance, leave_out: f32) -> Thought {
    let sets: Vec<usize> = input.sets.iter().copied().filter(|_| chance.share() >= leave_out).collect();
    let last = input.sequence.len() - 1;
    let kept = |(index, place): (usize, &usize)| {
        (index == 0 || index == last || chance.share() >= leave_out * 0.5).then_some(*place)
    };
    let sequence: Vec<usize> = input.sequence.iter().enumerate().filter_map(kept).collect();
    let mut units = Vec::with_capacity(2 * PART);
    let mut sums = weights.sets_bias;
    // What is left out would have added its share.
    for row in &sets {
        sums.iter_mut().zip(&weights.sets[*row]).for_each(|(sum, weight)| *sum += weight);
    }
    units.extend(sums.iter().map(|sum| sum.max(0.0)));
    let (mut most, mut at) = ([0.0_f32; PART], [usize::MAX; PART]);
    let [first, second, third] = &weights.runs;
    for (index, run) in sequence.windows(3).enumerate() {
        let (one, two, three) = (&first[run[0]], &second[run[1]], &third[run[2]]);
        for unit in 0..PART {
            let sum = weights.runs_bias[unit] + one[unit] + two[unit] + three[unit];
            if sum > most[unit] {
                (most[unit], at[unit]) = (sum, index);
            }
        }
    }
    units.extend(most);
    let mut scores = weights.out_bias;
    for (unit, row) in units.iter().zip(&weights.out).filter(|(unit, _)| **unit > 0.0) {
        scores.iter_mut().zip(row).for_each(|(score, weight)| *score += unit * weight);
    }
    Thought { sets, sequence, units, at, scores }
}

fn sigmoid(score: f32) -> f32 {
    1.0 / (1.0 + (-score).exp())
}

/// Moves weights a step towards what an example says.
fn step(
    weights: &mut Part,
    paths: &mut Paths,
    example: &Example,
    inputs: &[Input],
    chance: &mut Chance,
    schedule: Schedule,
) {
    let thoughts: Vec<Thought> =
        inputs.iter().map(|input| think(weights, input, chance, schedule.leave_out)).collect();
    let errors = errors(example, &thoughts, schedule);
    for (thought, errors) in thoughts.iter().zip(&errors) {
        learn(weights, paths, thought, errors, schedule);
    }
}

/// How far each score of each sentence is off. A label that holds asks something of the most telling of the sentences
/// that show it; one that does not, of every sentence, most of the one that tells it most.
fn errors(example: &Example, thoughts: &[Thought], schedule: Schedule) -> Vec<Scores> {
    let mut errors = vec![[0.0; COLUMNS]; thoughts.len()];
    for (column, gold) in example.gold.iter().enumerate() {
        let Some(gold) = gold else { continue };
        let score = |index: usize| thoughts[index].scores[column];
        let telling = (0..thoughts.len())
            .filter(|index| !gold.holds || gold.shows[*index])
            .max_by(|one, other| score(*one).total_cmp(&score(*other)));
        let Some(telling) = telling else { continue };
        if gold.holds {
            errors[telling][column] = (sigmoid(score(telling)) - 1.0) * schedule.holds;
        } else {
            for (index, errors) in errors.iter_mut().enumerate() {
                let share = if index == telling { 1.0 } else { schedule.others };
                errors[column] = sigmoid(score(index)) * share;
            }
        }
    }
    errors
}

fn learn(weights: &mut Part, paths: &mut Paths, thought: &Thought, errors: &Scores, schedule: Schedule) {
    if errors.iter().all(|error| error.abs() < 1e-4) {
        return;
    }
    let rate = schedule.rate;
    let mut blame = vec![0.0_f32; 2 * PART];
    for (place, unit) in thought.units.iter().enumerate().filter(|(_, unit)| **unit > 0.0) {
        let (row, path) = (&mut weights.out[place], &mut paths.out[place]);
        for column in 0..COLUMNS {
            blame[place] += errors[column] * row[column];
            let gradient = errors[column] * unit + schedule.decay * row[column];
            walk(&mut row[column], &mut path[column], gradient, rate);
        }
    }
    for (column, error) in errors.iter().enumerate() {
        walk(&mut weights.out_bias[column], &mut paths.out_bias[column], *error, rate);
    }
    let (of_sets, of_runs) = blame.split_at(PART);
    for unit in 0..PART {
        walk(&mut weights.sets_bias[unit], &mut paths.sets_bias[unit], of_sets[unit], rate);
        walk(&mut weights.runs_bias[unit], &mut paths.runs_bias[unit], of_runs[unit], rate);
    }
    for place in &thought.sets {
        let (row, path) = (&mut weights.sets[*place], &mut paths.sets[*place]);
        for unit in 0..PART {
            if of_sets[unit] != 0.0 {
                let gradient = of_sets[unit] + schedule.decay * row[unit];
                walk(&mut row[unit], &mut path[unit], gradient, rate);
            }
        }
    }
    for unit in (0..PART).filter(|unit| of_runs[*unit] != 0.0 && thought.at[*unit] != usize::MAX) {
        for offset in 0..3 {
            let place = thought.sequence[thought.at[unit] + offset];
            let weight = &mut weights.runs[offset][place][unit];
            walk(
                weight,
                &mut paths.runs[offset][place][unit],
                of_runs[unit] + schedule.decay * *weight,
                rate,
            );
        }
    }
}

fn walk(weight: &mut f32, path: &mut f32, gradient: f32, rate: f32) {
    if gradient != 0.0 {
        *path += gradient * gradient;
        *weight -= rate * gradient / path.sqrt();
    }
}
