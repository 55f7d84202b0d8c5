/// A PNG of one grey pixel, with a comment.
pub(crate) fn png(comment: &str) -> Vec<u8> {
    let mut image = b"\x89PNG\r\n\x1a\n".to_vec();
    let mut text = b"Comment\0".to_vec();
    text.extend(comment.as_bytes());
    for (kind, content) in [
        (b"IHDR", b"\0\0\0\x01\0\0\0\x01\x08\0\0\0\0".as_slice()),
        (b"tEXt", &text),
        (b"IDAT", b"\x78\x01\x01\x02\0\xfd\xff\0\0\0\x02\0\x01"),
        (b"IEND", b""),
    ] {
        let checked = [kind.as_slice(), content].concat();
        image.extend(u32::try_from(content.len()).unwrap().to_be_bytes());
        image.extend(&checked);
        image.extend(crc32(&checked).to_be_bytes());
    }
    image
}

/// A JPEG of a few segments, with the comment in Exif, in a comment segment, and behind its end.
pub(crate) fn jpeg(comment: &str) -> Vec<u8> {
    let segment = |marker: u8, content: &[u8]| {
        let length = u16::try_from(content.len() + 2).unwrap().to_be_bytes();
        [&[0xff, marker], length.as_slice(), content].concat()
    };
    let exif = [b"Exif\0\0II*\0\x08\0\0\0\0\0\0\0\0\0".as_slice(), comment.as_bytes()].concat();
    [
        vec![0xff, 0xd8],
        segment(0xe0, b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0"),
        segment(0xe1, &exif),
        segment(0xfe, comment.as_bytes()),
        segment(0xdb, &[[0].as_slice(), &[1; 64]].concat()),
        segment(0xc0, &[8, 0, 1, 0, 1, 1, 1, 0x11, 0]),
        segment(0xda, &[1, 1, 0, 0, 63, 0]),
        vec![0x00, 0xff, 0xd9],
        comment.as_bytes().to_vec(),
    ]
    .concat()
}

fn crc32(bytes: &[u8]) -> u32 {
    let step = |crc: u32, _| if crc & 1 == 1 { crc >> 1 ^ 0xedb8_8320 } else { crc >> 1 };
    !bytes.iter().fold(u32::MAX, |crc, byte| (0..8).fold(crc ^ u32::from(*byte), step))
}
