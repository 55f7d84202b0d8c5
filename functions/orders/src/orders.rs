use axum::{Json, extract::State};
use host::{
    Services,
    http::{Body, Caller, Fresh, Id, Problem},
};
use mail::{MaskKey, TokenLength};
use policy::{Order, OrderId};
use store::{OrderDocument, PairMasks, UpsertedOrder, Wanted};

/// `PUT /v1/orders/{orderId}`: stores the order and, on the first order between the two, makes their masks.
pub(crate) async fn put_order(
    State(services): State<Services>,
    caller: Caller,
    id: Id,
    Fresh(entropy): Fresh,
    body: Body<OrderDocument>,
) -> Result<Json<OrderDocument>, Problem> {
    caller.must_be_marketplace()?;
    let id: OrderId = id.created("order")?;
    let order = body.value.to_order(&id)?;
    let length = token_length(&services, &order).await?;
    let masks = mint(&services.mask_key, &entropy, length);
    match services.store.put_order(&order, body.value.clone(), masks).await? {
        UpsertedOrder::Stored => Ok(Json(body.value)),
        UpsertedOrder::OtherParties => Err(Problem::conflict(
            "the order is already stored with another marketplaceId, sellerId or buyerId, which cannot change",
        )),
    }
}

/// Everyone an order names must be there, or no mail about it could leave.
async fn token_length(services: &Services, order: &Order) -> Result<TokenLength, Problem> {
    let wanted =
        Wanted::new().marketplace(&order.marketplace).seller(&order.seller).buyer_account(&order.buyer);
    let facts = services.store.facts(wanted).await?;
    let absent =
        |field: &str, what: &str| Problem::invalid(field, format!("there is no such {what}; put it first"));
    let marketplace =
        facts.marketplace(&order.marketplace)?.ok_or_else(|| absent("marketplaceId", "marketplace"))?;
    facts.seller(&order.seller)?.ok_or_else(|| absent("sellerId", "seller"))?;
    facts.buyer_account(&order.buyer)?.ok_or_else(|| absent("buyerId", "buyer"))?;
    TokenLength::new(usize::from(marketplace.token_length))
        .map_err(|error| Problem::invalid("aliasTokenLength", error))
}

/// Two masks from one draw of entropy: the second from the first with every bit turned.
fn mint(key: &MaskKey, entropy: &[u8; 32], length: TokenLength) -> PairMasks {
    let turned = entropy.map(|byte| !byte);
    PairMasks { buyer: key.mint(entropy, length).to_string(), seller: key.mint(&turned, length).to_string() }
}

/// `GET /v1/orders/{orderId}`.
pub(crate) async fn order(
    State(services): State<Services>,
    caller: Caller,
    id: Id,
) -> Result<Json<OrderDocument>, Problem> {
    let order = visible(&services, &caller, &id).await?;
    services.store.order_document(&order.id).await?.map(Json).ok_or_else(|| Problem::not_found("order"))
}

/// The order of a route, if it is the caller's to see.
pub(crate) async fn visible(services: &Services, caller: &Caller, id: &Id) -> Result<Order, Problem> {
    let id: OrderId = id.known("order")?;
    let facts = services.store.facts(Wanted::new().order(&id)).await?;
    facts.order(&id)?.filter(|order| caller.may_see(order)).ok_or_else(|| Problem::not_found("order"))
}
