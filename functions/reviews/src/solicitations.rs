use axum::{
    Json, Router,
    extract::{Path, RawQuery, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use host::{
    Services,
    http::{Fresh, Now, Refused, SellingPartner, SellingPartnerApi},
};
use policy::{Finding, Instant, MarketplaceId, Order, OrderId, ReviewRequest, ReviewWindow, Verdict};
use post::Watch;
use spapi::{Created, Details, Operation, SolicitationType, SpError, solicitation_actions};
use store::Wanted;

use crate::attempt::{Attempt, attempt};

/// Solicitations v1 of the Selling Partner API.
pub(crate) fn routes() -> Router<Services> {
    SellingPartnerApi::below(&["/solicitations"])
        .operation(Operation::GetSolicitationActionsForOrder, actions)
        .operation(Operation::CreateProductReviewAndSellerFeedbackSolicitation, solicit)
        .routes()
}

/// `getSolicitationActionsForOrder`: the one action if it is open now. What closes it is told in the header
/// `x-aboveboard-reason`; the buyer's preference is not looked at (`optout-unknowable`).
async fn actions(
    State(services): State<Services>,
    partner: SellingPartner,
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
    Now(now): Now,
) -> Result<Response, Refused> {
    let (order, marketplace) = order_of_call(&services, &partner, &id, query.as_deref()).await?;
    let (against, window) = what_stands_against(&services, &order, now).await?;
    if against.is_empty() {
        let open = [SolicitationType::ProductReviewAndSellerFeedback];
        return Ok(Json(solicitation_actions(&order.id, &marketplace, &open)).into_response());
    }
    let reason = details(&against, window).header_value();
    let none = Json(solicitation_actions(&order.id, &marketplace, &[]));
    Ok(([(spapi::header::REASON, reason)], none).into_response())
}

/// `createProductReviewAndSellerFeedbackSolicitation`: 201 `{}`, also if nobody knows yet whether SES took it: it is
/// never sent twice. The body is not read, since clients send whatever they like in it.
async fn solicit(
    State(services): State<Services>,
    partner: SellingPartner,
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
    Now(now): Now,
    Fresh(entropy): Fresh,
) -> Result<Response, Refused> {
    let watch = Watch::starting_at(now);
    let (order, _) = order_of_call(&services, &partner, &id, query.as_deref()).await?;
    match attempt(&services, &order.id, &watch, &entropy).await? {
        Attempt::Taken { .. } => Ok((StatusCode::CREATED, Json(Created {})).into_response()),
        Attempt::Refused { findings, window } => {
            let details = details(&findings, window);
            Err(spapi::ErrorList::solicitation_refused(&findings, &details).into())
        }
        Attempt::Incomplete => {
            Err(SpError::solicitation_unavailable(&Details::new("order-incomplete")).into())
        }
        Attempt::Contended => Err(SpError::service_unavailable().into()),
    }
}

/// The order of a call, if it is the partner's and was placed on the marketplace that the call names.
async fn order_of_call(
    services: &Services,
    partner: &SellingPartner,
    id: &str,
    query: Option<&str>,
) -> Result<(Order, MarketplaceId), Refused> {
    let id: OrderId = spapi::order_id(id)?;
    let marketplace = spapi::marketplace_id(query.unwrap_or_default())?;
    let facts = services.store.facts(Wanted::new().order(&id)).await?;
    let order = facts
        .order(&id)?
        .filter(|order| order.seller == partner.seller && order.marketplace == marketplace)
        .ok_or_else(|| SpError::not_found(&Details::new("unknown-order")))?;
    Ok((order, marketplace))
}

/// What stands against asking now, the buyer's preference and address left out; and the window.
async fn what_stands_against(
    services: &Services,
    order: &Order,
    now: Instant,
) -> Result<(Vec<Finding>, Option<(Instant, Instant)>), Refused> {
    let wanted = Wanted::new()
        .review(&order.id)
        .marketplace(&order.marketplace)
        .seller(&order.seller)
        .buyer_account(&order.buyer)
        .blocked_buyer(&order.seller, &order.buyer)
        .blocked_order(&order.seller, &order.id);
    let facts = services.store.facts(wanted).await?;
    let around = (
        facts.marketplace(&order.marketplace)?,
        facts.seller(&order.seller)?,
        facts.buyer_account(&order.buyer)?,
    );
    let (Some(marketplace), Some(seller), Some(buyer)) = around else {
        return Err(SpError::not_found(&Details::new("unknown-order")).into());
    };
    let blocked = facts.blocked_buyer(&order.seller, &order.buyer)?.is_some()
        || facts.blocked_order(&order.seller, &order.id)?.is_some();
    let message = format!("review-{}", order.id).parse().map_err(|_| SpError::internal_failure())?;
    let request = ReviewRequest {
        message,
        rules: &marketplace.rules,
        seller: &seller,
        buyer: &buyer,
        order,
        asked_before: facts.review(&order.id)?.is_some_and(|review| review.is_asked()),
        blocked,
        address_bounces: false,
        accepted_at: now,
    };
    let against = match request.judge(now) {
        Verdict::Permitted(_) => Vec::new(),
        Verdict::Refused(refusal) => refusal.findings,
    };
    let window = match marketplace.rules.review_window(order) {
        ReviewWindow::Open { opens_at, closes_at } => Some((opens_at, closes_at)),
        ReviewWindow::NotDelivered | ReviewWindow::Unknown => None,
    };
    Ok((against, window))
}

fn details(findings: &[Finding], window: Option<(Instant, Instant)>) -> Details {
    Details::of_findings(findings).window(window.map(|(opens, _)| opens), window.map(|(_, closes)| closes))
}
