use axum::{Json, extract::State};
use host::{
    Services,
    http::{
        Body, Caller, Fresh, Id, Now, Problem,
        description::{OrderPath, Problems, may_be},
    },
};
use mail::{MaskKey, TokenLength};
use policy::{Buyer, Instant, Order, OrderId, ReviewPlan, ReviewSchedule};
use store::{
    DayCounts, Marketplace, OrderDocument, OrderUpsert, Pair, PairMasks, PairMasksOf, Review, UpsertedOrder,
    Wanted,
};

/// Store an order
///
/// It replaces the whole document; marketplace, seller and buyer must be there and cannot change. The first order between
/// a seller and a buyer makes their two masks, and every order plans the one request for a review of it.
#[utoipa::path(
    put,
    path = "/v1/orders/{id}",
    operation_id = "putOrder",
    tag = "Feed",
    params(OrderPath),
    request_body = OrderDocument,
    security(("token" = ["marketplace"])),
    responses(
        (status = 200, description = "What is stored now.", body = OrderDocument),
        Problems::<{ may_be::BODY | may_be::OUT_OF_SCOPE | may_be::CONFLICT }>,
    ),
)]
pub(crate) async fn put_order(
    State(services): State<Services>,
    caller: Caller,
    id: Id,
    Fresh(entropy): Fresh,
    Now(now): Now,
    body: Body<OrderDocument>,
) -> Result<Json<OrderDocument>, Problem> {
    caller.must_be_marketplace()?;
    let id: OrderId = id.created("order")?;
    let order = body.value.to_order(&id)?;
    for _ in 0..TRIES {
        let around = Around::read(&services, &order).await?;
        let masks = match around.pair {
            Some(_) => PairMasksOf::Known,
            None => PairMasksOf::New(mint(&services.mask_key, &entropy, around.token_length)),
        };
        let upsert = OrderUpsert {
            order: &order,
            document: body.value.clone(),
            masks,
            plan: &around.plan(&order, now),
            review: around.review.as_ref(),
        };
        match services.store.put_order(upsert, now).await? {
            UpsertedOrder::Stored => {
                if around.review.is_none() {
                    around.count(&services, &order).await?;
                }
                return Ok(Json(body.value));
            }
            UpsertedOrder::OtherParties => {
                return Err(Problem::conflict(
                    "the order is already stored with another marketplaceId, sellerId or buyerId, which cannot change",
                ));
            }
            UpsertedOrder::Meanwhile => {}
        }
    }
    Err(Problem::conflict("other calls write to this order at the same time; send the call again"))
}

/// Times that an order is decided anew when another call was faster.
const TRIES: u8 = 5;

/// What an order is stored beside.
struct Around {
    marketplace: Marketplace,
    buyer: Buyer,
    schedule: ReviewSchedule,
    pair: Option<Pair>,
    review: Option<Review>,
    token_length: TokenLength,
    orders_placed: DayCounts,
}

impl Around {
    /// Everyone an order names must be there, or no mail about it could leave.
    async fn read(services: &Services, order: &Order) -> Result<Self, Problem> {
        let wanted = Wanted::new()
            .marketplace(&order.marketplace)
            .seller(&order.seller)
            .buyer_account(&order.buyer)
            .pair(&order.marketplace, &order.seller, &order.buyer)
            .review(&order.id)
            .review_schedule(&order.seller)
            .orders_placed(&order.marketplace, &order.seller);
        let facts = services.store.facts(wanted).await?;
        let absent = |field: &str, what: &str| {
            Problem::invalid(field, format!("there is no such {what}; put it first"))
        };
        let marketplace =
            facts.marketplace(&order.marketplace)?.ok_or_else(|| absent("marketplaceId", "marketplace"))?;
        facts.seller(&order.seller)?.ok_or_else(|| absent("sellerId", "seller"))?;
        let buyer = facts.buyer_account(&order.buyer)?.ok_or_else(|| absent("buyerId", "buyer"))?;
        let token_length = TokenLength::new(usize::from(marketplace.token_length))
            .map_err(|error| Problem::invalid("aliasTokenLength", error))?;
        Ok(Self {
            marketplace,
            buyer,
            schedule: facts.review_schedule(&order.seller)?.unwrap_or_default().schedule,
            pair: facts.pair(&order.marketplace, &order.seller, &order.buyer)?,
            review: facts.review(&order.id)?,
            token_length,
            orders_placed: facts.orders_placed(&order.marketplace, &order.seller)?.unwrap_or_default(),
        })
    }

    /// Counts an order that is new, for the daily cap of its seller.
    async fn count(&self, services: &Services, order: &Order) -> Result<(), Problem> {
        let rules = &self.marketplace.rules;
        services.store.count_order(rules, &order.seller, order.purchased_at, &self.orders_placed).await?;
        Ok(())
    }

    /// When a review of the order is to be asked for.
    fn plan(&self, order: &Order, now: Instant) -> ReviewPlan {
        let review = self.review.as_ref();
        let schedule = review.map_or_else(|| self.schedule.clone(), |review| review.goes_by(&self.schedule));
        let due_since = review.and_then(|review| review.due);
        self.marketplace.rules.plan_review(order, &self.buyer.locale, &schedule, due_since, now)
    }
}

/// Two masks from one draw of entropy: the second from the first with every bit turned.
fn mint(key: &MaskKey, entropy: &[u8; 32], length: TokenLength) -> PairMasks {
    let turned = entropy.map(|byte| !byte);
    PairMasks { buyer: key.mint(entropy, length).to_string(), seller: key.mint(&turned, length).to_string() }
}

/// Read an order
///
/// A seller may read its own.
#[utoipa::path(
    get,
    path = "/v1/orders/{id}",
    operation_id = "getOrder",
    tag = "Feed",
    params(OrderPath),
    security(("token" = ["marketplace"]), ("token" = ["seller"])),
    responses(
        (status = 200, description = "What was put.", body = OrderDocument),
        Problems::<{ may_be::NOT_FOUND }>,
    ),
)]
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
