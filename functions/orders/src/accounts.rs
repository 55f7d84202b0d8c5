use axum::{Json, extract::State};
use host::{
    Services,
    http::{Body, Caller, Id, Problem},
};
use policy::{BuyerId, MarketplaceId, SellerId};
use store::{BuyerDocument, Marketplace, MarketplaceDocument, SellerDocument};

/// `PUT /v1/marketplaces/{id}`.
pub(crate) async fn put_marketplace(
    State(services): State<Services>,
    caller: Caller,
    id: Id,
    body: Body<MarketplaceDocument>,
) -> Result<Json<MarketplaceDocument>, Problem> {
    caller.must_be_marketplace()?;
    let id: MarketplaceId = id.created("marketplace")?;
    Marketplace::from_document(&id, &body.value)?;
    services.store.put_marketplace(&id, body.value.clone()).await?;
    Ok(Json(body.value))
}

/// `GET /v1/marketplaces/{id}`.
pub(crate) async fn marketplace(
    State(services): State<Services>,
    caller: Caller,
    id: Id,
) -> Result<Json<MarketplaceDocument>, Problem> {
    caller.must_be_marketplace()?;
    let id: MarketplaceId = id.known("marketplace")?;
    services.store.marketplace_document(&id).await?.map(Json).ok_or_else(|| Problem::not_found("marketplace"))
}

/// `PUT /v1/sellers/{id}`.
pub(crate) async fn put_seller(
    State(services): State<Services>,
    caller: Caller,
    id: Id,
    body: Body<SellerDocument>,
) -> Result<Json<SellerDocument>, Problem> {
    caller.must_be_marketplace()?;
    let id: SellerId = id.created("seller")?;
    let seller = body.value.to_seller(&id)?;
    services.store.put_seller(&seller, body.value.clone()).await?;
    Ok(Json(body.value))
}

/// `GET /v1/sellers/{id}`.
pub(crate) async fn seller(
    State(services): State<Services>,
    caller: Caller,
    id: Id,
) -> Result<Json<SellerDocument>, Problem> {
    caller.must_be_marketplace()?;
    let id: SellerId = id.known("seller")?;
    services.store.seller_document(&id).await?.map(Json).ok_or_else(|| Problem::not_found("seller"))
}

/// `PUT /v1/buyers/{id}`.
pub(crate) async fn put_buyer(
    State(services): State<Services>,
    caller: Caller,
    id: Id,
    body: Body<BuyerDocument>,
) -> Result<Json<BuyerDocument>, Problem> {
    caller.must_be_marketplace()?;
    let id: BuyerId = id.created("buyer")?;
    let buyer = body.value.to_buyer(&id, None)?;
    services.store.put_buyer(&buyer, body.value.clone()).await?;
    Ok(Json(body.value))
}

/// `GET /v1/buyers/{id}`.
pub(crate) async fn buyer(
    State(services): State<Services>,
    caller: Caller,
    id: Id,
) -> Result<Json<BuyerDocument>, Problem> {
    caller.must_be_marketplace()?;
    let id: BuyerId = id.known("buyer")?;
    services.store.buyer_document(&id).await?.map(Json).ok_or_else(|| Problem::not_found("buyer"))
}
