use base64::{Engine, engine::general_purpose::STANDARD};
use host::http::Problem;
use mail::{Disposition, Part};
use serde::Deserialize;
use utoipa::ToSchema;

/// A file of a message.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Attachment {
    /// Its name.
    #[schema(min_length = 1, example = "invoice.pdf")]
    file_name: String,
    /// What it is said to be; what it is, is found out from its bytes.
    #[schema(example = "application/pdf")]
    content_type: String,
    /// Its bytes in Base64.
    #[schema(format = Byte)]
    data_base64: String,
}

/// The files as parts of a mail.
pub(super) fn decode(attachments: &[Attachment]) -> Result<Vec<Part>, Problem> {
    let part = |(at, attachment): (usize, &Attachment)| {
        let bytes = STANDARD
            .decode(attachment.data_base64.as_bytes())
            .map_err(|error| Problem::invalid(format!("attachments[{at}].dataBase64"), error))?;
        if attachment.file_name.trim().is_empty() {
            return Err(Problem::invalid(format!("attachments[{at}].fileName"), "must not be empty"));
        }
        Ok(Part {
            file_name: Some(attachment.file_name.clone()),
            content_type: attachment.content_type.to_ascii_lowercase(),
            content_id: None,
            disposition: Disposition::Attachment,
            bytes,
        })
    };
    attachments.iter().enumerate().map(part).collect()
}
