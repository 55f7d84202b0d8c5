/// Sizes of the second header, which tell its version.
const HEADERS: [u32; 7] = [12, 40, 52, 56, 64, 108, 124];

/// The image without what follows its end. A bitmap has no metadata.
pub(super) fn clean(mut bytes: Vec<u8>) -> Option<Vec<u8>> {
    let number = |at: usize| bytes.get(at..at + 4)?.try_into().map(u32::from_le_bytes).ok();
    let (size, pixels, header) = (number(2)?, number(10)?, number(14)?);
    let length = u32::try_from(bytes.len()).ok()?;
    let fits = HEADERS.contains(&header) && pixels >= 14 + header && pixels <= size && size <= length;
    fits.then(|| {
        bytes.truncate(usize::try_from(size).unwrap_or(usize::MAX));
        bytes
    })
}
