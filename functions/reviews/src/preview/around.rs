use host::{Services, http::Problem};
use policy::{Order, OrderId, SellerId};
use store::{Cursor, Review, Wanted};

use super::{
    body::Wish,
    trial::{Judged, Trial, Tried},
};

/// Orders to be tried, with their requests.
pub(super) struct Candidates {
    pub(super) orders: Vec<(Order, Option<Review>)>,
    /// Where the next page begins.
    pub(super) next: Option<Cursor>,
}

impl Candidates {
    pub(super) async fn read(services: &Services, seller: &SellerId, wish: &Wish) -> Result<Self, Problem> {
        match wish {
            Wish::Orders(ids) => Self::named(services, seller, ids).await,
            Wish::Page { after, limit } => Self::page(services, seller, after.as_ref(), *limit).await,
        }
    }

    async fn named(services: &Services, seller: &SellerId, ids: &[OrderId]) -> Result<Self, Problem> {
        let wanted = ids.iter().fold(Wanted::new(), |wanted, id| wanted.order(id).review(id));
        let facts = services.store.facts(wanted).await?;
        let mut orders = Vec::with_capacity(ids.len());
        for id in ids {
            let order = facts.order(id)?.filter(|order| order.seller == *seller);
            let order = order.ok_or_else(|| Problem::not_found(&format!("order as {id}")))?;
            orders.push((order, facts.review(id)?));
        }
        Ok(Self { orders, next: None })
    }

    async fn page(
        services: &Services,
        seller: &SellerId,
        after: Option<&Cursor>,
        limit: u8,
    ) -> Result<Self, Problem> {
        let listed = services.store.reviews_of(seller, None, after, limit).await?;
        let wanted = listed.reviews.iter().fold(Wanted::new(), |wanted, review| wanted.order(&review.order));
        let facts = services.store.facts(wanted).await?;
        let mut orders = Vec::with_capacity(listed.reviews.len());
        for review in listed.reviews {
            if let Some(order) = facts.order(&review.order)? {
                orders.push((order, Some(review)));
            }
        }
        Ok(Self { orders, next: listed.next })
    }
}

/// Tries every order, with all that stands around them in one read. An order whose marketplace or buyer is not stored
/// can never be asked about, and is left out.
pub(super) async fn judge_all(
    services: &Services,
    seller: &SellerId,
    orders: &[(Order, Option<Review>)],
    trial: &Trial<'_>,
) -> Result<Vec<Judged>, Problem> {
    let wanted = orders.iter().fold(Wanted::new(), |wanted, (order, _)| {
        wanted
            .marketplace(&order.marketplace)
            .buyer_account(&order.buyer)
            .blocked_buyer(seller, &order.buyer)
            .blocked_order(seller, &order.id)
    });
    let facts = services.store.facts(wanted).await?;
    let mut judged = Vec::with_capacity(orders.len());
    for (order, review) in orders {
        let (Some(marketplace), Some(buyer)) =
            (facts.marketplace(&order.marketplace)?, facts.buyer_account(&order.buyer)?)
        else {
            continue;
        };
        let blocked = facts.blocked_buyer(seller, &order.buyer)?.is_some()
            || facts.blocked_order(seller, &order.id)?.is_some();
        judged.push(trial.judge(&Tried {
            order,
            review: review.as_ref(),
            rules: &marketplace.rules,
            language: &buyer.locale,
            blocked,
        }));
    }
    Ok(judged)
}
