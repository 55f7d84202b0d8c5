//! What comes out of a mail: its text, its files, its ids, and what a machine's mail is told by.
#![expect(clippy::panic, reason = "a case that cannot be read fails its test")]

use mail::{Arrival, Automatic, Disposition, Held, Letter, Part, ReturnPath, read};

const HEAD: &str = "From: Jane <jane@shop.example>\r\nTo: qk3v9w0x@relay.example\r\nSubject: Hello\r\n";

fn arrival(raw: &str) -> Arrival {
    read(raw.as_bytes(), ReturnPath::Address)
}

#[track_caller]
fn letter(rest: &str) -> Letter {
    match arrival(&format!("{HEAD}{rest}")) {
        Arrival::Letter(letter) => *letter,
        other => panic!("{other:?}: {rest}"),
    }
}

#[track_caller]
fn shows(rest: &str, text: &str) {
    assert_eq!(letter(rest).body.text(), text, "{rest}");
}

#[track_caller]
fn held(rest: &str, held: Held) {
    assert_eq!(arrival(&format!("{HEAD}{rest}")), Arrival::Held(held), "{rest}");
}

#[track_caller]
fn automatic(head: &str, kind: Automatic) {
    let raw = format!("From: Jane <jane@shop.example>\r\n{head}\r\n\r\nI am away.\r\n");
    assert_eq!(arrival(&raw), Arrival::Automatic(kind), "{head}");
}

fn names(letter: &Letter) -> Vec<&str> {
    letter.attachments.iter().map(|part| part.file_name.as_deref().unwrap_or("-")).collect()
}

/// A multipart of this subtype around parts, each with its own fields.
fn multipart(subtype: &str, parts: &[&str]) -> String {
    let head = format!("Content-Type: multipart/{subtype}; boundary={subtype}\r\n\r\n");
    let parts: Vec<String> = parts.iter().map(|part| format!("--{subtype}\r\n{part}\r\n")).collect();
    format!("{head}{}--{subtype}--\r\n", parts.concat())
}

const PLAIN: &str = "Content-Type: text/plain\r\n\r\nplain";
const HTML: &str = "Content-Type: text/html\r\n\r\n<p>html";
const FILE: &str = concat!(
    "Content-Type: application/pdf; name=\"a.pdf\"\r\nContent-Disposition: attachment\r\n",
    "Content-Transfer-Encoding: base64\r\n\r\naGVsbG8="
);

#[test]
fn text_is_decoded_from_its_charset_and_encoding() {
    shows("\r\nplain\r\n", "plain");
    shows(
        "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\nR3LDvMOfZQ==\r\n",
        "Grüße",
    );
    shows(
        "Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\ncaf=E9",
        "café",
    );
    shows("Content-Type: text/plain; charset=iso-2022-jp\r\n\r\n\u{1b}$B%i%s%W\u{1b}(B", "ランプ");
    shows("Content-Type: text/plain; charset=gb18030\r\nContent-Transfer-Encoding: base64\r\n\r\ntcY=", "灯");
    shows(
        "Content-Type: text/html; charset=koi8-r\r\nContent-Transfer-Encoding: base64\r\n\r\nPGI+zMHN0ME8L2I+",
        "лампа",
    );
    shows("Content-Type: text/plain; format=flowed\r\n\r\none \r\ntwo\r\n", "one two");
}

#[test]
fn text_without_a_charset_is_utf_8_or_else_western() {
    shows("Content-Type: text/plain\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\ncaf=C3=A9", "café");
    shows("Content-Type: text/plain\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\ncaf=E9", "café");
    shows(
        "Content-Type: text/plain; charset=us-ascii\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n=80",
        "€",
    );
}

#[test]
fn html_is_the_body_if_it_shows_anything() {
    shows(&multipart("alternative", &[PLAIN, HTML]), "html");
    shows(&multipart("alternative", &[PLAIN, "Content-Type: text/html\r\n\r\n<p> <img src=x>"]), "plain");
    shows(&multipart("mixed", &[PLAIN, FILE, HTML]), "plain\nhtml");
    let related = multipart("related", &[HTML, "Content-Type: image/png\r\nContent-ID: <1>\r\n\r\nx"]);
    let letter = letter(&multipart("alternative", &[PLAIN, &related]));
    assert_eq!(letter.body.text(), "html");
    assert_eq!(letter.attachments.len(), 1);
    assert_eq!(letter.attachments[0].content_id.as_deref(), Some("1"));
    assert_eq!(letter.attachments[0].disposition, Disposition::Inline);
}

#[test]
fn everything_else_is_a_part() {
    let nested = "Content-Type: message/rfc822\r\n\r\nFrom: x@y.example\r\nSubject: inner\r\n\r\ninner text";
    let calendar = "Content-Type: Text/Calendar; method=REQUEST\r\n\r\nBEGIN:VCALENDAR";
    let note = "Content-Type: text/plain; name=note.txt\r\n\r\nnote";
    let letter = letter(&multipart("mixed", &[PLAIN, FILE, nested, calendar, note]));
    assert_eq!(letter.body.text(), "plain");
    assert_eq!(names(&letter), ["a.pdf", "-", "-", "note.txt"]);
    let types: Vec<&str> = letter.attachments.iter().map(|part| part.content_type.as_str()).collect();
    assert_eq!(types, ["application/pdf", "message/rfc822", "text/calendar", "text/plain"]);
    assert_eq!(
        letter.attachments[0],
        Part {
            file_name: Some("a.pdf".into()),
            content_type: "application/pdf".into(),
            content_id: None,
            disposition: Disposition::Attachment,
            bytes: b"hello".to_vec(),
        }
    );
    assert!(letter.attachments[1].bytes.ends_with(b"inner text"));
}

#[test]
fn other_forms_of_the_text_are_no_files() {
    let amp = "Content-Type: text/x-amp-html\r\n\r\n<html amp>";
    let calendar = "Content-Type: text/calendar\r\n\r\nBEGIN:VCALENDAR";
    let letter = letter(&multipart("alternative", &[PLAIN, amp, HTML, calendar]));
    assert_eq!(letter.body.text(), "html");
    assert_eq!(letter.attachments.len(), 1);
}

#[test]
fn a_mail_can_be_a_file_alone() {
    let letter = letter(FILE);
    assert!(letter.body.lines.is_empty());
    assert_eq!(names(&letter), ["a.pdf"]);
}

#[test]
fn file_names_are_decoded_and_left_as_they_are() {
    for (field, name) in [
        ("filename=\"=?utf-8?Q?pr=C3=A9cis.pdf?=\"", "précis.pdf"),
        ("filename*=utf-8''pr%C3%A9cis.pdf", "précis.pdf"),
        ("filename*0=\"long-\"; filename*1=\"name.pdf\"", "long-name.pdf"),
        ("filename=\"../../etc/passwd\"", "../../etc/passwd"),
        ("filename*=utf-8''a%0D%0AX-Evil:%201.pdf", "a\r\nX-Evil: 1.pdf"),
    ] {
        let letter = letter(&format!(
            "Content-Type: application/pdf\r\nContent-Disposition: attachment; {field}\r\n\r\nx"
        ));
        assert_eq!(names(&letter), [name], "{field}");
    }
}

#[test]
fn ids_are_read_and_the_newest_references_kept() {
    let references: Vec<String> = (0..25).map(|number| format!("<{number}@a.example>\r\n ")).collect();
    let references = references.concat();
    let letter = letter(&format!(
        "Message-ID: <m@a.example>\r\nIn-Reply-To: Your mail <r@a.example>\r\nReferences: {references}<last@a.example>\r\n\r\nhi"
    ));
    assert_eq!(letter.message_id.as_ref().map(mail::Rfc5322Id::as_str), Some("m@a.example"));
    assert_eq!(letter.in_reply_to.iter().map(mail::Rfc5322Id::as_str).collect::<Vec<_>>(), ["r@a.example"]);
    assert_eq!(letter.references.len(), 20);
    assert_eq!(letter.references.last().map(mail::Rfc5322Id::as_str), Some("last@a.example"));
}

#[test]
fn hops_are_counted_and_too_many_are_a_loop() {
    let received = |count: usize| "Received: from a.example by b.example\r\n".repeat(count);
    assert_eq!(letter(&format!("{}\r\nhi", received(25))).hops, 25);
    assert_eq!(arrival(&format!("{HEAD}{}\r\nhi", received(26))), Arrival::Automatic(Automatic::Loop));
}

#[test]
fn mime_that_readers_disagree_about_is_held() {
    held("Content-Type: text/plain\r\nContent-Type: text/html\r\n\r\nx", Held::AmbiguousMime);
    held(
        "Content-Transfer-Encoding: 7bit\r\nContent-Transfer-Encoding: base64\r\n\r\nx",
        Held::AmbiguousMime,
    );
    held(
        "Content-Type: multipart/mixed; boundary=a; boundary=b\r\n\r\n--a\r\n\r\nx\r\n--a--",
        Held::AmbiguousMime,
    );
    held(
        "Content-Type: multipart/mixed; boundary*0=a; boundary*1=b\r\n\r\n--ab\r\n\r\nx\r\n--ab--",
        Held::AmbiguousMime,
    );
    held(
        "Content-Type: multipart/mixed; boundary=\"a \"\r\n\r\n--a \r\n\r\nx\r\n--a --",
        Held::AmbiguousMime,
    );
    held(
        "Content-Type: multipart/mixed; boundary=\"=?utf-8?q?a?=\"\r\n\r\n--a\r\n\r\nx\r\n--a--",
        Held::AmbiguousMime,
    );
    held("Content-Type: multipart/mixed; boundary=never\r\n\r\nx", Held::AmbiguousMime);
    held("Content-Type: multipart/mixed\r\n\r\n--a\r\n\r\nx\r\n--a--", Held::AmbiguousMime);
    held(
        &format!("Content-Transfer-Encoding: base64\r\n{}", multipart("mixed", &[PLAIN])),
        Held::AmbiguousMime,
    );
    held(
        "Content-Type: message/rfc822\r\nContent-Transfer-Encoding: base64\r\n\r\nRnJvbTogeEB5",
        Held::AmbiguousMime,
    );
    held("Content-Transfer-Encoding: base64\r\n\r\naGVs!bG8=", Held::AmbiguousMime);
    held("Content-Transfer-Encoding: x-uuencode\r\n\r\nbegin 644 a", Held::AmbiguousMime);
}

#[test]
fn a_mail_that_was_cut_off_is_still_read() {
    shows("Content-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\n\r\nx\r\n", "x");
}

#[test]
fn what_machines_write_is_told_by_its_fields() {
    automatic("Auto-Submitted: auto-replied", Automatic::AutoReply);
    automatic("Auto-Submitted: auto-generated (cron)", Automatic::Generated);
    automatic("Precedence: Bulk", Automatic::Bulk);
    automatic("Precedence: list", Automatic::List);
    automatic("Precedence: auto_reply", Automatic::AutoReply);
    automatic("List-Unsubscribe: <https://a.example/>", Automatic::List);
    automatic("List-Id: <a.example>", Automatic::List);
    automatic("X-Autoreply: yes", Automatic::AutoReply);
    automatic("X-Autorespond: away", Automatic::AutoReply);
    automatic("X-Failed-Recipients: a@b.example", Automatic::Bounce);
    automatic("Return-Path: <>", Automatic::Bounce);
    automatic("X-Loop: a@b.example", Automatic::Loop);
    automatic("Content-Type: multipart/report; report-type=delivery-status; boundary=x", Automatic::Bounce);
    automatic(
        "Content-Type: multipart/report; report-type=\"disposition-notification\"",
        Automatic::DispositionNotification,
    );
    automatic("Content-Type: multipart/report; report-type=feedback-report", Automatic::FeedbackReport);
    automatic(
        "Subject: =?utf-8?B?TmFjaHJpY2h0?=\r\nSubject: x\r\nAuto-Submitted: auto-notified",
        Automatic::Generated,
    );
    automatic("Subject: =?utf-8?Q?R=C3=A9ponse_automatique_=3A_commande?=", Automatic::AutoReply);
}

#[test]
fn what_machines_write_is_told_before_its_head_is_judged() {
    let bounce = "From: MAILER-DAEMON\r\nFrom: <>\r\nSubject: Returned mail\r\n\r\n550 5.1.1 User unknown";
    assert_eq!(arrival(bounce), Arrival::Automatic(Automatic::Bounce));
}

#[test]
fn a_null_return_path_is_never_a_person() {
    let raw = format!("{HEAD}\r\nhi");
    assert_eq!(read(raw.as_bytes(), ReturnPath::Null), Arrival::Automatic(Automatic::Bounce));
    let away = "From: jane@shop.example\r\nSubject: Out of office\r\n\r\nhi";
    assert_eq!(read(away.as_bytes(), ReturnPath::Null), Arrival::Automatic(Automatic::AutoReply));
}

#[test]
fn what_people_write_is_no_bounce_for_its_words() {
    for (subject, text) in [
        ("Delivery failed - where is my parcel?", "It was returned to sender, says the courier."),
        ("Returned item", "I sent it back."),
        ("Re: Automatic reply: your order", "Thanks, I will wait."),
        ("My order", "Your mail system said: user unknown, so I write here."),
    ] {
        let raw = format!(
            "From: jane@shop.example\r\nSubject: {subject}\r\nAuto-Submitted: no\r\nX-Auto-Response-Suppress: All\r\n\r\n{text}"
        );
        assert!(matches!(arrival(&raw), Arrival::Letter(_)), "{subject}");
    }
}
