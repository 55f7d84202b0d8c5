//! What would be asked, when, and what not and why, without asking: for orders to come and for orders of the past.

mod around;
mod body;
mod trial;

use axum::{Json, extract::State};
use host::{
    Services,
    http::{
        Body, Caller, Now, Problem,
        description::{Problems, may_be},
    },
};
use policy::{Instant, ReviewSchedule, SellerId};
use serde::Deserialize;
use store::Wanted;
use utoipa::IntoParams;

use self::{
    around::{Candidates, judge_all},
    body::{Draft, PreviewBody},
    trial::{Supposing, Trial},
};
use crate::{account::account_asked_for, list::read_as, query::Query, schedule::admitted};

/// Whose orders.
#[derive(Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct Whose {
    /// The seller account. It must be named with the marketplace's token; a seller's own is meant otherwise.
    seller_id: Option<String>,
}

/// Try what would be asked, when, and what not and why
///
/// A dry run: it sends nothing and writes nothing. For the orders named as `orderIds`, or for a page of all of the seller's
/// orders, it tells what the scheduler would do: ask at `dueAt`, or not, and the rule that stands against it. The buyers'
/// preferences and whether their addresses bounce are left out (`optout-unknowable`): they count when a request is sent.
#[utoipa::path(
    post,
    path = "/v1/review-requests:preview",
    operation_id = "previewReviewRequests",
    tag = "Review requests",
    params(Whose),
    request_body = Draft,
    security(("token" = ["marketplace"]), ("token" = ["seller"])),
    responses(
        (status = 200, description = "What the scheduler would do.", body = PreviewBody),
        Problems::<{ may_be::BODY | may_be::REFUSED_CONTENT | may_be::OUT_OF_SCOPE | may_be::NOT_FOUND }>,
    ),
)]
pub(crate) async fn preview(
    State(services): State<Services>,
    caller: Caller,
    Query(whose): Query<Whose>,
    Now(now): Now,
    body: Body<Draft>,
) -> Result<Json<PreviewBody>, Problem> {
    let draft = body.value;
    let at: Option<Instant> = draft.at.as_deref().map(read_as("at")).transpose()?;
    let supposed = draft.schedule.as_ref().map(admitted).transpose()?;
    let wish = draft.wish()?;
    let seller = account_asked_for(&services, &caller, whose.seller_id.as_deref()).await?;
    let supposing = match (&supposed, at) {
        (_, Some(_)) => Supposing::NobodyWasAsked,
        (Some(_), None) => Supposing::AnotherSchedule,
        (None, None) => Supposing::Nothing,
    };
    let schedule = match supposed {
        Some(schedule) => schedule,
        None => stored_schedule(&services, &seller).await?,
    };
    let candidates = Candidates::read(&services, &seller, &wish).await?;
    let trial = Trial { supposing, schedule: &schedule, at: at.unwrap_or(now) };
    let judged = judge_all(&services, &seller, &candidates.orders, &trial).await?;
    Ok(Json(PreviewBody::of(&judged, candidates.next)))
}

async fn stored_schedule(services: &Services, seller: &SellerId) -> Result<ReviewSchedule, Problem> {
    let facts = services.store.facts(Wanted::new().review_schedule(seller)).await?;
    Ok(facts.review_schedule(seller)?.unwrap_or_default().schedule)
}
