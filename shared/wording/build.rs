//! Lets no language be built that lacks a message, has one that the code does not say, or leaves out a value.

use std::{fs, io, path::PathBuf};

#[path = "src/language_file.rs"]
mod language_file;

use language_file::{faults, messages};

macro_rules! texts {
    ($($text:ident $id:literal)+) => {
        const IDS: &[&str] = &[$($id),+];
    };
}

include!("src/texts.rs");

const REFERENCE: &str = "languages/en.ftl";

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=languages");
    let reference = messages(&fs::read_to_string(REFERENCE)?).unwrap_or_default();
    for path in files()? {
        let faults = match messages(&fs::read_to_string(&path)?) {
            Ok(file) => faults(&file, IDS, &reference),
            Err(fault) => vec![fault],
        };
        for fault in faults {
            println!("cargo::error={}: {fault}", path.display());
        }
    }
    Ok(())
}

/// Every Fluent file, in a fixed order.
fn files() -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir("languages")? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "ftl") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}
