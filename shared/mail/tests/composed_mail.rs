//! What we write is what a mail program reads (RULEBOOK 2, `mask-never-leak-headers`; RELIABILITY T-10, T-12, T-39).
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a mail that cannot be made fails its test")]

use mail::{
    Author, Body, HeaderText, Kept, Leak, Line, Mailbox, OneClickUrl, Outgoing, Rfc5322Id, SecretKind,
    Secrets, Slant, Span, Style, Traces, Weight, compose,
};
use mail_parser::{Message, MessageParser, MimeHeaders};
use policy::{EmailAddress, LanguageTag};
use proptest::prelude::*;

/// What a test varies of a mail.
struct Draft {
    name: String,
    subject: String,
    body: Body,
    attachments: Vec<Kept>,
    one_click: Option<OneClickUrl>,
    author: Author,
    language: &'static str,
}

impl Default for Draft {
    fn default() -> Self {
        Self {
            name: "Jane via Shop".into(),
            subject: "Your lamps".into(),
            body: Body::of_paragraphs(["Hello,\nthe lamps are on their way.", "Lamp Shop"]),
            attachments: Vec::new(),
            one_click: None,
            author: Author::Person,
            language: "en-GB",
        }
    }
}

impl Draft {
    fn with<T>(&self, act: impl FnOnce(Outgoing<'_>) -> T) -> T {
        let to: EmailAddress = "buyer@real.example".parse().unwrap();
        let language: LanguageTag = self.language.parse().unwrap();
        act(Outgoing {
            from: Mailbox::new(&self.name, "qkzvhwtplmnb2c4@relay.shop.example".parse().unwrap()),
            to: &to,
            subject: &self.subject,
            date: "2026-01-20T09:30:07.999Z".parse().unwrap(),
            message_id: id("m-2@relay.shop.example"),
            in_reply_to: Some(id("m-1@relay.shop.example")),
            references: vec![id("m-0@relay.shop.example"), id("m-1@relay.shop.example")],
            body: &self.body,
            attachments: &self.attachments,
            one_click: self.one_click.clone(),
            author: self.author,
            language: &language,
        })
    }

    /// The mail, checked for what holds of every mail.
    fn mail(&self) -> Vec<u8> {
        let mail = self.with(|outgoing| compose(&outgoing));
        assert_eq!(mail, self.with(|outgoing| compose(&outgoing)), "the same mail twice");
        assert!(mail.is_ascii());
        for line in mail.split_inclusive(|byte| *byte == b'\n') {
            let text = line.strip_suffix(b"\r\n").expect("every line ends in CRLF");
            assert!(
                text.len() <= 998 && !text.contains(&b'\r') && !text.contains(&0),
                "{}",
                String::from_utf8_lossy(text)
            );
        }
        mail
    }
}

fn id(text: &str) -> Rfc5322Id {
    text.parse().unwrap()
}

fn parsed(mail: &[u8]) -> Message<'_> {
    MessageParser::default().parse(mail).unwrap()
}

fn names(message: &Message<'_>) -> Vec<String> {
    message.headers().iter().map(|header| header.name().to_owned()).collect()
}

fn kept(file_name: &str, content_type: &'static str, bytes: &[u8]) -> Kept {
    Kept { file_name: file_name.into(), content_type, inline_id: None, bytes: bytes.to_vec() }
}

#[test]
fn a_plain_mail_is_exactly_this() {
    let mail = String::from_utf8(Draft::default().mail()).unwrap();
    // printf m-2@relay.shop.example | sha256sum | cut -c1-24
    let boundary = "=_alternative_f6a7019f92d462e622c3134a";
    let expected = format!(
        "From: \"Jane via Shop\" <qkzvhwtplmnb2c4@relay.shop.example>\r\n\
         To: <buyer@real.example>\r\n\
         Subject: Your lamps\r\n\
         Date: Tue, 20 Jan 2026 09:30:07 +0000\r\n\
         Message-ID: <m-2@relay.shop.example>\r\n\
         In-Reply-To: <m-1@relay.shop.example>\r\n\
         References: <m-0@relay.shop.example> <m-1@relay.shop.example>\r\n\
         MIME-Version: 1.0\r\n\
         Content-Type: multipart/alternative;\r\n\
         \x20boundary=\"{boundary}\"\r\n\
         Content-Language: en-GB\r\n\
         \r\n\
         --{boundary}\r\n\
         Content-Type: text/plain; charset=\"utf-8\"\r\n\
         Content-Transfer-Encoding: 7bit\r\n\
         \r\n\
         Hello,\r\n\
         the lamps are on their way.\r\n\
         \r\n\
         Lamp Shop\r\n\
         \r\n\
         --{boundary}\r\n\
         Content-Type: text/html; charset=\"utf-8\"\r\n\
         Content-Transfer-Encoding: 7bit\r\n\
         \r\n\
         <!DOCTYPE html>\r\n\
         <html lang=\"en-GB\" dir=\"ltr\">\r\n\
         <head>\r\n\
         <meta charset=\"utf-8\">\r\n\
         <title>Your lamps</title>\r\n\
         </head>\r\n\
         <body>\r\n\
         <p>Hello,<br>\r\n\
         the lamps are on their way.</p>\r\n\
         <p>Lamp Shop</p>\r\n\
         </body>\r\n\
         </html>\r\n\
         \r\n\
         --{boundary}--\r\n"
    );
    assert_eq!(mail, expected);
}

#[test]
fn headers_are_those_of_the_allow_list() {
    let plain = ["From", "To", "Subject", "Date", "Message-ID", "In-Reply-To", "References"];
    let mime = ["MIME-Version", "Content-Type", "Content-Language"];
    assert_eq!(names(&parsed(&Draft::default().mail())), [&plain[..], &mime].concat());

    let url = "https://shop.example/opt-out/1?token=abc".parse().ok();
    let mail = Draft { one_click: url, author: Author::Platform, ..Draft::default() }.mail();
    let notice = ["Auto-Submitted", "List-Unsubscribe", "List-Unsubscribe-Post"];
    assert_eq!(names(&parsed(&mail)), [&plain[..], &notice, &mime].concat());
    let text = String::from_utf8(mail).unwrap();
    assert!(text.contains("\r\nAuto-Submitted: auto-generated\r\n"));
    assert!(text.contains("\r\nList-Unsubscribe: <https://shop.example/opt-out/1?token=abc>\r\n"));
    assert!(text.contains("\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"));
}

#[test]
fn hostile_texts_stay_in_their_header() {
    for (text, expected) in [
        ("hi\r\nBcc: v@x.example", "hi Bcc: v@x.example"),
        ("hi\nBcc: v@x.example\r\n\r\n<script>", "hi Bcc: v@x.example <script>"),
        ("hi\u{85}Bcc: v\u{2028}x\u{0}\u{7f}\u{9b}y", "hi Bcc: v x y"),
        ("=?utf-8?Q?hi=0D=0ABcc:_v@x.example?=", "= ?utf-8?Q?hi=0D=0ABcc:_v@x.example?="),
        ("  two   spaces\t ", "two spaces"),
        ("\u{202e}fdp.exe\u{2066}", "fdp.exe"),
        ("zero\u{200b}width", "zerowidth"),
        ("\"quoted\" \\ and (comment) <x>, y; z", "\"quoted\" \\ and (comment) <x>, y; z"),
        ("👩\u{200d}👧 🎁 Größe 日本語", "👩\u{200d}👧 🎁 Größe 日本語"),
        ("e\u{301}", "é"),
        (&format!("a{}b", "\u{334}".repeat(10_000)), &format!("a{}b", "\u{334}".repeat(8))),
        (&"x".repeat(2_000), &"x".repeat(2_000)),
        (&"long word ".repeat(200), "long word ".repeat(200).trim_end()),
        (&"ß".repeat(1_000), &"ß".repeat(1_000)),
    ] {
        let name = text.replace("v@x.example", "v");
        let expected_name = expected.replace("v@x.example", "v");
        let mail = Draft { subject: text.into(), name, ..Draft::default() }.mail();
        let message = parsed(&mail);
        assert_eq!(message.subject().unwrap(), expected);
        let from = message.from().unwrap().first().unwrap();
        assert_eq!(from.name().unwrap(), expected_name);
        assert_eq!(from.address().unwrap(), "qkzvhwtplmnb2c4@relay.shop.example");
        assert_eq!(names(&message).len(), 10, "no header was added");
    }
}

#[test]
fn headers_are_folded() {
    let draft = Draft { subject: "long word ".repeat(200), name: "ß".repeat(1_000), ..Draft::default() };
    let mail = draft.mail();
    let head = mail.windows(4).position(|window| window == b"\r\n\r\n").unwrap();
    let longest = mail[..head].split(|byte| *byte == b'\n').map(|line| line.len() - 1).max().unwrap();
    assert!(longest <= 78, "{longest}");
}

#[test]
fn a_display_name_holds_no_address() {
    assert_eq!(
        Mailbox::new("jane@real.example", "a@relay.example".parse().unwrap()).name.as_str(),
        "[address removed]"
    );
    assert_eq!(
        Mailbox::new("ja\u{200b}ne＠real.example", "a@relay.example".parse().unwrap()).name.as_str(),
        "[address removed]"
    );
}

#[test]
fn an_empty_name_is_left_out() {
    let mail = Draft { name: " \u{200b}".into(), ..Draft::default() }.mail();
    assert!(mail.starts_with(b"From: <qkzvhwtplmnb2c4@relay.shop.example>\r\n"));
}

fn line(quote_depth: u8, spans: &[(&str, Style, Option<&str>)]) -> Line {
    let spans = spans.iter().map(|(text, style, link)| Span {
        text: (*text).into(),
        style: *style,
        link: link.map(str::to_owned),
    });
    Line { quote_depth, spans: spans.collect() }
}

#[test]
fn looks_links_and_quotations_are_shown_and_everything_is_escaped() {
    let none = Style::default();
    let bold = Style { weight: Weight::Bold, ..none };
    let both = Style { weight: Weight::Bold, slant: Slant::Italic };
    let body = Body {
        lines: vec![
            line(0, &[("See ", none, None), ("the page", both, Some("https://shop.example/?a=1&b=\"2\""))]),
            line(0, &[("<b>&'\"", bold, None), ("\u{1b}[31m", none, Some("javascript:alert(1)"))]),
            line(0, &[]),
            line(0, &[("  https://shop.example/", none, Some("https://shop.example/"))]),
            line(2, &[("• deep", none, None)]),
            line(1, &[("less deep", none, None)]),
        ],
    };
    let mail = Draft { body, language: "he", subject: "a <b> & \"c\"".into(), ..Draft::default() }.mail();
    let message = parsed(&mail);
    assert_eq!(
        message.body_text(0).unwrap(),
        "See the page <https://shop.example/?a=1&b=\"2\">\r\n<b>&'\"[31m\r\n\r\n  https://shop.example/\r\n\
         > > • deep\r\n> less deep\r\n"
    );
    assert_eq!(
        message.body_html(0).unwrap(),
        "<!DOCTYPE html>\r\n<html lang=\"he\" dir=\"rtl\">\r\n<head>\r\n<meta charset=\"utf-8\">\r\n\
         <title>a &lt;b&gt; &amp; &quot;c&quot;</title>\r\n</head>\r\n<body>\r\n\
         <p>See <a href=\"https://shop.example/?a=1&amp;b=&quot;2&quot;\"><strong><em>the page</em></strong></a><br>\r\n\
         <strong>&lt;b&gt;&amp;&#39;&quot;</strong>[31m</p>\r\n\
         <p><a href=\"https://shop.example/\">&nbsp; https://shop.example/</a></p>\r\n\
         <blockquote>\r\n<blockquote>\r\n<p>• deep</p>\r\n</blockquote>\r\n<p>less deep</p>\r\n</blockquote>\r\n\
         </body>\r\n</html>\r\n"
    );
}

#[test]
fn files_arrive_byte_for_byte() {
    let every_byte: Vec<u8> = (0..=255).cycle().take(10_000).collect();
    let attachments = vec![
        kept("Größe \"1\"; 日本.png", "image/png", &every_byte),
        kept(&format!("{}.pdf", "n".repeat(116)), "application/pdf", b"%PDF-"),
        kept("unix.txt", "text/plain", b"one\ntwo \n\nthree=\tlast"),
        kept("dos.txt", "text/plain", b"one\r\ntwo\r\n"),
        kept("mixed.txt", "text/plain", "\rgr\u{fc}n\n.\r\n--x\r".as_bytes()),
        kept("empty.txt", "text/plain", b""),
        Kept { inline_id: Some("file-7".into()), ..kept("shown.gif", "image/gif", b"GIF89a") },
    ];
    let mail = Draft { attachments: attachments.clone(), ..Draft::default() }.mail();
    let message = parsed(&mail);
    assert_eq!(message.body_text(0).unwrap(), "Hello,\r\nthe lamps are on their way.\r\n\r\nLamp Shop\r\n");
    let arrived: Vec<_> = message.attachments().collect();
    assert_eq!(arrived.len(), attachments.len());
    for (arrived, sent) in arrived.into_iter().zip(&attachments) {
        assert_eq!(arrived.attachment_name().unwrap(), sent.file_name);
        let content_type = arrived.content_type().unwrap();
        assert_eq!(
            format!("{}/{}", content_type.ctype(), content_type.subtype().unwrap()),
            sent.content_type
        );
        assert_eq!(arrived.contents(), sent.bytes, "{}", sent.file_name);
        let inline = arrived.content_disposition().unwrap().is_inline();
        assert_eq!(
            (inline, arrived.content_id().is_some()),
            (sent.inline_id.is_some(), sent.inline_id.is_some())
        );
    }
}

#[test]
fn a_mail_with_a_secret_in_any_part_is_known() {
    let secrets = Secrets::new(&["jane@real.example".parse().unwrap()], &Traces::default(), &[]);
    let leak = |draft: Draft| draft.with(|outgoing| outgoing.leak(&secrets)).map(|leak: Leak| leak.kind);
    assert_eq!(leak(Draft::default()), None);
    let body = Body::of_paragraphs(["write to jane@real.example"]);
    let link =
        Body { lines: vec![line(0, &[("here", Style::default(), Some("mailto:jane%40real.example"))])] };
    for leaking in [
        Draft { subject: "jane@real.example".into(), ..Draft::default() },
        Draft { body, ..Draft::default() },
        Draft { body: link, ..Draft::default() },
        Draft { attachments: vec![kept("jane@real.example.png", "image/png", b"")], ..Draft::default() },
    ] {
        assert_eq!(leak(leaking), Some(SecretKind::Address));
    }
}

#[test]
fn the_readers_own_message_ids_are_no_leak() {
    let secrets = Secrets::new(&["jane@real.example".parse().unwrap()], &Traces::default(), &[]);
    let leak = Draft::default().with(|outgoing| {
        let own = id("4711.jane@real.example");
        Outgoing { in_reply_to: Some(own.clone()), references: vec![own], ..outgoing }.leak(&secrets)
    });
    assert_eq!(leak, None);
}

#[test]
fn a_one_click_address_is_https_or_here_and_fits_a_line() {
    for wrong in [
        "http://shop.example/",
        "https://",
        "https://shop.example/\r\nBcc: x",
        "https://shop.example/>",
        "https:///x",
        "http://127.0.0.1.shop.example/",
        "http://localhost.shop.example/",
    ] {
        assert!(wrong.parse::<OneClickUrl>().is_err(), "{wrong}");
    }
    for here in ["http://127.0.0.1:8080/x", "http://[::1]:8080/x", "http://localhost:8080/x"] {
        assert!(here.parse::<OneClickUrl>().is_ok(), "{here}");
    }
    let of_length =
        |length: usize| format!("https://shop.example/{}", "x".repeat(length - 21)).parse::<OneClickUrl>();
    assert!(of_length(900).is_ok() && of_length(901).is_err());
}

proptest! {
    #[test]
    fn any_text_comes_back(subject in ".{0,120}", name in "[^@＠﹫%&]{0,80}", text in "(\\PC{0,40}\n){0,6}", file in any::<String>(), image in any::<Vec<u8>>()) {
        let body = Body { lines: text.lines().map(|text| line(0, &[(text, Style::default(), None)])).collect() };
        let attachments = vec![kept("file-1.txt", "text/plain", file.as_bytes()), kept("file-2.png", "image/png", &image)];
        let mail = Draft { subject: subject.clone(), name: name.clone(), body, attachments, ..Draft::default() }.mail();
        let message = parsed(&mail);
        let clean = |text: &str| HeaderText::new(text).to_string();
        prop_assert_eq!(message.subject().unwrap_or_default(), clean(&subject));
        let from = message.from().unwrap().first().unwrap();
        prop_assert_eq!(from.name().unwrap_or_default(), clean(&name));
        let lines: String = text.lines().flat_map(|line| [line, "\r\n"]).collect();
        prop_assert_eq!(message.body_text(0).unwrap(), lines);
        prop_assert_eq!(message.attachment(0).unwrap().contents(), file.as_bytes());
        prop_assert_eq!(message.attachment(1).unwrap().contents(), image);
    }

    #[test]
    fn cleaning_header_text_twice_changes_nothing(text in any::<String>()) {
        let clean = HeaderText::new(&text);
        prop_assert_eq!(HeaderText::new(clean.as_str()), clean);
    }
}
