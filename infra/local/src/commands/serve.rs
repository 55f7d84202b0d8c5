use std::process::ExitCode;

use host::RateLimits;
use tokio::signal::unix::{SignalKind, signal};

use super::{CommandError, sample, say};
use crate::{
    cli::Serve,
    clock::Clock,
    data::DataFolder,
    house::{House, Plan},
};

/// Serves until SIGINT or SIGTERM.
pub(super) async fn run(serve: Serve) -> Result<ExitCode, CommandError> {
    let signals = |kind| {
        signal(kind).map_err(|source| CommandError::Io { what: "cannot wait for signals".into(), source })
    };
    let mut interrupt = signals(SignalKind::interrupt())?;
    let mut terminate = signals(SignalKind::terminate())?;
    let data = DataFolder::open(&serve.data)?;
    let clock = serve.clock.map_or_else(Clock::real, Clock::standing);
    let rate_limits = if serve.no_rate_limit { RateLimits::Off } else { RateLimits::On };
    let house = House::open(Plan { data, http: serve.http, smtp: serve.smtp, clock, rate_limits }).await?;
    for (service, url, names) in house.endpoints() {
        say(format_args!("{service:<9} {url}  ({names}; region us-east-1, credentials test, test)"));
    }
    let recovered = house.recovered;
    if recovered != sweep::Swept::default() {
        say(format_args!(
            "recovered {} stored mails and {} of the outbox; possible duplicates {}",
            recovered.stored_mails, recovered.left, recovered.possible_duplicates
        ));
    }
    if !serve.empty {
        if !sample::is_there(&house).await? {
            sample::fill(&house).await?;
        }
        sample::tour(&house, &serve).await?;
    }
    house.announce()?;
    say(format_args!("ready http={} smtp={}", house.http, house.smtp));
    tokio::select! {
        _ = interrupt.recv() => {}
        _ = terminate.recv() => {}
    }
    house.close().await;
    Ok(ExitCode::SUCCESS)
}
