//! The command line: what may be asked, parsed into the types that the commands take.

mod app;

use std::{convert::Infallible, net::SocketAddr, path::PathBuf, str::FromStr};

use clap::{Args, Parser, Subcommand, ValueEnum};
use host::http::Scope;
use policy::{Instant, LanguageTag};

pub use app::{App, AppCommand, CreateApp, ListApps, RevokeApp};

use crate::data::DEFAULT_FOLDER;

/// All went well, and there was nothing to complain about.
pub const EXIT_OK: u8 = 0;
/// `check` found something.
pub const EXIT_FINDINGS: u8 = 1;
/// `app` knows no such seller or application.
pub const EXIT_UNKNOWN: u8 = 1;
/// The command line is wrong, or the command could not do its work.
pub const EXIT_ERROR: u8 = 2;

const EXIT_CODES: &str = "\
Exit codes:
  0  all went well
  1  check found something; app knows no such seller or application
  2  the command line is wrong, or the command could not do its work";

/// Masked messages between buyers and sellers, under the marketplace's rules, on this machine.
#[derive(Debug, Parser)]
#[command(
    name = "aboveboard",
    version,
    args_conflicts_with_subcommands = true,
    after_help = EXIT_CODES,
    after_long_help = format!("\
Examples:
  aboveboard                              serve at http://127.0.0.1:8080, with mail on port 2525
  aboveboard demo                         watch a scripted day
  aboveboard replay ~/mail                see what would become of each mail
  echo 'Call me: +44 20 7946 0000' | aboveboard check
  aboveboard token seller:S1              print a token for the API
  aboveboard app create --seller S1       register a program that speaks the Selling Partner API

{EXIT_CODES}")
)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    serve: Serve,
}

/// What to do.
#[derive(Debug, Clone, PartialEq, Eq, Subcommand)]
pub enum Command {
    /// Serve the API, the mail port and the mailboxes, until Ctrl-C (the default)
    #[command(after_long_help = "\
Examples:
  aboveboard serve
  aboveboard serve --clock 2026-01-20T00:00:00Z --empty
  curl http://127.0.0.1:8080/local/mailboxes/jane@home.example
  curl -X POST http://127.0.0.1:8080/local/clock -d '{\"advance\":\"PT1H\"}'")]
    Serve(Serve),
    /// Play a scripted day through real SMTP and HTTP, and print what became of each message and why
    Demo,
    /// Feed a folder of mails to the relay, and print what became of each
    #[command(after_long_help = "\
A file is one mail, or many in mbox format. JSON files, and files that do not look like mail, are counted and
skipped. Nothing is sent, and the data folder is not touched.

Examples:
  aboveboard replay ~/Maildir
  aboveboard replay archive.mbox --json | jq .outcome")]
    Replay(Replay),
    /// Look for what a message must not say
    #[command(after_long_help = "\
A text is taken as the message itself. A file named .html is read as HTML, one named .eml as a mail, and one named
.jsonl as one JSON object {\"text\": ..., \"subject\": ..., \"html\": ..., \"locale\": ...} per line. Of a folder every
.txt, .html, .eml and .jsonl file is checked, also in the folders within, except hidden ones. Texts are UTF-8.

--format json prints one object per message, --format sarif one SARIF 2.1.0 document for code scanning. What cannot
be read is named on standard error, and the rest is checked all the same.

Examples:
  aboveboard check message.txt
  aboveboard check --locale de-DE templates/
  aboveboard check --kind reply --format json sent/*.eml
  aboveboard check --format sarif templates/ > aboveboard.sarif
  echo 'Please leave five stars' | aboveboard check -

Exit codes:
  0  nothing was found
  1  something was found
  2  something could not be read, or the command line is wrong")]
    Check(Check),
    /// Judge labelled messages, and print how many are judged as they are labelled
    #[command(after_long_help = "\
DIR holds .jsonl files, a message a line: {\"id\", \"lang\", \"reason\", \"subject\", \"body\", \"labels\": [rule ids],
\"evidence\": {rule id: passage}}. With --folds the messages are judged by models that were learned without them: by
their number in the corpus, so that no theme is seen in another language before (minutes, on two cores).

Examples:
  aboveboard evaluate my-messages
  aboveboard evaluate shared/content/corpus --folds 5
  aboveboard evaluate my-messages --format json | jq .summary")]
    Evaluate(Evaluate),
    /// Print a token for the API, made with this machine's keys
    #[command(after_long_help = "\
Examples:
  curl -H \"Authorization: Bearer $(aboveboard token marketplace)\" http://127.0.0.1:8080/v1/sellers/S1
  aboveboard token seller:S1 --data /tmp/trial")]
    Token(Token),
    /// Register programs that speak the Selling Partner API, list them and revoke them
    #[command(after_long_help = "\
Works on the data folder itself, or through the house that runs on it.

Examples:
  aboveboard app create --seller S1 --name repricer
  aboveboard app create --seller S1 --data /tmp/trial --json
  aboveboard app list --seller S1
  aboveboard app revoke amzn1.application-oa2-client.0123456789abcdef0123456789abcdef

Exit codes:
  0  done
  1  there is no such seller or application
  2  the command line is wrong, or the command could not do its work")]
    App(App),
}

/// How to serve.
#[derive(Debug, Clone, PartialEq, Eq, Args)]
pub struct Serve {
    /// Where the API listens
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:8080")]
    pub http: SocketAddr,
    /// Where mail comes in
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:2525")]
    pub smtp: SocketAddr,
    /// The folder that keeps everything
    #[arg(long, value_name = "DIR", default_value = DEFAULT_FOLDER)]
    pub data: PathBuf,
    /// Let time stand still at this instant, to be moved by /local/clock
    #[arg(long, value_name = "RFC3339", value_parser = Instant::from_str)]
    pub clock: Option<Instant>,
    /// Start without demo data
    #[arg(long)]
    pub empty: bool,
    /// Never refuse a call of the Selling Partner API for there being too many
    #[arg(long)]
    pub no_rate_limit: bool,
}

/// What to replay.
#[derive(Debug, Clone, PartialEq, Eq, Args)]
pub struct Replay {
    /// A folder of mails, or one file
    #[arg(value_name = "DIR")]
    pub path: PathBuf,
    /// Print one JSON object per mail instead of a table
    #[arg(long)]
    pub json: bool,
}

/// What to check, and as what.
#[derive(Debug, Clone, PartialEq, Eq, Args)]
pub struct Check {
    /// Files and folders to check, `-` for standard input
    #[arg(value_name = "PATH", default_value = "-", value_parser = |text: &str| Ok::<_, Infallible>(Source::from(text)))]
    pub sources: Vec<Source>,
    /// How to print findings
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
    /// What kind of message it is
    #[arg(long, value_enum, default_value_t = Kind::Proactive)]
    pub kind: Kind,
    /// The buyer's language, as a BCP 47 tag such as de-AT
    #[arg(long, value_name = "TAG", value_parser = LanguageTag::from_str)]
    pub locale: Option<LanguageTag>,
}

/// What to evaluate.
#[derive(Debug, Clone, PartialEq, Eq, Args)]
pub struct Evaluate {
    /// A folder of labelled messages, or one file
    #[arg(value_name = "DIR")]
    pub folder: PathBuf,
    /// Judge each of so many parts by a model learned without it
    #[arg(long, value_name = "N", value_parser = clap::builder::RangedU64ValueParser::<usize>::new().range(2..=50))]
    pub folds: Option<usize>,
    /// What every model of --folds learns from besides
    #[arg(long, value_name = "DIR", default_value = "shared/content/training")]
    pub training: PathBuf,
    /// Show so many messages that are judged otherwise than labelled, for each rule and kind
    #[arg(long, value_name = "N", default_value_t = 3)]
    pub examples: usize,
    /// How to print the figures
    #[arg(long, value_enum, default_value_t = Table::Text)]
    pub format: Table,
}

/// How figures are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Table {
    /// For people.
    Text,
    /// For a page: the tables of rules and languages.
    Markdown,
    /// For programs: everything, also every difference.
    Json,
}

/// Whose token to print.
#[derive(Debug, Clone, PartialEq, Eq, Args)]
pub struct Token {
    /// Who it speaks for: `marketplace` or `seller:<id>`
    #[arg(value_name = "SCOPE")]
    pub scope: Scope,
    /// The folder that keeps the keys
    #[arg(long, value_name = "DIR", default_value = DEFAULT_FOLDER)]
    pub data: PathBuf,
}

/// Where a message to check comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// Standard input.
    Stdin,
    /// A file or a folder.
    File(PathBuf),
}

/// How findings are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people
    Text,
    /// For programs: one object per message and line
    Json,
    /// For code scanning: one SARIF 2.1.0 document
    Sarif,
}

/// The kinds of message that have rules of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
#[value(rename_all = "camelCase")]
pub enum Kind {
    /// A seller starts contact.
    Proactive,
    /// A seller answers a buyer.
    Reply,
    /// A request to review an order.
    ReviewRequest,
}

/// Reads this process's command line. Wrong ones, `--help` and `--version` end the process here.
pub fn parse() -> Command {
    Cli::parse().into()
}

impl From<Cli> for Command {
    fn from(cli: Cli) -> Self {
        cli.command.unwrap_or(Self::Serve(cli.serve))
    }
}

impl From<&str> for Source {
    fn from(text: &str) -> Self {
        if text == "-" { Self::Stdin } else { Self::File(text.into()) }
    }
}

#[cfg(test)]
mod tests {
    use clap::{CommandFactory, error::ErrorKind};

    use super::*;

    fn command(line: &str) -> Result<Command, clap::Error> {
        Cli::try_parse_from(["aboveboard"].into_iter().chain(line.split_whitespace())).map(Command::from)
    }

    #[test]
    fn clap_finds_no_fault() {
        Cli::command().debug_assert();
    }

    #[test]
    fn bare_is_serve_with_its_defaults() {
        let defaults = Serve {
            http: "127.0.0.1:8080".parse().unwrap(),
            smtp: "127.0.0.1:2525".parse().unwrap(),
            data: ".aboveboard".into(),
            clock: None,
            empty: false,
            no_rate_limit: false,
        };
        assert_eq!(command("").unwrap(), Command::Serve(defaults.clone()));
        assert_eq!(command("serve").unwrap(), Command::Serve(defaults));
    }

    #[test]
    fn serve_takes_its_options_with_and_without_its_name() {
        let line = "--http [::1]:80 --smtp 0.0.0.0:25 --data d --clock 2026-01-20T01:00:00+01:00 --empty \
                    --no-rate-limit";
        let expected = Serve {
            http: "[::1]:80".parse().unwrap(),
            smtp: "0.0.0.0:25".parse().unwrap(),
            data: "d".into(),
            clock: Some("2026-01-20T00:00:00Z".parse().unwrap()),
            empty: true,
            no_rate_limit: true,
        };
        assert_eq!(command(line).unwrap(), Command::Serve(expected.clone()));
        assert_eq!(command(&format!("serve {line}")).unwrap(), Command::Serve(expected));
    }

    #[test]
    fn the_other_commands_are_read_into_types() {
        assert_eq!(command("demo").unwrap(), Command::Demo);
        assert_eq!(
            command("replay m --json").unwrap(),
            Command::Replay(Replay { path: "m".into(), json: true })
        );
        let check =
            Check { sources: vec![Source::Stdin], format: Format::Text, kind: Kind::Proactive, locale: None };
        assert_eq!(command("check").unwrap(), Command::Check(check));
        let check = Check {
            sources: vec![Source::File("a.eml".into()), Source::Stdin],
            format: Format::Json,
            kind: Kind::ReviewRequest,
            locale: Some("de-AT".parse().unwrap()),
        };
        assert_eq!(
            command("check a.eml - --format json --kind reviewRequest --locale de-AT").unwrap(),
            Command::Check(check)
        );
        let sarif = Check {
            sources: vec![Source::File("templates".into())],
            format: Format::Sarif,
            kind: Kind::Proactive,
            locale: None,
        };
        assert_eq!(command("check --format sarif templates").unwrap(), Command::Check(sarif));
        let token = |scope| Command::Token(Token { scope, data: ".aboveboard".into() });
        assert_eq!(command("token marketplace").unwrap(), token(Scope::Marketplace));
        assert_eq!(command("token seller:S1").unwrap(), token(Scope::Seller("S1".parse().unwrap())));
    }

    #[test]
    fn a_wrong_line_is_refused_with_exit_code_2_and_says_why() {
        for (line, why) in [
            ("serve --http 8080", "--http"),
            ("serve --clock yesterday", "RFC 3339"),
            ("--empty demo", "demo"),
            ("replay", "DIR"),
            ("check --kind review", "reviewRequest"),
            ("check --locale d", "BCP 47"),
            ("check --format xml", "sarif"),
            ("token", "SCOPE"),
            ("token seller", "seller:<id>"),
            ("token seller:", "seller:<id>"),
            ("token seller:a/b", "seller:<id>"),
            ("token marketplace:x", "seller:<id>"),
            ("app", "create"),
            ("app create", "--seller"),
            ("app create --seller a/b", "--seller"),
            ("app create --seller S1 --marketplace a/b", "--marketplace"),
            ("app list", "--seller"),
            ("app revoke", "CLIENT_ID"),
            ("app revoke a/b", "client id"),
            ("sell", "sell"),
        ] {
            let error = command(line).unwrap_err();
            assert_eq!(error.exit_code(), i32::from(EXIT_ERROR), "{line}");
            assert!(error.to_string().contains(why), "{line}: {error}");
        }
    }

    #[test]
    fn help_shows_examples_and_exit_codes() {
        for line in [
            "--help",
            "serve --help",
            "replay --help",
            "check --help",
            "token --help",
            "app --help",
            "evaluate --help",
        ] {
            let help = command(line).unwrap_err();
            assert_eq!(help.kind(), ErrorKind::DisplayHelp);
            assert!(help.to_string().contains("Examples:"), "{line}");
        }
        assert!(command("-h").unwrap_err().to_string().contains("Exit codes:"));
    }

    #[test]
    fn a_scope_reads_back_as_it_is_written() {
        for text in ["marketplace", "seller:S-1"] {
            assert_eq!(text.parse::<Scope>().unwrap().to_string(), text);
        }
    }
}
