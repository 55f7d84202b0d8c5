//! Our own call: `POST /v1/orders/{orderId}/messages`.

mod attachments;
mod body;
mod idempotency;
mod refusal;

use axum::{
    extract::State,
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
};
use host::{
    Services,
    http::{
        Body, Caller, Fresh, Id, Now, Problem, answered,
        description::{OrderPath, Problems, may_be},
    },
};
use policy::{Instant, MessageId, OrderId, Reason};
use serde::Serialize;
use spapi::Coverage;
use store::{IdempotencyKey, MessageState, Wanted};
use utoipa::ToSchema;

use self::{
    attachments::decode,
    body::MessageBody,
    idempotency::{answered_before, idempotency_key},
    refusal::{problem, review_request_elsewhere},
};
use crate::{
    draft::Draft,
    retry_after::retry_after,
    scene::Scene,
    send::{Recording, Sent},
    subject::Subject,
};

/// A message that was taken.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = SentMessage)]
struct SentBody<'a> {
    /// Its id.
    message_id: &'a str,
    /// `delivered` if SES took it, `accepted` if it waits to be handed over.
    #[schema(example = "delivered")]
    state: &'static str,
}

/// Send a message to the buyer of an order
///
/// The house writes the mail in the buyer's language: a subject with the order id, a line that says who writes about what,
/// then the text. Refused, the problem lists every rule that stands against it, with passages. If findings of several kinds
/// stand against a call, 403 wins over 400; findings on files come alone.
#[utoipa::path(
    post,
    path = "/v1/orders/{id}/messages",
    operation_id = "sendMessage",
    tag = "Messages",
    params(
        OrderPath,
        (
            "Idempotency-Key" = Option<String>, Header, nullable = false, min_length = 1, max_length = 255,
            description = "Names the call: for 24 hours a repetition with the same body is answered as the first was, and sent once.",
        ),
    ),
    request_body = MessageBody,
    security(("token" = ["marketplace"]), ("token" = ["seller"])),
    responses(
        (status = 201, description = "It was taken.", body = SentBody),
        Problems::<{ may_be::BODY | may_be::REFUSED_CONTENT | may_be::REFUSED | may_be::NOT_FOUND | may_be::CONFLICT
            | may_be::REFUSED_SIZE | may_be::REFUSED_TYPE | may_be::KEY_REUSED | may_be::REFUSED_VOLUME }>,
    ),
)]
pub(crate) async fn send(
    State(services): State<Services>,
    caller: Caller,
    id: Id,
    Now(now): Now,
    Fresh(entropy): Fresh,
    headers: HeaderMap,
    body: Body<MessageBody>,
) -> Result<Response, Problem> {
    let id: OrderId = id.known("order")?;
    let key = idempotency_key(&headers, &caller, &id, &body.bytes)?;
    let mut wanted = Subject::wanted(&id);
    if let Some(key) = &key {
        wanted = wanted.recorded(key);
    }
    let facts = services.store.facts(wanted).await?;
    let unknown = || Problem::not_found("order");
    let subject =
        Subject::of(&facts, &id)?.filter(|subject| caller.may_see(&subject.order)).ok_or_else(unknown)?;
    if let Some(key) = &key
        && let Some(answer) = answered_before(facts.recorded(key)?, key, now)
    {
        return answer;
    }
    let reason = body.value.reason()?;
    if reason == Reason::RequestReview {
        return refused(&services, key.as_ref(), &review_request_elsewhere(), now).await;
    }
    let draft = Draft {
        reason,
        text: &body.value.text,
        necessary_links: &body.value.necessary_links,
        coverage: Coverage::default(),
        files: decode(&body.value.attachments)?,
    };
    let scene = Scene::read(&services.store, subject, now, &entropy).await?.ok_or_else(unknown)?;
    let recording =
        key.as_ref().map(|key| Recording { key, status: StatusCode::CREATED.as_u16(), body: sent_body });
    match scene.send(&services, draft, recording).await? {
        Sent::Taken { message, state } => {
            Ok(answered(StatusCode::CREATED.as_u16(), sent_body(&message, state)))
        }
        Sent::Refused(refusal) => {
            let answer = refused(&services, key.as_ref(), &problem(&refusal.findings), now).await?;
            Ok((retry_after(scene.retry_at(&refusal.findings), now), answer).into_response())
        }
        Sent::Meanwhile => {
            let again = || {
                Problem::conflict("the same Idempotency-Key is being answered right now; send the call again")
            };
            let key = key.as_ref().ok_or_else(again)?;
            let facts = services.store.facts(Wanted::new().recorded(key)).await?;
            answered_before(facts.recorded(key)?, key, now).ok_or_else(again)?
        }
    }
}

/// Answers with a refusal. The first verdict is given again, as long as the key is kept.
async fn refused(
    services: &Services,
    key: Option<&IdempotencyKey>,
    problem: &Problem,
    now: Instant,
) -> Result<Response, Problem> {
    let status = problem.status().as_u16();
    if let Some(key) = key {
        services.store.record(key, status, &problem.body(), now).await?;
    }
    Ok(answered(status, problem.body()))
}

fn sent_body(message: &MessageId, state: MessageState) -> String {
    let body = SentBody { message_id: message.as_str(), state: state.word() };
    serde_json::to_string(&body).unwrap_or_default()
}
