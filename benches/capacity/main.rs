//! What one run of `review-requests` consumes of DynamoDB, for the same orders due in tables of two sizes.
//! `cargo bench --bench capacity`. Ends with 1 if the size of the table shows in what is read.

#[path = "../calls/counting.rs"]
mod counting;
mod market;
mod metering;
mod patterns;
mod print;

use std::{collections::BTreeMap, error::Error, time::Instant};

use aws_smithy_runtime_api::client::http::SharedHttpClient;
use review_requests::Run;

use counting::{Calls, Counting, Counts};
use market::Market;
use metering::{Meter, Metering, Units};
use patterns::Stock;

const DUE: usize = 2_000;
const SMALL: Stock = Stock { stored: 20_000, due: DUE };
const LARGE: Stock = Stock { stored: 200_000, due: DUE };
/// How much more or less may be read, as a share.
const BAR: f64 = 0.1;

/// A run over a table in which orders are due, and one after it, when none are left.
struct Measured {
    stock: Stock,
    items: usize,
    states: BTreeMap<String, usize>,
    filling: f64,
    busy: Woken,
    idle: Woken,
}

/// What one run did and consumed.
struct Woken {
    run: Run,
    units: Units,
    calls: Counts,
    seconds: f64,
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let market = Market::open().await?;
    let small = measure(&market, SMALL).await?;
    let large = measure(&market, LARGE).await?;
    market.close().await;
    print::table(&small, &large)?;
    in_proportion("read units", small.busy.units.read(), large.busy.units.read())?;
    in_proportion("read units to find what is due", small.busy.units.found(), large.busy.units.found())
}

fn in_proportion(what: &str, small: f64, large: f64) -> Result<(), Box<dyn Error>> {
    let ratio = large / small;
    if (ratio - 1.0).abs() < BAR {
        Ok(())
    } else {
        Err(format!("{what} differ by the factor {ratio:.3}, above the bar of {BAR}").into())
    }
}

async fn measure(market: &Market, stock: Stock) -> Result<Measured, Box<dyn Error>> {
    let begun = Instant::now();
    let table = market.table(stock).await?;
    let filling = begun.elapsed().as_secs_f64();
    let (meter, calls) = (Meter::default(), Calls::default());
    let through =
        |client| SharedHttpClient::new(Counting::new(Metering::over(client, &meter), calls.clone()));
    let services = market.services(&table, through).await?;
    let wake = || async {
        let begun = Instant::now();
        let run = market.wake(&services).await?;
        let seconds = begun.elapsed().as_secs_f64();
        let units = meter.take()?;
        Ok::<_, Box<dyn Error>>(Woken { run, units, calls: calls.take(), seconds })
    };
    let (busy, idle) = (wake().await?, wake().await?);
    let (items, states) = (table.items, table.states.clone());
    table.close().await;
    let sent = usize::try_from(busy.run.sent)?;
    if sent != stock.due || idle.run != Run::default() {
        return Err(
            format!("the runs were to send all and then nothing: {:?}, {:?}", busy.run, idle.run).into()
        );
    }
    Ok(Measured { stock, items, states, filling, busy, idle })
}
