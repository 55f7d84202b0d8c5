use axum::{Json, extract::State};
use host::{
    Services,
    http::{Caller, Problem},
};
use policy::ReviewState;
use serde::{Deserialize, Serialize};
use store::{Cursor, InvalidCursor};

use crate::{
    account::account_asked_for,
    query::{Query, page_of},
    request::SummaryBody,
};

/// Which requests, and which page of them.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Page {
    state: Option<String>,
    limit: Option<String>,
    cursor: Option<String>,
    seller_id: Option<String>,
}

/// A page of a seller's review requests.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct PageBody {
    review_requests: Vec<SummaryBody>,
    #[serde(skip_serializing_if = "Option::is_none")]
    next_cursor: Option<String>,
}

/// `GET /v1/review-requests?state=&limit=&cursor=&sellerId=`: one account's requests, of one state or of all, the
/// longest in their state first. A request whose state changes while pages are read may be on two of them or on none.
pub(crate) async fn list(
    State(services): State<Services>,
    caller: Caller,
    Query(page): Query<Page>,
) -> Result<Json<PageBody>, Problem> {
    let state: Option<ReviewState> = page.state.as_deref().map(read_as("state")).transpose()?;
    let cursor: Option<Cursor> = page.cursor.as_deref().map(read_as("cursor")).transpose()?;
    if cursor.as_ref().is_some_and(|cursor| !cursor.suits(state)) {
        return Err(Problem::invalid("cursor", InvalidCursor));
    }
    // What is no number at all is beyond every limit.
    let limit = page_of(page.limit.map(|limit| limit.parse().unwrap_or(u64::MAX)))?;
    let seller = account_asked_for(&services, &caller, page.seller_id.as_deref()).await?;
    let listed = services.store.reviews_of(&seller, state, cursor.as_ref(), limit).await?;
    Ok(Json(PageBody {
        review_requests: listed.reviews.iter().map(SummaryBody::from).collect(),
        next_cursor: listed.next.map(|next| next.to_string()),
    }))
}

/// Reads a field as the type that the house has for it.
pub(crate) fn read_as<T>(field: &'static str) -> impl Fn(&str) -> Result<T, Problem>
where
    T: std::str::FromStr<Err: std::fmt::Display>,
{
    move |text| text.parse().map_err(|error| Problem::invalid(field, error))
}
