use hypertext::Element;

/// How an element divides text into lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Layout {
    /// Not at all.
    Inline,
    /// Begins and ends a line.
    Block,
    /// The same, apart from what is above and below.
    Paragraph,
    /// A block whose text others wrote.
    Quotation,
    /// A line break.
    LineBreak,
    /// A line across.
    Rule,
    /// A cell in a row.
    Cell,
    /// An item of a list.
    Item,
    /// A picture, shown by the text that stands for it.
    Picture,
}

/// What an element says about the text in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// Nothing.
    None,
    /// It is bold.
    Bold,
    /// It is italic.
    Italic,
    /// It is never shown: scripts, styles, titles.
    Dropped,
    /// Its line breaks and spaces count.
    Preformatted,
    /// It links to this address.
    Link(String),
    /// Its items have bullets, or go on from this number.
    List(Option<usize>),
    /// Others wrote it.
    Quotation,
    /// Others wrote all that follows.
    RestIsQuoted,
}

pub(crate) fn layout(name: &str) -> Layout {
    match name {
        "br" => Layout::LineBreak,
        "hr" => Layout::Rule,
        "img" => Layout::Picture,
        "td" | "th" => Layout::Cell,
        "li" => Layout::Item,
        "blockquote" => Layout::Quotation,
        "p" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "ul" | "ol" | "dl" | "pre" => Layout::Paragraph,
        "address" | "article" | "aside" | "body" | "caption" | "center" | "dd" | "details" | "dir"
        | "div" | "dt" | "fieldset" | "figcaption" | "figure" | "footer" | "form" | "header" | "html"
        | "legend" | "main" | "menu" | "nav" | "option" | "section" | "summary" | "table" | "tbody"
        | "tfoot" | "thead" | "tr" => Layout::Block,
        _ => Layout::Inline,
    }
}

pub(crate) fn meaning(element: &Element) -> Meaning {
    match &*element.name {
        "b" | "strong" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "th" => Meaning::Bold,
        "i" | "em" | "cite" | "address" => Meaning::Italic,
        "script" | "style" | "title" | "template" | "iframe" | "noembed" | "noframes" => Meaning::Dropped,
        "pre" | "textarea" | "listing" | "xmp" => Meaning::Preformatted,
        "ul" | "menu" | "dir" => Meaning::List(None),
        "ol" => {
            let start = element.attribute("start").and_then(|start| start.trim().parse::<usize>().ok());
            Meaning::List(Some(start.unwrap_or(1).saturating_sub(1)))
        }
        "a" => match element.attribute("href").map(str::trim) {
            Some(href) if !href.is_empty() => Meaning::Link(href.to_owned()),
            Some(_) | None => Meaning::None,
        },
        "blockquote" => Meaning::Quotation,
        _ => quotation(element),
    }
}

/// What mail programs write around what they answer. `gmail_quote` is not among them: Gmail puts answers between
/// quoted lines into it, and marks the lines themselves with `<blockquote>`.
const QUOTING_CLASSES: [&str; 5] =
    ["gmail_attr", "yahoo_quoted", "moz-cite-prefix", "OutlookMessageHeader", "zmail_extra"];

/// The same by id. Forwarding puts `x_` before ids.
const QUOTING_IDS: [&str; 4] =
    ["OLK_SRC_BODY_SECTION", "mail-editor-reference-message-container", "reply-intro", "isForwardContent"];

/// Outlook does not enclose what it answers, and only says where it begins.
const REST_QUOTING_IDS: [&str; 2] = ["divRplyFwdMsg", "appendonsend"];

fn quotation(element: &Element) -> Meaning {
    let id = element.attribute("id").map(str::trim).unwrap_or_default();
    let id = id.strip_prefix("x_").unwrap_or(id);
    let mut classes = element.attribute("class").unwrap_or_default().split_ascii_whitespace();
    if REST_QUOTING_IDS.contains(&id) {
        Meaning::RestIsQuoted
    } else if QUOTING_IDS.contains(&id) || classes.any(|class| QUOTING_CLASSES.contains(&class)) {
        Meaning::Quotation
    } else {
        Meaning::None
    }
}

/// Whether an element has to be remembered until it is closed: those that mean something, and those of which
/// others of the same name may, so that each end finds its own start.
pub(crate) fn is_kept_in_mind(name: &str, meaning: &Meaning) -> bool {
    *meaning != Meaning::None || matches!(name, "div" | "span")
}

/// Whether a paragraph has no space above and below, as Word and Outlook write it.
pub(crate) fn is_tight(element: &Element) -> bool {
    let class = element.attribute("class").unwrap_or_default();
    let style = element.attribute("style").unwrap_or_default();
    class.starts_with("Mso")
        || class.starts_with("x_Mso")
        || (&*element.name == "p"
            && ["margin:0", "margin: 0", "margin-top:0"].iter().any(|tight| style.contains(tight)))
}
