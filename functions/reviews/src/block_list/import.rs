use axum::{Json, extract::State};
use futures_util::{TryStreamExt, stream};
use host::{
    Services,
    http::{
        Body, Caller, Id, Now, Problem,
        description::{Problems, SellerPath, may_be},
    },
};
use serde::{Deserialize, Serialize};
use store::{BlockEntry, BlockedBy};
use utoipa::ToSchema;

use super::entry::resolve;
use crate::account::account;

/// Most entries of one call.
const MOST_ENTRIES: usize = 1_000;
/// Entries that are written at the same time.
const AT_ONCE: usize = 8;

/// Entries to be put onto a list.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = BlockListImport)]
pub(crate) struct Import {
    /// Order ids, and masks of buyers.
    #[schema(max_items = 1000, example = json!(["111-1111111-1111111"]))]
    entries: Vec<String>,
}

/// What became of each entry, in the order in which they were sent.
#[derive(Serialize, ToSchema)]
#[schema(as = BlockListImported)]
pub(crate) struct ImportedBody {
    /// One for each entry.
    results: Vec<ResultBody>,
}

/// What became of one entry.
#[derive(Serialize, ToSchema)]
#[schema(as = BlockListResult)]
struct ResultBody {
    /// The entry, as it was sent.
    entry: String,
    /// What became of it.
    status: ResultStatus,
}

/// What became of an entry: `unknown` is none of the seller's orders and no mask of one of its buyers.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = BlockListResultStatus)]
enum ResultStatus {
    Added,
    Unknown,
}

/// Put many entries onto the block list
///
/// Up to 1000. Each is told by itself: `added`, also if it was there before, or `unknown`. After a problem the same call may
/// be sent again.
#[utoipa::path(
    post,
    path = "/v1/sellers/{id}/block-list:import",
    operation_id = "importBlockList",
    tag = "Block list",
    params(SellerPath),
    request_body = Import,
    security(("token" = ["marketplace"]), ("token" = ["seller"])),
    responses(
        (status = 200, description = "What became of each entry.", body = ImportedBody),
        Problems::<{ may_be::BODY | may_be::OUT_OF_SCOPE | may_be::NOT_FOUND }>,
    ),
)]
pub(crate) async fn import(
    State(services): State<Services>,
    caller: Caller,
    id: Id,
    Now(now): Now,
    body: Body<Import>,
) -> Result<Json<ImportedBody>, Problem> {
    let id: String = id.known("seller")?;
    let seller = account(&services, &caller, &id).await?;
    let entries = body.value.entries;
    if entries.len() > MOST_ENTRIES {
        return Err(Problem::invalid("entries", format!("must be at most {MOST_ENTRIES}")));
    }
    let resolved = resolve(&services, &seller, &entries).await?;
    stream::iter(resolved.iter().flatten().cloned().map(Ok))
        .map_ok(|blocked| BlockEntry { blocked, by: BlockedBy::Caller(caller.name()), at: now })
        .try_for_each_concurrent(AT_ONCE, |entry| async {
            let entry = entry;
            services.store.block(&seller, &entry).await
        })
        .await?;
    let results = entries
        .into_iter()
        .zip(&resolved)
        .map(|(entry, blocked)| ResultBody {
            entry,
            status: if blocked.is_some() { ResultStatus::Added } else { ResultStatus::Unknown },
        })
        .collect();
    Ok(Json(ImportedBody { results }))
}
