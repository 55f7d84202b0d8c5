use mail::{AttachmentLimits, Kept, Part, Stripped, admit};
use policy::{Finding, Outcome, Refusal};

use crate::{draft::Draft, scene::Scene};

impl Scene {
    /// The files that may travel. A caller can mend a call, so one file that may not travel refuses all of it, where a
    /// mail would lose just the file (RULEBOOK 25).
    pub(crate) fn admit_all(&self, draft: &Draft<'_>, parts: Vec<Part>) -> Result<Vec<Kept>, Refusal> {
        let limits = AttachmentLimits {
            total_bytes: self.marketplace.rules.attachment_total_bytes,
            // How many there may be is judged with everything else.
            max_count: parts.len(),
        };
        let object = |content_type: &'static str, bytes: &[u8]| self.objection(draft, content_type, bytes);
        let (kept, stripped) = admit(parts, &limits, &self.secrets, object);
        if stripped.is_empty() {
            return Ok(kept);
        }
        Err(Refusal { outcome: Outcome::Deny, findings: stripped.iter().map(finding).collect() })
    }
}

fn finding(stripped: &Stripped) -> Finding {
    Finding { message: format!("`{}`: {}", stripped.file_name, stripped.why), ..Finding::of(stripped.rule) }
}
