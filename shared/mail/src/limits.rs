use mail_parser::{Message, PartType};
use memchr::memmem;

use crate::Held;

/// Bytes of a mail: what SES receives.
pub const MAIL_MAX: usize = 40 * 1024 * 1024;

/// Parts of a mail, those of nested mails included (RELIABILITY 4.4).
const PARTS_MAX: usize = 256;

/// Mails within a mail.
const NESTED_MAX: usize = 20;

/// How deep multiparts may lie in each other.
const DEPTH_MAX: usize = 20;

/// Colons, of which every field has one, so that no flood of fields reaches the parser.
const COLONS_MAX: usize = 512 * 1024;

/// Pairs of hyphens, of which every boundary line has one, so that no flood of parts does.
const HYPHEN_PAIRS_MAX: usize = 128 * 1024;

/// Content-Type fields: parts that could nest.
const TYPES_MAX: usize = 1024;

/// Bytes times Content-Type fields. A multipart whose boundary never comes makes the parser read on to the end.
const SEARCHED_MAX: usize = 1024 * 1024 * 1024;

/// Bytes that encoded words could make the parser read again: one that does not end is read to the end of its field.
const REREAD_MAX: usize = 64 * 1024 * 1024;

/// What the raw bytes must be like before the parser sees them, so that it takes bounded time, memory and stack.
/// Counts are upper bounds of what a parser could find, whatever MIME says, so nothing can hide from them.
pub(crate) fn check_raw(raw: &[u8]) -> Result<(), Held> {
    if raw.len() > MAIL_MAX {
        return Err(Held::TooLarge);
    }
    let hyphens = Hyphens::of(raw);
    let complex = memchr::memchr_iter(b':', raw).count() > COLONS_MAX
        || hyphens.pairs > HYPHEN_PAIRS_MAX
        || hyphens.types > TYPES_MAX
        || hyphens.types.saturating_mul(raw.len()) > SEARCHED_MAX
        || reread(raw) > REREAD_MAX;
    if complex { Err(Held::TooComplex) } else { Ok(()) }
}

struct Hyphens {
    pairs: usize,
    types: usize,
}

impl Hyphens {
    /// Base64 has no hyphen, so this passes quickly over attachments.
    fn of(raw: &[u8]) -> Self {
        let (mut pairs, mut types, mut last) = (0, 0, None);
        for at in memchr::memchr_iter(b'-', raw) {
            if last.is_some_and(|last| last + 1 == at) {
                pairs += 1;
            }
            last = Some(at);
            let before = at.checked_sub("content".len()).and_then(|start| raw.get(start..at));
            let after = raw.get(at + 1..at + 1 + "type".len());
            if before.is_some_and(|before| before.eq_ignore_ascii_case(b"content"))
                && after.is_some_and(|after| after.eq_ignore_ascii_case(b"type"))
            {
                types += 1;
            }
        }
        Self { pairs, types }
    }
}

/// For each `=?`, the bytes up to the end of its folded line.
fn reread(raw: &[u8]) -> usize {
    let (mut total, mut line_end) = (0usize, 0);
    for at in memmem::find_iter(raw, b"=?") {
        if at >= line_end {
            let rest = raw.get(at..).unwrap_or_default();
            line_end = memchr::memchr_iter(b'\n', rest)
                .find(|end| !matches!(rest.get(end + 1), Some(b' ' | b'\t')))
                .map_or(raw.len(), |end| at + end);
        }
        total = total.saturating_add(line_end - at);
    }
    total
}

/// How many parts and nested mails a parsed mail may have. Does not recurse, so no depth harms it.
pub(crate) fn check_parsed(message: &Message<'_>) -> Result<(), Held> {
    let (mut parts, mut nested) = (0, 0);
    let mut mails = vec![message];
    while let Some(mail) = mails.pop() {
        parts += mail.parts.len();
        for part in &mail.parts {
            if let PartType::Message(inner) = &part.body {
                nested += 1;
                mails.push(inner);
            }
        }
        if parts > PARTS_MAX || nested > NESTED_MAX {
            return Err(Held::TooManyParts);
        }
    }
    Ok(())
}

/// How deep parts may lie in each other, given the parent of each, which comes before it.
pub(crate) fn check_depth(parents: &[Option<usize>]) -> Result<(), Held> {
    let mut depths: Vec<usize> = Vec::with_capacity(parents.len());
    for parent in parents {
        depths.push(parent.and_then(|parent| depths.get(parent)).map_or(0, |depth| depth + 1));
    }
    if depths.iter().any(|depth| *depth > DEPTH_MAX) { Err(Held::TooDeep) } else { Ok(()) }
}
