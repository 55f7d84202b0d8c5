use axum::{Json, extract::State};
use host::{
    Services,
    http::{
        Body, Caller, Id, Problem,
        description::{Problems, SellerPath, may_be},
    },
};
use policy::{Finding, ReviewSchedule, Rule};
use store::ReviewScheduleDocument;

use crate::account::account;

/// Read when a seller wants its buyers to be asked
#[utoipa::path(
    get,
    path = "/v1/sellers/{id}/review-schedule",
    operation_id = "getReviewSchedule",
    tag = "Review requests",
    params(SellerPath),
    security(("token" = ["marketplace"]), ("token" = ["seller"])),
    responses(
        (status = 200, description = "What was put, or what counts if nothing was.", body = ReviewScheduleDocument),
        Problems::<{ may_be::OUT_OF_SCOPE | may_be::NOT_FOUND }>,
    ),
)]
pub(crate) async fn schedule(
    State(services): State<Services>,
    caller: Caller,
    id: Id,
) -> Result<Json<ReviewScheduleDocument>, Problem> {
    let id: String = id.known("seller")?;
    let seller = account(&services, &caller, &id).await?;
    Ok(Json(services.store.review_schedule_document(&seller).await?.unwrap_or_default()))
}

/// Say when a seller wants its buyers to be asked
///
/// It counts for orders that the feed brings from now on, and for requests that wait when they come due; a request that is
/// closed stays closed. A selector by what buyers may think is refused (`review-conditional`).
#[utoipa::path(
    put,
    path = "/v1/sellers/{id}/review-schedule",
    operation_id = "putReviewSchedule",
    tag = "Review requests",
    params(SellerPath),
    request_body = ReviewScheduleDocument,
    security(("token" = ["marketplace"]), ("token" = ["seller"])),
    responses(
        (status = 200, description = "What is stored now.", body = ReviewScheduleDocument),
        Problems::<{ may_be::BODY | may_be::REFUSED_CONTENT | may_be::OUT_OF_SCOPE | may_be::NOT_FOUND }>,
    ),
)]
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
