use super::{Reader, tiff};

const START_OF_IMAGE: u8 = 0xd8;
const END_OF_IMAGE: u8 = 0xd9;
const START_OF_SCAN: u8 = 0xda;
const APP0: u8 = 0xe0;
const APP1: u8 = 0xe1;
const APP2: u8 = 0xe2;
const APP14: u8 = 0xee;

/// The image and what is needed to show it: frames, tables, scans, JFIF header, colour profile, Adobe's colour
/// transform, and of Exif the orientation alone. Gone are Exif with position and preview, XMP, IPTC, comments,
/// and whatever stands between the scans or behind the image, where telephones keep further pictures.
/// (The crate img-parts keeps everything behind the first scan as it is.)
pub(super) fn clean(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut reader = Reader::new(bytes);
    let mut image = Vec::with_capacity(bytes.len());
    image.extend(reader.take(2).filter(|start| *start == [0xff, START_OF_IMAGE])?);
    let mut has_scan = false;
    loop {
        let marker = marker(&mut reader)?;
        match marker {
            END_OF_IMAGE if has_scan => {
                image.extend([0xff, END_OF_IMAGE]);
                return Some(image);
            }
            START_OF_IMAGE | END_OF_IMAGE | 0x00 | 0x01 | 0xd0..=0xd7 => return None,
            _ => {}
        }
        let start = reader.at;
        let length = reader.take(2)?.try_into().map(u16::from_be_bytes).ok()?;
        let content = reader.take(usize::from(length).checked_sub(2)?)?;
        if is_kept(marker, content) {
            image.extend([0xff, marker]);
            image.extend(reader.since(start));
        } else if let Some(orientation) = orientation(marker, content) {
            image.extend(exif(orientation));
        }
        if marker == START_OF_SCAN {
            has_scan = true;
            image.extend(scan(&mut reader)?);
        }
    }
}

/// The next marker, whose 0xff may be repeated.
fn marker(reader: &mut Reader<'_>) -> Option<u8> {
    if reader.byte()? != 0xff {
        return None;
    }
    loop {
        match reader.byte()? {
            0xff => {}
            marker => return Some(marker),
        }
    }
}

/// The compressed data up to the next marker that ends it.
fn scan<'a>(reader: &mut Reader<'a>) -> Option<&'a [u8]> {
    let start = reader.at;
    loop {
        let data = reader.bytes.get(reader.at..)?;
        let at = memchr::memchr(0xff, data)?;
        match data.get(at + 1)? {
            0x00 | 0xd0..=0xd7 => reader.at += at + 2,
            _ => {
                reader.at += at;
                return Some(reader.since(start));
            }
        }
    }
}

fn is_kept(marker: u8, content: &[u8]) -> bool {
    match marker {
        0xc0..=0xcf | START_OF_SCAN | 0xdb..=0xdf => true,
        APP0 => content.starts_with(b"JFIF\0"),
        APP2 => content.starts_with(b"ICC_PROFILE\0"),
        APP14 => content.starts_with(b"Adobe"),
        _ => false,
    }
}

/// Which way up the camera was held, if the picture is to be turned for it.
fn orientation(marker: u8, content: &[u8]) -> Option<u8> {
    let exif = content.strip_prefix(b"Exif\0\0").filter(|_| marker == APP1)?;
    tiff::orientation(exif).filter(|orientation| (2..=8).contains(orientation))
}

/// An Exif segment that says nothing else.
fn exif(orientation: u8) -> impl IntoIterator<Item = u8> {
    let head = *b"\xff\xe1\0\x22Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0";
    head.into_iter().chain([orientation, 0, 0, 0, 0, 0, 0])
}
