use mail::{Disposition, Part};
use md5::{Digest, Md5};
use policy::{Finding, Instant, Rule};
use post::{Objects, Uploaded};
use spapi::{Attachment, ErrorList, MessageType, SpError};
use store::{Facts, Upload, UploadId, Wanted};

use host::http::Refused;

use crate::{scene::Scene, subject::Subject};

/// A file of a message, and where it was put.
pub(super) struct Attached<'a> {
    attachment: &'a Attachment,
    upload: Upload,
}

/// What has to be read of a message's files, too.
pub(super) fn wanted(wanted: Wanted, attachments: &[Attachment]) -> Wanted {
    attachments.iter().filter_map(id).fold(wanted, |wanted, id| wanted.upload(&id))
}

/// The uploads that attachments name. Each must be the seller's, for this order and type of message, and not be over; all
/// that are not are told at once.
pub(super) fn uploads<'a>(
    facts: &Facts,
    subject: &Subject,
    kind: MessageType,
    now: Instant,
    attachments: &'a [Attachment],
) -> Result<Vec<Attached<'a>>, Refused> {
    let (order, reason) = (&subject.order, kind.reason());
    let fits = |upload: &Upload| {
        upload.seller == order.seller
            && upload.order == order.id
            && upload.reason == reason
            && upload.stands(now)
    };
    let (mut found, mut unknown) = (Vec::new(), Vec::new());
    for attachment in attachments {
        let upload = match id(attachment) {
            Some(id) => facts.upload(&id)?.filter(fits),
            None => None,
        };
        match upload {
            Some(upload) => found.push(Attached { attachment, upload }),
            None => unknown.push(unknown_attachment(attachment)),
        }
    }
    ErrorList::of(unknown).map_or(Ok(found), |errors| Err(errors.into()))
}

/// The files as parts of a mail; one of which there is nothing, or something else than was announced, is unknown. The
/// inner error is a message whose files are too large together: what goes beyond the limit is not read.
pub(super) async fn fetch(
    objects: &Objects,
    scene: &Scene,
    attached: &[Attached<'_>],
) -> Result<Result<Vec<Part>, Finding>, Refused> {
    let most = scene.marketplace.rules.attachment_total_bytes;
    let mut room = most;
    let mut parts = Vec::new();
    for Attached { attachment, upload } in attached {
        match objects.uploaded(&upload.id, room).await? {
            Uploaded::File(bytes) if Md5::digest(&bytes).as_slice() == upload.md5 => {
                room = room.saturating_sub(bytes.len() as u64);
                parts.push(Part {
                    file_name: Some(attachment.file_name.clone()),
                    content_type: upload.content_type.clone().unwrap_or_default().to_ascii_lowercase(),
                    content_id: None,
                    disposition: Disposition::Attachment,
                    bytes: bytes.into(),
                });
            }
            Uploaded::File(_) | Uploaded::Nothing => return Err(unknown_attachment(attachment).into()),
            Uploaded::TooLarge => {
                let message = format!("`{}`: the files may have {most} bytes together", attachment.file_name);
                return Ok(Err(Finding { message, ..Finding::of(Rule::AttachmentSize) }));
            }
        }
    }
    Ok(Ok(parts))
}

fn id(attachment: &Attachment) -> Option<UploadId> {
    attachment.upload_destination_id.parse().ok()
}

fn unknown_attachment(attachment: &Attachment) -> SpError {
    SpError::unknown_attachment(&attachment.upload_destination_id)
}
