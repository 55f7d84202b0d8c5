use std::cmp::Reverse;

use axum::{
    Json,
    extract::State,
    response::{IntoResponse, Response},
};
use host::{
    Services,
    http::{Fresh, Named, Now, Refused, SellingPartner},
};
use policy::{Finding, available_reasons};
use spapi::{MessageType, messaging_actions};

use super::details::details;
use crate::{scene::Scene, subject::Subject};

/// `getMessagingActionsForOrder`: exactly the types of which a flawless message would be sent now: the order's state
/// admits them, the window is open and no cap is reached. The buyer's preference plays no part (`optout-unknowable`).
///
/// If there is none, the header `x-aboveboard-reason` tells why.
pub(super) async fn actions(
    State(services): State<Services>,
    partner: SellingPartner,
    named: Named,
    Now(now): Now,
    Fresh(entropy): Fresh,
) -> Result<Response, Refused> {
    let facts = services.store.facts(Subject::wanted(&named.order)).await?;
    let subject = Subject::of_call(&facts, &named, &partner)?;
    let scene =
        Scene::read(&services.store, subject, now, &entropy).await?.ok_or_else(Named::unknown_order)?;
    let open = scene.open_types();
    let answer = Json(messaging_actions(&named.order, &named.marketplace, &open));
    if open.is_empty() {
        let reason = details(&scene, &scene.why_none_is_open()).header_value();
        return Ok(([(spapi::header::REASON, reason)], answer).into_response());
    }
    Ok(answer.into_response())
}

impl Scene {
    fn open_types(&self) -> Vec<MessageType> {
        let is_open = |kind: &MessageType| self.stands_against(kind.reason()).is_empty();
        MessageType::ALL.into_iter().filter(is_open).collect()
    }

    /// What stands against the types that the order's state admits, and if it admits none, against all; what stands
    /// against most of them first.
    fn why_none_is_open(&self) -> Vec<Finding> {
        let admitted = available_reasons(&self.order, &self.marketplace.rules);
        let reasons = MessageType::ALL.map(MessageType::reason);
        let none = !reasons.iter().any(|reason| admitted.contains(reason));
        let mut against: Vec<(usize, Finding)> = Vec::new();
        for reason in reasons.into_iter().filter(|reason| none || admitted.contains(reason)) {
            for finding in self.stands_against(reason) {
                match against.iter_mut().find(|(_, known)| *known == finding) {
                    Some((types, _)) => *types += 1,
                    None => against.push((1, finding)),
                }
            }
        }
        against.sort_by_key(|(types, _)| Reverse(*types));
        against.into_iter().map(|(_, finding)| finding).collect()
    }
}
