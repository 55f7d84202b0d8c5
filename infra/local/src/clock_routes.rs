//! `GET /local/clock` tells the time, `POST /local/clock` moves a standing clock.

use axum::{Json, Router, body::Bytes, extract::State, http::StatusCode, routing::get};
use jiff::{SpanRelativeTo, fmt::temporal::SpanParser};
use policy::{Instant, InvalidInstant, Span};
use serde::{Deserialize, Serialize};

use crate::{
    clock::{Clock, ClockIsReal},
    problem::Problem,
};

/// The routes of the clock. A real clock answers 409 to being moved.
pub fn routes(clock: Clock) -> Router {
    let others = || async { Problem::method_not_allowed("GET, HEAD, POST") };
    Router::new().route("/local/clock", get(show).post(change).fallback(others)).with_state(clock)
}

#[derive(Serialize)]
struct Shown {
    now: String,
    kind: &'static str,
}

/// What a request asks for: one of the two.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    advance: Option<String>,
    set: Option<String>,
}

/// The text is no length of time that a clock can be moved by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a length of time is written as in ISO 8601 in days or less, for example PT1H, P1D or PT0.001S")]
struct InvalidSpan;

async fn show(State(clock): State<Clock>) -> Json<Shown> {
    let kind = if clock.is_standing() { "standing" } else { "real" };
    Json(Shown { now: clock.now().to_string(), kind })
}

async fn change(State(clock): State<Clock>, body: Bytes) -> Result<Json<Shown>, Problem> {
    let asked = read(&body)?;
    let moved = match (asked.advance, asked.set) {
        (Some(length), None) => {
            let span = span(&length).map_err(|error| Problem::bad_request("advance", error.to_string()))?;
            clock.advance(span)
        }
        (None, Some(instant)) => {
            let instant: Instant = instant
                .parse()
                .map_err(|error: InvalidInstant| Problem::bad_request("set", error.to_string()))?;
            clock.set(instant)
        }
        (None, None) | (Some(_), Some(_)) => {
            return Err(Problem::bad_request("body", "say either \"advance\" or \"set\""));
        }
    };
    match moved {
        Ok(now) => Ok(Json(Shown { now: now.to_string(), kind: "standing" })),
        Err(error @ ClockIsReal) => Err(Problem::new(StatusCode::CONFLICT, error.to_string())),
    }
}

fn read(body: &[u8]) -> Result<Asked, Problem> {
    serde_path_to_error::deserialize(&mut serde_json::Deserializer::from_slice(body)).map_err(|error| {
        let path = error.path().to_string();
        let field = if path == "." { "body".to_owned() } else { path };
        Problem::bad_request(field, error.inner().to_string())
    })
}

/// Reads an ISO 8601 duration. A day has 24 hours; months and years have no fixed length and are refused, as
/// is a clock turned back, which `set` is for. What is finer than a millisecond is cut off.
fn span(text: &str) -> Result<Span, InvalidSpan> {
    let span = SpanParser::new().parse_span(text).map_err(|_| InvalidSpan)?;
    let length = span.to_duration(SpanRelativeTo::days_are_24_hours()).map_err(|_| InvalidSpan)?;
    let millis = i64::try_from(length.as_millis()).map_err(|_| InvalidSpan)?;
    if millis < 0 { Err(InvalidSpan) } else { Ok(Span::millis(millis)) }
}

#[cfg(test)]
mod tests {
    use axum::{body::Body, http::Request};
    use http_body_util::BodyExt;
    use serde_json::{Value, json};
    use tower::ServiceExt;

    use super::*;

    async fn ask(clock: &Clock, method: &str, body: &str) -> (u16, Value) {
        let request =
            Request::builder().method(method).uri("/local/clock").body(Body::from(body.to_owned())).unwrap();
        let response = routes(clock.clone()).oneshot(request).await.unwrap();
        let status = response.status().as_u16();
        (status, serde_json::from_slice(&response.into_body().collect().await.unwrap().to_bytes()).unwrap())
    }

    #[tokio::test]
    async fn a_standing_clock_is_moved_to_the_millisecond() {
        let clock = Clock::standing("2026-01-20T00:00:00Z".parse().unwrap());
        for (body, now) in [
            (r#"{"advance":"PT1H"}"#, "2026-01-20T01:00:00.000Z"),
            (r#"{"advance":"PT0.001S"}"#, "2026-01-20T01:00:00.001Z"),
            (r#"{"advance":"PT0.0009S"}"#, "2026-01-20T01:00:00.001Z"),
            (r#"{"advance":"P1DT23H59M59.999S"}"#, "2026-01-22T01:00:00.000Z"),
            (r#"{"advance":"P4W"}"#, "2026-02-19T01:00:00.000Z"),
            (r#"{"set":"2026-01-20T01:00:00.123+01:00"}"#, "2026-01-20T00:00:00.123Z"),
        ] {
            assert_eq!(
                ask(&clock, "POST", body).await,
                (200, json!({"now": now, "kind": "standing"})),
                "{body}"
            );
        }
        assert_eq!(
            ask(&clock, "GET", "").await,
            (200, json!({"now": "2026-01-20T00:00:00.123Z", "kind": "standing"}))
        );
    }

    #[tokio::test]
    async fn refusals_name_the_field_and_change_nothing() {
        let clock = Clock::standing("2026-01-20T00:00:00Z".parse().unwrap());
        for (body, field) in [
            ("", "body"),
            ("{}", "body"),
            ("[]", "body"),
            (r#"{"advance":"PT1H","set":"2026-01-20T00:00:00Z"}"#, "body"),
            (r#"{"forward":"PT1H"}"#, "forward"),
            (r#"{"advance":3600}"#, "advance"),
            (r#"{"advance":"1 hour"}"#, "advance"),
            (r#"{"advance":"-PT1H"}"#, "advance"),
            (r#"{"advance":"P1M"}"#, "advance"),
            (r#"{"advance":"P1Y"}"#, "advance"),
            (r#"{"set":"2026-01-20"}"#, "set"),
            (r#"{"set":"tomorrow"}"#, "set"),
        ] {
            let (status, problem) = ask(&clock, "POST", body).await;
            assert_eq!((status, &problem["field"]), (400, &json!(field)), "{body}");
        }
        assert_eq!(clock.now(), "2026-01-20T00:00:00Z".parse().unwrap());
        assert_eq!(ask(&clock, "PUT", "{}").await.0, 405);
    }

    #[tokio::test]
    async fn a_real_clock_is_shown_and_not_moved() {
        let clock = Clock::real();
        assert_eq!(ask(&clock, "GET", "").await.1["kind"], "real");
        let (status, problem) = ask(&clock, "POST", r#"{"advance":"PT1H"}"#).await;
        assert_eq!(status, 409);
        assert!(problem["detail"].as_str().unwrap().contains("--clock"));
    }
}
