use axum::http::{HeaderMap, Method};
use local::talk;
use serde_json::{Value, json};

use crate::World;

/// The HTTP API as one caller sees it.
#[derive(Clone)]
pub struct Api<'w> {
    world: &'w World,
    token: Option<String>,
    headers: Vec<(String, String)>,
}

/// What the house answered to a call.
#[derive(Debug, Clone)]
pub struct Answer {
    /// Status code.
    pub status: u16,
    /// Headers.
    pub headers: HeaderMap,
    /// The body as JSON; null if it is none.
    pub body: Value,
    /// The body as it was sent.
    pub text: String,
}

impl<'w> Api<'w> {
    pub(crate) fn new(world: &'w World) -> Self {
        Self { world, token: None, headers: Vec::new() }
    }

    /// Calls with this token.
    #[must_use]
    pub fn token(mut self, token: &str) -> Self {
        self.token = Some(token.to_owned());
        self
    }

    /// Calls without a token.
    #[must_use]
    pub fn without_token(mut self) -> Self {
        self.token = None;
        self
    }

    /// Calls with one more header.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// `GET`.
    pub async fn get(&self, path: &str) -> Answer {
        self.call(Method::GET, path, None).await
    }

    /// `DELETE`.
    pub async fn delete(&self, path: &str) -> Answer {
        self.call(Method::DELETE, path, None).await
    }

    /// `PUT` of a JSON body; null is no body.
    pub async fn put(&self, path: &str, body: &Value) -> Answer {
        let body = (!body.is_null()).then(|| body.to_string());
        self.call(Method::PUT, path, body.as_deref()).await
    }

    /// `POST` of a JSON body.
    pub async fn post(&self, path: &str, body: &Value) -> Answer {
        self.call(Method::POST, path, Some(&body.to_string())).await
    }

    /// A seller's message about an order, for a reason.
    pub async fn message(&self, order: &str, reason: &str, text: &str) -> Answer {
        self.post(&format!("/v1/orders/{order}/messages"), &json!({ "reason": reason, "text": text })).await
    }

    /// Any call, with any body.
    pub async fn call(&self, method: Method, path: &str, body: Option<&str>) -> Answer {
        let headers: Vec<(&str, &str)> =
            self.headers.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let answer = talk::send(&self.world.house, method, path, self.token.as_deref(), &headers, body)
            .await
            .unwrap_or_else(|error| panic!("{path}: {error}"));
        let text = String::from_utf8(answer.body).unwrap();
        Answer {
            status: answer.status.as_u16(),
            headers: answer.headers,
            body: serde_json::from_str(&text).unwrap_or(Value::Null),
            text,
        }
    }
}

impl Answer {
    /// The body of an answer that must have this status.
    #[track_caller]
    pub fn expect(self, status: u16) -> Value {
        assert_eq!(self.status, status, "{}", self.text);
        self.body
    }

    /// Asserts that this is a refusal as a problem body (RFC 9457), and gives the body.
    #[track_caller]
    pub fn problem(self, status: u16) -> Value {
        assert_eq!(self.status, status, "{}", self.text);
        assert_eq!(self.headers["content-type"], "application/problem+json", "{}", self.text);
        assert_eq!(self.body["status"], status, "{}", self.text);
        for field in ["type", "title", "detail"] {
            assert!(self.body[field].is_string(), "{field} is missing in {}", self.text);
        }
        self.body
    }

    /// Asserts that a message was refused for exactly these rules, in any order.
    #[track_caller]
    pub fn refused(self, status: u16, rules: &[&str]) -> Value {
        let body = self.problem(status);
        let findings = body["findings"].as_array().cloned().unwrap_or_default();
        let mut found: Vec<&str> = findings.iter().filter_map(|finding| finding["rule"].as_str()).collect();
        found.sort_unstable();
        found.dedup();
        let mut rules = rules.to_vec();
        rules.sort_unstable();
        assert_eq!(found, rules, "{body}");
        for finding in &findings {
            for field in ["message", "fix"] {
                assert!(finding[field].as_str().is_some_and(|text| !text.is_empty()), "{finding}");
            }
        }
        body
    }
}
