//! Files for tests. Those under `tests/files` were made with Pillow, reportlab, pypdf, qpdf and Python's zipfile;
//! all but `archive.zip` and `sketch.bmp` name Jane, `jane@real.example`, where metadata stands.

use std::{
    fs,
    io::{Cursor, Write},
};

use mail::{AttachmentLimits, Disposition, Kept, Part, Secrets, Stripped, Traces, admit};

pub(crate) const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/// The limits of mail.
pub(crate) const MAIL: AttachmentLimits = AttachmentLimits { total_bytes: 10_485_760, max_count: 10 };

/// A file under `tests/files`.
pub(crate) fn file(name: &str) -> Vec<u8> {
    fs::read(format!("{}/tests/files/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

/// A picture without metadata.
pub(crate) fn png() -> Vec<u8> {
    let chunk = |kind: &[u8; 4], data: &[u8]| {
        let length = u32::try_from(data.len()).unwrap().to_be_bytes();
        [&length, &kind[..], data, &[0; 4]].concat()
    };
    let head = [0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0];
    [b"\x89PNG\r\n\x1a\n".to_vec(), chunk(b"IHDR", &head), chunk(b"IDAT", b"\x78\x9c"), chunk(b"IEND", b"")]
        .concat()
}

/// A bitmap.
pub(crate) fn bmp() -> Vec<u8> {
    file("sketch.bmp")
}

/// A Word document of before 2007 with these streams besides its text; a path that ends in `/` is a storage.
pub(crate) fn doc(streams: &[(&str, &[u8])]) -> Vec<u8> {
    let mut document = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    let text = [&[0xec, 0xa5, 0xc1, 0][..], &[0; 28], b"Three lamps"].concat();
    document.create_stream("/WordDocument").unwrap().write_all(&text).unwrap();
    for (path, content) in streams {
        match path.strip_suffix('/') {
            Some(storage) => document.create_storage(storage).unwrap(),
            None => document.create_stream(path).unwrap().write_all(content).unwrap(),
        }
    }
    document.flush().unwrap();
    document.into_inner().into_inner()
}

pub(crate) fn secrets() -> Secrets {
    Secrets::new(
        &["jane@real.example".parse().unwrap()],
        &Traces::default(),
        &["relay.shop.example".parse().unwrap()],
    )
}

pub(crate) fn part(file_name: &str, content_type: &str, bytes: impl Into<Vec<u8>>) -> Part {
    Part {
        file_name: Some(file_name.into()),
        content_type: content_type.into(),
        content_id: None,
        disposition: Disposition::Attachment,
        bytes: bytes.into(),
    }
}

pub(crate) fn sample(name: &str, content_type: &str) -> Part {
    part(name, content_type, file(name))
}

pub(crate) fn admit_one(part: Part) -> Result<Kept, Stripped> {
    match admit_unread(vec![part], &MAIL) {
        (mut kept, stripped) if stripped.is_empty() => Ok(kept.remove(0)),
        (_, mut stripped) => Err(stripped.remove(0)),
    }
}

/// Admits files whatever they say.
pub(crate) fn admit_unread(parts: Vec<Part>, limits: &AttachmentLimits) -> (Vec<Kept>, Vec<Stripped>) {
    admit(parts, limits, &secrets(), |_, _| None)
}
