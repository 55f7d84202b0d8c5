use std::{
    net::{Ipv4Addr, SocketAddr},
    path::Path,
    time::Duration,
};

use axum::http::{Method, StatusCode};
use host::{
    Endpoints, RateLimits, Services, clients_for_endpoints,
    http::{Scope, issue_token},
};
use serde_json::Value;
use store::Store;

use crate::{
    aws::{Endpoint, dynamodb},
    commands::CommandError,
    data::{Claim, DataError, DataFolder, Holder},
    house::{TABLE, settings},
    keys::Keys,
    talk,
};

/// How often a folder is tried whose holder does not say where it is: a house that starts, or another command.
const TRIES: u32 = 100;
const BETWEEN: Duration = Duration::from_millis(100);

/// A data folder of which a command needs the table alone. It is read directly; what changes it is done by the house that
/// runs on it, if one does.
pub(super) struct Folder {
    pub(super) store: Store,
    pub(super) by: By,
}

/// Who changes the table.
pub(super) enum By {
    /// This process, which alone has it.
    Us(Table),
    /// A house that runs.
    House(Caller),
}

/// The table, opened by this process.
pub(super) struct Table {
    dynamodb: Endpoint,
    _claim: Claim,
}

/// How to call a house as its operator.
pub(super) struct Caller {
    pub(super) http: SocketAddr,
    token: String,
}

impl Folder {
    /// Opens the table, or finds the house that has it open.
    pub(super) async fn open(path: &Path) -> Result<Self, CommandError> {
        let data = DataFolder::served(path).ok_or_else(|| never_served(path))?;
        let held = hold(&data).await?;
        let keys = Keys::open(&data.keys())?;
        match held {
            Held::ByUs(claim) => {
                let dynamodb = dynamodb::start(&data.dynamodb())?;
                let store = store_at(dynamodb.url(), &keys).await;
                store::schema::create(store.client(), TABLE).await?;
                Ok(Self { store, by: By::Us(Table { dynamodb, _claim: claim }) })
            }
            Held::ByHouse(holder) => {
                let token = issue_token(&keys.token, &Scope::Marketplace);
                let store = store_at(holder.dynamodb, &keys).await;
                Ok(Self { store, by: By::House(Caller { http: holder.http, token }) })
            }
        }
    }

    /// Returns when all that this process opened is closed.
    pub(super) async fn close(self) {
        if let By::Us(table) = self.by {
            table.dynamodb.stop().await;
        }
    }
}

impl Caller {
    /// One call, whose answer must have this status.
    pub(super) async fn call(
        &self,
        method: Method,
        path: &str,
        body: Option<&Value>,
        expected: StatusCode,
    ) -> Result<Vec<u8>, CommandError> {
        let body = body.map(ToString::to_string);
        let answer =
            talk::send_to(self.http, method.clone(), path, Some(&self.token), &[], body.as_deref()).await?;
        if answer.status == expected {
            return Ok(answer.body);
        }
        let (status, said) = (answer.status, String::from_utf8_lossy(&answer.body));
        Err(CommandError::Script(format!(
            "{method} http://{}{path} was answered {status}: {said}",
            self.http
        )))
    }
}

enum Held {
    ByUs(Claim),
    ByHouse(Holder),
}

async fn hold(data: &DataFolder) -> Result<Held, DataError> {
    for _ in 1..TRIES {
        match data.claim() {
            Ok(claim) => return Ok(Held::ByUs(claim)),
            Err(DataError::InUse { holder: Some(holder), .. }) => return Ok(Held::ByHouse(holder)),
            Err(DataError::InUse { holder: None, .. }) => tokio::time::sleep(BETWEEN).await,
            Err(error) => return Err(error),
        }
    }
    data.claim().map(Held::ByUs)
}

async fn store_at(dynamodb: String, keys: &Keys) -> Store {
    let nowhere = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
    let endpoints = Endpoints { dynamodb: Some(dynamodb), ..Endpoints::default() };
    Services::new(&clients_for_endpoints().await, &endpoints, settings(keys, nowhere, RateLimits::On)).store
}

fn never_served(path: &Path) -> CommandError {
    let path = path.display();
    CommandError::Unknown(format!(
        "no house was ever served from {path}, so no seller is known there; start one first: \
         `aboveboard serve --data {path}` (its demo data has the seller S1, from the first start on)"
    ))
}
