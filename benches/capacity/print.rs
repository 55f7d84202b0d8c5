//! Both tables side by side.

use std::io::{self, Write};

use crate::{
    BAR, DUE, Measured, Woken,
    counting::{Counts, Operation, Service},
};

/// One line: what it counts, and how much there is of it for each table.
struct Line {
    what: String,
    figures: [f64; 2],
    decimals: usize,
}

#[expect(clippy::cast_precision_loss, reason = "the counts are far below 2^52")]
pub(crate) fn table(small: &Measured, large: &Measured) -> io::Result<()> {
    let both = [small, large];
    let due = DUE as f64;
    let mut lines = vec![
        line("orders stored", both.map(|one| one.stock.stored as f64)),
        line("items stored", both.map(|one| one.items as f64)),
    ];
    for state in large.states.keys() {
        let count = |one: &Measured| one.states.get(state).copied().unwrap_or_default() as f64;
        lines.push(line(&format!("  whose request is {state}"), both.map(count)));
    }
    lines.extend([
        line("orders due", both.map(|one| f64::from(one.busy.run.due))),
        line("requests sent", both.map(|one| f64::from(one.busy.run.sent))),
        units("read units", both.map(|one| one.busy.units.read())),
        units("  for each due order", both.map(|one| one.busy.units.read() / due)),
        units("  to find them", both.map(|one| one.busy.units.found())),
        units("write units", both.map(|one| one.busy.units.written())),
        units("  for each due order", both.map(|one| one.busy.units.written() / due)),
    ]);
    lines.extend(calls(both.map(|one| &one.busy)));
    lines.push(units("seconds", both.map(|one| one.busy.seconds)));
    lines.push(units("nothing due: read units", both.map(|one| one.idle.units.read())));
    lines.push(units("nothing due: write units", both.map(|one| one.idle.units.written())));
    lines.extend(
        calls(both.map(|one| &one.idle))
            .into_iter()
            .map(|line| Line { what: format!("nothing due: {}", line.what), ..line }),
    );
    lines.push(units("seconds that filling took", both.map(|one| one.filling)));

    let mut out = io::stdout().lock();
    let bar = BAR * 100.0;
    writeln!(
        out,
        "\none run of review-requests over all shards; bar: read units, and those to find what is due, differ \
         by less than {bar} %"
    )?;
    writeln!(out, "{:<36}{:>12}{:>12}{:>9}", "", "small", "large", "ratio")?;
    for Line { what, figures: [small, large], decimals } in lines {
        let ratio = large / small;
        let ratio = if ratio.is_finite() { format!("{ratio:.3}") } else { String::new() };
        writeln!(out, "{what:<36}{small:>12.decimals$}{large:>12.decimals$}{ratio:>9}")?;
    }
    Ok(())
}

fn line(what: &str, figures: [f64; 2]) -> Line {
    Line { what: what.to_owned(), figures, decimals: 0 }
}

fn units(what: &str, figures: [f64; 2]) -> Line {
    Line { what: what.to_owned(), figures, decimals: 2 }
}

/// The calls of both runs, by operation.
fn calls(runs: [&Woken; 2]) -> Vec<Line> {
    let [small, large] = runs.map(|run| &run.calls);
    let mut operations: Vec<&Operation> = small.keys().chain(large.keys()).collect();
    operations.sort();
    operations.dedup();
    let count = |counts: &Counts, operation| f64::from(counts.get(operation).copied().unwrap_or_default());
    let named = |operation: &Operation| {
        let service = match operation.service {
            Service::DynamoDb => "DynamoDB",
            Service::S3 => "S3",
            Service::Ses => "SES",
        };
        format!("calls, {service} {}", operation.name)
    };
    operations
        .into_iter()
        .map(|operation| line(&named(operation), [small, large].map(|counts| count(counts, operation))))
        .collect()
}
