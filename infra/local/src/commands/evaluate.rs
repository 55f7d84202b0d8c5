use std::{
    io::{IsTerminal, stderr},
    path::Path,
    process::ExitCode,
    time::Duration,
};

use content::meaning::Model;
use evaluation::{Counts, Example, Message, RULES, Report, SEMANTIC, cross_validate, read_folder};
use indicatif::{ProgressBar, ProgressStyle};
use serde::Serialize;

use super::{CommandError, say};
use crate::cli::{Evaluate, Table};

/// Judges labelled messages and prints how well.
pub(super) fn run(evaluate: &Evaluate) -> Result<ExitCode, CommandError> {
    let messages = folder(&evaluate.folder)?;
    let report = match evaluate.folds {
        None => {
            if evaluate.folder.canonicalize().ok().is_some_and(|path| path.ends_with("shared/content/corpus"))
            {
                eprint_note(
                    "the model that is shipped learned from these messages: with --folds 5 they are judged by models \
                     that did not",
                );
            }
            let mut report = Report::default();
            report.judge(Model::shipped(), &messages.iter().collect::<Vec<_>>());
            report
        }
        Some(folds) => {
            let training: Vec<Example> = folder(&evaluate.training)?.into_iter().map(Example::of).collect();
            let corpus: Vec<Example> = messages.into_iter().map(Example::of).collect();
            let bar = progress(folds);
            let report = cross_validate(&training, &corpus, folds, &|step| {
                bar.inc(1);
                bar.set_message(step.to_owned());
            });
            bar.finish_and_clear();
            report
        }
    };
    match evaluate.format {
        Table::Text => say(Text(&report, evaluate.examples)),
        Table::Markdown => say(Markdown(&report)),
        Table::Json => say(serde_json::to_string_pretty(&Json::of(&report)).unwrap_or_default()),
    }
    Ok(ExitCode::SUCCESS)
}

fn folder(path: &Path) -> Result<Vec<Message>, CommandError> {
    let messages = read_folder(path).map_err(|error| CommandError::Script(error.to_string()))?;
    if messages.is_empty() {
        return Err(CommandError::Script(format!(
            "there is no .jsonl file with messages in {}",
            path.display()
        )));
    }
    Ok(messages)
}

#[expect(clippy::print_stderr, reason = "a note beside the figures")]
fn eprint_note(note: &str) {
    eprintln!("note: {note}");
}

fn progress(folds: usize) -> ProgressBar {
    if !stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(folds as u64);
    bar.enable_steady_tick(Duration::from_millis(200));
    bar.with_style(
        ProgressStyle::with_template("{bar:30} {pos}/{len} {msg} ({elapsed})")
            .unwrap_or_else(|_| ProgressStyle::default_bar()),
    )
}

/// Figures for people.
struct Text<'a>(&'a Report, usize);

impl std::fmt::Display for Text<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self(report, examples) = *self;
        writeln!(f, "{:<32}{:>9}{:>11}{:>9}{:>7}", "rule", "labelled", "precision", "recall", "F1")?;
        for rule in RULES {
            let counts = report.of_rule(rule);
            let (precision, recall, f1) = (counts.precision(), counts.recall(), counts.f1());
            writeln!(f, "{rule:<32}{:>9}{precision:>11.3}{recall:>9.3}{f1:>7.3}", counts.labelled())?;
        }
        writeln!(f, "\n{:<10}{:>9}{:>10}{:>17}", "language", "macro F1", "semantic", "false refusals")?;
        for language in report.languages() {
            let all = report.macro_f1_in(language, &RULES);
            let semantic = report.macro_f1_in(language, SEMANTIC);
            let refusals = report.false_refusals_in(language) * 100.0;
            writeln!(f, "{language:<10}{all:>9.3}{semantic:>10.3}{refusals:>15.1} %")?;
        }
        let Summary { messages, macro_f1, semantic_macro_f1, micro_f1, false_refusals, micros } =
            Summary::of(report);
        writeln!(
            f,
            "\n{messages} messages: macro F1 {macro_f1:.3} ({semantic_macro_f1:.3} over the ten semantic rules), micro F1 \
             {micro_f1:.3}\nfalse refusals: {} of {} permitted messages ({:.1} %)\n{micros:.0} µs a message",
            report.refused,
            report.permitted,
            false_refusals * 100.0,
        )?;
        for rule in RULES {
            for found in [true, false] {
                let word = if found { "found, but not labelled" } else { "labelled, but not found" };
                let of_rule = report.differences.iter().filter(|one| one.rule == rule && one.found == found);
                for (index, one) in of_rule.take(examples).enumerate() {
                    if index == 0 {
                        writeln!(f, "\n{rule}: {word}")?;
                    }
                    writeln!(f, "  {}: {}", one.id, one.passage.replace('\n', " "))?;
                }
            }
        }
        Ok(())
    }
}

/// Figures for a page.
struct Markdown<'a>(&'a Report);

impl std::fmt::Display for Markdown<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let report = self.0;
        writeln!(f, "| rule | labelled | precision | recall | F1 |\n| --- | ---: | ---: | ---: | ---: |")?;
        for rule in RULES {
            let counts = report.of_rule(rule);
            let (precision, recall, f1) = (counts.precision(), counts.recall(), counts.f1());
            writeln!(f, "| `{rule}` | {} | {precision:.2} | {recall:.2} | {f1:.2} |", counts.labelled())?;
        }
        writeln!(
            f,
            "\n| language | macro F1 | semantic rules | false refusals |\n| --- | ---: | ---: | ---: |"
        )?;
        for language in report.languages() {
            let all = report.macro_f1_in(language, &RULES);
            let semantic = report.macro_f1_in(language, SEMANTIC);
            let refusals = report.false_refusals_in(language) * 100.0;
            writeln!(f, "| {language} | {all:.2} | {semantic:.2} | {refusals:.1} % |")?;
        }
        let all = Summary::of(report);
        let refusals = all.false_refusals * 100.0;
        write!(f, "| all | {:.2} | {:.2} | {refusals:.1} % |", all.macro_f1, all.semantic_macro_f1)
    }
}

/// Figures of all messages together.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Summary {
    messages: usize,
    macro_f1: f64,
    semantic_macro_f1: f64,
    micro_f1: f64,
    false_refusals: f64,
    /// Microseconds that judging a message took.
    micros: f64,
}

impl Summary {
    #[expect(clippy::cast_precision_loss, reason = "a count of messages")]
    fn of(report: &Report) -> Self {
        Self {
            messages: report.messages,
            macro_f1: report.macro_f1(&RULES),
            semantic_macro_f1: report.macro_f1(SEMANTIC),
            micro_f1: report.of_all().f1(),
            false_refusals: report.false_refusals(),
            micros: report.time.as_secs_f64() * 1e6 / report.messages.max(1) as f64,
        }
    }
}

/// Figures for programs.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Json<'a> {
    summary: Summary,
    rules: Vec<Figures<'a>>,
    languages: Vec<Language<'a>>,
    differences: Vec<Difference<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Figures<'a> {
    rule: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'a str>,
    labelled: usize,
    right: usize,
    wrong: usize,
    missed: usize,
    precision: f64,
    recall: f64,
    f1: f64,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Language<'a> {
    #[serde(rename = "language")]
    tag: &'a str,
    macro_f1: f64,
    semantic_macro_f1: f64,
    false_refusals: f64,
    rules: Vec<Figures<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Difference<'a> {
    id: &'a str,
    rule: &'a str,
    found: bool,
    passage: &'a str,
}

impl<'a> Figures<'a> {
    fn of(rule: &'a str, language: Option<&'a str>, counts: Counts) -> Self {
        let Counts { right, wrong, missed } = counts;
        let (precision, recall, f1) = (counts.precision(), counts.recall(), counts.f1());
        Self { rule, language, labelled: counts.labelled(), right, wrong, missed, precision, recall, f1 }
    }
}

impl<'a> Json<'a> {
    fn of(report: &'a Report) -> Self {
        let languages = report.languages().into_iter().map(|language| Language {
            tag: language,
            macro_f1: report.macro_f1_in(language, &RULES),
            semantic_macro_f1: report.macro_f1_in(language, SEMANTIC),
            false_refusals: report.false_refusals_in(language),
            rules: RULES
                .into_iter()
                .map(|rule| Figures::of(rule, Some(language), report.of_rule_in(rule, language)))
                .collect(),
        });
        let differences = report.differences.iter().map(|one| Difference {
            id: &one.id,
            rule: one.rule,
            found: one.found,
            passage: &one.passage,
        });
        Self {
            summary: Summary::of(report),
            rules: RULES.into_iter().map(|rule| Figures::of(rule, None, report.of_rule(rule))).collect(),
            languages: languages.collect(),
            differences: differences.collect(),
        }
    }
}
