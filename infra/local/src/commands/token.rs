use std::process::ExitCode;

use host::http::issue_token;

use super::{CommandError, say};
use crate::{cli::Token, data::DataFolder, keys::Keys};

/// Prints a token made with the keys of a data folder, which are made if there are none yet.
pub(super) fn run(token: &Token) -> Result<ExitCode, CommandError> {
    let data = DataFolder::open(&token.data)?;
    let keys = Keys::open(&data.keys())?;
    say(issue_token(&keys.token, &token.scope));
    Ok(ExitCode::SUCCESS)
}
