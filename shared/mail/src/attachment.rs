use policy::Rule;

use crate::{Disposition, Part, Secrets, cleaning, file_name, file_type::FileType};

/// A file that travels on: named by us, without metadata and secrets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Sanitised (`attachment-name`).
    pub file_name: String,
    /// What its name, declared type and content agreed on.
    pub content_type: &'static str,
    /// For a file that the sender's HTML showed in place: a label of ours, the same for nobody else's file.
    pub inline_id: Option<String>,
    /// Cleaned content.
    pub bytes: Vec<u8>,
}

/// A file that does not travel. Both sides are told (`attachment-told`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stripped {
    /// Sanitised.
    pub file_name: String,
    /// The rule that it breaks.
    pub rule: Rule,
    /// Why, for the sender.
    pub why: String,
    /// The rules of contents that it breaks, for a file that is removed for what it says.
    pub broken: Vec<Rule>,
}

/// What stands against what a file says (`attachment-content`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Objection {
    /// The rules that it breaks, never none.
    pub broken: Vec<Rule>,
    /// Where and how, for the sender.
    pub why: String,
}

/// How much one message may carry (RULEBOOK 14 and 26).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AttachmentLimits {
    /// Sum of the bytes of all files as they were sent, decoded; this many are still admitted.
    pub total_bytes: u64,
    /// Most files; this many are still admitted.
    pub max_count: usize,
}

/// A file that may travel if there is room.
struct Candidate {
    kept: Kept,
    sent_bytes: u64,
}

/// Decides which files travel, and cleans them (`attachment-type`, `mask-never-leak-files`, `attachment-content`,
/// `attachment-count`, `attachment-size`, in this order: a file that cannot travel takes no room). Both lists keep the
/// order of the message.
///
/// What a file says is for `object` to judge, by its media type and its bytes: as they were sent, so with all properties;
/// those of a text file as they travel, so without addresses, which are replaced in it.
pub fn admit(
    parts: Vec<Part>,
    limits: &AttachmentLimits,
    secrets: &Secrets,
    object: impl Fn(&'static str, &[u8]) -> Option<Objection>,
) -> (Vec<Kept>, Vec<Stripped>) {
    let mut judged: Vec<Result<Candidate, Stripped>> =
        parts.into_iter().enumerate().map(|(place, part)| examine(part, place, secrets, &object)).collect();
    for surplus in judged.iter_mut().filter(|file| file.is_ok()).skip(limits.max_count) {
        strip(surplus, Rule::AttachmentCount, format!("at most {} files may be sent", limits.max_count));
    }
    while judged.iter().flatten().map(|file| file.sent_bytes).sum::<u64>() > limits.total_bytes {
        let largest = judged
            .iter_mut()
            .filter(|file| file.is_ok())
            .max_by_key(|file| file.as_ref().map_or(0, |file| file.sent_bytes));
        let Some(largest) = largest else { break };
        strip(
            largest,
            Rule::AttachmentSize,
            format!("the files may have {} bytes together", limits.total_bytes),
        );
    }
    let (mut kept, mut stripped) = (Vec::new(), Vec::new());
    for file in judged {
        match file {
            Ok(candidate) => kept.push(candidate.kept),
            Err(refused) => stripped.push(refused),
        }
    }
    (kept, stripped)
}

fn strip(file: &mut Result<Candidate, Stripped>, rule: Rule, why: String) {
    if let Ok(candidate) = file {
        let file_name = core::mem::take(&mut candidate.kept.file_name);
        *file = Err(Stripped { file_name, rule, why, broken: Vec::new() });
    }
}

fn examine(
    part: Part,
    place: usize,
    secrets: &Secrets,
    object: impl Fn(&'static str, &[u8]) -> Option<Objection>,
) -> Result<Candidate, Stripped> {
    let name = part.file_name.as_deref().filter(|name| !name.trim().is_empty());
    let ending = name.map(|name| file_name::ending(name).unwrap_or_default());
    let file_name = file_name::sanitised(name.unwrap_or_default(), secrets);
    let stripped =
        |file_name, rule, why: &str| Stripped { file_name, rule, why: why.to_owned(), broken: Vec::new() };
    let file_type = match FileType::recognise(ending.as_deref(), &part.content_type, &part.bytes) {
        Ok(file_type) => file_type,
        Err(why) => return Err(stripped(file_name, Rule::AttachmentType, why)),
    };
    let file_name = match (name, file_type.endings().first()) {
        (None, Some(ending)) => format!("file-{}.{ending}", place + 1),
        _ => file_name,
    };
    let sent_bytes = part.bytes.len() as u64;
    let inline = match part.disposition {
        Disposition::Inline => part.content_id.is_some() && file_type != FileType::Text,
        Disposition::Attachment => false,
    };
    let content_type = file_type.content_type();
    let as_sent = (file_type != FileType::Text).then(|| object(content_type, &part.bytes));
    let bytes = match cleaning::clean(file_type, part.bytes, secrets) {
        Ok(bytes) => bytes,
        Err(unclean) => return Err(stripped(file_name, unclean.rule(), &unclean.to_string())),
    };
    if let Some(Objection { broken, why }) = as_sent.unwrap_or_else(|| object(content_type, &bytes)) {
        return Err(Stripped { file_name, rule: Rule::AttachmentContent, why, broken });
    }
    let inline_id = inline.then(|| format!("file-{}", place + 1));
    let kept = Kept { file_name, content_type, inline_id, bytes };
    Ok(Candidate { kept, sent_bytes })
}
