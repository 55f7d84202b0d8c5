use axum::{
    Json,
    body::Bytes,
    extract::State,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use host::{
    Services,
    http::{Fresh, Named, Now, Refused, SellingPartner},
};
use policy::Finding;
use spapi::{Created, ErrorList, Message, Operation, SpError};

use super::{details::details, files};
use crate::{draft::Draft, retry_after::retry_after, scene::Scene, send::Sent, subject::Subject};

/// The nine operations that send a message: 201 `{}`, or why not.
///
/// The API knows no idempotency key: a repeated call is another message, and the caps bind it.
pub(super) async fn send(
    State(services): State<Services>,
    partner: SellingPartner,
    named: Named,
    Now(now): Now,
    Fresh(entropy): Fresh,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Refused> {
    let Operation::SendMessage(kind) = partner.operation else {
        return Err(SpError::internal_failure().into());
    };
    let content_type = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let message = Message::read(kind, content_type, &body)?;
    let wanted = files::wanted(Subject::wanted(&named.order), &message.attachments);
    let facts = services.store.facts(wanted).await?;
    let subject = Subject::of_call(&facts, &named, &partner)?;
    let uploads = files::uploads(&facts, &subject, kind, now, &message.attachments)?;
    let scene =
        Scene::read(&services.store, subject, now, &entropy).await?.ok_or_else(Named::unknown_order)?;
    let files = match files::fetch(services.post.objects(), &scene, &uploads).await? {
        Ok(files) => files,
        Err(finding) => return Ok(refused(&scene, &[finding])),
    };
    let draft = Draft {
        reason: kind.reason(),
        text: &message.text,
        // There is no field to declare any in.
        necessary_links: &[],
        coverage: message.coverage,
        files,
    };
    match scene.send(&services, draft, None).await? {
        Sent::Taken { .. } => Ok((StatusCode::CREATED, Json(Created {})).into_response()),
        Sent::Refused(refusal) => Ok(refused(&scene, &refusal.findings)),
        // Nothing was done, and the same call makes another message.
        Sent::Meanwhile => Err(SpError::service_unavailable().into()),
    }
}

fn refused(scene: &Scene, findings: &[Finding]) -> Response {
    let errors = ErrorList::message_refused(findings, &details(scene, findings));
    (retry_after(scene.retry_at(findings), scene.now), Refused::from(errors)).into_response()
}
