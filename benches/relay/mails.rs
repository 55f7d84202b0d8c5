//! The mails that are relayed: a seller's answer, as a mail program writes it and SES stores it.

use std::{fmt::Write, io};

use base64::{Engine, engine::general_purpose::STANDARD};

use crate::{
    files::{File, jpeg, pdf, png},
    scene::{BUYER_TEXT, MASK_OF_BUYER, RELAY_DOMAIN},
};

/// A size of mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Size {
    /// Text alone, with a quotation.
    Small,
    /// With files, all of which travel.
    Medium,
    /// With files beyond the limit, some of which are taken off.
    Large,
}

const MIB: usize = 1024 * 1024;

/// The seller's own words.
const ANSWER: &str = "Hello Jane,

thank you for the photograph of the wall. The shelf fits between the window and the door, with a hand's breadth to
spare on either side. Each board carries forty kilograms, so thirty books to a board are well within what it holds.
The pegs are turned from the same oak as the boards. If one of them sits loose, a drop of wood glue is enough.

For the fixing you need six screws of eighty millimetres and a level. Start with the lowest board, let it stand for a
day, and add one board after the other. The wall behind the window is hollow at the top, so the upper two boards want
the longer plugs that lie in the paper bag. The instructions with drawings are in the box, below the back panel.

The finish is oil and wax, twice over. Books do not stain it, but a wet flower pot does, so put a saucer under it. Once
a year a little of the wax from the small tin keeps it as it is; rub it in with a soft cloth along the grain, leave it
for an hour and take off what is too much. A dent comes out with a damp cloth and a warm iron, and a scratch with the
fine paper that is folded around the tin. The boards may darken a little in the first summer, as oak does in the light.

You asked about a second shelf for the hall. The same pattern can be made narrower, down to fifty centimetres, with the
boards in the same heights, so that both look alike. It takes about three weeks. If you would like one, write to us
with the height of the ceiling and which side the door opens to, and we will tell you what is possible.

We looked at your drawing once more. The socket beside the window stays free if the shelf stands ten centimetres to
the left, and the skirting board does not need to be cut, because the back panel is set in by as much as it is thick.

The carrier brings it on Monday between nine and twelve and carries it up to the third floor. Please make sure that
somebody is at home, as it cannot be left in the hall. The packaging is taken back at once if you wish.

Kind regards,
Colin
";

impl Size {
    pub(crate) const ALL: [Self; 3] = [Self::Small, Self::Medium, Self::Large];

    /// Its name, which is also the argument of the process that measures it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Small => "5 KB",
            Self::Medium => "10 MB",
            Self::Large => "40 MB",
        }
    }

    /// The size with that name.
    pub(crate) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|size| size.name() == name)
    }

    /// The mail.
    pub(crate) fn mail(self) -> io::Result<Vec<u8>> {
        let files = match self {
            Self::Small => return Ok(letter(None)),
            Self::Medium => {
                vec![pdf("invoice.pdf", 3 * MIB)?, jpeg("wall.jpg", 2 * MIB), png("drawing.png", 2 * MIB)]
            }
            Self::Large => vec![
                pdf("catalogue.pdf", 5 * MIB)?,
                jpeg("wall.jpg", 4 * MIB),
                png("drawing-1.png", 9 * MIB),
                png("drawing-2.png", 10 * MIB),
            ],
        };
        Ok(letter(Some(&files)))
    }
}

fn letter(files: Option<&[File]>) -> Vec<u8> {
    let quoted = format!("> {}\n", BUYER_TEXT.trim_end().replace('\n', "\n> "));
    let text = format!(
        "{ANSWER}\nOn Mon, 19 Jan 2026 at 10:12, Jane <{MASK_OF_BUYER}@{RELAY_DOMAIN}> wrote:\n{quoted}"
    );
    let plain = format!("Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n{text}");
    let mut mail = head();
    match files {
        None => mail.push_str(&plain),
        Some(files) => {
            mail.push_str("Content-Type: multipart/mixed; boundary=\"mixed-7d1\"\n\n--mixed-7d1\n");
            mail.push_str("Content-Type: multipart/alternative; boundary=\"alt-7d1\"\n\n");
            let html = html(&quoted);
            _ = write!(mail, "--alt-7d1\n{plain}\n--alt-7d1\n{html}\n--alt-7d1--\n");
            for file in files {
                attach(&mut mail, file);
            }
            mail.push_str("--mixed-7d1--\n");
        }
    }
    mail.replace('\n', "\r\n").into_bytes()
}

/// The same text as programs write it in HTML.
fn html(quoted: &str) -> String {
    let paragraphs = ANSWER.replace("\n\n", "</p>\n<p class=\"x\">");
    let quoted = quoted.replace("> ", "").replace('\n', "<br>\n");
    format!(
        "Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n<html><head><style>\
         p.x {{ margin: 0 }}</style></head><body><p class=\"x\">{paragraphs}</p>\n\
         <div>On Mon, 19 Jan 2026 at 10:12, Jane wrote:</div>\n\
         <blockquote type=\"cite\">{quoted}</blockquote></body></html>"
    )
}

fn attach(mail: &mut String, File { name, content_type, bytes }: &File) {
    _ = write!(
        mail,
        "--mixed-7d1\nContent-Type: {content_type}; name=\"{name}\"\nContent-Transfer-Encoding: base64\n\
         Content-Disposition: attachment; filename=\"{name}\"\n\n"
    );
    for line in bytes.chunks(57) {
        STANDARD.encode_string(line, mail);
        mail.push('\n');
    }
}

/// A head as long as it is after three servers.
fn head() -> String {
    format!(
        "Return-Path: <office@oak-and-iron.example>
Received: from out3.mailer.example (out3.mailer.example [203.0.113.44]) by inbound-smtp.eu-west-1.amazonaws.com
 with SMTP id 6r0o1t2b3v for {MASK_OF_BUYER}@{RELAY_DOMAIN}; Tue, 20 Jan 2026 08:59:58 +0000
X-SES-Spam-Verdict: PASS
X-SES-Virus-Verdict: PASS
Authentication-Results: amazonses.com; spf=pass smtp.mailfrom=office@oak-and-iron.example; dmarc=pass
Received: from relay.mailer.example (relay.mailer.example [203.0.113.9]) by out3.mailer.example with ESMTPS
 id 4F9k2m7QzT; Tue, 20 Jan 2026 08:59:57 +0000
Received: from colins-desk.oak-and-iron.example ([198.51.100.23]) by relay.mailer.example with ESMTPSA id b14x9s0;
 Tue, 20 Jan 2026 08:59:56 +0000
From: Colin Smith <office@oak-and-iron.example>
To: <{MASK_OF_BUYER}@{RELAY_DOMAIN}>
Subject: Re: Oak bookshelf
Message-ID: <a1-7f3c99@colins-desk.oak-and-iron.example>
In-Reply-To: <01020194-q1@local.amazonses.com>
References: <01020194-q0@local.amazonses.com> <01020194-q1@local.amazonses.com>
Date: Tue, 20 Jan 2026 09:59:55 +0100
User-Agent: Desk Mail 12.3
MIME-Version: 1.0
"
    )
}
