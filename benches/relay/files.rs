//! Files as people attach them: mostly packed pictures, with the metadata that cameras and programs write.

use std::io::{self, Write};

use flate2::{Compression, write::ZlibEncoder};

/// A file that is to be attached.
pub(crate) struct File {
    pub(crate) name: &'static str,
    pub(crate) content_type: &'static str,
    pub(crate) bytes: Vec<u8>,
}

/// A photograph of about `size` bytes, with Exif.
pub(crate) fn jpeg(name: &'static str, size: usize) -> File {
    let mut bytes = b"\xff\xd8\xff\xe0\x00\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0".to_vec();
    bytes.extend(
        b"\xff\xe1\x00\x40Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x0f\0\x02\0\0\0\x1e\0\0\0\x1a\0\0\0\0",
    );
    bytes.extend([b'c'; 30]);
    for (marker, length) in [(0xdb, 67), (0xc0, 17), (0xc4, 31), (0xda, 12)] {
        bytes.extend([0xff, marker, 0, length]);
        bytes.extend(vec![1; usize::from(length) - 2]);
    }
    for byte in noise(size.saturating_sub(bytes.len()), 1) {
        bytes.push(byte);
        if byte == 0xff {
            bytes.push(0);
        }
    }
    bytes.extend([0xff, 0xd9]);
    File { name, content_type: "image/jpeg", bytes }
}

/// A screenshot of about `size` bytes, in the 8 KiB chunks that libpng writes.
pub(crate) fn png(name: &'static str, size: usize) -> File {
    let mut bytes = b"\x89PNG\r\n\x1a\n".to_vec();
    let mut chunk = |kind: &[u8; 4], content: &[u8]| {
        bytes.extend(u32::try_from(content.len()).unwrap_or_default().to_be_bytes());
        bytes.extend(kind);
        bytes.extend(content);
        bytes.extend([0; 4]);
    };
    chunk(b"IHDR", &[0, 0, 8, 0, 0, 0, 8, 0, 8, 6, 0, 0, 0]);
    chunk(b"tEXt", b"Software\0Screenshot");
    for pixels in noise(size, 2).collect::<Vec<u8>>().chunks(8 * 1024) {
        chunk(b"IDAT", pixels);
    }
    chunk(b"IEND", &[]);
    File { name, content_type: "image/png", bytes }
}

/// A document of about `size` bytes: on each page 4 KB of text, packed, and a scan of 256 KB.
pub(crate) fn pdf(name: &'static str, size: usize) -> io::Result<File> {
    let mut bytes = b"%PDF-1.7\n1 0 obj\n<</Producer(Office)/Author(Colin)>>\nendobj\n".to_vec();
    let text = "BT /F1 11 Tf (The shelf carries forty kilograms on each board.) Tj ET\n".repeat(60);
    for page in 0u64.. {
        if bytes.len() >= size {
            break;
        }
        let mut packed = ZlibEncoder::new(Vec::new(), Compression::default());
        packed.write_all(text.as_bytes())?;
        let scan: Vec<u8> = noise(256 * 1024, 3 + page).collect();
        object(&mut bytes, "/Filter/FlateDecode", &packed.finish()?)?;
        object(&mut bytes, "/Type/XObject/Subtype/Image/Filter/DCTDecode", &scan)?;
    }
    bytes.extend(b"trailer\n<</Root 2 0 R/Info 1 0 R>>\n%%EOF\n");
    Ok(File { name, content_type: "application/pdf", bytes })
}

fn object(pdf: &mut Vec<u8>, dictionary: &str, stream: &[u8]) -> io::Result<()> {
    write!(pdf, "9 0 obj\n<<{dictionary}/Length {}>>\nstream\n", stream.len())?;
    pdf.extend(stream);
    pdf.extend(b"\nendstream\nendobj\n");
    Ok(())
}

/// Bytes that nothing can pack, the same for the same seed (xorshift64).
fn noise(length: usize, seed: u64) -> impl Iterator<Item = u8> {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let words = std::iter::repeat_with(move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state.to_le_bytes()
    });
    words.flatten().take(length)
}
