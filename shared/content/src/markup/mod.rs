//! The markup of a seller's HTML: pictures, styling and structure (RULEBOOK 6 and 7).
//!
//! Measured on a page 600 px wide, after `<style>` sheets, `style` attributes and the attributes of old HTML are put
//! together as a browser does. Nothing is loaded. Hidden text is judged as if it were shown. What cannot be told,
//! such as a selector or a query that nobody can decide without a browser, is taken to hold.

mod align;
mod colour;
mod component;
mod declarations;
mod element;
mod font;
mod gaps;
mod length;
mod margins;
mod media;
mod page;
mod picture;
mod selector;
mod sheet;
mod source;
mod style;
mod told;
mod tracking;
mod value;

use hypertext::{Element, Piece};
use policy::{Finding, Rule};

use crate::Setting;
use page::Page;
use sheet::Sheet;

/// What findings in markup depend on besides the markup.
#[derive(Debug, Clone, Copy, Default)]
pub struct MarkupSetting<'a> {
    /// Which hosts are the marketplace's own, and which links are necessary.
    pub content: Setting<'a>,
    /// The pictures that came with the mail and are shown in it, or may be.
    pub pictures: &'a [Picture<'a>],
}

/// A file that came with a mail.
#[derive(Debug, Clone, Copy)]
pub struct Picture<'a> {
    /// Its Content-ID without angle brackets, by which HTML shows it.
    pub content_id: Option<&'a str>,
    /// `type/subtype` as declared, in lower case.
    pub content_type: &'a str,
    /// Whether the mail shows it.
    pub placement: Placement,
    /// Its bytes.
    pub bytes: &'a [u8],
}

/// Where a file is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Placement {
    /// Within the text, also without HTML that says where.
    Inline,
    /// As a file, unless HTML shows it.
    Attached,
}

/// What breaks a rule in the markup of a mail: `tracking-pixel`, `insecure-image`, `linked-logo`, `gif-image`, `wide-margin`, `image-too-large`, `style-override`,
/// `too-many-font-sizes`, `text-align-override`, `too-many-line-breaks`, `inaccessible-markup` (RULEBOOK 6 and 7), and
/// what is wrong with where a picture without words links to. No passages: what markup looks like stands nowhere in the
/// text. The text itself, hidden or not, is [`read`](crate::read)'s.
///
/// Takes time linear in the pieces, whatever they are.
pub fn markup(pieces: &[Piece], setting: &MarkupSetting<'_>) -> Vec<Finding> {
    let sheet = Sheet::of(pieces);
    let implied = implied(pieces);
    let mut page = Page::new(&sheet, setting);
    implied.iter().chain(pieces).for_each(|piece| page.take(piece));
    page.finish()
}

/// Adds what markup breaks to what its text does. Empty lines are seen in both, and told of once.
pub fn add_markup(findings: &mut Vec<Finding>, of_markup: Vec<Finding>) {
    let is_told = |rule: Rule| rule == Rule::TooManyLineBreaks;
    let in_text = findings.iter().any(|finding| is_told(finding.rule));
    findings.extend(of_markup.into_iter().filter(|finding| !(in_text && is_told(finding.rule))));
}

/// The tags that a browser adds to a page without them, so that sheets find what they speak of.
fn implied(pieces: &[Piece]) -> Vec<Piece> {
    let has = |name: &str| {
        let mut elements = pieces.iter().filter_map(|piece| match piece {
            Piece::Open(element) => Some(element),
            Piece::Close(_) | Piece::Text(_) | Piece::Others => None,
        });
        elements.any(|element| *element.name == *name)
    };
    let missing = ["html", "body"].into_iter().filter(|name| !has(name));
    missing.map(|name| Piece::Open(Element { name: name.into(), attributes: Vec::new() })).collect()
}
