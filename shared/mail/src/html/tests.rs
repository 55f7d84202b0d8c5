use super::*;
use crate::{Line, Slant, Span, Style, Weight};

fn shown(markup: &str) -> String {
    render(markup).unwrap().body.text()
}

#[track_caller]
fn check(markup: &str, text: &str) {
    assert_eq!(shown(markup), text, "{markup}");
}

#[test]
fn blocks_and_breaks_make_lines() {
    check("one <b>two</b>\n three", "one two three");
    check("<div>a</div><div>b<br>c</div>d", "a\nb\nc\nd");
    check("<div>a</div><div><br></div><div>b</div>", "a\n\nb");
    check("<p>a</p><p>b</p>", "a\n\nb");
    check("a<p>b", "a\n\nb");
    check("<p class=MsoNormal>a</p><p class=MsoNormal>&nbsp;</p><p class=MsoNormal>b</p>", "a\n\nb");
    check("a<hr>b", "a\n---\nb");
    check("<h1>Title</h1>text", "Title\n\ntext");
    check("<br><br>a<br><br><br>b<br>", "a\n\n\nb");
    check("<pre>a  b\n c</pre>", "a  b\n c");
}

#[test]
fn lists_have_marks() {
    check("<ul><li>a<li>b</ul>", "\u{2022} a\n\u{2022} b");
    check("<ol start=3><li><p>a</p></li><li>b</li></ol>", "3. a\n\n4. b");
    check("<ol><li>a<ul><li>x</ul><li>b</ol>c", "1. a\n\n\u{2022} x\n\n2. b\n\nc");
}

#[test]
fn cells_stand_apart_and_rows_are_lines() {
    check("<table><tr><th>a<td>b</tr><tr><td>c</td><td>d</td></tr></table>", "a  b\nc  d");
}

#[test]
fn pictures_are_shown_by_their_words() {
    check("a <img src=x alt=\" lamp \"> <img src=y><img alt=''>b", "a [lamp] b");
}

#[test]
fn looks_and_links_are_kept() {
    let body = Body::from_html(
        "go <a href=\" https://a.example/?x=1&amp;y=2 \">to <i>it</i></a> <strong>now</strong>",
    )
    .unwrap();
    let link = Some("https://a.example/?x=1&y=2".to_owned());
    let italic = Style { slant: Slant::Italic, ..Style::default() };
    let bold = Style { weight: Weight::Bold, ..Style::default() };
    let spans = vec![
        Span { text: "go ".into(), ..Span::default() },
        Span { text: "to ".into(), link: link.clone(), ..Span::default() },
        Span { text: "it ".into(), style: italic, link },
        Span { text: "now".into(), style: bold, link: None },
    ];
    assert_eq!(body.lines, [Line { quote_depth: 0, spans }]);
}

#[test]
fn what_never_shows_is_dropped() {
    check(
        "<head><title>t</title><style>p{}</style></head><script>x</script><!-- c -->a<template>z</template>",
        "a",
    );
    check("<!--[if mso]>x<![endif]-->a<![if !mso]>b<![endif]>", "ab");
}

#[test]
fn what_is_hidden_is_shown() {
    for hiding in
        ["style=display:none", "hidden", "style=font-size:0", "style='visibility:hidden;mso-hide:all'"]
    {
        check(&format!("a<span {hiding}>b</span>"), "ab");
    }
    check("<a href=x style=\"color:#fff\">white</a>", "white");
}

#[test]
fn entities_are_decoded_once() {
    check("a&amp;lt;&#64;&eacute;&nbsp;&#x1F600;", "a&lt;@é \u{1f600}");
}

#[test]
fn quotations_of_mail_programs_are_marked() {
    check(
        "<div>new</div><div class=gmail_quote><div class=gmail_attr>On x wrote:</div><blockquote>old</blockquote>between</div>",
        "new\n> On x wrote:\n> old\nbetween",
    );
    check("new<blockquote type=cite>a<blockquote>b</blockquote></blockquote>", "new\n> a\n> > b");
    check(
        "new<div id=appendonsend></div><hr><div id=divRplyFwdMsg><b>From:</b> x</div><div>old</div>",
        "new\n> ---\n> From: x\n> old",
    );
    check("<div class=yahoo_quoted><div><div>a</div></div></div>new", "> a\nnew");
    check("<div class=moz-cite-prefix>Am x schrieb:</div><blockquote>a</blockquote>", "> Am x schrieb:\n> a");
}

#[test]
fn markup_that_is_wrong_still_shows_its_text() {
    check("</div></b>a<b><i>b</b>c</i></p>d", "abc\n\nd");
    check("<div<p>a", "a");
    check("a < b and <3 and <", "a < b and <3 and <");
}

#[test]
fn pictures_in_the_markup_do_not_count() {
    let markup = format!("a<img src=\"data:image/png;base64,{}\" alt=b>c", "A".repeat(MARKUP_MAX));
    check(&markup, "a[b]c");
}

#[test]
fn text_and_markup_have_room_up_to_their_limits() {
    assert_eq!(shown(&"a".repeat(BODY_MAX)).len(), BODY_MAX);
    assert_eq!(Body::from_html(&"a".repeat(BODY_MAX + 1)), Err(TextTooLong));
    assert!(render(&"<br>".repeat(MARKUP_MAX / 4)).is_ok());
    assert_eq!(Body::from_html(&"<br>".repeat(MARKUP_MAX / 4 + 1)), Err(TextTooLong));
    let link = format!("<a href=\"{}\">", "x".repeat(7000));
    assert_eq!(Body::from_html(&format!("{link}{}", "a<b>b</b>".repeat(10_000))), Err(TextTooLong));
}

#[test]
fn a_tag_that_does_not_end_takes_no_more_than_its_share() {
    let flood: Vec<String> = (0..200_000).map(|number| format!(" a{number}")).collect();
    let flood = flood.concat();
    check(&format!("a<b{flood}><p>b"), "a\n\nb");
    check(&format!("a<b title=\"{}\">b<i>c", "x".repeat(10 * 1024)), "ac");
}

#[test]
fn nesting_has_no_bottom() {
    let depth = 40_000;
    let markup = format!("{}deep{}", "<div><blockquote>".repeat(depth), "</blockquote></div>".repeat(depth));
    assert!(shown(&markup).ends_with("> deep"));
}
