use core::fmt;

/// The kind of an error, which programs compare literally. It fixes the status.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Code {
    /// 400: the request cannot be read, or its contents may not be sent.
    InvalidInput,
    /// 403: no valid token, no right, or not open for this order at this time.
    Unauthorized,
    /// 403: a wrong path, or no token at all.
    MissingAuthenticationToken,
    /// 404.
    NotFound,
    /// 413.
    RequestTooLarge,
    /// 415.
    UnsupportedMediaType,
    /// 429. Clients retry on this very word, one of them for ever.
    QuotaExceeded,
    /// 500.
    InternalFailure,
    /// 503: nothing was done.
    ServiceUnavailable,
}

impl Code {
    /// Every code.
    pub const ALL: [Self; 9] = [
        Self::InvalidInput,
        Self::Unauthorized,
        Self::MissingAuthenticationToken,
        Self::NotFound,
        Self::RequestTooLarge,
        Self::UnsupportedMediaType,
        Self::QuotaExceeded,
        Self::InternalFailure,
        Self::ServiceUnavailable,
    ];

    /// As it is written.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::InvalidInput => "InvalidInput",
            Self::Unauthorized => "Unauthorized",
            Self::MissingAuthenticationToken => "MissingAuthenticationToken",
            Self::NotFound => "NotFound",
            Self::RequestTooLarge => "RequestTooLarge",
            Self::UnsupportedMediaType => "UnsupportedMediaType",
            Self::QuotaExceeded => "QuotaExceeded",
            Self::InternalFailure => "InternalFailure",
            Self::ServiceUnavailable => "ServiceUnavailable",
        }
    }

    /// The HTTP status.
    pub const fn status(self) -> u16 {
        match self {
            Self::InvalidInput => 400,
            Self::Unauthorized | Self::MissingAuthenticationToken => 403,
            Self::NotFound => 404,
            Self::RequestTooLarge => 413,
            Self::UnsupportedMediaType => 415,
            Self::QuotaExceeded => 429,
            Self::InternalFailure => 500,
            Self::ServiceUnavailable => 503,
        }
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
