mod body;

use axum::{
    Json,
    extract::{Path, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use host::{
    Services,
    http::{
        Body, Caller, Fresh, Id, Now, Problem,
        description::{Problems, SellerPath, may_be},
    },
};
use policy::SellerId;
use store::{ClientId, SecretHash, Wanted};

use self::body::{AppBody, AppPath, AppsBody, NewApp, SecretBody};
use crate::{Credentials, credentials::client_secret};

/// Secrets are told once and must not lie in any cache.
const NO_STORE: [(header::HeaderName, &str); 1] = [(header::CACHE_CONTROL, "no-store")];

/// Create an application
///
/// A program that speaks the Selling Partner API for a seller. Keep the secrets: only hashes of them are stored.
#[utoipa::path(
    post,
    path = "/v1/sellers/{id}/apps",
    operation_id = "createApp",
    tag = "Applications",
    params(SellerPath),
    request_body = NewApp,
    security(("token" = ["marketplace"])),
    responses(
        (status = 201, description = "The credentials, which are told this once.", body = Credentials),
        Problems::<{ may_be::BODY | may_be::OUT_OF_SCOPE | may_be::NOT_FOUND }>,
    ),
)]
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

/// List the applications of a seller
///
/// Without their secrets.
#[utoipa::path(
    get,
    path = "/v1/sellers/{id}/apps",
    operation_id = "listApps",
    tag = "Applications",
    params(SellerPath),
    security(("token" = ["marketplace"])),
    responses(
        (status = 200, description = "All of the seller's, revoked ones too.", body = AppsBody),
        Problems::<{ may_be::OUT_OF_SCOPE | may_be::NOT_FOUND }>,
    ),
)]
pub(crate) async fn list(
    State(services): State<Services>,
    caller: Caller,
    id: Id,
) -> Result<Json<AppsBody>, Problem> {
    let seller = account(&services, &caller, &id.known::<SellerId>("seller")?).await?;
    let apps = services.store.apps(&seller).await?.iter().map(AppBody::from).collect();
    Ok(Json(AppsBody { apps }))
}

/// Revoke an application
///
/// It gets no more tokens, and those that it has end within a minute.
#[utoipa::path(
    delete,
    path = "/v1/sellers/{id}/apps/{app}",
    operation_id = "revokeApp",
    tag = "Applications",
    params(AppPath),
    security(("token" = ["marketplace"])),
    responses(
        (status = 204, description = "It is revoked."),
        Problems::<{ may_be::OUT_OF_SCOPE | may_be::NOT_FOUND }>,
    ),
)]
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

/// Replace the client secret of an application
///
/// It takes no body. The secret before ends at once; the refresh token and access tokens stay good.
#[utoipa::path(
    post,
    path = "/v1/sellers/{id}/apps/{app}/secret",
    operation_id = "replaceAppSecret",
    tag = "Applications",
    params(AppPath),
    security(("token" = ["marketplace"])),
    responses(
        (status = 201, description = "The new secret, which is told this once.", body = SecretBody),
        Problems::<{ may_be::OUT_OF_SCOPE | may_be::NOT_FOUND }>,
    ),
)]
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
