use axum::{Json, extract::State};
use host::{
    Services,
    http::{Body, Caller, Id, Problem},
};
use policy::{Finding, ReviewSchedule, Rule};
use store::ReviewScheduleDocument;

use crate::account::account;

/// `GET /v1/sellers/{id}/review-schedule`: what was put, or what counts if nothing was.
pub(crate) async fn schedule(
    State(services): State<Services>,
    caller: Caller,
    id: Id,
) -> Result<Json<ReviewScheduleDocument>, Problem> {
    let id: String = id.known("seller")?;
    let seller = account(&services, &caller, &id).await?;
    Ok(Json(services.store.review_schedule_document(&seller).await?.unwrap_or_default()))
}

/// `PUT /v1/sellers/{id}/review-schedule`: when the house asks by itself, and for which orders. It counts for orders
/// that the feed brings from now on, and for requests that wait when they come due; a request that is closed stays
/// closed.
pub(crate) async fn put_schedule(
    State(services): State<Services>,
    caller: Caller,
    id: Id,
    body: Body<ReviewScheduleDocument>,
) -> Result<Json<ReviewScheduleDocument>, Problem> {
    let id: String = id.known("seller")?;
    let seller = account(&services, &caller, &id).await?;
    admitted(&body.value)?;
    services.store.put_review_schedule(&seller, body.value.clone()).await?;
    Ok(Json(body.value))
}

/// The schedule that a document describes, unless it would pick buyers by what they think (`review-selection`,
/// RULEBOOK 11.9).
pub(crate) fn admitted(document: &ReviewScheduleDocument) -> Result<ReviewSchedule, Problem> {
    match (document.to_schedule(), document.refused_selector()) {
        (Ok(schedule), _) => Ok(schedule),
        (Err(invalid), Some(selector)) => {
            let message = format!("{selector}: {} {}", invalid.field, invalid.problem);
            let fix = "select by what was sold, where, how and to whom, or ask every buyer".to_owned();
            Err(Problem::not_stored(&[Finding { message, fix, ..Finding::of(Rule::ReviewConditional) }]))
        }
        (Err(invalid), None) => Err(invalid.into()),
    }
}
