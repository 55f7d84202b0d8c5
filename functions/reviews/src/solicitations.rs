use axum::{
    Json, Router,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use host::{
    Services,
    http::{Fresh, Named, Now, Refused, SellingPartner, SellingPartnerApi},
};
use policy::{Finding, Instant};
use post::{Outlook, Watch};
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
    named: Named,
    Now(now): Now,
) -> Result<Response, Refused> {
    let outlook = services.post.review_outlook(&named.order, now).await?;
    let outlook = outlook.filter(|outlook| named.fits(&outlook.order, &partner));
    let Outlook { against, window, .. } = outlook.ok_or_else(Named::unknown_order)?;
    if against.is_empty() {
        let open = [SolicitationType::ProductReviewAndSellerFeedback];
        return Ok(Json(solicitation_actions(&named.order, &named.marketplace, &open)).into_response());
    }
    let reason = details(&against, window).header_value();
    let none = Json(solicitation_actions(&named.order, &named.marketplace, &[]));
    Ok(([(spapi::header::REASON, reason)], none).into_response())
}

/// `createProductReviewAndSellerFeedbackSolicitation`: 201 `{}`, also if nobody knows yet whether SES took it: it is
/// never sent twice. The body is not read, since clients send whatever they like in it.
async fn solicit(
    State(services): State<Services>,
    partner: SellingPartner,
    named: Named,
    Now(now): Now,
    Fresh(entropy): Fresh,
) -> Result<Response, Refused> {
    let watch = Watch::starting_at(now);
    let facts = services.store.facts(Wanted::new().order(&named.order)).await?;
    let order = facts.order(&named.order)?.filter(|order| named.fits(order, &partner));
    let order = order.ok_or_else(Named::unknown_order)?;
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

fn details(findings: &[Finding], window: Option<(Instant, Instant)>) -> Details {
    Details::of_findings(findings).window(window.map(|(opens, _)| opens), window.map(|(_, closes)| closes))
}
