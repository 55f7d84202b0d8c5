use axum::{
    Json,
    extract::{Path, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use host::{
    Services,
    http::{Body, Caller, Fresh, Id, Now, Problem},
};
use policy::SellerId;
use serde::{Deserialize, Serialize};
use store::{App, ClientId, RateLimit, SecretHash, Wanted};

use crate::{Registration, credentials::client_secret};

/// Secrets are told once and must not lie in any cache.
const NO_STORE: [(header::HeaderName, &str); 1] = [(header::CACHE_CONTROL, "no-store")];
const LONGEST_NAME: usize = 100;

/// What an application is created with.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct NewApp {
    #[serde(default)]
    name: String,
    #[serde(default)]
    marketplace_id: Option<String>,
    #[serde(default)]
    rate_limit: Option<RateBody>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct RateBody {
    per_second: f64,
    burst: u32,
}

/// An application without its secrets.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct AppBody {
    client_id: String,
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    marketplace_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rate_limit: Option<RateBody>,
    created_at: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    revoked_at: Option<String>,
}

#[derive(Serialize)]
pub(crate) struct AppsBody {
    apps: Vec<AppBody>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SecretBody {
    client_secret: String,
}

/// `POST /v1/sellers/{id}/apps`: 201 with the credentials, which are told this once.
pub(crate) async fn create(
    State(services): State<Services>,
    caller: Caller,
    Now(now): Now,
    Fresh(fresh): Fresh,
    id: Id,
    body: Body<NewApp>,
) -> Result<Response, Problem> {
    let seller = account(&services, &caller, &id.known::<SellerId>("seller")?).await?;
    let registration = body.value.of(seller)?;
    let credentials = registration.register(&services.store, &fresh, now).await?;
    Ok((StatusCode::CREATED, NO_STORE, Json(credentials)).into_response())
}

/// `GET /v1/sellers/{id}/apps`: all of a seller's, revoked ones too, without secrets.
pub(crate) async fn list(
    State(services): State<Services>,
    caller: Caller,
    id: Id,
) -> Result<Json<AppsBody>, Problem> {
    let seller = account(&services, &caller, &id.known::<SellerId>("seller")?).await?;
    let apps = services.store.apps(&seller).await?.iter().map(AppBody::from).collect();
    Ok(Json(AppsBody { apps }))
}

/// `DELETE /v1/sellers/{id}/apps/{app}`: it gets no more tokens, and those that it has end within a minute.
pub(crate) async fn revoke(
    State(services): State<Services>,
    caller: Caller,
    Now(now): Now,
    Path((seller, app)): Path<(String, String)>,
) -> Result<StatusCode, Problem> {
    caller.must_be_marketplace()?;
    let (seller, app) = named(&seller, &app)?;
    let revoked = services.store.revoke_app(&seller, &app, now).await?;
    revoked.map(|_| StatusCode::NO_CONTENT).ok_or_else(unknown)
}

/// `POST /v1/sellers/{id}/apps/{app}/secret`: 201 with another client secret; the one before ends at once. The refresh
/// token and access tokens stay good.
pub(crate) async fn replace_secret(
    State(services): State<Services>,
    caller: Caller,
    Fresh(fresh): Fresh,
    Path((seller, app)): Path<(String, String)>,
) -> Result<Response, Problem> {
    caller.must_be_marketplace()?;
    let (seller, app) = named(&seller, &app)?;
    let client_secret = client_secret(&fresh);
    let hash = SecretHash::of(&app, &client_secret);
    services.store.replace_app_secret(&seller, &app, &hash).await?.ok_or_else(unknown)?;
    Ok((StatusCode::CREATED, NO_STORE, Json(SecretBody { client_secret })).into_response())
}

/// The seller of an address, whose applications the operator alone may touch.
async fn account(services: &Services, caller: &Caller, id: &SellerId) -> Result<SellerId, Problem> {
    caller.must_be_marketplace()?;
    let facts = services.store.facts(Wanted::new().seller(id)).await?;
    facts.seller(id)?.map(|seller| seller.id).ok_or_else(|| Problem::not_found("seller"))
}

fn named(seller: &str, app: &str) -> Result<(SellerId, ClientId), Problem> {
    Ok((seller.parse().map_err(|_| unknown())?, app.parse().map_err(|_| unknown())?))
}

fn unknown() -> Problem {
    Problem::not_found("app")
}

impl NewApp {
    fn of(self, seller: SellerId) -> Result<Registration, Problem> {
        if self.name.chars().count() > LONGEST_NAME {
            return Err(Problem::invalid(
                "name",
                format_args!("must have at most {LONGEST_NAME} characters"),
            ));
        }
        let marketplace = self
            .marketplace_id
            .map(|id| id.parse().map_err(|error| Problem::invalid("marketplaceId", error)))
            .transpose()?;
        let rate_limit = self
            .rate_limit
            .map(|rate| {
                RateLimit::new(rate.per_second, rate.burst)
                    .map_err(|error| Problem::invalid("rateLimit", error))
            })
            .transpose()?;
        Ok(Registration { seller, name: self.name, marketplace, rate_limit })
    }
}

impl From<&App> for AppBody {
    fn from(app: &App) -> Self {
        Self {
            client_id: app.id.to_string(),
            name: app.name.clone(),
            marketplace_id: app.marketplace.as_ref().map(ToString::to_string),
            rate_limit: app
                .rate_limit
                .map(|rate| RateBody { per_second: rate.per_second(), burst: rate.burst.get() }),
            created_at: app.created_at.to_string(),
            revoked_at: app.revoked_at.map(|at| at.to_string()),
        }
    }
}
