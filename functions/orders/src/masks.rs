use axum::{Json, extract::State};
use host::{
    Services,
    http::{
        Caller, Id, Problem,
        description::{OrderPath, Problems, may_be},
    },
};
use serde::Serialize;
use store::Wanted;
use utoipa::ToSchema;

use crate::orders::visible;

/// The two addresses between a buyer and a seller.
#[derive(Serialize, ToSchema)]
pub(crate) struct Masks {
    /// Stands for the buyer: what the seller writes to.
    #[schema(format = Email, example = "k7m2qd9x4r1bwzt@relay.corner.example")]
    buyer: String,
    /// Stands for the seller: what the buyer writes to.
    #[schema(format = Email, example = "p3v8hn5c6j0fyua@relay.corner.example")]
    seller: String,
}

/// Read the masks of an order
///
/// A seller may read those of its own orders.
#[utoipa::path(
    get,
    path = "/v1/orders/{id}/masks",
    operation_id = "getMasks",
    tag = "Feed",
    params(OrderPath),
    security(("token" = ["marketplace"]), ("token" = ["seller"])),
    responses(
        (status = 200, description = "The two addresses, which stay the same for every order of the two.", body = Masks),
        Problems::<{ may_be::NOT_FOUND }>,
    ),
)]
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
