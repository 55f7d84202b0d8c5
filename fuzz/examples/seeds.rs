//! Writes the seeds of every target into `corpus/` from what the tests are made of: `cargo run --example seeds`.

use std::{error::Error, fs, path::Path};

use serde_json::Value;

const CASES: &str = "../shared/content/cases";
const CORPUS: &str = "../shared/content/corpus";
const QUOTES: &str = "../shared/mail/tests/quotes";

fn main() -> Result<(), Box<dyn Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut seeds = Seeds { folder: root.join("corpus"), count: 0 };
    for path in files(&root.join(CASES), "json")? {
        for case in cases(&path)? {
            if let Some(html) = case["html"].as_str() {
                seeds.markup(html)?;
            }
            if let Some(text) = case["text"].as_str() {
                seeds.text("", text)?;
                for title in case["ignored"].as_array().into_iter().flatten().filter_map(Value::as_str) {
                    seeds.write("language", &format!("{title}\0{text}"))?;
                }
            }
        }
    }
    for path in files(&root.join(CORPUS), "jsonl")? {
        for line in fs::read_to_string(path)?.lines() {
            let message: Value = serde_json::from_str(line)?;
            let part = |key: &str| message[key].as_str().unwrap_or_default();
            seeds.text(part("subject"), part("body"))?;
        }
    }
    for path in files(&root.join(QUOTES), "json")? {
        for case in cases(&path)? {
            let text = |key: &str| {
                let lines = case[key].as_array().into_iter().flatten().filter_map(Value::as_str);
                lines.collect::<Vec<_>>().join("\n")
            };
            seeds.write("quotation", &format!("{}\0{}", text("original"), text("mail")))?;
            seeds.mail("Re: hello", &text("mail"))?;
        }
    }
    println!("{} seeds in {}", seeds.count, seeds.folder.display());
    Ok(())
}

struct Seeds {
    folder: std::path::PathBuf,
    count: usize,
}

impl Seeds {
    fn text(&mut self, subject: &str, body: &str) -> Result<(), Box<dyn Error>> {
        let whole = if subject.is_empty() { body.to_owned() } else { format!("{subject}\0{body}") };
        self.write("reading", &whole)?;
        self.write("language", body)?;
        self.write("order_ids", body)?;
        self.write("html_in_text", body)?;
        self.mail(subject, body)
    }

    fn markup(&mut self, html: &str) -> Result<(), Box<dyn Error>> {
        self.write("markup", html)?;
        self.write("html_in_text", html)?;
        self.write("quotation", &format!("\0{html}"))?;
        let head = "From: jane@shop.example\r\nSubject: hi\r\nContent-Type: text/html; charset=utf-8\r\n\r\n";
        self.write("letter", &format!("{head}{html}"))
    }

    fn mail(&mut self, subject: &str, body: &str) -> Result<(), Box<dyn Error>> {
        let head = "From: jane@shop.example\r\nMessage-ID: <1@shop.example>\r\nContent-Type: multipart/alternative; boundary=b";
        let plain = format!("--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{body}\r\n");
        let html = format!("--b\r\nContent-Type: text/html\r\n\r\n<p>{body}</p>\r\n--b--\r\n");
        self.write("letter", &format!("{head}\r\nSubject: {subject}\r\n\r\n{plain}{html}"))
    }

    /// One seed, named by its place in the order: the same input makes the same files.
    fn write(&mut self, target: &str, input: &str) -> Result<(), Box<dyn Error>> {
        let folder = self.folder.join(target);
        fs::create_dir_all(&folder)?;
        fs::write(folder.join(format!("seed-{:05}", self.count)), input)?;
        self.count += 1;
        Ok(())
    }
}

fn cases(path: &Path) -> Result<Vec<Value>, Box<dyn Error>> {
    Ok(serde_json::from_str(&fs::read_to_string(path)?)?)
}

fn files(folder: &Path, extension: &str) -> Result<Vec<std::path::PathBuf>, Box<dyn Error>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|known| known == extension) {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}
