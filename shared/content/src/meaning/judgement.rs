use policy::{Criticality, Field, Finding, Meaning, Rule};

use super::features::Sheet;
use super::model::{Column, Model, Scores};
use super::rules;
use crate::normal::Normal;

/// What a text says, as far as rules depend on it.
pub(crate) struct Said {
    pub(crate) findings: Vec<Finding>,
    pub(crate) meaning: Meaning,
}

/// Concludes from what the model sees of `texts` what they say.
pub(crate) fn judge(model: &Model, sheet: &Sheet, texts: &[(Field, Normal<'_>)]) -> Said {
    let scores = scores(model, sheet);
    let mut findings = Vec::new();
    let mut meaning = Meaning::default();
    let mut needed = f32::MIN;
    for (place, column) in Column::ALL.into_iter().enumerate() {
        let margin = |row: &Scores| row.get(place).copied().unwrap_or(f32::MIN);
        let best = scores.iter().map(margin).fold(f32::MIN, f32::max);
        match column {
            Column::Breaks(rule) if best > 0.0 => {
                let showing = scores.iter().enumerate().filter(|(_, row)| {
                    if is_of_the_whole(rule) { margin(row) >= best } else { margin(row) > 0.0 }
                });
                let showing = showing.filter_map(|(index, _)| sheet.sentences.get(index));
                findings.extend(showing.filter_map(|sentence| {
                    let (field, normal) = texts.get(sentence.text)?;
                    Some(Finding::at(rule, normal.passage(*field, &sentence.source)))
                }));
            }
            Column::Breaks(_) => {}
            Column::AsksForReview => meaning.asks_for_review = best > ASKING,
            Column::SaysUnavailable => meaning.says_unavailable = best > 0.0,
            Column::IsNeeded => needed = best,
        }
    }
    let breaks = |rule: Rule| findings.iter().any(|finding| finding.rule == rule);
    let courtesy = breaks(Rule::ThanksOnly);
    if courtesy && findings.iter().any(|finding| finding.rule != Rule::ThanksOnly) {
        findings.retain(|finding| finding.rule != Rule::ThanksOnly);
    }
    let breaks = |rule: Rule| findings.iter().any(|finding| finding.rule == rule);
    let idle = [Rule::ThanksOnly, Rule::OrderOrShippingConfirmation, Rule::Marketing].into_iter().any(breaks);
    meaning.asks_for_review |=
        [Rule::ReviewIncentive, Rule::ReviewSteering, Rule::ReviewConditional].into_iter().any(breaks);
    meaning.criticality = if idle || meaning.asks_for_review {
        Criticality::NonCritical
    } else if needed > 0.0 {
        Criticality::Critical
    } else {
        Criticality::Unsure
    };
    Said { findings, meaning }
}

/// How sure it must be that a review is asked for: being wrong uses up the one request that an order has.
const ASKING: f32 = 1.5;

/// What each sentence scores in each column, by the model and by `data/rules.txt`: above 0 says yes.
pub fn scores(model: &Model, sheet: &Sheet) -> Vec<Scores> {
    let mut scores = model.scores(sheet);
    lean(sheet, &mut scores);
    scores
}

/// What a line of `data/rules.txt` adds to the score of a sentence.
const LEANING: f32 = 2.5;

/// Adds what rules over concepts say to what the model does, and takes out what nothing said supports: no rule about
/// reviews is broken by a text that names neither a review nor the writing of one.
fn lean(sheet: &Sheet, scores: &mut [Scores]) {
    let of_review = |rule: Rule| {
        matches!(
            rule,
            Rule::ReviewIncentive | Rule::ReviewSteering | Rule::ReviewChange | Rule::ReviewConditional
        )
    };
    let about_reviews = sheet.sentences.iter().any(rules::is_about_reviews);
    for (sentence, scores) in sheet.sentences.iter().zip(scores) {
        let leanings: Vec<Rule> = rules::leanings(sentence).collect();
        for (column, score) in Column::ALL.into_iter().zip(scores) {
            let needs_review = match column {
                Column::Breaks(rule) => {
                    if leanings.contains(&rule) {
                        *score += LEANING;
                    }
                    if rule == Rule::OffPlatformContact && sentence.names_mask {
                        *score = f32::MIN;
                    }
                    of_review(rule)
                }
                Column::AsksForReview => true,
                Column::SaysUnavailable | Column::IsNeeded => false,
            };
            if needs_review && !about_reviews {
                *score = f32::MIN;
            }
        }
    }
}

/// Whether a rule is about the message as a whole, so that one sentence shows it as well as another.
fn is_of_the_whole(rule: Rule) -> bool {
    matches!(rule, Rule::ThanksOnly | Rule::OrderOrShippingConfirmation)
}
