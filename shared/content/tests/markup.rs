//! The rules of markup by data (`cases/markup.json`), and what holds for all markup, also for what is made to do harm.

use std::collections::BTreeSet;

use content::{MarkupSetting, Picture, Placement, Setting, markup};
use data_encoding::BASE64;
use hypertext::{Attribute, Element, Piece, pieces, without_pictures};
use policy::{Finding, Rule};
use proptest::prelude::*;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    /// The rule or boundary, and the number of an acceptance scenario where there is one (RULEBOOK C).
    why: String,
    html: String,
    #[serde(default)]
    pictures: Vec<File>,
    found: BTreeSet<String>,
    /// What the seller is told, among other things.
    #[serde(default)]
    told: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    id: Option<String>,
    content_type: String,
    #[serde(default)]
    inline: bool,
    /// In base64.
    bytes: String,
}

fn findings(pieces: &[Piece], pictures: &[Picture<'_>]) -> Vec<Finding> {
    let own_domains = ["amazon.*".to_owned()];
    let content = Setting {
        own_domains: &own_domains,
        relay_domain: Some("marketplace.amazon.com"),
        ..Setting::default()
    };
    markup(pieces, &MarkupSetting { content, pictures })
}

fn of_html(html: &str) -> Vec<Finding> {
    findings(&pieces(html), &[])
}

#[test]
fn rules_of_markup() {
    let cases: Vec<Case> = serde_json::from_str(include_str!("../cases/markup.json")).unwrap();
    let mut wrong = Vec::new();
    for case in &cases {
        let bytes: Vec<Vec<u8>> =
            case.pictures.iter().map(|file| BASE64.decode(file.bytes.as_bytes()).unwrap()).collect();
        let pictures: Vec<Picture<'_>> = case
            .pictures
            .iter()
            .zip(&bytes)
            .map(|(file, bytes)| Picture {
                content_id: file.id.as_deref(),
                content_type: &file.content_type,
                placement: if file.inline { Placement::Inline } else { Placement::Attached },
                bytes,
            })
            .collect();
        let findings = findings(&pieces(&without_pictures(&case.html)), &pictures);
        let found: BTreeSet<String> = findings.iter().map(|finding| finding.rule.id().to_owned()).collect();
        let messages: Vec<&str> = findings.iter().map(|finding| finding.message.as_str()).collect();
        let is_told = case.told.as_deref().is_none_or(|told| messages.iter().any(|said| said.contains(told)));
        if found != case.found || !is_told {
            wrong.push(format!(
                "{}\n  {}\n  expected {:?}\n  found {messages:?}",
                case.why, case.html, case.found
            ));
        }
    }
    assert!(wrong.is_empty(), "{} of {}\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

/// Every rule that markup can break has a case that breaks it and one that does not come near any.
#[test]
fn every_rule_of_markup_has_a_case() {
    let cases: Vec<Case> = serde_json::from_str(include_str!("../cases/markup.json")).unwrap();
    let broken: BTreeSet<&str> = cases.iter().flat_map(|case| &case.found).map(String::as_str).collect();
    for rule in [
        Rule::TrackingPixel,
        Rule::InsecureImage,
        Rule::LinkedLogo,
        Rule::GifImage,
        Rule::WideMargin,
        Rule::ImageTooLarge,
        Rule::StyleOverride,
        Rule::TooManyFontSizes,
        Rule::TextAlignOverride,
        Rule::TooManyLineBreaks,
        Rule::InaccessibleMarkup,
        Rule::ExternalLink,
        Rule::InsecureLink,
    ] {
        assert!(broken.contains(rule.id()), "{rule}");
    }
    assert!(cases.iter().any(|case| case.found.is_empty()));
}

/// What others wrote neither looks wrong nor parts or joins empty lines.
#[test]
fn the_text_of_others_is_not_judged() {
    let own = pieces("<p>Hello</p><blockquote style='color:red;margin:0 99px'>");
    let rest = pieces("<br><br></blockquote><p>Bye</p>");
    let others = [own, vec![Piece::Others], pieces("<br><br><br><br>"), vec![Piece::Others], rest].concat();
    assert_eq!(findings(&others, &[]), []);
}

#[test]
fn what_is_told_does_not_grow_with_the_markup() {
    let many: Vec<String> =
        (0..1000).map(|number| format!("<img src='http://a.example/{number}.gif' width=590>")).collect();
    assert!(of_html(&many.concat()).len() < 50);
}

/// A linear reading of all this takes a few seconds without optimisation; were any of it quadratic, the test would not
/// end within the hour.
#[test]
fn hostile_markup_ends() {
    const SIZE: usize = 1024 * 1024;
    let fill = |piece: &str| piece.repeat(SIZE / piece.len());
    let many = |each: fn(usize) -> String, count: usize| (0..count).map(each).collect::<Vec<_>>().concat();
    let sheet =
        many(|number| format!(".a{number} b > i *{{color:#{number:06x};margin:0 {number}px}}"), 20_000);
    let one_class = many(|number| format!(".a .a .a .a.b{number}{{color:red}}"), 30_000);
    let universal = "*{color:red}".repeat(40_000);
    let declarations = "color:red;margin:0 1px;".repeat(SIZE / 24);
    let hostile = [
        fill("<div>"),
        fill("<table><tr><td>"),
        fill("<p style='margin:1px'>"),
        fill("</div>"),
        fill("<b><i></b></i>"),
        fill("<a href=https://a.example><img src=http://b.example/x.gif>"),
        fill("<br>"),
        fill("<p>&nbsp;</p>"),
        fill("<ul><li>x"),
        fill("<span style='color:rgb(rgb(rgb(rgb('>x"),
        fill("<font size=7 face=a color=red>x"),
        fill("x<center>"),
        format!("<style>{}", fill("@media{")),
        format!("<style>{}", fill("a{(")),
        format!("<style>{}", fill("a,")),
        format!("<style>{}</style>{}", fill("@import 'x';"), "x"),
        format!("<style>{sheet}</style>{}", "<div class='a1 a2 a3'><b><i>x</i></b></div>".repeat(5_000)),
        format!("<style>{one_class}</style>{}", "<div class=a>x".repeat(20_000)),
        format!("<style>{universal}</style>{}", "<b>x</b>".repeat(50_000)),
        format!("<style>b{{{declarations}}}</style>{}", "<b>x</b>".repeat(50_000)),
        format!("<p style=\"{}\">", "(".repeat(7_000)).repeat(100),
        format!("<p class=\"{}\">x", "a ".repeat(3_500)).repeat(140),
    ];
    for html in hostile {
        let found = of_html(&html).len();
        assert!(found < 70, "{found}: {}", html.get(..40).unwrap_or(&html));
    }
}

/// Pieces of markup that its readers stop at, so that chance finds their edges.
const PIECES: [&str; 44] = [
    "<p>",
    "</p>",
    "<div style='",
    "'>",
    "<img src=",
    "cid:a",
    "data:image/gif;base64,R0lGODlh",
    "http://a.example/x.gif",
    " alt",
    "=''",
    ">",
    "<table>",
    "<td width=",
    "10%",
    "</table>",
    "<tr>",
    "<a href=https://a.example/?uid=1>",
    "</a>",
    "<style>",
    "</style>",
    "a{",
    "}",
    ".b > c, *:hover",
    "@media (max-width:1px)",
    "@import url(x)",
    "@font-face{src:url(",
    "margin:",
    "0 auto",
    "padding:1e99em",
    "font:12px/1 x",
    "width:calc(",
    "color:#",
    "red",
    ";",
    "!important",
    ")",
    "<br>",
    "&nbsp;",
    "<!--",
    "-->",
    "text",
    "نص",
    "\u{0}",
    "<center>",
];

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_can_be_judged(bytes in prop::collection::vec(any::<u8>(), 0..2000)) {
        let html = String::from_utf8_lossy(&bytes);
        let picture = Picture { content_id: Some("a"), content_type: "image/png", placement: Placement::Inline, bytes: &bytes };
        let html = format!("<img src=cid:a alt>{html}");
        findings(&pieces(&without_pictures(&html)), &[picture]);
    }

    #[test]
    fn any_markup_can_be_judged(chosen in prop::collection::vec(prop::sample::select(&PIECES[..]), 0..60)) {
        let html = chosen.concat();
        let found = of_html(&html);
        prop_assert!(found.iter().all(|finding| finding.passage.is_none() && !finding.message.is_empty()));
    }

    #[test]
    fn any_sheet_can_be_judged(css in "([a-z.#:>*,@{}()\\[\\];!\"' 0-9%-]|url\\(|rgb\\(|@media |px|\\PC){0,80}") {
        let style = |css: &str| {
            let attribute = Attribute { name: "style".into(), value: css.to_owned() };
            Piece::Open(Element { name: "p".into(), attributes: vec![attribute] })
        };
        let sheet = Piece::Open(Element { name: "style".into(), attributes: Vec::new() });
        let text = Piece::Text("text".to_owned());
        findings(&[sheet, Piece::Text(css.clone()), Piece::Close("style".into()), style(&css), text], &[]);
    }

    #[test]
    fn plain_text_in_tags_breaks_no_rule(lines in prop::collection::vec("[a-zäß ,.]{1,40}", 1..10)) {
        let html: Vec<String> = lines.iter().map(|line| format!("<div>{line}<br></div>")).collect();
        prop_assert_eq!(of_html(&html.concat()), []);
    }
}
