//! Learns what messages mean from the labelled ones, and writes what `content` ships.
#![expect(clippy::print_stderr, reason = "progress of a long work")]

use std::path::Path;

use evaluation::{Example, ReadError, read_folder, train};

/// Parts of the corpus that thresholds are found on, one after the other.
const FOLDS: usize = 5;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let read = |name: &str| -> Result<Vec<Example>, ReadError> {
        let messages = read_folder(&Path::new("shared/content").join(name))?;
        Ok(messages.into_iter().map(Example::of).collect())
    };
    let (training, corpus) = (read("training")?, read("corpus")?);
    eprintln!(
        "{} messages to learn from, {} of them the corpus",
        training.len() + corpus.len(),
        corpus.len()
    );
    let trained = train(&training, &corpus, FOLDS, &|step| eprintln!("{step}"));
    eprintln!("thresholds: {:?}", trained.thresholds);
    std::fs::write("shared/content/data/weights.bin", trained.bytes)?;
    Ok(())
}
