use axum::{Json, extract::State};
use host::{
    Services,
    http::{
        Body, Caller, Id, Problem,
        description::{BuyerPath, MarketplacePath, Problems, SellerPath, may_be},
    },
};
use policy::{BuyerId, MarketplaceId, SellerId};
use store::{BuyerDocument, Marketplace, MarketplaceDocument, SellerDocument};

/// Store a marketplace
///
/// It replaces the whole document: what is not stated follows the default again.
#[utoipa::path(
    put,
    path = "/v1/marketplaces/{id}",
    operation_id = "putMarketplace",
    tag = "Feed",
    params(MarketplacePath),
    request_body = MarketplaceDocument,
    security(("token" = ["marketplace"])),
    responses(
        (status = 200, description = "What is stored now.", body = MarketplaceDocument),
        Problems::<{ may_be::BODY | may_be::OUT_OF_SCOPE }>,
    ),
)]
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

/// Read a marketplace
#[utoipa::path(
    get,
    path = "/v1/marketplaces/{id}",
    operation_id = "getMarketplace",
    tag = "Feed",
    params(MarketplacePath),
    security(("token" = ["marketplace"])),
    responses(
        (status = 200, description = "What was put.", body = MarketplaceDocument),
        Problems::<{ may_be::OUT_OF_SCOPE | may_be::NOT_FOUND }>,
    ),
)]
pub(crate) async fn marketplace(
    State(services): State<Services>,
    caller: Caller,
    id: Id,
) -> Result<Json<MarketplaceDocument>, Problem> {
    caller.must_be_marketplace()?;
    let id: MarketplaceId = id.known("marketplace")?;
    services.store.marketplace_document(&id).await?.map(Json).ok_or_else(|| Problem::not_found("marketplace"))
}

/// Store a seller
///
/// It replaces the whole document. Mail from an address that is neither registered nor approved is refused.
#[utoipa::path(
    put,
    path = "/v1/sellers/{id}",
    operation_id = "putSeller",
    tag = "Feed",
    params(SellerPath),
    request_body = SellerDocument,
    security(("token" = ["marketplace"])),
    responses(
        (status = 200, description = "What is stored now.", body = SellerDocument),
        Problems::<{ may_be::BODY | may_be::OUT_OF_SCOPE }>,
    ),
)]
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

/// Read a seller
#[utoipa::path(
    get,
    path = "/v1/sellers/{id}",
    operation_id = "getSeller",
    tag = "Feed",
    params(SellerPath),
    security(("token" = ["marketplace"])),
    responses(
        (status = 200, description = "What was put.", body = SellerDocument),
        Problems::<{ may_be::OUT_OF_SCOPE | may_be::NOT_FOUND }>,
    ),
)]
pub(crate) async fn seller(
    State(services): State<Services>,
    caller: Caller,
    id: Id,
) -> Result<Json<SellerDocument>, Problem> {
    caller.must_be_marketplace()?;
    let id: SellerId = id.known("seller")?;
    services.store.seller_document(&id).await?.map(Json).ok_or_else(|| Problem::not_found("seller"))
}

/// Store a buyer
///
/// It replaces the whole document. The opt-out is kept apart and stays as it is.
#[utoipa::path(
    put,
    path = "/v1/buyers/{id}",
    operation_id = "putBuyer",
    tag = "Feed",
    params(BuyerPath),
    request_body = BuyerDocument,
    security(("token" = ["marketplace"])),
    responses(
        (status = 200, description = "What is stored now.", body = BuyerDocument),
        Problems::<{ may_be::BODY | may_be::OUT_OF_SCOPE }>,
    ),
)]
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

/// Read a buyer
#[utoipa::path(
    get,
    path = "/v1/buyers/{id}",
    operation_id = "getBuyer",
    tag = "Feed",
    params(BuyerPath),
    security(("token" = ["marketplace"])),
    responses(
        (status = 200, description = "What was put.", body = BuyerDocument),
        Problems::<{ may_be::OUT_OF_SCOPE | may_be::NOT_FOUND }>,
    ),
)]
pub(crate) async fn buyer(
    State(services): State<Services>,
    caller: Caller,
    id: Id,
) -> Result<Json<BuyerDocument>, Problem> {
    caller.must_be_marketplace()?;
    let id: BuyerId = id.known("buyer")?;
    services.store.buyer_document(&id).await?.map(Json).ok_or_else(|| Problem::not_found("buyer"))
}
