use axum::{Json, extract::State};
use host::{
    Services,
    http::{Named, Refused, SellingPartner},
};
use spapi::AttributesAnswer;
use store::Wanted;

/// `GetAttributes`: the language that the buyer of an order prefers.
pub(super) async fn attributes(
    State(services): State<Services>,
    partner: SellingPartner,
    named: Named,
) -> Result<Json<AttributesAnswer>, Refused> {
    let facts = services.store.facts(Wanted::new().order(&named.order)).await?;
    let order = facts.order(&named.order)?.filter(|order| named.fits(order, &partner));
    let order = order.ok_or_else(Named::unknown_order)?;
    let facts = services.store.facts(Wanted::new().buyer_account(&order.buyer)).await?;
    let buyer = facts.buyer_account(&order.buyer)?.ok_or_else(Named::unknown_order)?;
    Ok(Json(AttributesAnswer::of(buyer.locale.to_string())))
}
