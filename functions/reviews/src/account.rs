use host::{
    Services,
    http::{Caller, Problem, Scope},
};
use policy::{Order, OrderId, SellerId};
use store::Wanted;

/// The seller account that an address names, if the caller may act for it. To another seller an account that is not
/// its own looks like one that does not exist.
pub(crate) async fn account(services: &Services, caller: &Caller, id: &str) -> Result<SellerId, Problem> {
    let unknown = || Problem::not_found("seller");
    let id: SellerId = id.parse().map_err(|_| unknown())?;
    if matches!(&caller.0, Scope::Seller(own) if *own != id) {
        return Err(Problem::out_of_scope(&Scope::Seller(id).to_string()));
    }
    let facts = services.store.facts(Wanted::new().seller(&id)).await?;
    facts.seller(&id)?.map(|seller| seller.id).ok_or_else(unknown)
}

/// The seller account that a call is about: the caller's own, or the one that it names as `sellerId`.
pub(crate) async fn account_asked_for(
    services: &Services,
    caller: &Caller,
    named: Option<&str>,
) -> Result<SellerId, Problem> {
    match (&caller.0, named) {
        (Scope::Seller(own), None) => account(services, caller, own.as_str()).await,
        (_, Some(named)) => account(services, caller, named).await,
        (Scope::Marketplace, None) => {
            Err(Problem::invalid("sellerId", "must name the seller, since this token is the marketplace's"))
        }
    }
}

/// The order of an address, if it is the caller's to see.
pub(crate) async fn visible_order(
    services: &Services,
    caller: &Caller,
    id: &OrderId,
) -> Result<Order, Problem> {
    let facts = services.store.facts(Wanted::new().order(id)).await?;
    facts.order(id)?.filter(|order| caller.may_see(order)).ok_or_else(|| Problem::not_found("order"))
}
