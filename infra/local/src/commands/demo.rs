use std::{
    net::{Ipv4Addr, SocketAddr},
    process::ExitCode,
    time::Duration,
};

use axum::http::{Method, StatusCode};
use host::http::Scope;
use policy::{EmailAddress, Span};
use serde_json::{Value, json};
use store::Settled;
use tokio::{sync::broadcast, time::timeout};

use super::{CommandError, sample, say};
use crate::{
    clock::Clock,
    data::DataFolder,
    house::{House, Plan},
    outbox::Filed,
    talk,
};

const SELLER: &str = "office@oak-and-iron.example";
const JANE: &str = "jane@home.example";
const RAVI: &str = "ravi@home.example";

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
    let plan =
        Plan { data: DataFolder::temporary()?, http: here, smtp: here, clock: Clock::standing(morning) };
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
        let (jane_mask, seller_mask) = sample::masks(&self.house, sample::ORDER).await?;
        let (ravi_mask, _) = sample::masks(&self.house, sample::OPTED_OUT_ORDER).await?;
        let order = sample::ORDER;
        let ravi_order = sample::OPTED_OUT_ORDER;
        let question = mail(
            "Jane Doe",
            JANE,
            &seller_mask,
            "Oak bookshelf",
            "<q1@janes-laptop.example>",
            None,
            "Hello, does the bookshelf carry thirty books a shelf?\n\nJane Doe, jane@home.example",
        );
        self.by_mail(
            "Jane asks the seller's mask a question",
            JANE,
            &seller_mask,
            &question,
            Settled::Delivered,
        )
        .await?;
        let answered = self.last_id(SELLER)?;
        let answer = mail(
            "Colin",
            SELLER,
            &jane_mask,
            "Re: Oak bookshelf",
            "<a1@oak-and-iron.example>",
            Some(&answered),
            "Yes, each shelf carries 40 kg.\n\nColin, Oak & Iron, colin@oak-and-iron.example",
        );
        self.by_mail(
            "The seller answers; its address is masked",
            SELLER,
            &jane_mask,
            &answer,
            Settled::Delivered,
        )
        .await?;
        let nameless = mail(
            "Colin",
            SELLER,
            &jane_mask,
            "Your bookshelf",
            "<p1@oak-and-iron.example>",
            None,
            "Please call us on +1 212 555 0147 about your delivery, we would like to arrange it.",
        );
        self.by_mail(
            "The seller starts contact, without an order id",
            SELLER,
            &jane_mask,
            &nameless,
            Settled::Refused,
        )
        .await?;
        let ordinary = mail(
            "Colin",
            SELLER,
            &ravi_mask,
            &format!("Order {ravi_order}"),
            "<p2@oak-and-iron.example>",
            None,
            "The colour of your gate was chosen from our winter range, as you wished.",
        );
        self.by_mail(
            "The seller writes to Ravi, who opted out",
            SELLER,
            &ravi_mask,
            &ordinary,
            Settled::Refused,
        )
        .await?;
        let critical = mail(
            "Colin",
            SELLER,
            &ravi_mask,
            &format!("[Important] Order {ravi_order}"),
            "<p3@oak-and-iron.example>",
            None,
            "The carrier needs the unit number of your address to deliver the gate. Which is it?",
        );
        self.by_mail("The same, marked [Important]", SELLER, &ravi_mask, &critical, Settled::Delivered)
            .await?;
        self.advance(Span::hours(1))?;
        self.by_api(
            order,
            &json!({"reason": "other-required",
            "text": "Your shelf is ready. See https://oak-and-iron.example/shelf for the fitting."}),
            StatusCode::BAD_REQUEST,
            "The seller's program sends a link to its shop",
        )
        .await?;
        self.by_api(order, &json!({"reason": "other-required",
            "text": "We found the missing shelf pegs and will post them on Monday. Is the delivery address still right?"}),
            StatusCode::CREATED, "The seller's program sends it without").await?;
        self.by_api(ravi_order, &json!({"reason": "confirmDeliveryDetails",
            "text": "The carrier needs a telephone number at the gate. Please add one to your delivery address."}),
            StatusCode::CREATED, "A critical reason reaches Ravi").await?;
        self.opt_out_by_link().await?;
        self.by_api(
            order,
            &json!({"reason": "other-required",
            "text": "The shelf pegs were posted this morning and should be with you on Wednesday."}),
            StatusCode::FORBIDDEN,
            "The seller's program writes to Jane again",
        )
        .await?;
        let away = format!(
            "Auto-Submitted: auto-replied\n{}",
            mail(
                "Jane Doe",
                JANE,
                &seller_mask,
                "Out of office",
                "<v1@home.example>",
                None,
                "I am away until Monday."
            )
        );
        self.by_mail("Jane's vacation responder answers", JANE, &seller_mask, &away, Settled::Consumed)
            .await?;
        let stranger = mail(
            "Mallory",
            "mallory@elsewhere.example",
            &format!("x{}", &jane_mask),
            "Hi",
            "<m1@elsewhere.example>",
            None,
            "Who are you?",
        );
        self.by_mail(
            "A stranger guesses a mask",
            "mallory@elsewhere.example",
            &format!("x{jane_mask}"),
            &stranger,
            Settled::Rejected,
        )
        .await?;
        self.advance(Span::days(30))?;
        let late = mail(
            "Colin",
            SELLER,
            &jane_mask,
            &format!("Order {order}"),
            "<p4@oak-and-iron.example>",
            None,
            "Do you still need the spare shelf that you asked about in January?",
        );
        self.by_mail(
            "30 days later the seller writes once more",
            SELLER,
            &jane_mask,
            &late,
            Settled::Refused,
        )
        .await?;
        Ok(())
    }

    async fn by_mail(
        &mut self,
        what: &str,
        from: &str,
        to: &str,
        raw: &str,
        expected: Settled,
    ) -> Result<(), CommandError> {
        let refusal =
            talk::post_mail(&self.house, from, to, raw.replace('\n', "\r\n").as_bytes()).await?.err();
        let ended = timeout(Duration::from_secs(10), self.ended.recv()).await;
        let Ok(Ok(ended)) = ended else {
            return Err(CommandError::Script(format!("{what}: nothing became of the mail")));
        };
        if ended.outcome != expected {
            return Err(CommandError::Script(format!(
                "{what}: {} ({}), not {}",
                ended.outcome.word(),
                ended.reasons.join(", "),
                expected.word()
            )));
        }
        let why = match refusal {
            Some(_) => format!("{}; SMTP answers 550", ended.reasons.join(", ")),
            None => ended.reasons.join(", "),
        };
        self.note(what, ended.outcome.word(), why);
        Ok(())
    }

    async fn by_api(
        &mut self,
        order: &str,
        body: &Value,
        expected: StatusCode,
        what: &str,
    ) -> Result<(), CommandError> {
        let token = self.seller_token()?;
        let path = format!("/v1/orders/{order}/messages");
        let (status, answer) = talk::call(&self.house, Method::POST, &path, Some(&token), Some(body)).await?;
        if status != expected {
            return Err(CommandError::Script(format!("{what}: {status} {answer}")));
        }
        let findings = answer.get("findings").and_then(Value::as_array).cloned().unwrap_or_default();
        let why: Vec<String> = findings.iter().map(explained).collect();
        self.note(what, &format!("HTTP {}", status.as_u16()), why.join("; "));
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

    fn advance(&self, span: Span) -> Result<(), CommandError> {
        self.house.clock.advance(span).map(drop).map_err(|error| CommandError::Script(error.to_string()))
    }

    /// Message-ID of the newest mail in a mailbox.
    fn last_id(&self, mailbox: &str) -> Result<String, CommandError> {
        let script = |cause: &str| CommandError::Script(format!("{mailbox}: {cause}"));
        let address: EmailAddress = mailbox.parse().map_err(|_| script("is no address"))?;
        let newest = self.house.outbox.list(&address).pop().ok_or_else(|| script("got nothing"))?;
        let raw =
            self.house.outbox.raw(&address, newest.id).ok().flatten().ok_or_else(|| script("lost a mail"))?;
        let text = String::from_utf8_lossy(&raw);
        let id = text.lines().find_map(|line| line.strip_prefix("Message-ID:"));
        id.map(|id| id.trim().to_owned()).ok_or_else(|| script("got a mail without Message-ID"))
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
        for mailbox in [SELLER, JANE, RAVI, "mallory@elsewhere.example", "colin@oak-and-iron.example"] {
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

/// A finding in one line.
fn explained(finding: &Value) -> String {
    let text = |name: &str| finding.get(name).and_then(Value::as_str).unwrap_or_default();
    let passage = finding.pointer("/passage/text").and_then(Value::as_str);
    passage.map_or_else(|| text("rule").to_owned(), |passage| format!("{} “{passage}”", text("rule")))
}

/// A mail as a mail program writes it.
fn mail(
    name: &str,
    from: &str,
    to: &str,
    subject: &str,
    id: &str,
    answers: Option<&str>,
    text: &str,
) -> String {
    let references = answers.map(|id| format!("In-Reply-To: {id}\nReferences: {id}\n")).unwrap_or_default();
    format!(
        "From: {name} <{from}>\nTo: {to}\nSubject: {subject}\nMessage-ID: {id}\n{references}\
         Date: Tue, 20 Jan 2026 09:00:00 +0000\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n{text}\n"
    )
}
