//! `aboveboard`: see `cli` for the commands.

use std::process::ExitCode;

use local::cli::{self, Command};

fn main() -> ExitCode {
    match cli::parse() {
        Command::Serve(_) | Command::Demo | Command::Replay(_) | Command::Check(_) | Command::Token(_) => {
            tracing::error!("not wired");
            ExitCode::from(cli::EXIT_ERROR)
        }
    }
}
