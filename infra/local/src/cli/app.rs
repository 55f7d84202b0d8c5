use std::path::PathBuf;

use clap::{Args, Subcommand};
use policy::{MarketplaceId, SellerId};
use store::ClientId;

use crate::data::DEFAULT_FOLDER;

/// As the API has it.
const LONGEST_NAME: usize = 100;

/// What to do with programs that speak the Selling Partner API, and where.
#[derive(Debug, Clone, PartialEq, Eq, Args)]
pub struct App {
    /// What to do.
    #[command(subcommand)]
    pub command: AppCommand,
    /// The folder that keeps everything
    #[arg(long, value_name = "DIR", default_value = DEFAULT_FOLDER, global = true)]
    pub data: PathBuf,
}

/// What to do with them.
#[derive(Debug, Clone, PartialEq, Eq, Subcommand)]
pub enum AppCommand {
    /// Register a program, and print its credentials, which are shown this once
    Create(CreateApp),
    /// List a seller's programs, revoked ones too
    List(ListApps),
    /// Give a program no more tokens; those that it has end within a minute
    Revoke(RevokeApp),
}

/// The program to register.
#[derive(Debug, Clone, PartialEq, Eq, Args)]
pub struct CreateApp {
    /// Whom it acts for
    #[arg(long, value_name = "ID")]
    pub seller: SellerId,
    /// What people call it
    #[arg(long, value_name = "NAME", default_value = "", hide_default_value = true, value_parser = name)]
    pub name: String,
    /// The only marketplace that it may name; any without this
    #[arg(long, value_name = "ID")]
    pub marketplace: Option<MarketplaceId>,
    /// Print one JSON object: clientId, clientSecret, refreshToken
    #[arg(long)]
    pub json: bool,
}

/// Whose programs to list.
#[derive(Debug, Clone, PartialEq, Eq, Args)]
pub struct ListApps {
    /// Whom they act for
    #[arg(long, value_name = "ID")]
    pub seller: SellerId,
}

/// The program to revoke.
#[derive(Debug, Clone, PartialEq, Eq, Args)]
pub struct RevokeApp {
    /// Its client id
    #[arg(value_name = "CLIENT_ID")]
    pub client_id: ClientId,
}

fn name(text: &str) -> Result<String, String> {
    if text.chars().count() > LONGEST_NAME {
        return Err(format!("a name has at most {LONGEST_NAME} characters"));
    }
    Ok(text.to_owned())
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;

    #[derive(Parser)]
    struct Line {
        #[command(flatten)]
        app: App,
    }

    fn app(words: &[&str]) -> Result<App, clap::Error> {
        Line::try_parse_from([&["app"], words].concat()).map(|line| line.app)
    }

    #[test]
    fn each_command_is_read_into_types() {
        let create =
            CreateApp { seller: "S1".parse().unwrap(), name: String::new(), marketplace: None, json: false };
        let expected = |command, data: &str| App { command, data: data.into() };
        assert_eq!(
            app(&["create", "--seller", "S1"]).unwrap(),
            expected(AppCommand::Create(create.clone()), ".aboveboard")
        );
        let all =
            CreateApp { name: "a b".into(), marketplace: Some("M".parse().unwrap()), json: true, ..create };
        let words =
            ["create", "--seller", "S1", "--name", "a b", "--marketplace", "M", "--json", "--data", "d"];
        assert_eq!(app(&words).unwrap(), expected(AppCommand::Create(all), "d"));
        assert_eq!(
            app(&["--data", "d", "list", "--seller", "S1"]).unwrap(),
            expected(AppCommand::List(ListApps { seller: "S1".parse().unwrap() }), "d")
        );
        let revoke = RevokeApp { client_id: "amzn1.app".parse().unwrap() };
        assert_eq!(
            app(&["revoke", "amzn1.app"]).unwrap(),
            expected(AppCommand::Revoke(revoke), ".aboveboard")
        );
    }

    #[test]
    fn a_name_has_at_most_100_characters() {
        let create = |name: &str| app(&["create", "--seller", "S1", "--name", name]);
        create(&"ä".repeat(100)).unwrap();
        assert!(create(&"a".repeat(101)).unwrap_err().to_string().contains("at most 100"));
    }
}
