use base64::{Engine, engine::general_purpose::STANDARD};
use tests::{Letter, World};

use super::files::{jpeg, png};

/// What stands in the head, the parts and the files of a loaded mail, and may arrive nowhere.
pub(super) const CANARIES: [&str; 31] = [
    "canary-surname",
    "cc.canary@side-post.example",
    "bcc.canary@side-post.example",
    "reply.canary@side-post.example",
    "sender.canary@side-post.example",
    "receipt.canary@side-post.example",
    "side-post",
    "mx7.canary-lan.example",
    "laptop.canary-lan.example",
    "canary-lan",
    "203.0.113.77",
    "198.51.100.42",
    "2001:db8:77::9",
    "older-canary-id",
    "canary-mailer",
    "canary-org",
    "canary-dkim",
    "canary-selector",
    "canary-x-value",
    "canary-boundary",
    "canary-content-id",
    "canary-list",
    "canary-thread-index",
    "canary-comment",
    "canary-attribute",
    "canary-style",
    "canary-script",
    "canary-text-chunk",
    "canary-exif",
    "canary-card",
    "canary-meeting",
];

/// A mail of `from` with a canary wherever a mail has room for one. What people wrote is a plain sentence.
pub(super) fn loaded<'w>(world: &'w World, from: &str, to: &str, answers: &[String]) -> Letter<'w> {
    let mut letter =
        world.mail().from(from).to(to).display_name("\"Jo Canary-Surname\"").subject("About my parcel");
    letter = letter.references(answers);
    for (name, value) in [
        (
            "Received",
            "from laptop.canary-lan.example ([203.0.113.77]) by mx7.canary-lan.example with ESMTPSA id 4Xcanary77",
        ),
        ("Received", "from [IPv6:2001:db8:77::9] (helo=laptop.canary-lan.example) by mx7.canary-lan.example"),
        ("X-Originating-IP", "[198.51.100.42]"),
        ("X-Canary", "canary-x-value mx7.canary-lan.example"),
        ("Cc", "Copy <cc.canary@side-post.example>"),
        ("Bcc", "bcc.canary@side-post.example"),
        ("Reply-To", "reply.canary@side-post.example"),
        ("Sender", "sender.canary@side-post.example"),
        ("Disposition-Notification-To", "receipt.canary@side-post.example"),
        ("Return-Receipt-To", "receipt.canary@side-post.example"),
        ("User-Agent", "Canary-Mailer/7"),
        ("X-Mailer", "Canary-Mailer 7"),
        ("Organization", "Canary-Org"),
        ("DKIM-Signature", "v=1; a=rsa-sha256; d=canary-dkim.example; s=canary-selector; h=from; bh=x; b=y"),
        ("ARC-Seal", "i=1; d=canary-dkim.example; s=canary-selector; cv=none; b=y"),
        ("Authentication-Results", "mx7.canary-lan.example; dkim=pass header.d=canary-dkim.example"),
        ("Thread-Index", "canary-thread-index"),
        ("List-Help", "<https://canary-list.example/help>"),
        ("Comments", "canary-comment"),
        ("Autocrypt", "addr=reply.canary@side-post.example; keydata=canary-x-value"),
    ] {
        letter = letter.header(name, value);
    }
    let own_base64 = STANDARD.encode(from);
    let percent = from.replace('@', "%40");
    let entities = from.bytes().map(|byte| format!("&#{byte};")).collect::<Vec<_>>().concat();
    let shouted = from.to_uppercase();
    let text = format!(
        "Hello, the parcel stands at the door.\n\n-- \nJo\n{from}\n{shouted}\n{own_base64}\n{percent}\n\
         sent from laptop.canary-lan.example, 203.0.113.77\n\n> earlier I wrote from {from}\n"
    );
    let html = format!(
        "<html><head><title>canary-comment</title><style>.canary-style {{ color: red }}</style></head>\
         <body data-from=\"{from}\"><!-- canary-comment {from} 203.0.113.77 --><p title=\"canary-attribute {from}\">\
         Hello, the parcel stands at the door.</p><script>canary-script('{from}')</script>\
         <p>{entities} <a href=\"mailto:{from}\">Jo</a> {percent} {shouted}</p>\
         <div style=\"display:none\">{from}</div><p>sent from laptop.canary-lan.example, 203.0.113.77</p>\
         <img alt=\"\" src=\"cid:canary-content-id@canary-lan.example\"><blockquote>{from}</blockquote></body></html>"
    );
    letter.body("multipart/mixed; boundary=\"canary-boundary-1\"", body(from, &text, &html).as_bytes())
}

fn body(from: &str, text: &str, html: &str) -> String {
    let file = |head: &str, bytes: &[u8]| {
        format!(
            "--canary-boundary-1\r\n{head}\r\nContent-Transfer-Encoding: base64\r\n\r\n{}\r\n",
            STANDARD.encode(bytes)
        )
    };
    let attached = |kind: &str, name: &str| {
        format!(
            "Content-Type: {kind}; name=\"{name}\"\r\nContent-Disposition: attachment; filename=\"{name}\""
        )
    };
    let card = format!("BEGIN:VCARD\r\nFN:canary-card\r\nEMAIL:{from}\r\nEND:VCARD\r\n");
    let meeting =
        format!("BEGIN:VCALENDAR\r\nSUMMARY:canary-meeting\r\nORGANIZER:mailto:{from}\r\nEND:VCALENDAR\r\n");
    let nested = format!(
        "From: {from}\r\nTo: cc.canary@side-post.example\r\nMessage-ID: <older-canary-id@laptop.canary-lan.example>\r\n\
         Subject: older\r\n\r\ncanary-comment {from}\r\n"
    );
    [
        format!(
            "--canary-boundary-1\r\nContent-Type: multipart/alternative; boundary=\"canary-boundary-2\"\r\n\r\n\
             --canary-boundary-2\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{text}\r\n\
             --canary-boundary-2\r\nContent-Type: text/html; charset=utf-8\r\nContent-ID: <canary-content-id@canary-lan.example>\r\n\r\n\
             {html}\r\n--canary-boundary-2--\r\n"
        ),
        file(&attached("image/png", "photo.png"), &png(&format!("canary-text-chunk {from}"))),
        file(&attached("image/jpeg", "photo.jpg"), &jpeg(&format!("canary-exif {from} 203.0.113.77"))),
        file(&attached("text/vcard", "jo.vcf"), card.as_bytes()),
        file("Content-Type: text/calendar; method=REQUEST", meeting.as_bytes()),
        file(&attached("application/ms-tnef", "winmail.dat"), format!("canary-card {from}").as_bytes()),
        file(&attached("application/pkcs7-signature", "smime.p7s"), format!("canary-card {from}").as_bytes()),
        format!("--canary-boundary-1\r\nContent-Type: message/rfc822\r\n\r\n{nested}\r\n--canary-boundary-1--\r\n"),
    ]
    .concat()
}
