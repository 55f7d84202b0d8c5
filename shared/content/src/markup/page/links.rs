use hypertext::Element;
use policy::{Field, Passage, Rule};

use super::{Open, Page};
use crate::markup::{
    told::excerpt,
    tracking::{self, What},
};
use crate::{LinkTarget, host, link::links, normal::Normal, target, token::Tokens};

impl Page<'_> {
    /// Judges where a link leads that shows a picture (`linked-logo`), or tells who follows it (`tracking-pixel`). What
    /// a link without any words leads to is read nowhere else.
    pub(super) fn judge_link(&mut self, link: &Open<'_>) {
        let Some(href) = link.element.attribute("href") else { return };
        if !link.holds.text && !link.holds.picture {
            return;
        }
        let is_away = !self.is_own(href);
        if is_away && tracking::names_reader(href, What::Seen) {
            self.told.tell(Rule::TrackingPixel, || {
                format!("the link to `{}` tells who follows it", excerpt(href))
            });
        }
        if link.holds.picture {
            self.judge_picture_link(href, is_away);
            if !link.holds.text {
                self.judge_target(href);
            }
        }
    }

    /// Judges a part of a picture that links.
    pub(super) fn judge_area(&mut self, element: &Element) {
        if let Some(href) = element.attribute("href") {
            self.judge_picture_link(href, !self.is_own(href));
            self.judge_target(href);
        }
    }

    fn judge_picture_link(&mut self, href: &str, is_away: bool) {
        if is_away {
            self.told.tell(Rule::LinkedLogo, || format!("an image links to `{}`", excerpt(href)));
        }
    }

    fn judge_target(&mut self, href: &str) {
        let nowhere = Passage { field: Field::Body, start: 0, end: 0, text: String::new() };
        let target = LinkTarget { href: href.to_owned(), passage: nowhere };
        for finding in target::findings(&target, &self.setting.content) {
            self.told.tell(finding.rule, || finding.message.clone());
        }
    }

    /// Whether an address leads to the marketplace, or nowhere on the web.
    pub(super) fn is_own(&self, href: &str) -> bool {
        let declared = &self.setting.content.necessary_links;
        declared.iter().any(|declared| declared.trim() == href.trim())
            || target::host(href).is_none_or(|host| host::is_own(&host, &self.setting.content))
    }

    pub(super) fn shows_web_address(&self, text: &str) -> bool {
        let normal = Normal::of(text);
        let links = links(&normal, &Tokens::of(normal.text()), &[]);
        links.iter().any(|link| !host::is_own(&link.host, &self.setting.content))
    }
}
