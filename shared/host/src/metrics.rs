use std::io::Write;

use policy::Instant;
use serde_json::{Map, Value, json};

/// Namespace of the house's metrics in CloudWatch.
const NAMESPACE: &str = "Aboveboard";

/// Puts counts to CloudWatch: one line of its embedded metric format on standard output, which Lambda's log carries.
pub fn put_metrics(at: Instant, function: &str, figures: &[(String, u32)]) {
    let line = embedded(at, function, figures);
    if let Err(error) = writeln!(std::io::stdout().lock(), "{line}") {
        tracing::warn!(%error, "metrics could not be written");
    }
}

fn embedded(at: Instant, function: &str, figures: &[(String, u32)]) -> Value {
    let metrics: Vec<Value> =
        figures.iter().map(|(name, _)| json!({ "Name": name, "Unit": "Count" })).collect();
    let mut line = Map::from_iter([
        (
            "_aws".to_owned(),
            json!({
                "Timestamp": at.as_millis(),
                "CloudWatchMetrics": [{
                    "Namespace": NAMESPACE, "Dimensions": [["Function"]], "Metrics": metrics,
                }],
            }),
        ),
        ("Function".to_owned(), json!(function)),
    ]);
    line.extend(figures.iter().map(|(name, count)| (name.clone(), json!(count))));
    Value::Object(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_names_each_metric_and_holds_its_value() {
        let at = "2026-01-20T00:00:00Z".parse().unwrap();
        let line = embedded(
            at,
            "review-requests",
            &[("Sent".to_owned(), 3), ("Suppressed.optout-block".to_owned(), 1)],
        );
        assert_eq!(line["_aws"]["Timestamp"], 1_768_867_200_000_i64);
        let directive = &line["_aws"]["CloudWatchMetrics"][0];
        assert_eq!(directive["Dimensions"], json!([["Function"]]));
        for metric in directive["Metrics"].as_array().unwrap() {
            assert!(line[metric["Name"].as_str().unwrap()].is_u64(), "{metric} has no value");
        }
        assert_eq!((&line["Function"], &line["Sent"]), (&json!("review-requests"), &json!(3)));
    }
}
