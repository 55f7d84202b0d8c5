use std::{
    borrow::Cow,
    io::{Cursor, Read, Write},
};

use zip::{CompressionMethod, ZipArchive, ZipWriter, result::ZipError, write::SimpleFileOptions};

use super::{Unclean, holds_none};
use crate::Secrets;

/// Most bytes that a document may unpack to, and most files in it.
const UNPACKED_MAX: u64 = 64 << 20;
const FILES_MAX: usize = 2_000;

/// The document without its properties and the names of those who commented on or changed it. Every file in it
/// is unpacked, within bounds, and searched for secrets, also where markup divides them.
pub(super) fn clean(bytes: &[u8], secrets: &Secrets) -> Result<Vec<u8>, Unclean> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unclean::Malformed)?;
    let names: Result<Vec<String>, _> =
        archive.file_names().map(|name| Ok(name?.to_ascii_lowercase())).collect();
    let names = names.map_err(|_: ZipError| Unclean::Malformed)?;
    let has = |wanted: &str| names.iter().any(|name| name == wanted);
    if !has("[content_types].xml") || !has("word/document.xml") || names.len() > FILES_MAX {
        return Err(Unclean::Malformed);
    }
    if names.iter().any(|name| {
        name.ends_with("vbaproject.bin") || name.ends_with("vbadata.xml") || name.contains("activex/")
    }) {
        return Err(Unclean::Active);
    }
    let mut document = ZipWriter::new(Cursor::new(Vec::with_capacity(bytes.len())));
    let mut room = UNPACKED_MAX;
    for index in 0..archive.len() {
        let content = unpack(&mut archive, index, &mut room)?;
        let file = archive.by_index_raw(index).map_err(|_| Unclean::Malformed)?;
        let name = file.name().map_err(|_| Unclean::Malformed)?.into_owned();
        let clean = without_people(&name.to_ascii_lowercase(), &content);
        examine(&clean, secrets)?;
        let written = match &clean {
            Cow::Borrowed(_) => document.raw_copy_file(file),
            Cow::Owned(clean) => document
                .start_file(
                    &name,
                    SimpleFileOptions::default().compression_method(CompressionMethod::Deflated),
                )
                .and_then(|()| Ok(document.write_all(clean)?)),
        };
        written.map_err(|_| Unclean::Malformed)?;
    }
    document.finish().map(Cursor::into_inner).map_err(|_| Unclean::Malformed)
}

/// One file of the archive; `room` is how much may still be unpacked.
fn unpack(archive: &mut ZipArchive<Cursor<&[u8]>>, index: usize, room: &mut u64) -> Result<Vec<u8>, Unclean> {
    let encrypted = archive.by_index_raw(index).map_err(|_| Unclean::Malformed)?.encrypted();
    if encrypted {
        return Err(Unclean::Encrypted);
    }
    let mut content = Vec::new();
    let file = archive.by_index(index).map_err(|_| Unclean::Malformed)?;
    file.take(*room + 1).read_to_end(&mut content).map_err(|_| Unclean::Malformed)?;
    *room = room.checked_sub(content.len() as u64).ok_or(Unclean::Malformed)?;
    Ok(content)
}

/// A file of the document without what names a person: its properties empty, the names behind comments and
/// changes replaced.
fn without_people<'a>(name: &str, content: &'a [u8]) -> Cow<'a, [u8]> {
    let namespace = "http://schemas.openxmlformats.org";
    let empty = match name {
        "docprops/core.xml" => {
            format!("<cp:coreProperties xmlns:cp=\"{namespace}/package/2006/metadata/core-properties\"/>")
        }
        "docprops/app.xml" => {
            format!("<Properties xmlns=\"{namespace}/officeDocument/2006/extended-properties\"/>")
        }
        "docprops/custom.xml" => {
            format!("<Properties xmlns=\"{namespace}/officeDocument/2006/custom-properties\"/>")
        }
        _ if name.starts_with("word/") => {
            return core::str::from_utf8(content).map_or(Cow::Borrowed(content), anonymous);
        }
        _ => return Cow::Borrowed(content),
    };
    Cow::Owned(empty.into_bytes())
}

/// XML with the values of all attributes `author` and `initials`, in whatever namespace, made one.
fn anonymous(xml: &str) -> Cow<'_, [u8]> {
    let mut clean = String::new();
    let mut passed = 0;
    for (equals, _) in xml.match_indices("=\"") {
        let (before, value) = (xml.get(passed..equals), xml.get(equals + 2..));
        let named = before.is_some_and(|before| before.ends_with(":author") || before.ends_with(":initials"));
        if let Some((value, before)) = value.zip(before).filter(|_| named) {
            clean.extend([before, "=\"Author"]);
            passed = value.find('"').map_or(xml.len(), |length| equals + 2 + length);
        }
    }
    if passed == 0 {
        return Cow::Borrowed(xml.as_bytes());
    }
    clean.push_str(xml.get(passed..).unwrap_or_default());
    Cow::Owned(clean.into_bytes())
}

/// Searches a file as it is, and if it is XML also without its tags.
fn examine(content: &[u8], secrets: &Secrets) -> Result<(), Unclean> {
    holds_none(secrets, content)?;
    let Some(xml) = core::str::from_utf8(content).ok().filter(|text| text.trim_start().starts_with('<'))
    else {
        return Ok(());
    };
    let text: String =
        xml.split('<').filter_map(|piece| piece.split_once('>')).map(|(_, text)| text).collect();
    holds_none(secrets, text.as_bytes())
}
