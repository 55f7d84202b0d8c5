use std::{
    collections::BTreeMap,
    io::{IsTerminal, stderr},
    net::{Ipv4Addr, SocketAddr},
    process::ExitCode,
    time::Duration,
};

use host::RateLimits;
use inbound_mail::Ended;
use indicatif::{ProgressBar, ProgressStyle};
use mail::{Arrival, ReturnPath};
use policy::EmailAddress;
use serde::Serialize;
use store::{BuyerDocument, Settled};

use super::{CommandError, sample, say};
use crate::{
    cli::Replay,
    clock::Clock,
    data::DataFolder,
    house::{House, Plan},
    mbox::{self, Found, Mail},
    receiving::Receiving,
    smtp::Submission,
};

/// What became of one mail, as programs read it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Line<'a> {
    file: &'a str,
    outcome: &'a str,
    reasons: &'a [String],
    /// Mails that left because of it.
    left: usize,
}

/// Feeds every mail of a folder to `inbound-mail` as a buyer's mail to a seller, and prints what became of each.
pub(super) async fn run(replay: Replay) -> Result<ExitCode, CommandError> {
    let here = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
    let house = House::open(Plan {
        data: DataFolder::temporary()?,
        http: here,
        smtp: here,
        clock: Clock::real(),
        rate_limits: RateLimits::On,
    })
    .await?;
    sample::fill(&house).await?;
    let (_, seller_mask) = sample::masks(&house, sample::ORDER).await?;
    let receiving = Receiving::new(house.services.clone(), house.clock.clone(), house.journal.clone());
    let (mails, skipped) = collect(&replay)?;
    let bar = progress(mails.len());
    let mut sums: BTreeMap<(&'static str, String), usize> = BTreeMap::new();
    for mail in &mails {
        let before = house.outbox.len();
        let ended = feed(&house, &receiving, &seller_mask, mail).await?;
        let left = house.outbox.len() - before;
        for one in &ended {
            let word = one.outcome.word();
            *sums.entry((word, one.reasons.join(", "))).or_default() += 1;
            if replay.json {
                let line = Line { file: &name(mail), outcome: word, reasons: &one.reasons, left };
                say(serde_json::to_string(&line).unwrap_or_default());
            }
        }
        bar.inc(1);
    }
    bar.finish_and_clear();
    if !replay.json {
        print_table(&sums, mails.len(), skipped);
    }
    house.close().await;
    let settled: usize = sums.values().sum();
    if settled == mails.len() {
        Ok(ExitCode::SUCCESS)
    } else {
        Err(CommandError::Script(format!("{} mails have {settled} outcomes", mails.len())))
    }
}

/// Every mail of the tree, and how many files are none.
fn collect(replay: &Replay) -> Result<(Vec<Mail>, usize), CommandError> {
    let (mut mails, mut skipped) = (Vec::new(), 0);
    for found in mbox::walk(&replay.path) {
        match found.map_err(|error| CommandError::Script(error.to_string()))? {
            Found::Mail(mail) => mails.push(mail),
            Found::Skipped { .. } => skipped += 1,
        }
    }
    Ok((mails, skipped))
}

/// The file, and the place in it if it holds many mails.
fn name(mail: &Mail) -> String {
    let path = mail.path.display();
    mail.number.map_or_else(|| path.to_string(), |number| format!("{path}#{number}"))
}

/// Hands one mail in as if its author were the buyer, so that nothing is turned away for who wrote it.
async fn feed(
    house: &House,
    receiving: &Receiving,
    mask: &str,
    mail: &Mail,
) -> Result<Vec<Ended>, CommandError> {
    let author = author(&mail.raw);
    let document = BuyerDocument {
        id: None,
        given_name: "Jane".to_owned(),
        address: author.to_string(),
        locale: "en-US".to_owned(),
    };
    let script = |cause: &dyn std::fmt::Display| CommandError::Script(format!("{}: {cause}", name(mail)));
    let id = "B1".parse().map_err(|error: policy::InvalidId| script(&error))?;
    let buyer = document.to_buyer(&id, None).map_err(|error| script(&error))?;
    house.services.store.put_buyer(&buyer, document).await.map_err(|error| script(&error))?;
    let submission = Submission {
        sender: (!has_null_return_path(&mail.raw)).then(|| author.to_string()),
        recipients: vec![mask.to_owned()],
        helo: "replay".to_owned(),
        peer: SocketAddr::from((Ipv4Addr::LOCALHOST, 0)),
        raw: mail.raw.clone(),
    };
    receiving.receive(&submission).await.map_err(|error| script(&error))
}

/// Who the mail says it is from; anyone if it says that in no way that can be believed.
fn author(raw: &[u8]) -> EmailAddress {
    let anyone = sample_buyer();
    match mail::read(raw, ReturnPath::Address) {
        Arrival::Letter(letter) => letter.from,
        Arrival::Automatic(_) | Arrival::Held(_) => anyone,
    }
}

#[expect(clippy::expect_used, reason = "a literal address")]
fn sample_buyer() -> EmailAddress {
    "jane@home.example".parse().expect("an address")
}

/// Whether a server that delivered the mail noted that it came from nobody.
fn has_null_return_path(raw: &[u8]) -> bool {
    let head = raw.split(|byte| *byte == b'\n').take_while(|line| !line.trim_ascii().is_empty());
    let null = |line: &[u8]| line.trim_ascii().eq_ignore_ascii_case(b"return-path: <>");
    head.into_iter().any(null)
}

fn progress(mails: usize) -> ProgressBar {
    let bar = if stderr().is_terminal() {
        ProgressBar::new(u64::try_from(mails).unwrap_or(u64::MAX))
    } else {
        ProgressBar::hidden()
    };
    bar.enable_steady_tick(Duration::from_millis(200));
    let style = ProgressStyle::with_template("{bar:40} {pos}/{len} mails, {eta} left");
    bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}

fn print_table(sums: &BTreeMap<(&'static str, String), usize>, mails: usize, skipped: usize) {
    say(format_args!("{:<10} {:>6}  reason", "outcome", "mails"));
    for ((outcome, reasons), count) in sums {
        say(format_args!("{outcome:<10} {count:>6}  {reasons}"));
    }
    for outcome in Settled::ALL {
        let word = outcome.word();
        let sum: usize = sums.iter().filter(|((found, _), _)| *found == word).map(|(_, count)| count).sum();
        say(format_args!("{word:<10} {sum:>6}  in all"));
    }
    say(format_args!(
        "{:<10} {mails:>6}  mails, each with one outcome; {skipped} files are no mail",
        "total"
    ));
}
