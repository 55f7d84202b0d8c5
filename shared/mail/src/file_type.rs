/// The types of file that may travel (`attachment-type`, RULEBOOK 14).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FileType {
    Text,
    Pdf,
    Doc,
    Docx,
    Jpeg,
    Png,
    Gif,
    Tiff,
    Bmp,
}

const ALL: [FileType; 9] = [
    FileType::Text,
    FileType::Pdf,
    FileType::Doc,
    FileType::Docx,
    FileType::Jpeg,
    FileType::Png,
    FileType::Gif,
    FileType::Tiff,
    FileType::Bmp,
];

impl FileType {
    /// The type of a file whose name and declared type agree with its first bytes; else what is wrong.
    ///
    /// `application/octet-stream` says nothing, so it agrees with everything, and so does a missing name.
    pub(crate) fn recognise(
        ending: Option<&str>,
        declared: &str,
        bytes: &[u8],
    ) -> Result<Self, &'static str> {
        let essence = declared.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        let by_name = |ending: &str| ALL.into_iter().find(|kind| kind.endings().contains(&ending));
        let by_declaration = || ALL.into_iter().find(|kind| kind.media_types().contains(&essence.as_str()));
        let kind = match ending {
            Some(ending) => by_name(ending).ok_or("files with this ending may not be sent")?,
            None => by_declaration().ok_or("the file has no name and is of no type that may be sent")?,
        };
        let undeclared = essence.is_empty() || essence == "application/octet-stream";
        if !undeclared && by_declaration() != Some(kind) {
            Err("the declared type does not fit the name")
        } else if !kind.is_signed(bytes) {
            Err("the content is not what the name says")
        } else {
            Ok(kind)
        }
    }

    /// The media type that we declare.
    pub(crate) const fn content_type(self) -> &'static str {
        match self {
            Self::Text => "text/plain",
            Self::Pdf => "application/pdf",
            Self::Doc => "application/msword",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Gif => "image/gif",
            Self::Tiff => "image/tiff",
            Self::Bmp => "image/bmp",
        }
    }

    /// The endings of its names, the usual one first.
    pub(crate) const fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Text => &["txt"],
            Self::Pdf => &["pdf"],
            Self::Doc => &["doc"],
            Self::Docx => &["docx"],
            Self::Jpeg => &["jpg", "jpeg"],
            Self::Png => &["png"],
            Self::Gif => &["gif"],
            Self::Tiff => &["tif", "tiff"],
            Self::Bmp => &["bmp"],
        }
    }

    /// The media types that programs declare for it.
    const fn media_types(self) -> &'static [&'static str] {
        match self {
            Self::Text => &["text/plain"],
            Self::Pdf => &["application/pdf", "application/x-pdf"],
            Self::Doc => &["application/msword", "application/vnd.ms-word"],
            Self::Docx => &["application/vnd.openxmlformats-officedocument.wordprocessingml.document"],
            Self::Jpeg => &["image/jpeg", "image/jpg", "image/pjpeg"],
            Self::Png => &["image/png", "image/x-png"],
            Self::Gif => &["image/gif"],
            Self::Tiff => &["image/tiff", "image/tif"],
            Self::Bmp => &["image/bmp", "image/x-bmp", "image/x-ms-bmp"],
        }
    }

    /// Whether a file begins as its type does. What follows is the matter of cleaning.
    fn is_signed(self, bytes: &[u8]) -> bool {
        match self {
            Self::Text => is_text(bytes),
            Self::Pdf => bytes.starts_with(b"%PDF-"),
            Self::Doc => bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
            Self::Docx => bytes.starts_with(b"PK\x03\x04"),
            Self::Jpeg => infer::image::is_jpeg(bytes),
            Self::Png => infer::image::is_png(bytes),
            Self::Gif => infer::image::is_gif(bytes),
            Self::Tiff => infer::image::is_tiff(bytes),
            Self::Bmp => infer::image::is_bmp(bytes),
        }
    }
}

/// Whether bytes are text in UTF-8, in UTF-16 with its mark, or in another superset of ASCII.
fn is_text(bytes: &[u8]) -> bool {
    let utf16 = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
    let binary = |byte: &u8| *byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0c | 0x1b);
    utf16
        || !bytes.iter().any(binary)
            && infer::get(bytes).is_none_or(|kind| kind.mime_type().starts_with("text/plain"))
}
