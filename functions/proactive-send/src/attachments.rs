use axum::http::StatusCode;
use base64::{Engine, engine::general_purpose::STANDARD};
use host::http::Problem;
use mail::{AttachmentLimits, Disposition, Kept, Part, Secrets, Stripped, admit};
use policy::{Finding, MarketplaceRules, Rule};
use serde::Deserialize;

/// A file in a call.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Upload {
    file_name: String,
    content_type: String,
    data_base64: String,
}

/// The files as parts of a mail.
pub(crate) fn decode(uploads: &[Upload]) -> Result<Vec<Part>, Problem> {
    let part = |(at, upload): (usize, &Upload)| {
        let bytes = STANDARD
            .decode(upload.data_base64.as_bytes())
            .map_err(|error| Problem::invalid(format!("attachments[{at}].dataBase64"), error))?;
        if upload.file_name.trim().is_empty() {
            return Err(Problem::invalid(format!("attachments[{at}].fileName"), "must not be empty"));
        }
        Ok(Part {
            file_name: Some(upload.file_name.clone()),
            content_type: upload.content_type.to_ascii_lowercase(),
            content_id: None,
            disposition: Disposition::Attachment,
            bytes,
        })
    };
    uploads.iter().enumerate().map(part).collect()
}

/// The files that may travel. A caller can mend a call, so one file that may not travel refuses all of it (413 for
/// size, 415 for type; RULEBOOK 25) where a mail would lose just the file.
pub(crate) fn admit_all(
    parts: Vec<Part>,
    rules: &MarketplaceRules,
    secrets: &Secrets,
) -> Result<Vec<Kept>, Problem> {
    let limits = AttachmentLimits {
        total_bytes: rules.attachment_total_bytes,
        // How many there may be is judged with everything else.
        max_count: parts.len(),
    };
    let (kept, stripped) = admit(parts, &limits, secrets);
    let Some(first) = stripped.first() else { return Ok(kept) };
    let status = match first.rule {
        Rule::AttachmentSize => StatusCode::PAYLOAD_TOO_LARGE,
        Rule::AttachmentType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
        _ => StatusCode::BAD_REQUEST,
    };
    let findings: Vec<Finding> = stripped.iter().map(finding).collect();
    Err(Problem::refused(status, &findings))
}

fn finding(stripped: &Stripped) -> Finding {
    Finding { message: format!("`{}`: {}", stripped.file_name, stripped.why), ..Finding::of(stripped.rule) }
}
