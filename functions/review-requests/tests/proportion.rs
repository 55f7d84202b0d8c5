//! What a run reads grows with what is due, not with what is stored. At full size, and as figures:
//! `cargo bench --bench capacity`.

#[path = "../../../benches/capacity/market.rs"]
mod market;
#[path = "../../../benches/capacity/metering.rs"]
mod metering;
#[path = "../../../benches/capacity/patterns.rs"]
mod patterns;

use std::error::Error;

use market::Market;
use metering::{Meter, Metering, Units};
use patterns::Stock;
use review_requests::Run;

const DUE: usize = 60;

/// What a run over so many stored orders consumes, and the next one, for which none are left.
async fn consumed(market: &Market, stored: usize) -> Result<[Units; 2], Box<dyn Error>> {
    let table = market.table(Stock { stored, due: DUE }).await?;
    for state in ["pending", "sent", "closed", "unknown"] {
        assert!(
            table.states.contains_key(state),
            "a table of all sorts has {state} ones: {:?}",
            table.states
        );
    }
    assert!(table.items > 4 * stored, "an order, its request, its buyer and their pair");
    let meter = Meter::default();
    let services = market.services(&table, |client| Metering::over(client, &meter)).await?;
    let busy = market.wake(&services).await?;
    assert_eq!((busy.due, busy.sent), (60, 60), "{busy:?}");
    let first = meter.take()?;
    assert_eq!(market.wake(&services).await?, Run::default());
    table.close().await;
    Ok([first, meter.take()?])
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_run_reads_in_proportion_to_what_is_due() {
    let market = Market::open().await.unwrap();
    let [small, idle_small] = consumed(&market, 300).await.unwrap();
    let [large, idle_large] = consumed(&market, 3_000).await.unwrap();
    market.close().await;
    let same = |what: &str, small: f64, large: f64| {
        assert!((large / small - 1.0).abs() < 0.1, "{what}: {small} for 300 orders, {large} for 3,000");
    };
    same("read units", small.read(), large.read());
    same("read units to find what is due", small.found(), large.found());
    same("write units", small.written(), large.written());
    assert!(small.read() > 60.0, "each due order is read by key, {} units", small.read());
    // A query that finds nothing takes half a unit, in each of eight shards.
    assert!(idle_large.read() <= 4.0 && idle_large.written() <= 0.0, "{idle_large:?}");
    assert_eq!(idle_small, idle_large);
}
