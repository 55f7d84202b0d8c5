use std::borrow::Cow;

use mail_parser::{ContentType, HeaderName, Message, MessagePart, MimeHeaders, PartType};

use crate::{Disposition, Format, Held, Part, limits, transfer_encoding::TransferEncoding};

/// A part of a mail that holds no other parts, decoded.
pub(crate) struct Leaf<'a> {
    /// `type/subtype` in lower case.
    pub(crate) content_type: String,
    /// What its text is written in, as declared.
    pub(crate) charset: Option<String>,
    /// How its lines are to be read.
    pub(crate) format: Format,
    /// Where it stands among its siblings.
    pub(crate) place: Place,
    file_name: Option<String>,
    content_id: Option<String>,
    disposition: Disposition,
    /// The decoded bytes.
    pub(crate) bytes: Cow<'a, [u8]>,
}

/// Where a leaf stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// On its own.
    Single,
    /// Within the `multipart/alternative` of this number, the outermost if there are several.
    Alternative(usize),
    /// What the text of a `multipart/related` refers to.
    Resource,
}

/// The leaves of a mail in order. Parts of nested mails are not among them; a nested mail is a leaf.
pub(crate) fn leaves<'a>(message: &'a Message<'_>, raw: &'a [u8]) -> Result<Vec<Leaf<'a>>, Held> {
    let tree = Tree::of(message)?;
    let mut leaves = Vec::new();
    for (index, part) in message.parts.iter().enumerate() {
        check_fields(part)?;
        let declared = declared_type(part);
        let encoding = transfer_encoding(part, raw)?;
        if declared.as_deref().is_some_and(|name| name.starts_with("multipart/")) {
            if encoding != TransferEncoding::Identity || !has_clear_boundary(part, raw) {
                return Err(Held::AmbiguousMime);
            }
        } else {
            leaves.push(leaf(part, raw, declared, encoding, tree.place(index))?);
        }
    }
    Ok(leaves)
}

fn leaf<'a>(
    part: &'a MessagePart<'_>,
    raw: &'a [u8],
    declared: Option<String>,
    encoding: TransferEncoding,
    place: Place,
) -> Result<Leaf<'a>, Held> {
    let content_type = match declared {
        Some(declared) => declared,
        None if part.is_message() => "message/rfc822".to_owned(),
        None => "text/plain".to_owned(),
    };
    if matches!(content_type.as_str(), "message/rfc822" | "message/global")
        && encoding != TransferEncoding::Identity
    {
        // RFC 2046 5.2.1 forbids it, and the parser loses its way.
        return Err(Held::AmbiguousMime);
    }
    let range = part.offset_body as usize..part.offset_end as usize;
    let bytes = encoding.decode(raw.get(range).unwrap_or_default()).ok_or(Held::AmbiguousMime)?;
    let file_name = part.attachment_name().map(str::to_owned);
    let content_id = part.content_id().map(str::to_owned);
    let is_shown = match part.content_disposition() {
        Some(declared) => declared.ctype().eq_ignore_ascii_case("inline"),
        None => content_id.is_some() || (file_name.is_none() && content_type.starts_with("text/")),
    };
    let disposition = if is_shown { Disposition::Inline } else { Disposition::Attachment };
    let attribute = |name: &str| part.content_type().and_then(|declared| declared.attribute(name));
    let is = |name: &str, value: &str| {
        attribute(name).is_some_and(|given| given.trim().eq_ignore_ascii_case(value))
    };
    let format = match (is("format", "flowed"), is("delsp", "yes")) {
        (true, true) => Format::FlowedDelSp,
        (true, false) => Format::Flowed,
        (false, _) => Format::Fixed,
    };
    let charset = attribute("charset").map(str::to_owned);
    Ok(Leaf { content_type, charset, format, place, file_name, content_id, disposition, bytes })
}

impl Leaf<'_> {
    /// Whether it is text to be read with the mail rather than a file.
    pub(crate) fn shows_text(&self) -> bool {
        matches!(self.content_type.as_str(), "text/plain" | "text/html")
            && self.disposition == Disposition::Inline
            && self.file_name.is_none()
            && self.place != Place::Resource
    }

    /// As a part that is not the body.
    pub(crate) fn into_part(self) -> Part {
        Part {
            file_name: self.file_name,
            content_type: self.content_type,
            content_id: self.content_id,
            disposition: self.disposition,
            bytes: self.bytes.into_owned(),
        }
    }
}

/// Which part lies in which.
struct Tree {
    parents: Vec<Option<usize>>,
    kinds: Vec<Kind>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Alternative,
    Related { root: Option<usize> },
    Other,
}

impl Tree {
    fn of(message: &Message<'_>) -> Result<Self, Held> {
        let mut parents = vec![None; message.parts.len()];
        let mut kinds = Vec::with_capacity(message.parts.len());
        for (index, part) in message.parts.iter().enumerate() {
            let children = part.sub_parts().unwrap_or_default().iter().map(|child| *child as usize);
            let first = children.clone().next();
            for child in children.filter(|child| *child > index) {
                if let Some(parent) = parents.get_mut(child) {
                    *parent = Some(index);
                }
            }
            kinds.push(match (declared_type(part).as_deref(), first) {
                (Some("multipart/alternative"), _) => Kind::Alternative,
                (Some("multipart/related"), root) => Kind::Related { root },
                _ => Kind::Other,
            });
        }
        limits::check_depth(&parents)?;
        Ok(Self { parents, kinds })
    }

    fn place(&self, index: usize) -> Place {
        let (mut place, mut child) = (Place::Single, index);
        while let Some(Some(parent)) = self.parents.get(child) {
            match self.kinds.get(*parent) {
                Some(Kind::Related { root }) if *root != Some(child) => return Place::Resource,
                Some(Kind::Alternative) => place = Place::Alternative(*parent),
                Some(Kind::Related { .. } | Kind::Other) | None => {}
            }
            child = *parent;
        }
        place
    }
}

fn declared_type(part: &MessagePart<'_>) -> Option<String> {
    let declared = part.content_type()?;
    let subtype = declared.subtype().unwrap_or("*");
    Some(format!("{}/{subtype}", declared.ctype()).to_ascii_lowercase())
}

/// Fields that say what a part is must not say it twice (RELIABILITY T-21).
fn check_fields(part: &MessagePart<'_>) -> Result<(), Held> {
    let once = |name: &HeaderName<'_>| part.headers.iter().filter(|header| header.name == *name).count() <= 1;
    let clear =
        [HeaderName::ContentType, HeaderName::ContentTransferEncoding, HeaderName::ContentDisposition]
            .iter()
            .all(once);
    if clear { Ok(()) } else { Err(Held::AmbiguousMime) }
}

fn transfer_encoding(part: &MessagePart<'_>, raw: &[u8]) -> Result<TransferEncoding, Held> {
    match raw_field(part, &HeaderName::ContentTransferEncoding, raw) {
        None => Ok(TransferEncoding::Identity),
        Some(value) => TransferEncoding::of(&String::from_utf8_lossy(value)).ok_or(Held::AmbiguousMime),
    }
}

/// Longer boundaries are no mail program's (RFC 2046 allows 70 bytes; RELIABILITY 4.4).
const BOUNDARY_MAX: usize = 256;

/// Whether a multipart names one boundary in one plain way, and is divided by it.
fn has_clear_boundary(part: &MessagePart<'_>, raw: &[u8]) -> bool {
    let attributes = part.content_type().and_then(ContentType::attributes).unwrap_or_default();
    let mut boundaries = attributes.iter().filter(|attribute| attribute.name == "boundary");
    let (Some(boundary), None) = (boundaries.next(), boundaries.next()) else { return false };
    let field = raw_field(part, &HeaderName::ContentType, raw).unwrap_or_default().to_ascii_lowercase();
    let encoded = memchr::memmem::find(&field, b"boundary*").is_some()
        || memchr::memmem::find(&field, b"=?")
            .is_some_and(|at| memchr::memmem::find(field.get(at..).unwrap_or_default(), b"?=").is_some());
    (1..=BOUNDARY_MAX).contains(&boundary.value.len())
        && !boundary.value.ends_with(char::is_whitespace)
        && !encoded
        && matches!(part.body, PartType::Multipart(_))
}

fn raw_field<'a>(part: &MessagePart<'_>, name: &HeaderName<'_>, raw: &'a [u8]) -> Option<&'a [u8]> {
    let field = part.headers.iter().find(|header| header.name == *name)?;
    raw.get(field.offset_start as usize..field.offset_end as usize)
}
