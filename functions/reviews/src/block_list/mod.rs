//! Whom and what a seller never wants to ask (RULEBOOK 17): its own list, which no opt-out of a buyer shows in unless
//! the seller wants that (`blocklist-autofill`).

mod entry;
mod import;

use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
};
use host::{
    Services,
    http::{Caller, Id, Now, Problem},
};
use serde::Serialize;
use store::{BlockEntry, Blocked, BlockedBy, Wanted};

pub(crate) use import::import;

use self::entry::{EntryBody, resolve};
use crate::account::account;

/// A seller's whole block list.
#[derive(Serialize)]
pub(crate) struct ListBody {
    entries: Vec<EntryBody>,
}

/// `GET /v1/sellers/{id}/block-list`.
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

/// `PUT /v1/sellers/{id}/block-list/{entry}`: one of the seller's order ids, or the alias of one of its buyers. Twice
/// keeps the first.
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

/// `DELETE /v1/sellers/{id}/block-list/{entry}`: 204, also if it is not on the list.
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
