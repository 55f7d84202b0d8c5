use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use content::meaning::{COLUMNS, Model, Scores, Weights, scores};

use crate::example::Example;
use crate::fit::{Schedule, fit};
use crate::message::Message;
use crate::report::Report;
use crate::thresholds::{Scored, lower, thresholds};

/// A model, and the thresholds that were taken off its scores.
pub struct Trained {
    /// The bytes that `content` reads.
    pub bytes: Vec<u8>,
    /// What each column had to score before.
    pub thresholds: [f32; COLUMNS],
}

/// Learns from both sets and finds thresholds on the corpus, each message scored by a model that never saw its theme.
pub fn train(
    training: &[Example],
    corpus: &[Example],
    folds: usize,
    tell: &(dyn Fn(&str) + Sync),
) -> Trained {
    let (_, held_out) = fold_weights(training, corpus, folds, tell);
    let scored: Vec<Scored<'_>> = held_out.into_iter().flatten().collect();
    let thresholds = thresholds(&scored);
    tell("learning from all of it");
    let mut weights = fit(&together(training, corpus.iter()), Schedule::default());
    lower(&mut weights, &thresholds);
    Trained { bytes: Model::write(&weights), thresholds }
}

/// Judges the corpus by models that never saw the themes they judge: neither their weights nor their thresholds come
/// from them. `training` belongs to every one of them.
pub fn cross_validate(
    training: &[Example],
    corpus: &[Example],
    folds: usize,
    tell: &(dyn Fn(&str) + Sync),
) -> Report {
    let (weights, held_out) = fold_weights(training, corpus, folds, tell);
    let mut report = Report::default();
    for (fold, mut weights) in weights.into_iter().enumerate() {
        let others = held_out.iter().enumerate().filter(|(other, _)| *other != fold);
        let others: Vec<Scored<'_>> = others.flat_map(|(_, scored)| scored.iter().cloned()).collect();
        lower(&mut weights, &thresholds(&others));
        let Some(model) = Model::read(&Model::write(&weights)) else { continue };
        let messages: Vec<&Message> = in_fold(corpus, folds, fold).map(|example| &example.message).collect();
        report.judge(&model, &messages);
    }
    report
}

fn in_fold(corpus: &[Example], folds: usize, fold: usize) -> impl Iterator<Item = &Example> {
    corpus.iter().filter(move |example| example.theme() % folds == fold)
}

/// Everything to learn from. The corpus counts twice: it is more like what sellers write.
fn together<'a>(
    training: &'a [Example],
    corpus: impl Iterator<Item = &'a Example> + Clone,
) -> Vec<&'a Example> {
    training.iter().chain(corpus.clone()).chain(corpus).collect()
}

/// The weights of each fold, learned without it, and what they say of it.
fn fold_weights<'a>(
    training: &[Example],
    corpus: &'a [Example],
    folds: usize,
    tell: &(dyn Fn(&str) + Sync),
) -> (Vec<Weights>, Vec<Vec<Scored<'a>>>) {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut done = Vec::new();
        loop {
            let fold = next.fetch_add(1, Ordering::Relaxed);
            if fold >= folds {
                return done;
            }
            tell(&format!("learning without part {} of {folds}", fold + 1));
            let rest = corpus.iter().filter(|example| example.theme() % folds != fold);
            let weights = fit(&together(training, rest), Schedule::default());
            let model = Model::read(&Model::write(&weights));
            let scored: Vec<Scored<'a>> = in_fold(corpus, folds, fold)
                .filter_map(|example| Some(Scored { example, scores: best_scores(model.as_ref()?, example) }))
                .collect();
            done.push((fold, weights, scored));
        }
    };
    let workers = thread::available_parallelism().map_or(1, usize::from).min(folds);
    let mut done: Vec<_> = thread::scope(|scope| {
        let workers: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        workers.into_iter().filter_map(|worker| worker.join().ok()).flatten().collect()
    });
    done.sort_by_key(|(fold, ..)| *fold);
    done.into_iter().map(|(_, weights, scored)| (weights, scored)).unzip()
}

/// The greatest score of each column over all sentences of a message.
fn best_scores(model: &Model, example: &Example) -> Scores {
    let mut best = [f32::MIN; COLUMNS];
    for scores in scores(model, &example.sheet) {
        best.iter_mut().zip(scores).for_each(|(best, score)| *best = best.max(score));
    }
    best
}
