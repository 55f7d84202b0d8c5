//! Metadata, secrets, and files that would do harm.

use std::io::{Cursor, Read, Write};

use policy::Rule;
use proptest::prelude::*;

use crate::samples::{DOCX, admit_one, bmp, doc, file, part, sample, secrets};

#[test]
fn metadata_is_removed() {
    for name in [
        "photo.jpg",
        "drawing.png",
        "moving.gif",
        "scan.tif",
        "scan-two-pages.tiff",
        "invoice.pdf",
        "invoice-packed.pdf",
        "letter.docx",
    ] {
        let sent = file(name);
        let kept = admit_one(part(name, "application/octet-stream", sent.clone())).unwrap();
        let readable =
            |bytes: &[u8]| if name == "letter.docx" { unzipped(bytes).concat() } else { bytes.to_vec() };
        let names = [&b"Jane"[..], b"jane@", b"2026:01:20", b"Real Ltd", b"/Info"];
        let found = |bytes: &[u8]| {
            names.into_iter().any(|name| readable(bytes).windows(name.len()).any(|window| window == name))
        };
        assert!(found(&sent), "{name} as sent names somebody");
        assert!(!found(&kept.bytes), "{name} as kept names nobody");
    }
}

#[test]
fn what_a_picture_shows_stays() {
    let kept = |name: &str| admit_one(part(name, "application/octet-stream", file(name))).unwrap().bytes;
    let (sent, jpeg) = (file("photo.jpg"), kept("photo.jpg"));
    let scan = |bytes: &[u8]| {
        let from = bytes.windows(2).position(|window| window == [0xff, 0xdb]).unwrap();
        let to = bytes.windows(2).position(|window| window == [0xff, 0xd9]).unwrap();
        bytes[from..to + 2].to_vec()
    };
    assert_eq!(scan(&jpeg), scan(&sent), "tables and scans are untouched");
    assert!(jpeg.ends_with(&[0xff, 0xd9]), "nothing follows the picture");
    let orientation = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
    assert!(
        jpeg.windows(orientation.len()).any(|window| window == orientation),
        "the picture is still turned"
    );

    let frames = |bytes: &[u8]| bytes.windows(2).filter(|window| *window == [0x21, 0xf9]).count();
    assert_eq!(frames(&kept("moving.gif")), 2);
    assert!(kept("moving.gif").windows(11).any(|window| window == b"NETSCAPE2.0"), "it still loops");
    assert_eq!(kept("sketch.bmp"), file("sketch.bmp"));
    assert_eq!(kept("scan.tif").len(), file("scan.tif").len(), "no offset moves");
    for again in ["photo.jpg", "drawing.png", "moving.gif", "scan.tif", "scan-two-pages.tiff"] {
        let once = kept(again);
        assert_eq!(
            admit_one(part(again, "application/octet-stream", once.clone())).unwrap().bytes,
            once,
            "{again}"
        );
    }
}

#[test]
fn a_document_keeps_its_text() {
    let kept = admit_one(sample("letter.docx", DOCX)).unwrap().bytes;
    let text = String::from_utf8(unzipped(&kept).concat()).unwrap();
    assert!(
        text.contains("Three lamps, ") && text.contains("w:author=\"Author\"") && text.contains("delivered"),
        "{text}"
    );
    let names = |bytes: &[u8]| zip::ZipArchive::new(Cursor::new(bytes.to_vec())).unwrap().len();
    assert_eq!(names(&kept), names(&file("letter.docx")));

    let properties = "/\u{5}SummaryInformation";
    let sent = doc(&[(
        properties,
        b"\xfe\xff\0\0\x02\0\x0a\0................\x01\0\0\0................\x30\0\0\0 Jane Doe, Real Ltd",
    )]);
    let kept = admit_one(part("letter.doc", "application/msword", sent)).unwrap().bytes;
    let mut document = cfb::CompoundFile::open(Cursor::new(kept.as_slice())).unwrap();
    let mut stream = Vec::new();
    document.open_stream(properties).unwrap().read_to_end(&mut stream).unwrap();
    assert_eq!(stream[..28], *b"\xfe\xff\0\0\x02\0\x0a\0................\x01\0\0\0");
    assert_eq!(stream[44..], *b"\x30\0\0\0\x08\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0");
    assert!(!kept.windows(4).any(|window| window == b"Jane"));
}

fn unzipped(bytes: &[u8]) -> Vec<Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let read = |index| {
        let mut content = Vec::new();
        archive.by_index(index).unwrap().read_to_end(&mut content).unwrap();
        content
    };
    (0..zip::ZipArchive::new(Cursor::new(bytes)).unwrap().len()).map(read).collect()
}

#[test]
fn a_file_that_still_holds_a_secret_is_removed() {
    let utf16: Vec<u8> = "jane@real.example".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let pixels = [bmp(), b"jane@real.example".to_vec()].concat();
    let pixels = [&pixels[..2], &u32::try_from(pixels.len()).unwrap().to_le_bytes(), &pixels[6..]].concat();
    for part in [
        sample("invoice-with-address.pdf", "application/pdf"),
        part(
            "a.pdf",
            "application/pdf",
            [file("invoice.pdf"), b"% mailto:jane%40real.example".to_vec()].concat(),
        ),
        sample("letter-with-address.docx", DOCX),
        part("letter.doc", "application/msword", doc(&[("/Data", &utf16)])),
        part("sketch.bmp", "image/bmp", pixels),
    ] {
        let stripped = admit_one(part).unwrap_err();
        assert_eq!(
            (stripped.rule, stripped.why.as_str().get(..11)),
            (Rule::MaskNeverLeakFiles, Some("in the file")),
            "{stripped:?}"
        );
    }
}

#[test]
fn a_signed_document_is_removed() {
    let signed = [file("invoice.pdf"), b"9 0 obj <</Type/Sig/ByteRange [0 1 2 3]>> endobj".to_vec()].concat();
    let stripped = admit_one(part("invoice.pdf", "application/pdf", signed)).unwrap_err();
    assert_eq!(stripped.rule, Rule::MaskNeverLeakFiles);
}

#[test]
fn a_text_file_is_redacted() {
    let utf16 =
        |unit: fn(u16) -> [u8; 2], text: &str| text.encode_utf16().flat_map(unit).collect::<Vec<u8>>();
    for (sent, expected) in [
        (b"I am jane@real.example.".to_vec(), &b"I am [address removed]."[..]),
        ("Grüße, other&#64;elsewhere.example\r\n".into(), "Grüße, [address removed]\r\n".as_bytes()),
        (b"Gr\xfc\xdfe, jane@real.example".to_vec(), b"Gr\xfc\xdfe, [address removed]"),
        (utf16(u16::to_le_bytes, "\u{feff}ü jane@real.example"), "ü [address removed]".as_bytes()),
        (utf16(u16::to_be_bytes, "\u{feff}ü jane@real.example"), "ü [address removed]".as_bytes()),
        (b"qkzvhwtplmnb2c4@relay.shop.example".to_vec(), b"qkzvhwtplmnb2c4@relay.shop.example"),
    ] {
        assert_eq!(admit_one(part("note.txt", "text/plain", sent)).unwrap().bytes, expected);
    }
}

#[test]
fn a_bomb_is_removed() {
    let mut bomb = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let deflated =
        zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    for name in ["[Content_Types].xml", "word/document.xml"] {
        bomb.start_file(name, deflated).unwrap();
        (0..33).for_each(|_| bomb.write_all(&vec![b' '; 1 << 20]).unwrap());
    }
    let bomb = bomb.finish().unwrap().into_inner();
    assert!(bomb.len() < 100_000);
    assert_eq!(admit_one(part("a.docx", DOCX, bomb)).unwrap_err().rule, Rule::AttachmentType);

    let mut stream = flate2::write::ZlibEncoder::new(
        b"%PDF-1.7\n1 0 obj <<>> stream\n".to_vec(),
        flate2::Compression::best(),
    );
    (0..9).for_each(|_| stream.write_all(&vec![b' '; 1 << 20]).unwrap());
    let bomb = [stream.finish().unwrap(), b"\nendstream endobj".to_vec()].concat();
    assert_eq!(admit_one(part("a.pdf", "application/pdf", bomb)).unwrap_err().rule, Rule::AttachmentType);
}

/// Files that lead a reader in circles: each would take minutes if every step were followed to its end.
#[test]
fn a_crafted_file_takes_no_longer_than_another() {
    let pdf = |repeated: &str| {
        [b"%PDF-1.7\n".to_vec(), repeated.repeat(2 << 20 >> repeated.len().ilog2()).into_bytes()].concat()
    };
    let entries = |tag: u16| {
        let entry = [&tag.to_le_bytes()[..], &[1, 0, 0xff, 0xff, 0x0b, 0, 0, 0, 0, 0]].concat();
        [b"II*\0\x08\0\0\0\xff\xff".to_vec(), entry.repeat(65_535), vec![0; 4]].concat()
    };
    for part in [
        part("a.pdf", "application/pdf", pdf("/Metadata stream ")),
        part("a.pdf", "application/pdf", pdf("/Author( ")),
        part("a.pdf", "application/pdf", pdf("obj/ASCII85Decode stream ")),
        part("a.tif", "image/tiff", entries(315)),
        part("a.tif", "image/tiff", entries(330)),
    ] {
        assert_eq!(admit_one(part).unwrap_err().rule, Rule::AttachmentType);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever is wrong with a file, it is cleaned or removed; the address in its metadata goes nowhere.
    #[test]
    fn a_damaged_file_does_no_harm(
        name in prop::sample::select(vec!["photo.jpg", "drawing.png", "moving.gif", "scan.tif", "scan-two-pages.tiff",
            "sketch.bmp", "invoice.pdf", "invoice-packed.pdf", "letter.docx"]),
        damage in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
        end in any::<prop::sample::Index>(),
    ) {
        let mut bytes = file(name);
        for (place, byte) in damage {
            let place = place.index(bytes.len());
            bytes[place] = byte;
        }
        for bytes in [bytes[..end.index(bytes.len())].to_vec(), bytes] {
            if let Ok(kept) = admit_one(part(name, "application/octet-stream", bytes)) {
                prop_assert_eq!(secrets().leak_in(&kept.bytes), None);
            }
        }
    }
}
