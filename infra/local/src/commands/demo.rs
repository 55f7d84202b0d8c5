use std::{
    net::{Ipv4Addr, SocketAddr},
    process::ExitCode,
    time::Duration,
};

use axum::http::{Method, StatusCode};
use host::{RateLimits, http::Scope};
use policy::{EmailAddress, Span};
use serde_json::{Value, json};
use tokio::{sync::broadcast, time::timeout};

use super::{
    CommandError, sample, say,
    script::{Call, DAY, Event, JANE, Letter, Person, RAVI, SELLER, STRANGER, To},
};
use crate::{
    clock::Clock,
    data::DataFolder,
    house::{House, Plan},
    outbox::Filed,
    schedules::Outcome,
    talk,
};

/// One line of the table.
struct Row {
    time: String,
    what: String,
    outcome: String,
    why: String,
    left: Vec<String>,
}

/// A scripted day, played on a house of its own.
struct Day {
    house: House,
    ended: broadcast::Receiver<inbound_mail::Ended>,
    rows: Vec<Row>,
    seen: usize,
}

/// Plays the day and prints what happened to each message and why.
pub(super) async fn run() -> Result<ExitCode, CommandError> {
    let here = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
    let morning = "2026-01-20T09:00:00Z".parse();
    let morning = morning.map_err(|error: policy::InvalidInstant| CommandError::Script(error.to_string()))?;
    let plan = Plan {
        data: DataFolder::temporary()?,
        http: here,
        smtp: here,
        clock: Clock::standing(morning),
        rate_limits: RateLimits::On,
    };
    let house = House::open(plan).await?;
    sample::fill(&house).await?;
    say(format_args!(
        "A day at Corner Market, played over real SMTP ({}) and HTTP ({}).\n\
         Seller: Oak & Iron. Buyers: Jane, and Ravi, who opted out of unsolicited messages.\n",
        house.smtp, house.http
    ));
    let ended = house.journal.listen();
    let mut day = Day { house, ended, rows: Vec::new(), seen: 0 };
    day.play().await?;
    day.print();
    day.house.close().await;
    Ok(ExitCode::SUCCESS)
}

impl Day {
    async fn play(&mut self) -> Result<(), CommandError> {
        for event in DAY {
            match event {
                Event::Mail(letter) => self.by_mail(letter).await?,
                Event::Call(call) => self.by_api(call).await?,
                Event::Schedule { what, sent } => self.by_schedule(what, *sent).await?,
                Event::AskForReview { what, order, expected } => {
                    self.ask_for_review(what, order, *expected).await?;
                }
                Event::OptOut => self.opt_out_by_link().await?,
                Event::Wait(span) => self.wait(*span)?,
            }
        }
        Ok(())
    }

    async fn by_mail(&mut self, letter: &Letter) -> Result<(), CommandError> {
        let (from, what) = (letter.from.address, letter.what);
        let to = self.address(letter.to).await?;
        let raw = self.written(letter, &to);
        let refusal = talk::post_mail(&self.house, from, &to, raw.as_bytes()).await?.err();
        let ended = timeout(Duration::from_secs(10), self.ended.recv()).await;
        let Ok(Ok(ended)) = ended else {
            return Err(CommandError::Script(format!("{what}: nothing became of the mail")));
        };
        let reasons = ended.reasons.join(", ");
        if ended.outcome != letter.expected {
            let (found, expected) = (ended.outcome.word(), letter.expected.word());
            return Err(CommandError::Script(format!("{what}: {found} ({reasons}), not {expected}")));
        }
        let why = if refusal.is_some() { format!("{reasons}; SMTP answers 550") } else { reasons };
        self.note(what, ended.outcome.word(), why);
        Ok(())
    }

    async fn address(&self, to: To) -> Result<String, CommandError> {
        Ok(match to {
            To::BuyerOf(order) => sample::masks(&self.house, order).await?.0,
            To::SellerOf(order) => sample::masks(&self.house, order).await?.1,
            To::Nobody => format!("x{}", sample::masks(&self.house, sample::ORDER).await?.0),
        })
    }

    /// The mail as a mail program writes it. A subject that begins with `Re:` answers the newest mail of the mailbox.
    fn written(&self, letter: &Letter, to: &str) -> String {
        let Person { name, address } = letter.from;
        let answered = letter.subject.starts_with("Re:").then(|| self.newest_id(address)).flatten();
        let references =
            answered.map(|id| format!("In-Reply-To: {id}\nReferences: {id}\n")).unwrap_or_default();
        let (marks, subject, text) = (letter.marks, letter.subject, letter.text);
        let id = self.rows.len();
        format!(
            "{marks}From: {name} <{address}>\nTo: {to}\nSubject: {subject}\nMessage-ID: <{id}.{address}>\n{references}\
             Date: Tue, 20 Jan 2026 09:00:00 +0000\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n\
             {text}\n"
        )
        .replace('\n', "\r\n")
    }

    async fn by_api(&mut self, call: &Call) -> Result<(), CommandError> {
        let token = self.seller_token()?;
        let path = format!("/v1/orders/{}/messages", call.order);
        let body = json!({"reason": call.reason.id(), "text": call.text});
        let (status, answer) =
            talk::call(&self.house, Method::POST, &path, Some(&token), Some(&body)).await?;
        if status != call.expected {
            return Err(CommandError::Script(format!("{}: {status} {answer}", call.what)));
        }
        self.note(call.what, &format!("HTTP {}", status.as_u16()), explanation(&answer));
        Ok(())
    }

    async fn ask_for_review(
        &mut self,
        what: &str,
        order: &str,
        expected: StatusCode,
    ) -> Result<(), CommandError> {
        let token = self.seller_token()?;
        let path = format!("/v1/orders/{order}/review-request");
        let (status, answer) =
            talk::call(&self.house, Method::POST, &path, Some(&token), Some(&json!({}))).await?;
        if status != expected {
            return Err(CommandError::Script(format!("{what}: {status} {answer}")));
        }
        let mut why = explanation(&answer);
        if let Some(opens_at) =
            answer.get("opensAt").and_then(Value::as_str).filter(|_| why == "review-window")
        {
            why = format!("{why}; the window opens {opens_at}");
        }
        self.note(what, &format!("HTTP {}", status.as_u16()), why);
        Ok(())
    }

    async fn by_schedule(&mut self, what: &str, expected: u32) -> Result<(), CommandError> {
        let Outcome::Done(run) = self.house.tick().await.review_requests else {
            return Err(CommandError::Script(format!("{what}: the review requests failed")));
        };
        if run.sent != expected {
            return Err(CommandError::Script(format!("{what}: {run:?}, not {expected} sent")));
        }
        let why = format!("{} due, {} sent", run.due, run.sent);
        self.note(what, "done", why);
        Ok(())
    }

    /// Jane follows the link under the seller's message: looking changes nothing, the button does.
    async fn opt_out_by_link(&mut self) -> Result<(), CommandError> {
        let jane: policy::BuyerId =
            "B1".parse().map_err(|error: policy::InvalidId| CommandError::Script(error.to_string()))?;
        let link = self.house.services.opt_out_link(&jane);
        let path =
            link.split_once("/opt-out/").map(|(_, token)| format!("/opt-out/{token}")).unwrap_or_default();
        for (method, what) in
            [(Method::GET, "Jane opens the opt-out link"), (Method::POST, "Jane presses its button")]
        {
            let (status, _) = talk::call(&self.house, method, &path, None, None).await?;
            let token = self.house.token(&Scope::Marketplace);
            let (_, preference) =
                talk::call(&self.house, Method::GET, "/v1/buyers/B1/opt-out", Some(&token), None).await?;
            let opted_out = preference.get("optedOut").and_then(Value::as_bool).unwrap_or_default();
            let why =
                if opted_out { "opted out of all sellers' unsolicited messages" } else { "nothing changed" };
            self.note(what, &format!("HTTP {}", status.as_u16()), why.to_owned());
        }
        Ok(())
    }

    fn seller_token(&self) -> Result<String, CommandError> {
        let seller =
            "S1".parse().map_err(|error: policy::InvalidId| CommandError::Script(error.to_string()))?;
        Ok(self.house.token(&Scope::Seller(seller)))
    }

    fn wait(&self, span: Span) -> Result<(), CommandError> {
        self.house.clock.advance(span).map(drop).map_err(|error| CommandError::Script(error.to_string()))
    }

    /// Message-ID of the newest mail in a mailbox, in angle brackets.
    fn newest_id(&self, mailbox: &str) -> Option<String> {
        let address: EmailAddress = mailbox.parse().ok()?;
        let newest = self.house.outbox.list(&address).pop()?;
        let raw = self.house.outbox.raw(&address, newest.id).ok().flatten()?;
        let text = String::from_utf8_lossy(&raw);
        text.lines().find_map(|line| line.strip_prefix("Message-ID:")).map(|id| id.trim().to_owned())
    }

    fn note(&mut self, what: &str, outcome: &str, why: String) {
        let left: Vec<String> = self.new_mail();
        let now = self.house.clock.now().to_string();
        let time = now.get(..16).unwrap_or_default().replace('T', " ");
        self.rows.push(Row { time, what: what.to_owned(), outcome: outcome.to_owned(), why, left });
    }

    /// What left since the last look: to whom, and the subject.
    fn new_mail(&mut self) -> Vec<String> {
        let mut all: Vec<(String, std::sync::Arc<Filed>)> = Vec::new();
        for Person { address: mailbox, .. } in [SELLER, JANE, RAVI, STRANGER] {
            if let Ok(address) = mailbox.parse() {
                all.extend(
                    self.house.outbox.list(&address).into_iter().map(|filed| (mailbox.to_owned(), filed)),
                );
            }
        }
        all.sort_by_key(|(_, filed)| filed.id);
        let new =
            all.iter().skip(self.seen).map(|(to, filed)| format!("to {to}: {}", filed.subject)).collect();
        self.seen = all.len();
        new
    }

    fn print(&self) {
        for (at, row) in self.rows.iter().enumerate() {
            say(format_args!("{:>2}  {}  {:<48} {}", at + 1, row.time, row.what, row.outcome));
            if !row.why.is_empty() {
                say(format_args!("{:24}why:  {}", "", row.why));
            }
            if row.left.is_empty() {
                say(format_args!("{:24}left: nothing", ""));
            }
            for mail in &row.left {
                say(format_args!("{:24}left: {mail}", ""));
            }
        }
        let mails = self.house.outbox.len();
        say(format_args!(
            "\n{} events, {mails} mails left. Neither side has seen the other's address.",
            self.rows.len()
        ));
    }
}

/// All findings of a refusal in one line.
fn explanation(answer: &Value) -> String {
    let findings = answer.get("findings").and_then(Value::as_array).cloned().unwrap_or_default();
    findings.iter().map(explained).collect::<Vec<String>>().join("; ")
}

/// A finding in one line.
fn explained(finding: &Value) -> String {
    let text = |name: &str| finding.get(name).and_then(Value::as_str).unwrap_or_default();
    let passage = finding.pointer("/passage/text").and_then(Value::as_str);
    passage.map_or_else(|| text("rule").to_owned(), |passage| format!("{} “{passage}”", text("rule")))
}
