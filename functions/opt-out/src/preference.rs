use axum::{Json, extract::State};
use host::{
    Services,
    http::{
        Caller, Id, Now, Problem,
        description::{BuyerPath, Problems, may_be},
    },
};
use policy::BuyerId;
use serde::Serialize;
use store::{OptOut, Wanted};
use utoipa::ToSchema;

/// Whether a buyer refuses unsolicited messages of all sellers.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = OptOut)]
pub(crate) struct Preference {
    /// Whether the buyer opted out.
    opted_out: bool,
    /// Since when.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime, nullable = false)]
    since: Option<String>,
}

impl Preference {
    fn of(opt_out: Option<OptOut>) -> Self {
        Self { opted_out: opt_out.is_some(), since: opt_out.map(|opt_out| opt_out.since.to_string()) }
    }
}

/// Read whether a buyer opted out
///
/// The operator's alone: no seller may learn who opted out (`optout-unknowable`).
#[utoipa::path(
    get,
    path = "/v1/buyers/{id}/opt-out",
    operation_id = "getOptOut",
    tag = "Opt-out",
    params(BuyerPath),
    security(("token" = ["marketplace"])),
    responses(
        (status = 200, description = "The preference now.", body = Preference),
        Problems::<{ may_be::OUT_OF_SCOPE | may_be::NOT_FOUND }>,
    ),
)]
pub(crate) async fn preference(
    State(services): State<Services>,
    caller: Caller,
    id: Id,
) -> Result<Json<Preference>, Problem> {
    let buyer = known(&services, &caller, &id).await?;
    let facts = services.store.facts(Wanted::new().opt_out(&buyer)).await?;
    Ok(Json(Preference::of(facts.opt_out(&buyer)?)))
}

/// Opt a buyer out
///
/// It takes no body, and counts at once for everything that has not left yet. Twice keeps the first instant.
#[utoipa::path(
    put,
    path = "/v1/buyers/{id}/opt-out",
    operation_id = "optOut",
    tag = "Opt-out",
    params(BuyerPath),
    security(("token" = ["marketplace"])),
    responses(
        (status = 200, description = "The preference now.", body = Preference),
        Problems::<{ may_be::OUT_OF_SCOPE | may_be::NOT_FOUND }>,
    ),
)]
pub(crate) async fn opt_out(
    State(services): State<Services>,
    caller: Caller,
    id: Id,
    Now(now): Now,
) -> Result<Json<Preference>, Problem> {
    let buyer = known(&services, &caller, &id).await?;
    Ok(Json(Preference::of(Some(services.store.opt_out(&buyer, now).await?))))
}

/// Opt a buyer in again
///
/// Also if the buyer had not opted out.
#[utoipa::path(
    delete,
    path = "/v1/buyers/{id}/opt-out",
    operation_id = "optIn",
    tag = "Opt-out",
    params(BuyerPath),
    security(("token" = ["marketplace"])),
    responses(
        (status = 200, description = "The preference now.", body = Preference),
        Problems::<{ may_be::OUT_OF_SCOPE | may_be::NOT_FOUND }>,
    ),
)]
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
