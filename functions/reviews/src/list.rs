use axum::{Json, extract::State};
use host::{
    Services,
    http::{
        Caller, Problem,
        description::{Problems, ReviewStateWord, may_be},
    },
};
use policy::ReviewState;
use serde::{Deserialize, Serialize};
use store::{Cursor, InvalidCursor};
use utoipa::{IntoParams, ToSchema};

use crate::{
    account::account_asked_for,
    query::{Query, page_of},
    request::SummaryBody,
};

/// Which requests, and which page of them.
#[derive(Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct Page {
    /// Only requests of this state.
    #[param(value_type = Option<ReviewStateWord>)]
    state: Option<String>,
    /// Most requests of the page.
    #[param(value_type = Option<u8>, minimum = 1, maximum = 100, default = 50)]
    limit: Option<String>,
    /// `nextCursor` of the page before, asked for with the same state.
    cursor: Option<String>,
    /// The seller account. It must be named with the marketplace's token; a seller's own is meant otherwise.
    seller_id: Option<String>,
}

/// A page of a seller's review requests.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = ReviewRequests)]
pub(crate) struct PageBody {
    /// The requests.
    review_requests: Vec<SummaryBody>,
    /// Names the next page; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    next_cursor: Option<String>,
}

/// List a seller's review requests
///
/// Of one state or of all, the longest in their state first. A request whose state changes while pages are read may be on
/// two of them or on none.
#[utoipa::path(
    get,
    path = "/v1/review-requests",
    operation_id = "listReviewRequests",
    tag = "Review requests",
    params(Page),
    security(("token" = ["marketplace"]), ("token" = ["seller"])),
    responses(
        (status = 200, description = "A page of them.", body = PageBody),
        Problems::<{ may_be::OUT_OF_SCOPE | may_be::NOT_FOUND }>,
    ),
)]
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
