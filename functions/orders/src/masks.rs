use axum::{Json, extract::State};
use host::{
    Services,
    http::{Caller, Id, Problem},
};
use serde::Serialize;
use store::Wanted;

use crate::orders::visible;

/// The two addresses between a buyer and a seller.
#[derive(Serialize)]
pub(crate) struct Masks {
    /// Stands for the buyer: what the seller writes to.
    buyer: String,
    /// Stands for the seller: what the buyer writes to.
    seller: String,
}

/// `GET /v1/orders/{orderId}/masks`.
pub(crate) async fn masks(
    State(services): State<Services>,
    caller: Caller,
    id: Id,
) -> Result<Json<Masks>, Problem> {
    let order = visible(&services, &caller, &id).await?;
    let wanted =
        Wanted::new().marketplace(&order.marketplace).pair(&order.marketplace, &order.seller, &order.buyer);
    let facts = services.store.facts(wanted).await?;
    let pair = facts.pair(&order.marketplace, &order.seller, &order.buyer)?;
    let (Some(marketplace), Some(pair)) = (facts.marketplace(&order.marketplace)?, pair) else {
        return Err(Problem::not_found("order"));
    };
    let address = |token: &str| format!("{token}@{}", marketplace.relay_domain);
    Ok(Json(Masks { buyer: address(&pair.masks.buyer), seller: address(&pair.masks.seller) }))
}
