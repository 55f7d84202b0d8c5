use std::collections::HashMap;

use data_encoding::BASE64;
use hypertext::Element;

use super::{
    Picture, Placement,
    declarations::Declarations,
    length::{Length, exceeds},
    source::Source,
    style::Style,
};

/// The pictures that came with a mail, as far as rules ask.
pub(super) struct Enclosed<'a> {
    by_id: HashMap<&'a str, Facts>,
    /// Whether one of them is a GIF that is shown even if no HTML says where.
    pub(super) has_inline_gif: bool,
}

/// What the bytes of a picture say.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Facts {
    pub(super) is_gif: bool,
    /// Its own width and height in px.
    size: Option<(f64, f64)>,
}

impl<'a> Enclosed<'a> {
    pub(super) fn of(pictures: &[Picture<'a>]) -> Self {
        let facts = |picture: &Picture<'_>| {
            let facts = Facts::of(picture.bytes);
            Facts { is_gif: facts.is_gif || picture.content_type == "image/gif", ..facts }
        };
        let mut by_id = HashMap::new();
        let mut has_inline_gif = false;
        for picture in pictures {
            let facts = facts(picture);
            has_inline_gif |= facts.is_gif && picture.placement == Placement::Inline;
            if let Some(id) = picture.content_id {
                by_id.insert(id, facts);
            }
        }
        Self { by_id, has_inline_gif }
    }

    /// What is known of the picture at an address.
    pub(super) fn facts(&self, source: Source<'_>) -> Facts {
        match source {
            Source::Enclosed(id) => self.by_id.get(id).copied().unwrap_or_default(),
            Source::Within(data) => {
                let (kind, data) = data.split_once(',').unwrap_or((data, ""));
                let whole = data.len() - data.len() % 4;
                let bytes = data.get(..whole).and_then(|data| BASE64.decode(data.as_bytes()).ok());
                let facts = bytes.map(|bytes| Facts::of(&bytes)).unwrap_or_default();
                let is_gif = kind.trim_start().to_ascii_lowercase().starts_with("image/gif");
                Facts { is_gif: facts.is_gif || is_gif, ..facts }
            }
            Source::Insecure | Source::Remote | Source::Nowhere => Facts::default(),
        }
    }
}

impl Facts {
    fn of(bytes: &[u8]) -> Self {
        let in_px = |px: usize| u32::try_from(px).map(f64::from).ok();
        let size = imagesize::blob_size(bytes).ok();
        Self {
            is_gif: bytes.starts_with(b"GIF87a") || bytes.starts_with(b"GIF89a"),
            size: size.and_then(|size| Some((in_px(size.width)?, in_px(size.height)?))),
        }
    }
}

/// How large a picture is shown, in px; none where that is not known without loading it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Extent {
    pub(super) width: Option<f64>,
    pub(super) height: Option<f64>,
}

/// Neither side of a tracking pixel is longer (RULEBOOK 6).
const PIXEL_MAX: f64 = 3.0;

impl Extent {
    /// The extent of a picture in a block of `style`, by what is said of it and what it is by itself.
    pub(super) fn of(said: &Declarations, facts: Facts, style: &Style) -> Self {
        let across = |length: Length| length.px(style.width, style.size).max(0.0);
        // Of a height that nobody knows a share is none.
        let down = |length: Length| match length {
            Length::Share(_) => None,
            Length::Px(_) | Length::Em(_) => Some(length.px(0.0, style.size).max(0.0)),
        };
        let own = facts.size.filter(|(width, height)| *width > 0.0 && *height > 0.0);
        let (mut width, mut height) = (said.width.map(across), said.height.and_then(down));
        if let Some((own_width, own_height)) = own {
            let (given_width, given_height) = (width, height);
            width = Some(width.unwrap_or(given_height.map_or(own_width, |px| px * own_width / own_height)));
            height = Some(height.unwrap_or(given_width.map_or(own_height, |px| px * own_height / own_width)));
        }
        let free_height = said.height.is_none();
        let bounded = |px: Option<f64>, min: Option<f64>, max: Option<f64>| {
            let px = px.map(|px| max.map_or(px, |max| px.min(max)));
            min.map_or(px, |min| Some(px.unwrap_or_default().max(min)))
        };
        let bound_width = bounded(width, said.width_min.map(across), said.width_max.map(across));
        if let (true, Some(before), Some(after), Some(px)) = (free_height, width, bound_width, height)
            && exceeds(before, after)
        {
            height = Some(px * after / before);
        }
        let height = bounded(height, said.height_min.and_then(down), said.height_max.and_then(down));
        Self { width: bound_width, height }
    }

    /// Whether nobody sees it. A side that is not known is taken to be as short as the other.
    pub(super) fn is_pixel(self) -> bool {
        let is_short = |px: f64| !exceeds(px, PIXEL_MAX);
        match (self.width, self.height) {
            (Some(width), Some(height)) => is_short(width) && is_short(height) || width < 0.5 || height < 0.5,
            (Some(side), None) | (None, Some(side)) => is_short(side),
            (None, None) => false,
        }
    }
}

/// The address that an element loads a picture from first.
pub(super) fn address(element: &Element) -> Option<&str> {
    let attributes: &[&str] = match &*element.name {
        "img" => &["src"],
        "image" => &["src", "href", "xlink:href"],
        "video" => &["poster"],
        "input" if element.attribute("type").is_some_and(|kind| kind.eq_ignore_ascii_case("image")) => {
            &["src"]
        }
        "body" | "table" | "td" | "th" | "tr" => &["background"],
        _ => &[],
    };
    attributes.iter().find_map(|attribute| element.attribute(attribute))
}
