use content::meaning::{COLUMNS, Column, Scores, Weights};

use crate::example::Example;

/// A message, and what a model that never saw it makes of it.
#[derive(Debug, Clone)]
pub(crate) struct Scored<'a> {
    /// The message.
    pub(crate) example: &'a Example,
    /// The greatest score of each column.
    pub(crate) scores: Scores,
}

/// How much of a rule's F1 a false refusal of one permitted message in a hundred is worth.
const PRICE: f32 = 0.18;

/// How much more a score has to be than what was best on messages that are known: others lie differently.
const MARGIN: f32 = 0.3;

/// The score of each column above which it is worth to say yes: the most F1, less what false refusals cost.
pub(crate) fn thresholds(scored: &[Scored<'_>]) -> [f32; COLUMNS] {
    let mut thresholds = [0.0; COLUMNS];
    for (place, column) in Column::ALL.into_iter().enumerate() {
        let mut known: Vec<(f32, bool, bool)> = scored
            .iter()
            .filter_map(|scored| {
                let gold = scored.example.gold[place].as_ref()?;
                Some((scored.scores[place], gold.holds, scored.example.message.labels.is_empty()))
            })
            .collect();
        known.sort_by(|one, other| other.0.total_cmp(&one.0));
        let refuses = matches!(column, Column::Breaks(_));
        thresholds[place] = best(&known, refuses) + if refuses { MARGIN } else { 0.0 };
    }
    thresholds
}

/// The best threshold for scores in falling order, each with what holds and whether the message is permitted.
fn best(known: &[(f32, bool, bool)], refuses: bool) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "counts of messages")]
    let count = |of: &dyn Fn(&(f32, bool, bool)) -> bool| known.iter().filter(|one| of(one)).count() as f32;
    let holding = count(&|(_, holds, _)| *holds);
    let permitted = count(&|(.., permitted)| *permitted).max(1.0);
    let (mut right, mut wrong, mut lost) = (0.0_f32, 0.0_f32, 0.0_f32);
    let mut best = (f32::MIN, 0.0);
    for (index, (score, holds, is_permitted)) in known.iter().enumerate() {
        if *holds {
            right += 1.0;
        } else {
            wrong += 1.0;
        }
        lost += f32::from(u8::from(!*holds && *is_permitted && refuses));
        let worth = 2.0 * right / (right + wrong + holding).max(1.0) - PRICE * 100.0 * lost / permitted;
        if worth > best.0 {
            let next = known.get(index + 1).map_or(score - 1.0, |(next, ..)| *next);
            best = (worth, f32::midpoint(*score, next));
        }
    }
    best.1
}

/// Takes thresholds off, so that a score above 0 says yes.
pub(crate) fn lower(weights: &mut Weights, thresholds: &[f32; COLUMNS]) {
    weights.out_bias.iter_mut().zip(thresholds).for_each(|(bias, threshold)| *bias -= threshold);
}
