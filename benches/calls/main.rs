//! Calls to DynamoDB, S3 and SES for one message. `cargo bench --bench calls`.
//!
//! The whole house runs in this process; what the functions ask of AWS is counted where it leaves them.

mod counting;
mod market;

use std::{
    error::Error,
    io::{self, Write},
};

use axum::http::StatusCode;
use serde_json::json;
use store::Settled;

use counting::{Counts, Service};
use market::{BUYER, Mail, Market, ORDER, SELLER, Stored};

/// Reads and transactions on DynamoDB that a relayed message may take.
const READS: u32 = 2;
const TRANSACTIONS: u32 = 1;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut market = Market::open().await?;
    let mut rows = Vec::new();
    let (to_seller, to_buyer) = (market.mask_of_seller.clone(), market.mask_of_buyer.clone());
    let order_subject = format!("Your order {ORDER}");
    let question = Mail {
        from: BUYER,
        to: &to_seller,
        subject: "Oak bookshelf",
        answers: None,
        text: "Hello, does the bookshelf carry thirty books a shelf?",
    };
    let stored = market.store(&question).await?;
    rows.push(("buyer's first mail", relayed(&market, stored.clone(), Settled::Delivered).await?));
    let asked = market.newest_id(SELLER)?;
    let answer = Mail {
        from: SELLER,
        to: &to_buyer,
        subject: "Re: Oak bookshelf",
        answers: Some(&asked),
        text: "Yes, each shelf carries forty kilograms.",
    };
    let answer = market.store(&answer).await?;
    rows.push(("seller's answer", relayed(&market, answer, Settled::Delivered).await?));
    let contact = Mail {
        from: SELLER,
        to: &to_buyer,
        subject: &order_subject,
        answers: None,
        text: "The shelf pegs are missing from your parcel. Is the delivery address still right?",
    };
    let contact = market.store(&contact).await?;
    rows.push(("seller's contact by mail", relayed(&market, contact, Settled::Delivered).await?));
    let call = json!({ "reason": "other-required",
        "text": "We found the missing shelf pegs and will post them on Monday. Is the delivery address still right?" });
    let (status, counts) = market.send(&call).await?;
    if status != StatusCode::CREATED {
        return Err(format!("the call ended as {status}").into());
    }
    rows.push(("seller's contact by HTTP", counts));
    let nameless = Mail {
        from: SELLER,
        to: &to_buyer,
        subject: "Your bookshelf",
        answers: None,
        text: "Please tell us which floor you live on, so that we can arrange your delivery.",
    };
    let nameless = market.store(&nameless).await?;
    rows.push(("refused mail", relayed(&market, nameless, Settled::Refused).await?));
    rows.push(("the first event again", relayed(&market, stored, Settled::Delivered).await?));
    market.close().await;
    print(&rows)
}

/// What `inbound-mail` called for a mail, which must end as `expected`.
async fn relayed(market: &Market, stored: Stored, expected: Settled) -> Result<Counts, Box<dyn Error>> {
    let (ended, counts) = market.receive(stored).await?;
    if ended.outcome == expected { Ok(counts) } else { Err(format!("the mail ended as {ended:?}").into()) }
}

fn print(rows: &[(&str, Counts)]) -> Result<(), Box<dyn Error>> {
    let mut out = io::stdout().lock();
    writeln!(
        out,
        "\ncalls for one message; bar on DynamoDB: {READS} reads and {TRANSACTIONS} transaction\n\
         {:<26}{:<9}{:>6}{:>14}{:>8}  calls",
        "message", "service", "reads", "transactions", "others"
    )?;
    for (message, counts) in rows {
        for service in [Service::DynamoDb, Service::S3, Service::Ses] {
            let tally = Tally::of(counts, service);
            let name = match service {
                Service::DynamoDb => "DynamoDB",
                Service::S3 => "S3",
                Service::Ses => "SES",
            };
            let title = if service == Service::DynamoDb { message } else { "" };
            let Tally { reads, transactions, others, calls } = &tally;
            let above = service == Service::DynamoDb && (*reads > READS || *transactions > TRANSACTIONS);
            let mark = if above { "  above the bar" } else { "" };
            writeln!(out, "{title:<26}{name:<9}{reads:>6}{transactions:>14}{others:>8}  {calls}{mark}")?;
        }
    }
    Ok(())
}

/// The calls to one service.
#[derive(Default)]
struct Tally {
    reads: u32,
    transactions: u32,
    others: u32,
    calls: String,
}

impl Tally {
    fn of(counts: &Counts, service: Service) -> Self {
        let mut tally = Self::default();
        let mut calls = Vec::new();
        for (operation, count) in counts.iter().filter(|(operation, _)| operation.service == service) {
            let kind = match operation.name.as_str() {
                "GetItem" | "BatchGetItem" | "TransactGetItems" | "Query" | "GetObject" => &mut tally.reads,
                "TransactWriteItems" => &mut tally.transactions,
                _ => &mut tally.others,
            };
            *kind += count;
            calls.push(format!("{} ×{count}", operation.name));
        }
        Self { calls: calls.join(", "), ..tally }
    }
}
