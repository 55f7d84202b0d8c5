//! Files as tests need them.

use std::{
    fmt::Write as _,
    io::{Cursor, Write as _},
};

use flate2::{Compression, write::ZlibEncoder};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

/// A file under `tests/files`.
pub(crate) fn file(name: &str) -> Vec<u8> {
    std::fs::read(format!("{}/tests/files/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

/// A Word document of these parts.
pub(crate) fn docx(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut package = ZipWriter::new(Cursor::new(Vec::new()));
    let deflated = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, content) in parts {
        package.start_file(*name, deflated).unwrap();
        package.write_all(content).unwrap();
    }
    package.finish().unwrap().into_inner()
}

/// A Word document with this body.
pub(crate) fn letter(body: &str) -> Vec<u8> {
    let document = format!("<w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>");
    docx(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", document.as_bytes())])
}

/// A PDF of these objects, numbered from 1.
pub(crate) fn pdf(objects: &[&[u8]]) -> Vec<u8> {
    let mut file = b"%PDF-1.7\n".to_vec();
    for (number, object) in (1..).zip(objects) {
        file.extend(format!("{number} 0 obj\n").bytes());
        file.extend(*object);
        file.extend(b"\nendobj\n");
    }
    file.extend(b"trailer <</Root 1 0 R>>\n%%EOF");
    file
}

/// A stream with these entries in its dictionary.
pub(crate) fn stream(entries: &str, data: &[u8]) -> Vec<u8> {
    let mut stream = format!("<<{entries}/Length {}>>\nstream\n", data.len()).into_bytes();
    stream.extend(data);
    stream.extend(b"\nendstream");
    stream
}

/// A PDF with one page that draws this in Helvetica, called `/F`.
pub(crate) fn page(content: &[u8]) -> Vec<u8> {
    page_in("<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>", content)
}

/// A PDF with one page that draws this in a font called `/F`.
pub(crate) fn page_in(font: &str, content: &[u8]) -> Vec<u8> {
    let page = "<</Type/Page/Contents 3 0 R/Resources<</Font<</F 2 0 R>>>>>>";
    pdf(&[page.as_bytes(), font.as_bytes(), &stream("", content)])
}

/// Bytes in hexadecimal.
pub(crate) fn hexadecimal(bytes: &[u8]) -> Vec<u8> {
    bytes.iter().flat_map(|byte| format!("{byte:02x}").into_bytes()).collect()
}

/// What draws each text on a line of its own.
pub(crate) fn lines(texts: &[&str]) -> Vec<u8> {
    let mut content = "BT /F 10 Tf 14 TL 40 700 Td".to_owned();
    for text in texts {
        write!(content, " ({text}) Tj T*").unwrap();
    }
    content.push_str(" ET");
    content.into_bytes()
}

/// Bytes, packed as PDFs pack them.
pub(crate) fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// So many bytes of one kind, packed without ever being whole.
pub(crate) fn bomb(byte: u8, mebibytes: usize) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    (0..mebibytes).for_each(|_| encoder.write_all(&vec![byte; 1 << 20]).unwrap());
    encoder.finish().unwrap()
}
