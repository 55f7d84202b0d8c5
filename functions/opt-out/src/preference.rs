use axum::{Json, extract::State};
use host::{
    Services,
    http::{Caller, Id, Now, Problem},
};
use policy::BuyerId;
use serde::Serialize;
use store::{OptOut, Wanted};

/// A buyer's preference.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Preference {
    opted_out: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    since: Option<String>,
}

impl Preference {
    fn of(opt_out: Option<OptOut>) -> Self {
        Self { opted_out: opt_out.is_some(), since: opt_out.map(|opt_out| opt_out.since.to_string()) }
    }
}

/// `GET /v1/buyers/{id}/opt-out`. The operator's alone: no seller may learn who opted out (`optout-unknowable`).
pub(crate) async fn preference(
    State(services): State<Services>,
    caller: Caller,
    id: Id,
) -> Result<Json<Preference>, Problem> {
    let buyer = known(&services, &caller, &id).await?;
    let facts = services.store.facts(Wanted::new().opt_out(&buyer)).await?;
    Ok(Json(Preference::of(facts.opt_out(&buyer)?)))
}

/// `PUT /v1/buyers/{id}/opt-out`. Twice keeps the first instant.
pub(crate) async fn opt_out(
    State(services): State<Services>,
    caller: Caller,
    id: Id,
    Now(now): Now,
) -> Result<Json<Preference>, Problem> {
    let buyer = known(&services, &caller, &id).await?;
    Ok(Json(Preference::of(Some(services.store.opt_out(&buyer, now).await?))))
}

/// `DELETE /v1/buyers/{id}/opt-out`.
pub(crate) async fn opt_in(
    State(services): State<Services>,
    caller: Caller,
    id: Id,
) -> Result<Json<Preference>, Problem> {
    let buyer = known(&services, &caller, &id).await?;
    services.store.opt_in(&buyer).await?;
    Ok(Json(Preference::of(None)))
}

async fn known(services: &Services, caller: &Caller, id: &Id) -> Result<BuyerId, Problem> {
    caller.must_be_marketplace()?;
    let buyer: BuyerId = id.known("buyer")?;
    let facts = services.store.facts(Wanted::new().buyer_account(&buyer)).await?;
    facts.buyer_account(&buyer)?.map(|buyer| buyer.id).ok_or_else(|| Problem::not_found("buyer"))
}
