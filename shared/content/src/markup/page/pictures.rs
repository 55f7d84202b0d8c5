use hypertext::Element;
use policy::Rule;

use super::{PICTURE_MAX, Page};
use crate::markup::{
    declarations::Declarations,
    length::{PAGE_WIDTH, exceeds, shown},
    picture::{self, Extent},
    source::{self, Source},
    style::Style,
    told::excerpt,
    tracking::{self, What},
};

/// Heights of pictures that are kept.
const HEIGHTS_MAX: usize = 1024;

impl Page<'_> {
    /// Takes that something besides pictures is loaded from elsewhere (`tracking-pixel`).
    pub(super) fn load_unseen(&mut self, what: &str, url: &str) {
        if Source::of(url).is_elsewhere() {
            self.told.tell(Rule::TrackingPixel, || format!("{what} is loaded from `{}`", excerpt(url)));
        }
    }

    /// Takes that a picture is loaded.
    pub(super) fn load_picture(&mut self, url: &str, what: What) {
        let source = Source::of(url);
        if source == Source::Insecure {
            self.told
                .tell(Rule::InsecureImage, || format!("the image `{}` is loaded over http", excerpt(url)));
        }
        let is_gif = source.is_elsewhere() && source::ends_as_gif(url);
        if is_gif || self.enclosed.facts(source).is_gif {
            self.told.tell(Rule::GifImage, || Rule::GifImage.message().to_owned());
        }
        if source.is_elsewhere() && !self.is_own(url) && tracking::names_reader(url, what) {
            self.told.tell(Rule::TrackingPixel, || {
                format!("the address of the image `{}` tells who reads the message", excerpt(url))
            });
        }
    }

    /// Takes a picture.
    pub(super) fn picture(&mut self, element: &Element, style: &Style, said: &Declarations) {
        let url = picture::address(element).unwrap_or_default();
        let alt = element.attribute("alt");
        if alt.is_none() {
            self.told.tell(Rule::InaccessibleMarkup, || format!("the image `{}` has no alt", excerpt(url)));
        }
        let block = self.open.last().map(|open| open.style.clone()).unwrap_or_default();
        let extent = Extent::of(said, self.enclosed.facts(Source::of(url)), &block);
        if style.is_hidden || extent.is_pixel() {
            self.told.tell(Rule::TrackingPixel, || format!("the image `{}` is not to be seen", excerpt(url)));
        }
        if let Some(width) = extent.width.filter(|width| exceeds(*width, PICTURE_MAX * PAGE_WIDTH)) {
            self.told.tell(Rule::ImageTooLarge, || {
                format!("the image `{}` is {} px wide, of {PAGE_WIDTH}", excerpt(url), shown(width))
            });
        }
        if alt.is_some_and(|alt| self.shows_web_address(alt)) {
            self.told.tell(Rule::LinkedLogo, || format!("the image `{}` shows a web address", excerpt(url)));
        }
        if let Some(height) = extent.height {
            self.end_line();
            self.height += height;
            if self.heights.len() < HEIGHTS_MAX {
                self.heights.push((height, url.to_owned()));
            }
        }
        self.gaps.shown(&mut self.told);
        self.margins.shown(1, block.inset);
        self.alignment.shown("", block.scope);
        self.tell_centred(&block);
        if let Some(open) = self.open.last_mut() {
            open.holds.picture = true;
            open.holds.text |= alt.is_some_and(|alt| !alt.trim().is_empty());
        }
    }
}
