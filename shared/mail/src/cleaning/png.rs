use super::Reader;

/// What is needed to show an image, animated ones included. All else is text, time, Exif or private.
const KEPT: [&[u8; 4]; 17] = [
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"cICP", b"sBIT",
    b"bKGD", b"hIST", b"pHYs", b"acTL", b"fcTL", b"fdAT",
];

/// The image without other chunks, and without what follows its end.
pub(super) fn clean(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut reader = Reader::new(bytes);
    let mut image = Vec::with_capacity(bytes.len());
    image.extend(reader.take(8).filter(|start| *start == b"\x89PNG\r\n\x1a\n")?);
    loop {
        let start = reader.at;
        let length = reader.take(4)?.try_into().map(u32::from_be_bytes).ok()?;
        let kind: &[u8; 4] = reader.take(4)?.try_into().ok()?;
        reader.take(usize::try_from(length).ok()?.checked_add(4)?)?;
        if (kind == b"IHDR") != (start == 8) {
            return None;
        }
        if KEPT.contains(&kind) {
            image.extend(reader.since(start));
        }
        if kind == b"IEND" {
            return Some(image);
        }
    }
}
