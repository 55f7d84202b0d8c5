use std::{borrow::Cow, sync::LazyLock};

use mail_parser::{HeaderName, MessageParser, decoders::charsets::map::charset_decoder};

use crate::{
    BODY_MAX, Body, Held, Markup, Part,
    html::{self, Rendered},
    leaf::{self, Leaf, Place},
    limits,
};

/// What a mail carries.
pub(crate) struct Content {
    /// What the sender composed.
    pub(crate) body: Body,
    /// The HTML among it, shown or not.
    pub(crate) markup: Markup,
    /// Everything else.
    pub(crate) attachments: Vec<Part>,
}

/// Takes the parts of a mail apart. To be run where the stack is deep, since dropping nested mails recurses
/// (RELIABILITY 4.3).
///
/// The body is the HTML part where there is one that shows anything, else the plain one: what is judged and what
/// is delivered then is the very text that the sender composed. Texts that follow each other are one body.
pub(crate) fn read(raw: &[u8]) -> Result<Content, Held> {
    let message = PARSER.parse(raw).ok_or(Held::Unparseable)?;
    limits::check_parsed(&message)?;
    let leaves = leaf::leaves(&message, raw)?;
    let Rendered { body, markup } = rendered(&leaves)?;
    let attachments = leaves.into_iter().filter(is_file).map(Leaf::into_part).collect();
    Ok(Content { body, markup, attachments })
}

/// Finds parts and their types alone. It must not see how they are encoded: it would decode nested mails, whose
/// nesting no count of the raw bytes could bound.
static PARSER: LazyLock<MessageParser> = LazyLock::new(|| {
    MessageParser::new()
        .header_content_type(HeaderName::ContentType)
        .header_content_type(HeaderName::ContentDisposition)
        .header_id(HeaderName::ContentId)
        .default_header_ignore()
});

/// Whether a leaf is neither the body nor another form of it.
fn is_file(leaf: &Leaf<'_>) -> bool {
    let form_of_body = matches!(leaf.place, Place::Alternative(_))
        && leaf.content_type.starts_with("text/")
        && leaf.content_type != "text/calendar";
    !leaf.shows_text() && !form_of_body
}

fn rendered(leaves: &[Leaf<'_>]) -> Result<Rendered, Held> {
    let mut rendered = Rendered::default();
    let mut seen = Vec::new();
    for leaf in leaves.iter().filter(|leaf| leaf.shows_text()) {
        match leaf.place {
            Place::Single | Place::Resource => rendered.append(shown(leaf)?),
            Place::Alternative(_) if seen.contains(&leaf.place) => {}
            Place::Alternative(_) => {
                seen.push(leaf.place);
                rendered.append(best_form(leaves, leaf.place)?);
            }
        }
    }
    let spans = rendered.body.lines.iter().flat_map(|line| &line.spans);
    let size = spans.map(|span| span.text.len()).sum::<usize>();
    if size > BODY_MAX { Err(Held::TextTooLong) } else { Ok(rendered) }
}

/// The HTML of a `multipart/alternative`, or its plain text if the HTML shows nothing.
fn best_form(leaves: &[Leaf<'_>], place: Place) -> Result<Rendered, Held> {
    let mut best = Rendered::default();
    for form in ["text/html", "text/plain"] {
        best.body.lines.clear();
        for leaf in
            leaves.iter().filter(|leaf| leaf.place == place && leaf.shows_text() && leaf.content_type == form)
        {
            best.append(shown(leaf)?);
        }
        if best.body.lines.iter().any(|line| !line.shows_nothing()) {
            break;
        }
    }
    Ok(best)
}

fn shown(leaf: &Leaf<'_>) -> Result<Rendered, Held> {
    let text = decoded(&leaf.bytes, leaf.charset.as_deref());
    match leaf.content_type.as_str() {
        "text/html" => html::render(&text).map_err(|_| Held::TextTooLong),
        _ if text.len() > BODY_MAX => Err(Held::TextTooLong),
        _ => Ok(Rendered { body: Body::from_text(&text, leaf.format), ..Rendered::default() }),
    }
}

/// The text in Unicode. What names no known charset is UTF-8 if it can be, else the charset that browsers assume.
fn decoded<'a>(bytes: &'a [u8], charset: Option<&str>) -> Cow<'a, str> {
    if let Some(decode) = charset.and_then(|name| charset_decoder(name.trim().as_bytes())) {
        return Cow::Owned(decode(bytes));
    }
    match (core::str::from_utf8(bytes), charset_decoder(b"windows-1252")) {
        (Ok(text), _) => Cow::Borrowed(text),
        (Err(_), Some(decode)) => Cow::Owned(decode(bytes)),
        (Err(_), None) => String::from_utf8_lossy(bytes),
    }
}
