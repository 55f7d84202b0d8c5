mod checked;
mod json;
mod line_hash;
mod lines;
mod progress;
mod sarif;
mod source;
mod text;
mod uri;
mod walk;

use std::{
    env,
    io::{self, Write},
    process::ExitCode,
};

use policy::{MarketplaceId, MarketplaceRules};

use super::{CommandError, complain, say};
use crate::cli::{Check, EXIT_ERROR, EXIT_FINDINGS, EXIT_OK, Format};
use checked::Checked;
use progress::Progress;
use sarif::Sarif;
use source::Unread;

/// Looks for what messages must not say, and tells by the exit code whether anything was found. What cannot be read is
/// told, and does not keep the rest from being checked.
pub(super) fn run(check: &Check) -> Result<ExitCode, CommandError> {
    let rules = MarketplaceRules::defaults(nowhere()?);
    let here = env::current_dir()
        .map_err(|source| CommandError::Io { what: "cannot tell the current folder".into(), source })?;
    let mut report = Report::new(check.format, Sarif::new(here));
    let files: Vec<_> = check.sources.iter().flat_map(source::expand).collect();
    let progress = Progress::over(files.len());
    for file in files {
        let messages = match file {
            Ok(file) => source::read(&file),
            Err(unread) => vec![Err(unread)],
        };
        for message in messages {
            let checked = message.and_then(|message| Checked::of(message, check, &rules));
            progress.aside(|| report.take(checked));
        }
        progress.step();
    }
    drop(progress);
    Ok(ExitCode::from(report.finish()))
}

fn nowhere() -> Result<MarketplaceId, CommandError> {
    "none".parse().map_err(|error: policy::InvalidId| CommandError::Script(error.to_string()))
}

/// What was found so far, told in one format.
struct Report {
    format: Format,
    sarif: Sarif,
    messages: usize,
    findings: usize,
    unread: usize,
}

impl Report {
    fn new(format: Format, sarif: Sarif) -> Self {
        Self { format, sarif, messages: 0, findings: 0, unread: 0 }
    }

    fn take(&mut self, checked: Result<Checked, Unread>) {
        match checked {
            Ok(checked) => {
                self.messages += 1;
                self.findings += checked.findings.len();
                self.tell(&checked);
            }
            Err(unread) => {
                self.unread += 1;
                complain(&format_args!("cannot read {unread}"));
                self.sarif.add_unread(&unread);
            }
        }
    }

    fn tell(&mut self, checked: &Checked) {
        match self.format {
            Format::Text => print(|to| text::tell(checked, to)),
            Format::Json => say(json::line(checked)),
            Format::Sarif => self.sarif.add(checked),
        }
    }

    /// Tells what is to be told at the end. Gives the exit code.
    fn finish(self) -> u8 {
        let exit_code = match (self.unread, self.findings) {
            (0, 0) => EXIT_OK,
            (0, _) => EXIT_FINDINGS,
            _ => EXIT_ERROR,
        };
        match self.format {
            Format::Text => print(|to| text::sum_up(self.findings, self.messages, to)),
            Format::Json => {}
            Format::Sarif => say(self.sarif.document(exit_code)),
        }
        exit_code
    }
}

/// Prints for people, in colour where they see it (`NO_COLOR`, `CLICOLOR`). A reader that went away is no failure.
fn print(tell: impl FnOnce(&mut dyn Write) -> io::Result<()>) {
    let mut out = anstream::stdout().lock();
    if tell(&mut out).is_err() {
        tracing::debug!("nobody reads standard output any more");
    }
}
