//! What is quoted is told from what is new in every language (RULEBOOK 10.2, 10.3). The cases are data: a mail, the
//! message it answers, and what has to be left of it.
#![expect(clippy::unwrap_used, reason = "a case that cannot be read fails its test")]

use std::{fs, path::Path};

use hypertext::Piece;
use mail::{Arrival, Body, Format, Quotation, ReturnPath, read, separate};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    shows: String,
    original: Vec<String>,
    mail: Vec<String>,
    text: Vec<String>,
    quotation: Expected,
}

#[derive(Deserialize, Debug, PartialEq)]
#[serde(rename_all = "kebab-case")]
enum Expected {
    Dropped,
    Kept,
}

fn cases() -> Vec<(String, Case)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/quotes");
    let mut cases = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let language = path.file_stem().unwrap().to_string_lossy().into_owned();
        let of_language: Vec<Case> = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
        cases.extend(of_language.into_iter().map(|case| (language.clone(), case)));
    }
    cases
}

#[test]
fn what_the_sender_wrote_is_told_from_what_they_quoted() {
    let cases = cases();
    assert_eq!(cases.len(), 19 * 4);
    for (language, case) in cases {
        let body = Body::from_text(&case.mail.join("\n"), Format::Fixed);
        let separated = separate(body, &[&case.original.join("\n")]);
        let quotation = match separated.quotation {
            Quotation::Dropped { .. } => Some(Expected::Dropped),
            Quotation::Kept => Some(Expected::Kept),
            Quotation::None => None,
        };
        let shows = format!("{language}: {}", case.shows);
        let written: Vec<&str> = separated.text.lines().filter(|line| !line.is_empty()).collect();
        let expected: Vec<&String> = case.text.iter().filter(|line| !line.is_empty()).collect();
        assert_eq!(written, expected, "{shows}");
        assert_eq!(quotation, Some(case.quotation), "{shows}");
    }
}

#[test]
fn without_the_texts_of_the_thread_everything_is_new() {
    for (language, case) in cases() {
        let mail = case.mail.join("\n");
        let separated = separate(Body::from_text(&mail, Format::Fixed), &[]);
        let quoted = separated.text.lines().count();
        assert_eq!(separated.quotation, Quotation::None, "{language}: {}", case.shows);
        assert_eq!(quoted, mail.lines().count(), "{language}: {}", case.shows);
    }
}

/// What is left of markup is what the sender wrote: the rest is only said to have been there.
#[test]
fn markup_is_the_senders_own_as_well() {
    let own = |html: &str, original: &str| {
        let raw = format!("From: jane@shop.example\nSubject: hi\nContent-Type: text/html\n\n{html}");
        let Arrival::Letter(letter) = read(raw.as_bytes(), ReturnPath::Address) else { panic!("{html}") };
        let separated = separate(letter.body.clone(), &[original]);
        let pieces = letter.markup.of_own(&separated.own).into_iter();
        let shown = pieces.map(|piece| match piece {
            Piece::Open(element) => format!("<{}>", element.name),
            Piece::Close(name) => format!("</{name}>"),
            Piece::Text(text) => text,
            Piece::Others => "…".to_owned(),
        });
        shown.collect::<String>()
    };
    let original = "Is the lamp blue?\nAnd is there a bulb?";
    assert_eq!(
        own(
            "<p>Yes.<blockquote><p style='color:red'>Is the lamp blue?<br>And is there a <b>bulb?</b></blockquote>",
            original
        ),
        "<p>Yes.<blockquote><p>…<br>…<b>…</b></blockquote>"
    );
    assert_eq!(
        own("<p>See<blockquote><i>Is the lamp red?</i></blockquote><img src=cid:a>", original),
        "<p>See<blockquote><i>Is the lamp red?</i></blockquote><img>"
    );
    assert_eq!(
        own(
            "a<br><br><blockquote><img src=cid:a><img src=https://a.example>Is the lamp blue?</blockquote>b",
            original
        ),
        "a<br><br><blockquote>…<img>…</blockquote>b"
    );
    assert_eq!(
        own("<br>\n<p> </p><div><img src=cid:a alt=lamp>yes</div>", original),
        "<br>\n<p> </p><div><img>yes</div>\n".trim_end()
    );
}
