//! Whom and what a seller never wants to ask (RULEBOOK 17): its own list, which no opt-out of a buyer shows in unless
//! the seller wants that (`blocklist-autofill`).

mod entry;
pub(crate) mod import;

use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
};
use host::{
    Services,
    http::{
        Caller, Id, Now, Problem,
        description::{Problems, SellerPath, may_be},
    },
};
use serde::Serialize;
use store::{BlockEntry, Blocked, BlockedBy, Wanted};
use utoipa::{IntoParams, ToSchema};

pub(crate) use import::import;

use self::entry::{EntryBody, resolve};
use crate::account::account;

/// An entry of a block list in the path.
#[derive(IntoParams)]
#[into_params(parameter_in = Path)]
#[expect(dead_code, reason = "a description, which nothing is read into")]
struct EntryPath {
    /// Id of the seller account, chosen by the marketplace.
    #[param(pattern = "^[A-Za-z0-9._-]{1,64}$", example = "S1")]
    id: String,
    /// One of the seller's order ids, or the mask of one of its buyers.
    #[param(example = "111-1111111-1111111")]
    entry: String,
}

/// A seller's whole block list.
#[derive(Serialize, ToSchema)]
#[schema(as = BlockList)]
pub(crate) struct ListBody {
    /// Its entries.
    entries: Vec<EntryBody>,
}

/// Read a seller's block list
#[utoipa::path(
    get,
    path = "/v1/sellers/{id}/block-list",
    operation_id = "getBlockList",
    tag = "Block list",
    params(SellerPath),
    security(("token" = ["marketplace"]), ("token" = ["seller"])),
    responses(
        (status = 200, description = "The whole list.", body = ListBody),
        Problems::<{ may_be::OUT_OF_SCOPE | may_be::NOT_FOUND }>,
    ),
)]
pub(crate) async fn list(
    State(services): State<Services>,
    caller: Caller,
    id: Id,
) -> Result<Json<ListBody>, Problem> {
    let id: String = id.known("seller")?;
    let seller = account(&services, &caller, &id).await?;
    let entries = services.store.block_list(&seller).await?;
    Ok(Json(ListBody { entries: entries.iter().map(EntryBody::from).collect() }))
}

/// Put a buyer or an order onto the block list
///
/// It takes no body. Twice keeps the first.
#[utoipa::path(
    put,
    path = "/v1/sellers/{id}/block-list/{entry}",
    operation_id = "putBlockListEntry",
    tag = "Block list",
    params(EntryPath),
    security(("token" = ["marketplace"]), ("token" = ["seller"])),
    responses(
        (status = 200, description = "The entry, as it stands on the list.", body = EntryBody),
        Problems::<{ may_be::OUT_OF_SCOPE | may_be::NOT_FOUND }>,
    ),
)]
pub(crate) async fn add(
    State(services): State<Services>,
    caller: Caller,
    Path((id, entry)): Path<(String, String)>,
    Now(now): Now,
) -> Result<Json<EntryBody>, Problem> {
    let seller = account(&services, &caller, &id).await?;
    let blocked = resolve(&services, &seller, &[entry]).await?.pop().flatten();
    let blocked = blocked.ok_or_else(|| Problem::not_found("order or alias of a buyer of this seller"))?;
    let entry = BlockEntry { blocked, by: BlockedBy::Caller(caller.name()), at: now };
    services.store.block(&seller, &entry).await?;
    let kept = match &entry.blocked {
        Blocked::Buyer { buyer, .. } => {
            let facts = services.store.facts(Wanted::new().blocked_buyer(&seller, buyer)).await?;
            facts.blocked_buyer(&seller, buyer)?
        }
        Blocked::Order(order) => {
            let facts = services.store.facts(Wanted::new().blocked_order(&seller, order)).await?;
            facts.blocked_order(&seller, order)?
        }
    };
    // Taken off again in between: what was put is told.
    Ok(Json(EntryBody::from(kept.as_ref().unwrap_or(&entry))))
}

/// Take a buyer or an order off the block list
///
/// Also if it is not on the list.
#[utoipa::path(
    delete,
    path = "/v1/sellers/{id}/block-list/{entry}",
    operation_id = "deleteBlockListEntry",
    tag = "Block list",
    params(EntryPath),
    security(("token" = ["marketplace"]), ("token" = ["seller"])),
    responses(
        (status = 204, description = "It is not on the list."),
        Problems::<{ may_be::OUT_OF_SCOPE | may_be::NOT_FOUND }>,
    ),
)]
pub(crate) async fn remove(
    State(services): State<Services>,
    caller: Caller,
    Path((id, entry)): Path<(String, String)>,
) -> Result<StatusCode, Problem> {
    let seller = account(&services, &caller, &id).await?;
    if let Some(blocked) = resolve(&services, &seller, &[entry]).await?.pop().flatten() {
        services.store.unblock(&seller, &blocked).await?;
    }
    Ok(StatusCode::NO_CONTENT)
}
