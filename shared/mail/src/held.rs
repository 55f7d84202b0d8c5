/// Why a mail is neither relayed nor thrown away: an operator looks at it. The raw mail is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum Held {
    /// The head is longer than 64 KiB.
    #[error("the head is longer than 64 KiB")]
    HeaderTooLarge,
    /// The head has more than 250 fields.
    #[error("the head has more than 250 fields")]
    TooManyFields,
    /// The head holds a NUL.
    #[error("the head holds a NUL byte")]
    Nul,
    /// The head holds a CR that no LF follows.
    #[error("the head holds a carriage return without a line feed")]
    BareCr,
    /// A field name is followed by white space.
    #[error("a field name is followed by white space")]
    SpaceBeforeColon,
    /// A line of the head is neither a field nor the continuation of one.
    #[error("a line of the head is no field")]
    MalformedField,
    /// The first line is a continuation, or a continuation is blank.
    #[error("a continuation in the head is blank or comes first")]
    StrayContinuation,
    /// There is no From.
    #[error("there is no From")]
    FromMissing,
    /// There are several From, or it is not one plain address with at most a name.
    #[error("the From is not exactly one plain address")]
    FromAmbiguous,
    /// The mail is larger than 40 MiB.
    #[error("the mail is larger than 40 MiB")]
    TooLarge,
    /// The mail is made to be slow to read: too many fields, boundaries or encoded words for any real one.
    #[error("the mail has more fields, boundaries or encoded words than any real one")]
    TooComplex,
    /// Parts are nested more than 20 deep.
    #[error("parts are nested more than 20 deep")]
    TooDeep,
    /// The mail has more than 256 parts or more than 20 mails within.
    #[error("the mail has more than 256 parts or 20 nested mails")]
    TooManyParts,
    /// The text is longer than 1 MiB.
    #[error("the text is longer than 1 MiB")]
    TextTooLong,
    /// Readers would disagree on where parts begin or how they are encoded (RELIABILITY T-21).
    #[error("MIME fields contradict each other or cannot be decoded")]
    AmbiguousMime,
    /// The parser found no mail or gave up.
    #[error("the mail cannot be parsed")]
    Unparseable,
}

impl Held {
    /// The id under which it is recorded and counted.
    pub const fn reason(&self) -> &'static str {
        match self {
            Self::HeaderTooLarge => "header-too-large",
            Self::TooManyFields => "too-many-fields",
            Self::Nul => "nul",
            Self::BareCr => "bare-cr",
            Self::SpaceBeforeColon => "space-before-colon",
            Self::MalformedField => "malformed-field",
            Self::StrayContinuation => "stray-continuation",
            Self::FromMissing => "from-missing",
            Self::FromAmbiguous => "from-ambiguous",
            Self::TooLarge => "too-large",
            Self::TooComplex => "too-complex",
            Self::TooDeep => "too-deep",
            Self::TooManyParts => "too-many-parts",
            Self::TextTooLong => "text-too-long",
            Self::AmbiguousMime => "ambiguous-mime",
            Self::Unparseable => "unparseable",
        }
    }
}
