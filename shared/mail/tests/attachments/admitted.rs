//! Types, sizes, counts and names.

use std::cell::RefCell;

use mail::{AttachmentLimits, Disposition, Kept, Objection, Part, Stripped, admit};
use policy::Rule;

use crate::samples::{DOCX, MAIL, admit_one, admit_unread, bmp, doc, file, part, png, sample, secrets};

#[test]
fn files_of_the_listed_types_travel() {
    for (part, content_type) in [
        (part("note.txt", "text/plain", "Größe: 3\n"), "text/plain"),
        (part("NOTE.TXT", "text/plain; charset=utf-8", ""), "text/plain"),
        (sample("invoice.pdf", "application/pdf"), "application/pdf"),
        (sample("invoice-packed.pdf", "application/x-pdf"), "application/pdf"),
        (part("letter.doc", "application/msword", doc(&[])), "application/msword"),
        (sample("letter.docx", DOCX), DOCX),
        (sample("photo.jpg", "image/jpeg"), "image/jpeg"),
        (part("photo.JPEG", "image/pjpeg", file("photo.jpg")), "image/jpeg"),
        (sample("drawing.png", "image/png"), "image/png"),
        (sample("moving.gif", "image/gif"), "image/gif"),
        (sample("scan.tif", "image/tiff"), "image/tiff"),
        (sample("scan-two-pages.tiff", "image/tiff"), "image/tiff"),
        (sample("sketch.bmp", "image/x-ms-bmp"), "image/bmp"),
        // A type that says nothing agrees with everything.
        (sample("photo.jpg", "application/octet-stream"), "image/jpeg"),
        (sample("letter.docx", "application/octet-stream"), DOCX),
        (part("note.txt", "", "text"), "text/plain"),
    ] {
        let name = part.file_name.clone().unwrap();
        let kept = admit_one(part).unwrap_or_else(|stripped| panic!("{name}: {stripped:?}"));
        assert_eq!((kept.content_type, kept.inline_id), (content_type, None), "{name}");
    }
}

#[test]
fn other_files_do_not() {
    let program = b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff\0\0".to_vec();
    let html = "<!DOCTYPE html><html><script>alert(1)</script></html>";
    let mut hidden_name = file("script.pdf");
    let at = hidden_name.windows(11).position(|window| window == b"/JavaScript").unwrap();
    hidden_name.splice(at..at + 11, *b"/J#61vaScript");
    let macros = doc(&[("/Macros/", b"")]);
    let mut locked_doc = doc(&[]);
    let document = locked_doc.windows(4).rposition(|window| window == [0xec, 0xa5, 0xc1, 0]).unwrap();
    locked_doc[document + 11] |= 1;
    let mut fewer = file("drawing.png");
    fewer.truncate(fewer.len() - 12);
    let mut cut_jpeg = file("photo.jpg");
    cut_jpeg.truncate(300);
    for part in [
        // By the name.
        part("tool.exe", "application/octet-stream", program.clone()),
        part("invoice.pdf.exe", "application/pdf", file("invoice.pdf")),
        part("page.html", "text/html", html),
        part("drawing.svg", "image/svg+xml", "<svg/>"),
        part("card.vcf", "text/vcard", "BEGIN:VCARD"),
        part("winmail.dat", "application/ms-tnef", [0x78, 0x9f, 0x3e, 0x22]),
        part("mail.eml", "message/rfc822", "From: jane@real.example\r\n\r\n"),
        part("invite.ics", "text/calendar", "BEGIN:VCALENDAR"),
        part("key.asc", "application/pgp-keys", "-----BEGIN PGP"),
        part("none", "text/plain", "text"),
        part("invoice\u{202e}fdp.exe", "application/pdf", file("invoice.pdf")),
        sample("archive.zip", "application/zip"),
        sample("macro.docm", "application/vnd.ms-word.document.macroenabled.12"),
        // By the declared type.
        part("photo.jpg", "image/png", file("photo.jpg")),
        part("note.txt", "text/html", "text"),
        part("letter.doc", DOCX, file("letter.docx")),
        // By the content.
        part("invoice.pdf", "application/pdf", program.clone()),
        part("invoice.pdf", "application/pdf", [b"\n".to_vec(), file("invoice.pdf")].concat()),
        part("photo.png", "image/png", file("photo.jpg")),
        part("photo.jpg", "image/jpeg", html),
        part("note.txt", "text/plain", program),
        part("note.txt", "text/plain", file("invoice.pdf")),
        part("letter.docx", DOCX, file("archive.zip")),
        part("letter.docx", DOCX, file("macro.docm")),
        part("letter.docx", DOCX, doc(&[("/EncryptedPackage", b"x")])),
        part("letter.doc", "application/msword", macros),
        part("letter.doc", "application/msword", locked_doc),
        part("letter.doc", "application/msword", &file("letter.docx")[..]),
        sample("locked.pdf", "application/pdf"),
        sample("script.pdf", "application/pdf"),
        sample("script-packed.pdf", "application/pdf"),
        part("script.pdf", "application/pdf", hidden_name),
        part("moving.gif", "image/gif", "GIF89a=1;/*  */alert(1)//"),
        part("drawing.png", "image/png", fewer),
        part("photo.jpg", "image/jpeg", cut_jpeg),
        part("sketch.bmp", "image/bmp", &bmp()[..bmp().len() - 1]),
    ] {
        let (name, content_type) = (part.file_name.clone(), part.content_type.clone());
        let stripped = admit_one(part).expect_err(&format!("{name:?} as {content_type}"));
        assert_eq!(stripped.rule, Rule::AttachmentType, "{name:?} as {content_type}: {}", stripped.why);
    }
}

/// Names of what is kept, and of what is stripped with the rule.
fn names((kept, stripped): (Vec<Kept>, Vec<Stripped>)) -> (Vec<String>, Vec<(String, Rule)>) {
    let kept = kept.into_iter().map(|file| file.file_name).collect();
    (kept, stripped.into_iter().map(|file| (file.file_name, file.rule)).collect())
}

fn texts(sizes: &[usize]) -> Vec<Part> {
    sizes
        .iter()
        .enumerate()
        .map(|(at, &size)| part(&format!("{at}.txt"), "text/plain", vec![b'x'; size]))
        .collect()
}

#[test]
fn files_are_removed_from_the_largest_down() {
    let strict = AttachmentLimits { total_bytes: 7_340_031, ..MAIL };
    let mb = 1_048_576;
    for (limits, sizes, kept, stripped) in [
        (&MAIL, &[10_485_760][..], &["0.txt"][..], &[][..]),
        (&MAIL, &[10_485_761], &[], &["0.txt"]),
        (&MAIL, &[10_485_759, 1], &["0.txt", "1.txt"], &[]),
        (&MAIL, &[1, 10_485_760], &["0.txt"], &["1.txt"]),
        (&MAIL, &[6 * mb, 6 * mb], &["0.txt"], &["1.txt"]),
        (&MAIL, &[3 * mb, 4 * mb, 4 * mb], &["0.txt", "1.txt"], &["2.txt"]),
        (&MAIL, &[mb, 8 * mb, 2 * mb], &["0.txt", "2.txt"], &["1.txt"]),
        (&MAIL, &[11 * mb, 12 * mb, 1], &["2.txt"], &["0.txt", "1.txt"]),
        (&strict, &[7_340_031], &["0.txt"], &[]),
        (&strict, &[7_340_032], &[], &["0.txt"]),
    ] {
        let expected = (
            kept.iter().map(|name| (*name).to_owned()).collect(),
            stripped.iter().map(|name| ((*name).to_owned(), Rule::AttachmentSize)).collect(),
        );
        assert_eq!(names(admit_unread(texts(sizes), limits)), expected, "{sizes:?}");
    }
}

#[test]
fn surplus_files_are_removed_in_order() {
    let limits = AttachmentLimits { max_count: 2, ..MAIL };
    let mut parts = texts(&[1, 1, 1, 1]);
    parts[0].file_name = Some("0.exe".into());
    let (kept, stripped) = names(admit_unread(parts, &limits));
    assert_eq!(kept, ["1.txt", "2.txt"], "a file that cannot travel takes no place");
    assert_eq!(stripped, [("0.exe".into(), Rule::AttachmentType), ("3.txt".into(), Rule::AttachmentCount)]);
}

#[test]
fn sizes_are_those_of_the_files_as_sent() {
    let limits = AttachmentLimits { total_bytes: file("drawing.png").len() as u64 - 1, ..MAIL };
    let (_, stripped) = admit_unread(vec![sample("drawing.png", "image/png")], &limits);
    assert_eq!(stripped[0].rule, Rule::AttachmentSize);
}

/// `attachment-content`: who calls judges what a file says, and such a file takes no room.
#[test]
fn a_file_that_is_objected_to_is_removed() {
    let broken = vec![Rule::ExternalLink, Rule::PhoneNumber];
    let object = |content_type: &str, _: &[u8]| {
        let why = "it leads away".to_owned();
        (content_type == "application/pdf").then(|| Objection { broken: broken.clone(), why })
    };
    let parts = vec![sample("invoice.pdf", "application/pdf"), part("a.txt", "text/plain", "a")];
    let limits = AttachmentLimits { total_bytes: 1, max_count: 1 };
    let (kept, stripped) = admit(parts, &limits, &secrets(), object);
    assert_eq!(kept.into_iter().map(|file| file.file_name).collect::<Vec<_>>(), ["a.txt"]);
    let expected = Stripped {
        file_name: "invoice.pdf".into(),
        rule: Rule::AttachmentContent,
        why: "it leads away".into(),
        broken: broken.clone(),
    };
    assert_eq!(stripped, [expected]);
}

/// `attachment-content`: the properties of a document count, though they do not travel; in a text file addresses are
/// replaced first.
#[test]
fn documents_are_judged_as_sent_and_texts_as_they_travel() {
    let judged = RefCell::new(Vec::new());
    let object = |_: &str, bytes: &[u8]| {
        judged.borrow_mut().push(bytes.to_vec());
        None
    };
    let parts = vec![
        sample("invoice.pdf", "application/pdf"),
        part("a.txt", "text/plain", "jane@real.example"),
        part("b.exe", "application/octet-stream", "MZ"),
    ];
    let (kept, _) = admit(parts, &MAIL, &secrets(), object);
    assert_ne!(kept[0].bytes, file("invoice.pdf"), "its properties are taken out");
    assert_eq!(judged.into_inner(), [file("invoice.pdf"), b"[address removed]".to_vec()]);
}

#[test]
fn file_names_are_sanitised() {
    for (sent, expected) in [
        ("lamp.png", "lamp.png"),
        ("C:\\Users\\Jane Doe\\lamp.PNG", "lamp.png"),
        ("../../etc/lamp.png", "lamp.png"),
        ("a\r\nX-Evil: 1.png", "a X-Evil 1.png"),
        ("\u{202e}gnp.lamp.png", "gnp.lamp.png"),
        ("la\u{200b}mp<1>:\"2\"|?*.png", "lamp12.png"),
        (" .lamp .png. ", "lamp.png"),
        (".png", "png"),
        ("Größe 日本 👩\u{200d}👧.png", "Größe 日本 👩\u{200d}👧.png"),
        ("jane@real.example.png", "[address removed].png"),
        (&format!("{}.png", "n".repeat(116)), &format!("{}.png", "n".repeat(116))),
        (&format!("{}.png", "ß".repeat(117)), &format!("{}.png", "ß".repeat(116))),
    ] {
        let file_name = match admit_one(part(sent, "image/png", png())) {
            Ok(kept) => kept.file_name,
            Err(stripped) => stripped.file_name,
        };
        assert_eq!(file_name, expected, "{sent:?}");
    }
    assert_eq!(
        admit_one(part("jane@real.example.exe", "", "MZ")).unwrap_err().file_name,
        "[address removed].exe"
    );
}

#[test]
fn a_file_without_a_name_gets_one() {
    for (nameless, expected) in [(None, Ok("file-1.png")), (Some(" "), Ok("file-1.png"))] {
        let part = Part { file_name: nameless.map(str::to_owned), ..part("", "image/png", png()) };
        assert_eq!(admit_one(part).map(|kept| kept.file_name), expected.map(str::to_owned));
    }
    let undeclared = Part { file_name: None, ..part("", "application/octet-stream", png()) };
    assert_eq!(admit_one(undeclared).unwrap_err().rule, Rule::AttachmentType);
}

#[test]
fn a_picture_shown_in_place_gets_a_label_of_ours() {
    let shown = |content_id: Option<&str>, disposition| Part {
        content_id: content_id.map(str::to_owned),
        disposition,
        ..part("lamp.png", "image/png", png())
    };
    for (part, label) in [
        (shown(Some("image1@jane-laptop"), Disposition::Inline), Some("file-1")),
        (shown(None, Disposition::Inline), None),
        (shown(Some("image1@jane-laptop"), Disposition::Attachment), None),
    ] {
        assert_eq!(admit_one(part).unwrap().inline_id.as_deref(), label);
    }
}
