use std::str::FromStr;

use axum::{
    body::Bytes,
    extract::{FromRequest, FromRequestParts, Path, Request},
    http::{StatusCode, header, request::Parts},
};
use serde::de::DeserializeOwned;

use super::Problem;

/// A JSON body. What is wrong with it is told by the path of the field.
#[derive(Debug)]
pub struct Body<T> {
    /// What it says.
    pub value: T,
    /// The bytes as they were sent: what an idempotency key stands for.
    pub bytes: Bytes,
}

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Body<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
        if kind.is_some_and(|kind| !kind.to_ascii_lowercase().contains("json")) {
            return Err(Problem::not_json());
        }
        let bytes = Bytes::from_request(request, state).await.map_err(|rejection| {
            match rejection.into_response_status() {
                StatusCode::PAYLOAD_TOO_LARGE => Problem::too_large("16 MB"),
                _ => Problem::invalid("", "the body could not be read"),
            }
        })?;
        Ok(Self { value: parse(&bytes)?, bytes })
    }
}

/// The status of a rejection, without its words.
trait RejectionStatus {
    fn into_response_status(self) -> StatusCode;
}

impl<R: axum::response::IntoResponse> RejectionStatus for R {
    fn into_response_status(self) -> StatusCode {
        self.into_response().status()
    }
}

fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Problem> {
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    let value = serde_path_to_error::deserialize(&mut reader).map_err(|error| {
        let path = error.path().to_string();
        let cause = error.into_inner();
        Problem::invalid(field_of(&path, &cause), cause)
    })?;
    reader.end().map_err(|error| Problem::invalid("", error))?;
    Ok(value)
}

/// The field that an error is about: its path, and for a missing field the name that the error itself tells. No
/// field if the body is no JSON at all.
fn field_of(path: &str, cause: &serde_json::Error) -> String {
    let path = if matches!(path, "." | "?") { "" } else { path };
    let words = cause.to_string();
    let missing = words.strip_prefix("missing field `").and_then(|rest| rest.split('`').next());
    match missing {
        Some(name) if path.is_empty() => name.to_owned(),
        Some(name) => format!("{path}.{name}"),
        None => path.to_owned(),
    }
}

/// The one id in a route's path, as the type that policy has for it. An id that cannot exist is 404 on reads like
/// any unknown one, and 400 where it would be created: routes choose by [`Id::known`] and [`Id::created`].
#[derive(Debug)]
pub struct Id {
    text: String,
}

impl<S: Send + Sync> FromRequestParts<S> for Id {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let Path(text) = Path::<String>::from_request_parts(parts, state)
            .await
            .map_err(|_| Problem::invalid("", "the address cannot be read"))?;
        Ok(Self { text })
    }
}

impl Id {
    /// The id of something that should exist.
    pub fn known<T: FromStr>(&self, what: &str) -> Result<T, Problem> {
        self.text.parse().map_err(|_| Problem::not_found(what))
    }

    /// The id of something that is about to exist.
    pub fn created<T: FromStr>(&self, what: &str) -> Result<T, Problem>
    where
        T::Err: std::fmt::Display,
    {
        self.text.parse().map_err(|error| Problem::invalid(format!("{what} id"), error))
    }
}
