//! What would be asked, when, and what not and why, without asking: for orders to come and for orders of the past.

mod around;
mod body;
mod trial;

use axum::{Json, extract::State};
use host::{
    Services,
    http::{Body, Caller, Now, Problem},
};
use policy::{Instant, ReviewSchedule, SellerId};
use serde::Deserialize;
use store::Wanted;

use self::{
    around::{Candidates, judge_all},
    body::{Draft, PreviewBody},
    trial::{Supposing, Trial},
};
use crate::{account::account_asked_for, list::read_as, query::Query, schedule::admitted};

/// Whose orders.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Whose {
    seller_id: Option<String>,
}

/// `POST /v1/review-requests:preview?sellerId=`: a dry run. It sends nothing and writes nothing.
///
/// For the orders named as `orderIds` (at most 100), or for a page of all of the seller's orders, it tells what the
/// scheduler would do: ask at `dueAt`, or not, and the rule that stands against it. The buyers' preferences and whether
/// their addresses bounce are left out (`optout-unknowable`): they count when a request is sent.
///
/// `schedule` supposes that this schedule had been in force when the orders came. `at` supposes that it is another
/// instant and that none of the orders was asked about yet; facts, rules and block list are those of today.
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
