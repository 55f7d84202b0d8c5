//! Own CPU time and peak memory of one relayed mail: parse, decide, rebuild. `cargo bench --bench relay`.
//!
//! Each size runs in a process of its own, which this program starts from itself, so that peaks do not mix; next to
//! it runs a forwarder that only rewrites headers, the reference that ratios are read against.

mod files;
mod forwarder;
mod mails;
mod measure;
mod relay;
mod scene;

use std::{
    env,
    error::Error,
    fs,
    io::{self, Write},
    path::Path,
    process::Command,
    time::Duration,
};

use mails::Size;
use scene::Scene;

/// Names the job of a process that measures.
const JOB: &str = "ABOVEBOARD_BENCH";
const FORWARD: &str = "forward";

/// How long the runs of one size may take, and how many there are at least and at most.
const ENOUGH: Duration = Duration::from_secs(3);
const RUNS: std::ops::Range<usize> = 7..400;

/// What one process measured.
struct Measured {
    first: Duration,
    median: Duration,
    peak_kib: u64,
    note: String,
}

fn main() -> Result<(), Box<dyn Error>> {
    match env::var(JOB) {
        Ok(job) => work(&job),
        Err(_) => compare(),
    }
}

/// Measures every size and prints the table.
fn compare() -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let mut out = io::stdout().lock();
    writeln!(out, "\nrelay: own CPU time for parse, decide, rebuild; bars in brackets")?;
    writeln!(
        out,
        "{:<7}{:>10}{:>11}{:>11}{:>10}{:>11}{:>8}{:>13}{:>11}  what",
        "mail", "bytes", "first ms", "median ms", "bar", "forward ms", "ratio", "peak MiB", "forward"
    )?;
    for size in Size::ALL {
        let mail = size.mail()?;
        let path = folder.path().join("mail.eml");
        fs::write(&path, &mail)?;
        let ours = measure_apart(size.name(), &path)?;
        let forwarder = measure_apart(FORWARD, &path)?;
        let (bar, memory_bar) = bars(size);
        let ratio = ours.median.as_secs_f64() / forwarder.median.as_secs_f64();
        writeln!(
            out,
            "{:<7}{:>10}{:>11.3}{:>11.3}{:>10}{:>11.3}{:>8.1}{:>7} {:>5}{:>11}  {}",
            size.name(),
            mail.len(),
            millis(ours.first),
            millis(ours.median),
            format!("[{bar}]"),
            millis(forwarder.median),
            ratio,
            ours.peak_kib / 1024,
            memory_bar.map(|bar| format!("[{bar}]")).unwrap_or_default(),
            forwarder.peak_kib / 1024,
            ours.note
        )?;
    }
    Ok(())
}

/// Milliseconds, and MiB where memory has a bar.
fn bars(size: Size) -> (u32, Option<u64>) {
    match size {
        Size::Small => (1, None),
        Size::Medium => (80, None),
        Size::Large => (300, Some(192)),
    }
}

fn millis(span: Duration) -> f64 {
    span.as_secs_f64() * 1000.0
}

/// Starts this program once more to do `job` alone.
fn measure_apart(job: &str, mail: &Path) -> Result<Measured, Box<dyn Error>> {
    let output = Command::new(env::current_exe()?).arg(mail).env(JOB, job).output()?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned().into());
    }
    let text = String::from_utf8(output.stdout)?;
    let mut fields = text.trim_end().splitn(4, ' ');
    let mut number = || -> Result<u64, Box<dyn Error>> { Ok(fields.next().unwrap_or_default().parse()?) };
    let (first, median, peak_kib) = (number()?, number()?, number()?);
    Ok(Measured {
        first: Duration::from_nanos(first),
        median: Duration::from_nanos(median),
        peak_kib,
        note: fields.next().unwrap_or_default().to_owned(),
    })
}

/// Does one job over and over, and prints what it took.
fn work(job: &str) -> Result<(), Box<dyn Error>> {
    let path = env::args_os().nth(1).ok_or("which mail?")?;
    let scene = Scene::new()?;
    let mut runs = Vec::new();
    let mut note = String::new();
    while runs.len() < RUNS.start || (runs.len() < RUNS.end && runs.iter().sum::<Duration>() < ENOUGH) {
        let raw = fs::read(&path)?;
        let before = measure::cpu_time();
        let mail = match Size::named(job) {
            Some(_) => {
                let relayed = relay::relay(&scene, raw)?;
                note = format!("{} files kept, {} stripped", relayed.kept, relayed.stripped);
                relayed.mail
            }
            None => forwarder::forward(&raw),
        };
        let spent = measure::cpu_time().saturating_sub(before);
        runs.push(spent);
        std::hint::black_box(mail);
    }
    let first = runs.first().copied().unwrap_or_default();
    let (median, peak) = (measure::median(runs), measure::peak_memory()?);
    writeln!(io::stdout(), "{} {} {peak} {note}", first.as_nanos(), median.as_nanos())?;
    Ok(())
}
