use axum::{
    Json,
    extract::{Path, RawQuery, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use host::{
    Services,
    http::{Fresh, Named, Now, Refused, SellingPartner},
};
use spapi::{SpError, UploadDestination, UploadDestinationAnswer, UploadRequest};
use store::{Upload, UploadId, Wanted};

/// `createUploadDestinationForResource`: where to put one file for one type of message about one order, within 15
/// minutes. For 24 hours the file may be named by such messages, as often as the caller likes.
pub(super) async fn create(
    State(services): State<Services>,
    partner: SellingPartner,
    Path(resource): Path<String>,
    RawQuery(query): RawQuery,
    Now(now): Now,
    Fresh(entropy): Fresh,
) -> Result<Response, Refused> {
    let request = UploadRequest::read(&resource, query.as_deref().unwrap_or_default())?;
    let content_type = request.content_type.as_deref().map(media_type).transpose()?;
    let named = Named { order: request.resource.order, marketplace: request.marketplace };
    let facts = services.store.facts(Wanted::new().order(&named.order)).await?;
    let order = facts.order(&named.order)?.filter(|order| named.fits(order, &partner));
    let order = order.ok_or_else(Named::unknown_order)?;
    let id = UploadId::of_call(&entropy);
    let digest = request.content_md5.to_base64();
    let address = services.post.objects().upload_address(&id, &digest, content_type).await?;
    let upload = Upload {
        id,
        seller: order.seller,
        order: order.id,
        reason: request.resource.message.reason(),
        md5: request.content_md5.bytes(),
        content_type: content_type.map(ToOwned::to_owned),
        created_at: now,
    };
    services.store.expect_upload(&upload).await?;
    let destination = UploadDestination {
        upload_destination_id: upload.id.to_string(),
        url: address.url,
        headers: address.headers,
    };
    Ok((StatusCode::CREATED, Json(UploadDestinationAnswer { payload: destination })).into_response())
}

/// A content type as a header can carry it. Whether files of this type may travel is judged with the message.
fn media_type(text: &str) -> Result<&str, SpError> {
    const LONGEST: usize = 255;
    let text = text.trim();
    let readable = text.len() <= LONGEST && text.bytes().all(|byte| matches!(byte, b' '..=b'~'));
    if readable && text.contains('/') {
        return Ok(text);
    }
    let fix = "send a type such as application/pdf, percent-encoded, or leave it out";
    Err(SpError::invalid_input("contentType", "malformed", "is no media type", fix))
}
