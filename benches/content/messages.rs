//! Messages of 1 KB, made from those that `shared/content/corpus` holds.

use std::{error::Error, fs, io, path::Path};

use serde_json::Value;

/// Bytes of a message.
const LENGTH: usize = 1024;

const CORPUS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/content/corpus");

/// The languages that there are messages in.
pub(crate) fn languages() -> io::Result<Vec<String>> {
    let paths = fs::read_dir(CORPUS)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
    let files = paths.iter().filter(|path| path.extension().is_some_and(|extension| extension == "jsonl"));
    let mut tags: Vec<String> =
        files.filter_map(|path| Some(path.file_stem()?.to_str()?.to_owned())).collect();
    tags.sort_unstable();
    Ok(tags)
}

/// The messages of a language, one after the other until each has 1 KB.
pub(crate) fn messages(language: &str) -> Result<Vec<String>, Box<dyn Error>> {
    let mut messages = Vec::new();
    let mut message = String::with_capacity(2 * LENGTH);
    for line in fs::read_to_string(Path::new(CORPUS).join(language).with_extension("jsonl"))?.lines() {
        let written: Value = serde_json::from_str(line)?;
        let body = written.get("body").and_then(Value::as_str).ok_or("a message without a body")?;
        message.push_str(body);
        message.push('\n');
        if message.len() >= LENGTH {
            message.truncate(message.floor_char_boundary(LENGTH));
            messages.push(std::mem::take(&mut message));
        }
    }
    Ok(messages)
}

/// The messages over and over, up to about so many bytes.
pub(crate) fn long_text(messages: &[String], length: usize) -> String {
    messages.iter().cycle().take(length / LENGTH).map(String::as_str).collect()
}
