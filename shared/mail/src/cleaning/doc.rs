use std::io::{Cursor, Read, Seek, SeekFrom, Write};

use super::Unclean;

/// Where Word keeps title, author, company and the like (MS-OLEPS).
const PROPERTIES: [&str; 2] = ["/\u{5}SummaryInformation", "/\u{5}DocumentSummaryInformation"];

/// The document with empty properties. Not one with macros or a password.
pub(super) fn clean(bytes: Vec<u8>) -> Result<Vec<u8>, Unclean> {
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes)).map_err(|_| Unclean::Malformed)?;
    if ["/Macros", "/_VBA_PROJECT_CUR", "/ObjectPool", "/EncryptedPackage"]
        .iter()
        .any(|path| file.exists(path))
    {
        return Err(Unclean::Active);
    }
    if is_encrypted(&mut file).map_err(|_| Unclean::Malformed)? {
        return Err(Unclean::Encrypted);
    }
    for path in PROPERTIES.into_iter().filter(|path| file.is_stream(path)).collect::<Vec<_>>() {
        empty(&mut file, path).map_err(|_| Unclean::Malformed)?;
    }
    file.flush().map_err(|_| Unclean::Malformed)?;
    Ok(file.into_inner().into_inner())
}

type Document = cfb::CompoundFile<Cursor<Vec<u8>>>;

/// Bit `fEncrypted` of the header of the document's stream (MS-DOC 2.5.2).
fn is_encrypted(file: &mut Document) -> std::io::Result<bool> {
    let mut header = [0; 12];
    file.open_stream("/WordDocument")?.read_exact(&mut header)?;
    let [.., flags] = header;
    Ok(flags & 1 != 0)
}

/// Overwrites a property set by one that has no property, of the same length.
fn empty(file: &mut Document, path: &str) -> std::io::Result<()> {
    let mut stream = file.open_stream(path)?;
    let length = stream.len();
    let mut set = vec![0; usize::try_from(length).unwrap_or_default()];
    stream.read_exact(&mut set)?;
    // Byte order, version, system, class and the count of sets; then the set's format and where it begins.
    let head: Vec<u8> = set.iter().take(44).copied().collect();
    set.fill(0);
    set.iter_mut().zip(head).for_each(|(to, from)| *to = from);
    for (at, number) in [(24, 1_u32), (44, 48), (48, 8), (52, 0)] {
        if let Some(place) = set.get_mut(at..at + 4) {
            place.copy_from_slice(&number.to_le_bytes());
        }
    }
    stream.seek(SeekFrom::Start(0))?;
    stream.write_all(&set)
}
