use std::sync::LazyLock;

use policy::Rule;

use super::features::{EDGES, Places, SPACE, Sheet, WHOLE, WORDS};

/// What the model tells of a text: its columns, in the order of the weights.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// That it breaks a rule.
    Breaks(Rule),
    /// That it asks for a review or feedback, in whatever way.
    AsksForReview,
    /// That ordered goods are said to be unavailable.
    SaysUnavailable,
    /// That the order cannot be completed without it.
    IsNeeded,
}

impl Column {
    /// Every column, in the order of the weights.
    pub const ALL: [Self; 14] = [
        Self::Breaks(Rule::OrderOrShippingConfirmation),
        Self::Breaks(Rule::ThanksOnly),
        Self::Breaks(Rule::Marketing),
        Self::Breaks(Rule::ReviewIncentive),
        Self::Breaks(Rule::ReviewSteering),
        Self::Breaks(Rule::ReviewChange),
        Self::Breaks(Rule::ReviewConditional),
        Self::Breaks(Rule::CancellationRequest),
        Self::Breaks(Rule::OffPlatformContact),
        Self::Breaks(Rule::Offensive),
        Self::Breaks(Rule::OptOutLink),
        Self::AsksForReview,
        Self::SaysUnavailable,
        Self::IsNeeded,
    ];
}

/// Columns of the output, a power of two.
pub const COLUMNS: usize = 16;
/// Units that see a sentence as a set, and units that see runs of three concepts in it.
pub const UNITS: usize = 128;

/// Rows of the table of the units that see sets: what the sentence says, what the one before and the one after say,
/// what the whole text says, what holds for it, and words.
pub const ROWS: usize = 4 * SPACE + WHOLE + WORDS;
/// Where those parts of the table begin.
const BEFORE: usize = SPACE;
const AFTER: usize = 2 * SPACE;
const ANYWHERE: usize = 3 * SPACE;
const OF_WHOLE: usize = 4 * SPACE;
const OF_WORDS: usize = 4 * SPACE + WHOLE;

/// Weights as they are learned: all numbers in full.
#[derive(Debug, Clone)]
pub struct Weights {
    /// What each row adds to each unit that sees sets.
    pub sets: Vec<[f32; UNITS]>,
    /// What holds without a row.
    pub sets_bias: [f32; UNITS],
    /// What a concept adds to each unit that sees runs, as the first, the second and the third of a run.
    pub runs: [Vec<[f32; UNITS]>; 3],
    /// What holds without a concept.
    pub runs_bias: [f32; UNITS],
    /// What each unit adds to each column: those of sets, then those of runs.
    pub out: Vec<[f32; COLUMNS]>,
    /// What holds without a unit, the threshold taken off: a score above 0 says yes.
    pub out_bias: [f32; COLUMNS],
}

/// A network of one hidden layer over concepts, as `cargo run --release -p evaluation --bin train` writes it: bytes for
/// the rows, whole numbers until the last layer.
pub struct Model {
    sets: Vec<[i8; UNITS]>,
    runs: [Vec<[i8; UNITS]>; 3],
    sets_bias: [i16; UNITS],
    runs_bias: [i16; UNITS],
    out: Vec<[f32; COLUMNS]>,
    out_bias: [f32; COLUMNS],
}

/// Scores of one sentence: above 0 says yes.
pub type Scores = [f32; COLUMNS];

static SHIPPED: LazyLock<Model> =
    LazyLock::new(|| Model::read(include_bytes!("../../data/weights.bin")).unwrap_or_else(Model::silent));

impl Model {
    /// The one that is shipped.
    pub fn shipped() -> &'static Self {
        &SHIPPED
    }

    /// One that never says yes.
    fn silent() -> Self {
        Self {
            sets: Vec::new(),
            runs: [Vec::new(), Vec::new(), Vec::new()],
            sets_bias: [0; UNITS],
            runs_bias: [0; UNITS],
            out: Vec::new(),
            out_bias: [-1.0; COLUMNS],
        }
    }

    /// Reads what [`Model::write`] wrote; none if it is anything else.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let mut rest = bytes;
        let sets = rows(&mut rest, ROWS)?;
        let runs = [rows(&mut rest, SPACE)?, rows(&mut rest, SPACE)?, rows(&mut rest, SPACE)?];
        let biases = rest.split_off(..4 * UNITS)?;
        let mut biases = biases.as_chunks::<2>().0.iter().map(|bytes| i16::from_le_bytes(*bytes));
        let mut bias = || {
            let mut bias = [0; UNITS];
            bias.iter_mut().zip(&mut biases).for_each(|(place, number)| *place = number);
            bias
        };
        let (sets_bias, runs_bias) = (bias(), bias());
        let (numbers, left) = rest.as_chunks::<4>();
        let numbers: Vec<f32> = numbers.iter().map(|bytes| f32::from_le_bytes(*bytes)).collect();
        let (layers, _) = numbers.as_chunks::<COLUMNS>();
        let (out_bias, out) = layers.split_last()?;
        let is_whole = left.is_empty() && out.len() == 2 * UNITS;
        is_whole.then(|| Self { sets, runs, sets_bias, runs_bias, out: out.to_vec(), out_bias: *out_bias })
    }

    /// The bytes of a model with those weights, each rounded to what a byte can tell.
    pub fn write(weights: &Weights) -> Vec<u8> {
        let mut bytes = Vec::new();
        let greatest = |rows: &mut dyn Iterator<Item = &[f32; UNITS]>, unit: usize| {
            rows.filter_map(|row| row.get(unit)).fold(1e-6_f32, |most, weight| most.max(weight.abs()))
        };
        let scale = |unit: usize| greatest(&mut weights.sets.iter(), unit) / 127.0;
        let set_scales: Vec<f32> = (0..UNITS).map(scale).collect();
        let scale = |unit: usize| greatest(&mut weights.runs.iter().flatten(), unit) / 127.0;
        let run_scales: Vec<f32> = (0..UNITS).map(scale).collect();
        let byte = |(weight, scale): (&f32, &f32)| {
            i8::try_from(rounded(weight / scale).clamp(-127, 127)).unwrap_or_default().cast_unsigned()
        };
        for row in &weights.sets {
            bytes.extend(row.iter().zip(&set_scales).map(byte));
        }
        for row in weights.runs.iter().flatten() {
            bytes.extend(row.iter().zip(&run_scales).map(byte));
        }
        for (bias, scales) in [(&weights.sets_bias, &set_scales), (&weights.runs_bias, &run_scales)] {
            bytes.extend(
                bias.iter().zip(scales).flat_map(|(bias, scale)| rounded(bias / scale).to_le_bytes()),
            );
        }
        for (row, scale) in weights.out.iter().zip(set_scales.iter().chain(&run_scales)) {
            bytes.extend(row.iter().flat_map(|weight| (weight * scale).to_le_bytes()));
        }
        bytes.extend(weights.out_bias.iter().flat_map(|bias| bias.to_le_bytes()));
        bytes
    }

    /// What each sentence scores in each column.
    pub fn scores(&self, sheet: &Sheet) -> Vec<Scores> {
        let mut anywhere = Places::default();
        sheet.sentences.iter().flat_map(|sentence| &sentence.said).for_each(|place| anywhere.insert(*place));
        let mut whole = self.sets_bias;
        self.add(anywhere.iter().map(|place| ANYWHERE + usize::from(place)), &mut whole);
        self.add(sheet.whole.iter().map(|place| OF_WHOLE + usize::from(*place)), &mut whole);
        let said = |index: Option<usize>| {
            let sentence = index.and_then(|index| sheet.sentences.get(index));
            sentence.map_or(&[][..], |sentence| &sentence.said).iter().map(|place| usize::from(*place))
        };
        let scores = sheet.sentences.iter().enumerate().map(|(index, sentence)| {
            let mut sums = whole;
            self.add(said(Some(index)), &mut sums);
            self.add(said(index.checked_sub(1)).map(|place| BEFORE + place), &mut sums);
            self.add(said(index.checked_add(1)).map(|place| AFTER + place), &mut sums);
            self.add(sentence.words.iter().map(|place| OF_WORDS + usize::from(*place)), &mut sums);
            let runs = self.runs_of(&sentence.sequence);
            let mut scores = self.out_bias;
            for (unit, row) in sums.iter().chain(&runs).zip(&self.out) {
                if *unit > 0 {
                    let unit = f32::from(*unit);
                    scores.iter_mut().zip(row).for_each(|(score, weight)| *score += unit * weight);
                }
            }
            scores
        });
        scores.collect()
    }

    fn add(&self, rows: impl Iterator<Item = usize>, sums: &mut [i16; UNITS]) {
        for row in rows.filter_map(|row| self.sets.get(row)) {
            add(sums, row);
        }
    }

    /// The most that any run of three concepts gives to each unit.
    fn runs_of(&self, sequence: &[u16]) -> [i16; UNITS] {
        let mut most = [0; UNITS];
        let [first, second, third] = &self.runs;
        let [start, end] = EDGES;
        let place = |index: usize| match index {
            0 => start,
            _ => sequence.get(index - 1).copied().unwrap_or(end),
        };
        for index in 0..sequence.len() {
            let rows = [(first, place(index)), (second, place(index + 1)), (third, place(index + 2))];
            let mut run = self.runs_bias;
            for row in rows.into_iter().filter_map(|(table, place)| table.get(usize::from(place))) {
                add(&mut run, row);
            }
            most.iter_mut().zip(&run).for_each(|(most, run)| *most = (*most).max(*run));
        }
        most
    }
}

fn add(sums: &mut [i16; UNITS], row: &[i8; UNITS]) {
    for (sum, weight) in sums.iter_mut().zip(row) {
        *sum = sum.saturating_add(i16::from(*weight));
    }
}

#[expect(clippy::cast_possible_truncation, reason = "casts of floats saturate")]
fn rounded(number: f32) -> i16 {
    number.round() as i16
}

fn rows(rest: &mut &[u8], count: usize) -> Option<Vec<[i8; UNITS]>> {
    let bytes = rest.split_off(..count * UNITS)?;
    Some(bytes.as_chunks::<UNITS>().0.iter().map(|row| row.map(u8::cast_signed)).collect())
}
