use axum::{Json, extract::State};
use futures_util::{TryStreamExt, stream};
use host::{
    Services,
    http::{Body, Caller, Id, Now, Problem},
};
use serde::{Deserialize, Serialize};
use store::{BlockEntry, BlockedBy};

use super::entry::resolve;
use crate::account::account;

/// Most entries of one call.
const MOST_ENTRIES: usize = 1_000;
/// Entries that are written at the same time.
const AT_ONCE: usize = 8;

/// Entries to be put onto a list.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Import {
    entries: Vec<String>,
}

/// What became of each entry, in the order in which they were sent.
#[derive(Serialize)]
pub(crate) struct ImportedBody {
    results: Vec<ResultBody>,
}

#[derive(Serialize)]
struct ResultBody {
    entry: String,
    status: &'static str,
}

/// `POST /v1/sellers/{id}/block-list:import`: puts up to 1000 entries onto the list. Each is told by itself: `added`,
/// also if it was there before, or `unknown`. After a problem the same call may be sent again.
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
            status: if blocked.is_some() { "added" } else { "unknown" },
        })
        .collect();
    Ok(Json(ImportedBody { results }))
}
