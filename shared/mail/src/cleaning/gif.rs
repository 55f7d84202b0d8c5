use super::Reader;

/// The image, its timing and its loop. Gone are comments, XMP, overlaid text, and what follows the end.
pub(super) fn clean(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut reader = Reader::new(bytes);
    let mut image = Vec::with_capacity(bytes.len());
    reader.take(6).filter(|version| matches!(*version, b"GIF87a" | b"GIF89a"))?;
    let screen = reader.take(7)?;
    colours(&mut reader, *screen.get(4)?)?;
    image.extend(reader.since(0));
    let mut has_image = false;
    loop {
        let start = reader.at;
        let is_kept = match reader.byte()? {
            0x2c => {
                let descriptor = reader.take(9)?;
                colours(&mut reader, *descriptor.get(8)?)?;
                reader.byte()?;
                has_image = true;
                true
            }
            0x21 => match reader.byte()? {
                0xf9 => true,
                0xff => {
                    let application = reader.bytes.get(reader.at..)?;
                    [b"\x0bNETSCAPE2.0", b"\x0bANIMEXTS1.0"]
                        .iter()
                        .any(|loops| application.starts_with(*loops))
                }
                _ => false,
            },
            0x3b if has_image => {
                image.push(0x3b);
                return Some(image);
            }
            _ => return None,
        };
        blocks(&mut reader)?;
        if is_kept {
            image.extend(reader.since(start));
        }
    }
}

/// Passes the colour table that a descriptor's flags announce.
fn colours(reader: &mut Reader<'_>, flags: u8) -> Option<()> {
    let size = if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) };
    reader.take(size).map(|_| ())
}

/// Passes blocks up to the empty one.
fn blocks(reader: &mut Reader<'_>) -> Option<()> {
    loop {
        match reader.byte()? {
            0 => return Some(()),
            length => _ = reader.take(usize::from(length))?,
        }
    }
}
