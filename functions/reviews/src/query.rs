use axum::{
    extract::{FromRequestParts, Query as AxumQuery},
    http::request::Parts,
};
use host::http::Problem;
use serde::de::DeserializeOwned;

/// Most entries of one page.
const LONGEST_PAGE: u8 = 100;
/// Entries of a page unless the caller says otherwise.
const USUAL_PAGE: u8 = 50;

/// What stands after the `?`. What is wrong with it is said as a problem.
pub(crate) struct Query<T>(pub(crate) T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequestParts<S> for Query<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let read = AxumQuery::<T>::from_request_parts(parts, state).await;
        read.map(|AxumQuery(value)| Self(value))
            .map_err(|rejection| Problem::invalid("", rejection.body_text()))
    }
}

/// How many entries a page has: 1 to 100, 50 unless said otherwise.
pub(crate) fn page_of(limit: Option<u64>) -> Result<u8, Problem> {
    let Some(limit) = limit else { return Ok(USUAL_PAGE) };
    u8::try_from(limit)
        .ok()
        .filter(|limit| (1..=LONGEST_PAGE).contains(limit))
        .ok_or_else(|| Problem::invalid("limit", format!("must be 1 to {LONGEST_PAGE}")))
}
