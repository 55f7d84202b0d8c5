//! Makes the table of languages out of `data/languages.txt`, so that a new language is data only.

use std::{env, error::Error, fmt::Write as _, fs, path::Path};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=data/languages.txt");
    let root = env::var("CARGO_MANIFEST_DIR")?;
    let data = Path::new(&root).join("data");
    let list = fs::read_to_string(data.join("languages.txt"))?;
    let (mut table, mut latin, mut count) = (String::new(), Vec::new(), 0);
    for line in list.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        let [tag, name, spaces, letters] = line.split(' ').collect::<Vec<_>>()[..] else {
            return Err(format!("data/languages.txt: {line:?} has not four columns").into());
        };
        let file = |folder: &str| data.join(folder).join(format!("{tag}.txt")).display().to_string();
        let (concepts, words) = (file("concepts"), file("words"));
        let solid = spaces == "solid";
        writeln!(
            table,
            "    Source {{ tag: {tag:?}, name: {name:?}, solid: {solid}, concepts: include_str!({concepts:?}), \
             words: include_str!({words:?}) }},"
        )?;
        if letters == "latin" {
            latin.push(tag.to_owned());
        }
        count += 1;
    }
    let out = format!(
        "pub(crate) static SOURCES: [Source; {count}] = [\n{table}];\n\
         /// The languages told apart in Latin letters; some are mostly written in others.\n\
         pub const LATIN: [&str; {}] = {latin:?};\n",
        latin.len()
    );
    fs::write(Path::new(&env::var("OUT_DIR")?).join("languages.rs"), out)?;
    Ok(())
}
