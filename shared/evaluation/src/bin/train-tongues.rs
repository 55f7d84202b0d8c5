//! Learns to tell languages apart from the labelled messages, and writes what `content` ships.

use std::path::Path;

use evaluation::{ReadError, fit_tongues, read_folder};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let messages: Result<Vec<_>, ReadError> = ["training", "corpus"]
        .into_iter()
        .map(|name| read_folder(&Path::new("shared/content").join(name)))
        .collect();
    let texts: Vec<(String, String)> =
        messages?.into_iter().flatten().map(|message| (message.lang.clone(), message.text())).collect();
    std::fs::write("shared/content/data/tongues.bin", fit_tongues(&texts))?;
    Ok(())
}
