mod folder;

use std::{path::Path, process::ExitCode};

use authorise::{Credentials, Registration};
use axum::http::{Method, StatusCode};
use policy::SellerId;
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::Wanted;

use self::folder::{By, Folder};
use super::{CommandError, say};
use crate::{
    cli::{App, AppCommand, CreateApp, ListApps, RevokeApp},
    clock::Clock,
    world::fresh,
};

/// What a program is configured with, as it is printed.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Told {
    client_id: String,
    client_secret: String,
    refresh_token: String,
}

/// Registers, lists or revokes programs that speak the Selling Partner API.
pub(super) async fn run(app: App) -> Result<ExitCode, CommandError> {
    let folder = Folder::open(&app.data).await?;
    let done = match app.command {
        AppCommand::Create(wanted) => create(&folder, &app.data, wanted).await,
        AppCommand::List(wanted) => list(&folder, &app.data, &wanted).await,
        AppCommand::Revoke(wanted) => revoke(&folder, &app.data, &wanted).await,
    };
    folder.close().await;
    done.map(|()| ExitCode::SUCCESS)
}

async fn create(folder: &Folder, data: &Path, wanted: CreateApp) -> Result<(), CommandError> {
    let CreateApp { seller, name, marketplace, json } = wanted;
    must_be_known(folder, data, &seller).await?;
    let told = match &folder.by {
        By::Us(_) => {
            let registration = Registration { seller, name, marketplace, rate_limit: None };
            registration.register(&folder.store, &fresh(), Clock::real().now()).await?.into()
        }
        By::House(house) => {
            let path = format!("/v1/sellers/{seller}/apps");
            let marketplace = marketplace.map(|id| id.to_string());
            let body = json!({ "name": name, "marketplaceId": marketplace });
            let answer = house.call(Method::POST, &path, Some(&body), StatusCode::CREATED).await?;
            read(&answer)?
        }
    };
    if json {
        say(serde_json::to_string(&told).map_err(|error| CommandError::Script(error.to_string()))?);
        return Ok(());
    }
    let Told { client_id, client_secret, refresh_token } = told;
    let house = match &folder.by {
        By::Us(_) => "the house, once it is served".to_owned(),
        By::House(house) => format!("http://{}", house.http),
    };
    say(format_args!(
        "clientId      {client_id}\nclientSecret  {client_secret}\nrefreshToken  {refresh_token}\n\n\
         Keep them: they are shown this once. Access tokens: POST /auth/o2/token of {house}"
    ));
    Ok(())
}

async fn list(folder: &Folder, data: &Path, wanted: &ListApps) -> Result<(), CommandError> {
    must_be_known(folder, data, &wanted.seller).await?;
    let apps = folder.store.apps(&wanted.seller).await?;
    if apps.is_empty() {
        say(format_args!("{} has no programs", wanted.seller));
    }
    for app in apps {
        let standing = app.revoked_at.map_or_else(|| "active".to_owned(), |at| format!("revoked {at}"));
        let marketplace = app.marketplace.map_or_else(|| "any marketplace".to_owned(), |id| id.to_string());
        let line = format!("{}  {}  {marketplace}  {standing}  {}", app.id, app.created_at, app.name);
        say(line.trim_end());
    }
    Ok(())
}

async fn revoke(folder: &Folder, data: &Path, wanted: &RevokeApp) -> Result<(), CommandError> {
    let id = &wanted.client_id;
    let unknown = || {
        CommandError::Unknown(format!(
            "there is no program {id} in {}; `aboveboard app list --seller ID --data {0}` shows a seller's",
            data.display()
        ))
    };
    let seller = folder.store.app(id).await?.ok_or_else(unknown)?.seller;
    match &folder.by {
        By::Us(_) => {
            folder.store.revoke_app(&seller, id, Clock::real().now()).await?.ok_or_else(unknown)?;
        }
        By::House(house) => {
            let path = format!("/v1/sellers/{seller}/apps/{id}");
            house.call(Method::DELETE, &path, None, StatusCode::NO_CONTENT).await?;
        }
    }
    say(format_args!("revoked {id} of {seller}: no more tokens; those that it has end within a minute"));
    Ok(())
}

async fn must_be_known(folder: &Folder, data: &Path, seller: &SellerId) -> Result<(), CommandError> {
    let facts = folder.store.facts(Wanted::new().seller(seller)).await?;
    if facts.seller(seller)?.is_some() {
        return Ok(());
    }
    let data = data.display();
    Err(CommandError::Unknown(format!(
        "there is no seller {seller} in {data}; put it first: PUT /v1/sellers/{seller} with the token that \
         `aboveboard token marketplace --data {data}` prints (the demo data of `serve` has S1)"
    )))
}

fn read(answer: &[u8]) -> Result<Told, CommandError> {
    serde_json::from_slice(answer)
        .map_err(|error| CommandError::Script(format!("the house told no credentials: {error}")))
}

impl From<Credentials> for Told {
    fn from(credentials: Credentials) -> Self {
        let Credentials { client_id, client_secret, refresh_token } = credentials;
        Self { client_id: client_id.to_string(), client_secret, refresh_token }
    }
}
