//! What the commands of `aboveboard` do.

mod app;
mod check;
mod demo;
mod evaluate;
mod replay;
mod sample;
mod script;
mod serve;
mod token;

use std::process::ExitCode;

use crate::cli::{Command, EXIT_ERROR, EXIT_UNKNOWN};

/// Why a command could not do its work. What is wrong and what to do is in the words.
#[derive(Debug, thiserror::Error)]
pub enum CommandError {
    /// The house did not open.
    #[error(transparent)]
    Open(#[from] crate::house::OpenError),
    /// The data folder.
    #[error(transparent)]
    Data(#[from] crate::data::DataError),
    /// The keys.
    #[error(transparent)]
    Keys(#[from] crate::keys::KeysError),
    /// The house could not be talked to.
    #[error(transparent)]
    Talk(#[from] crate::talk::TalkError),
    /// The stand-in of DynamoDB.
    #[error(transparent)]
    Endpoint(#[from] crate::aws::EndpointError),
    /// The table.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// What the command line names is not there.
    #[error("{0}")]
    Unknown(String),
    /// A file or a connection.
    #[error("{what}: {source}")]
    Io {
        /// What was tried.
        what: String,
        /// What the system said.
        source: std::io::Error,
    },
    /// Something did not go as the script says.
    #[error("{0}")]
    Script(String),
}

/// Does what was asked, and gives the exit code.
pub async fn run(command: Command) -> ExitCode {
    let done = match command {
        Command::Serve(serve) => serve::run(serve).await,
        Command::Demo => demo::run().await,
        Command::Replay(replay) => replay::run(replay).await,
        Command::Check(check) => check::run(&check),
        Command::Evaluate(evaluate) => evaluate::run(&evaluate),
        Command::Token(token) => token::run(&token),
        Command::App(app) => app::run(app).await,
    };
    done.unwrap_or_else(|error| {
        complain(&error);
        ExitCode::from(error.exit_code())
    })
}

impl CommandError {
    fn exit_code(&self) -> u8 {
        match self {
            Self::Unknown(_) => EXIT_UNKNOWN,
            _ => EXIT_ERROR,
        }
    }
}

#[expect(clippy::print_stderr, reason = "a command line tells on standard error what went wrong")]
fn complain(error: &dyn std::fmt::Display) {
    eprintln!("aboveboard: {error}");
}

/// Prints a line for whoever called the command. A reader that went away is no failure of ours.
pub(crate) fn say(line: impl std::fmt::Display) {
    use std::io::Write;
    if writeln!(std::io::stdout(), "{line}").is_err() {
        tracing::debug!("nobody reads standard output any more");
    }
}
