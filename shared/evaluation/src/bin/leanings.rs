//! How often each line of `shared/content/data/rules.txt` is right on the labelled messages.
#![expect(clippy::print_stdout, reason = "what it is for")]

use std::path::Path;

use evaluation::{Counts, Example, read_folder};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let rules = std::fs::read_to_string("shared/content/data/rules.txt")?;
    let lines: Vec<&str> = rules.lines().filter(|line| !line.starts_with('#')).collect();
    for folder in ["training", "corpus"] {
        let mut counts = vec![Counts::default(); lines.len()];
        for message in read_folder(&Path::new("shared/content").join(folder))? {
            let example = Example::of(message);
            for place in content::meaning::leanings_in(&example.sheet) {
                let (Some(line), Some(counts)) = (lines.get(place), counts.get_mut(place)) else { continue };
                let rule = line.split(':').next().unwrap_or_default();
                let right = example.message.labels.contains(rule);
                *(if right { &mut counts.right } else { &mut counts.wrong }) += 1;
            }
        }
        for (line, Counts { right, wrong, .. }) in lines.iter().zip(counts) {
            println!("{folder:<10}{right:>5} right {wrong:>4} wrong  {line}");
        }
    }
    Ok(())
}
