/// The kinds of file whose words can be read. Not among them: Word documents of before 2007 and pictures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// `.txt`
    Text,
    /// `.docx`
    Docx,
    /// `.pdf`
    Pdf,
}

impl Kind {
    /// The kind of a file of a media type, if its words can be read.
    pub fn of(content_type: &str) -> Option<Self> {
        match content_type {
            "text/plain" => Some(Self::Text),
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document" => Some(Self::Docx),
            "application/pdf" => Some(Self::Pdf),
            _ => None,
        }
    }
}
