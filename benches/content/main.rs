//! Own CPU time and peak memory of judging what a text says. `cargo bench --bench content`.
//!
//! Each language runs in a process of its own, which this program starts from itself, so that the first reading pays for
//! all that is loaded. Next to it runs a tool that only tells words apart, by Unicode's rules: the reference that ratios
//! are read against. Last come the texts that were made to cost more than their length.

#[path = "../../shared/content/tests/adversarial/kinds.rs"]
mod kinds;
#[path = "../relay/measure.rs"]
mod measure;
mod messages;

use std::{
    env,
    error::Error,
    hint::black_box,
    io::{self, Write},
    path::Path,
    process::Command,
    time::Duration,
};

use content::{Draft, Setting, read};
use kinds::kinds;
use messages::{languages, long_text, messages};
use unicode_normalization::UnicodeNormalization as _;
use unicode_segmentation::UnicodeSegmentation as _;

/// Names the job of a process that measures: a language, or one of these.
const JOB: &str = "ABOVEBOARD_BENCH";
const ALL: &str = "all";
const NOTHING: &str = "nothing";

/// Times that the messages of a language are read, at most and at least, and how long that may take.
const RUNS: std::ops::Range<usize> = 400..20_000;
const ENOUGH: Duration = Duration::from_millis(1500);

/// Bytes of a long text, and how often it is read.
const LONG: usize = 1 << 20;
const LONG_RUNS: usize = 3;

/// How many times what a text of a quarter of its length takes an adversarial one is told of.
const TOLD: f64 = 4.5;

fn main() -> Result<(), Box<dyn Error>> {
    match env::var(JOB).as_deref() {
        Ok(ALL) => read_every_language(),
        Ok(NOTHING) => tell([measure::peak_memory()?]),
        Ok(language) => measure_language(language),
        Err(_) => compare(),
    }
}

/// Measures everything and prints the tables.
fn compare() -> Result<(), Box<dyn Error>> {
    let mut out = io::stdout().lock();
    writeln!(out, "\ncontent: own CPU time of one reading; bars in brackets")?;
    writeln!(
        out,
        "{:<9}{:>14}{:>19}{:>9}{:>10}{:>7}{:>11}{:>10}{:>7}",
        "language",
        "first ms [20]",
        "1 KB median µs [100]",
        "p99 µs",
        "words µs",
        "ratio",
        "1 MB ms",
        "words ms",
        "ratio"
    )?;
    for language in languages()? {
        let [first, median, p99, words, long, long_words] = measure_apart(&language)?;
        writeln!(
            out,
            "{language:<9}{:>14.2}{:>20.1}{:>9.1}{:>10.1}{:>7.1}{:>11.1}{:>10.1}{:>7.1}",
            millis(first),
            micros(median),
            micros(p99),
            micros(words),
            ratio(median, words),
            millis(long),
            millis(long_words),
            ratio(long, long_words)
        )?;
    }
    let [first, peak] = measure_apart(ALL)?;
    let [empty] = measure_apart(NOTHING)?;
    writeln!(
        out,
        "all languages in one process: {:.1} ms for the first reading of each, peak {:.1} MiB [30], of which {:.1} before",
        millis(first),
        mib(peak),
        mib(empty)
    )?;
    adversarial(&mut out)
}

/// Whether cost grows as the text does.
fn adversarial(out: &mut impl Write) -> Result<(), Box<dyn Error>> {
    let (mut worst, mut slowest) = ((0.0, String::new()), (Duration::ZERO, String::new()));
    for kind in kinds(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/content/data/concepts"))? {
        let (short, long) = (kind.text(LONG / 4), kind.text(LONG));
        judge(&short);
        let best = |text: &str| (0..LONG_RUNS).map(|_| time(|| judge(text))).min().unwrap_or_default();
        let (short, long) = (best(&short), best(&long));
        let growth = long.as_secs_f64() / short.as_secs_f64();
        if growth > TOLD {
            writeln!(out, "  grows {growth:.1}-fold to {:.0} ms: {}", millis(nanos(long)), kind.name)?;
        }
        if growth > worst.0 {
            worst = (growth, kind.name.clone());
        }
        if long > slowest.0 {
            slowest = (long, kind.name);
        }
    }
    writeln!(out, "adversarial, 1 MB against a quarter: at most {:.1}-fold [{TOLD}] ({})", worst.0, worst.1)?;
    writeln!(out, "adversarial, 1 MB: at most {:.0} ms ({})", millis(nanos(slowest.0)), slowest.1)?;
    Ok(())
}

/// First reading, median and 99th percentile of a message, median of the reference, and both for a long text.
fn measure_language(language: &str) -> Result<(), Box<dyn Error>> {
    let messages = messages(language)?;
    let message = |index: usize| messages.get(index % messages.len()).map_or("", String::as_str);
    let first = time(|| judge(message(0)));
    let runs_of = |job: fn(&str)| {
        let mut runs = Vec::new();
        let mut sum = Duration::ZERO;
        while runs.len() < RUNS.start || (runs.len() < RUNS.end && sum < ENOUGH) {
            let run = time(|| job(message(runs.len())));
            sum += run;
            runs.push(run);
        }
        runs.sort_unstable();
        runs
    };
    let (judged, words) = (runs_of(judge), runs_of(tell_words_apart));
    let p99 = judged.get(judged.len() * 99 / 100).copied().unwrap_or_default();
    let long = long_text(&messages, LONG);
    let long_of = |job: fn(&str)| measure::median((0..LONG_RUNS).map(|_| time(|| job(&long))).collect());
    let (long_judged, long_words) = (long_of(judge), long_of(tell_words_apart));
    tell([first, measure::median(judged), p99, measure::median(words), long_judged, long_words].map(nanos))
}

/// The sum of all first readings, and the most memory that the process ever held.
fn read_every_language() -> Result<(), Box<dyn Error>> {
    let mut first = Duration::ZERO;
    for language in languages()? {
        let messages = messages(&language)?;
        let message = messages.first().ok_or("no message")?;
        first += time(|| judge(message));
    }
    tell([nanos(first), measure::peak_memory()?])
}

/// What `inbound-mail` and `proactive-send` ask of a text.
fn judge(text: &str) {
    let draft = Draft { subject: None, body: text, targets: &[] };
    black_box(read(&draft, &Setting { region: Some("DE"), ..Setting::default() }));
}

fn tell_words_apart(text: &str) {
    let normal: String = text.nfkc().flat_map(char::to_lowercase).collect();
    black_box(normal.unicode_words().map(str::len).sum::<usize>());
}

fn time(job: impl FnOnce()) -> Duration {
    let before = measure::cpu_time();
    job();
    measure::cpu_time().saturating_sub(before)
}

/// Starts this program once more to do `job` alone.
fn measure_apart<const COUNT: usize>(job: &str) -> Result<[u64; COUNT], Box<dyn Error>> {
    let output = Command::new(env::current_exe()?).env(JOB, job).output()?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned().into());
    }
    let text = String::from_utf8(output.stdout)?;
    let numbers: Result<Vec<u64>, _> = text.split_whitespace().map(str::parse).collect();
    numbers?.try_into().map_err(|_| "not as many numbers as expected".into())
}

fn tell<const COUNT: usize>(numbers: [u64; COUNT]) -> Result<(), Box<dyn Error>> {
    let numbers = numbers.map(|number| number.to_string());
    writeln!(io::stdout(), "{}", numbers.join(" "))?;
    Ok(())
}

fn nanos(span: Duration) -> u64 {
    u64::try_from(span.as_nanos()).unwrap_or(u64::MAX)
}

fn micros(nanos: u64) -> f64 {
    Duration::from_nanos(nanos).as_secs_f64() * 1e6
}

fn millis(nanos: u64) -> f64 {
    Duration::from_nanos(nanos).as_secs_f64() * 1e3
}

fn ratio(ours: u64, reference: u64) -> f64 {
    Duration::from_nanos(ours).as_secs_f64() / Duration::from_nanos(reference.max(1)).as_secs_f64()
}

fn mib(kib: u64) -> f64 {
    f64::from(u32::try_from(kib).unwrap_or(u32::MAX)) / 1024.0
}
