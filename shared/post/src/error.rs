use aws_sdk_s3::error::{DisplayErrorContext, SdkError};

/// Why mail could not be handled. Worth a retry of the whole event: nothing was half done.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// S3 did not do what it was asked for.
    #[error("S3 failed to {verb}: {cause}")]
    Objects {
        /// What it was asked for.
        verb: &'static str,
        /// What the SDK says, sources included.
        cause: String,
    },
    /// The store did not answer.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// A permit was shown for another message than the one that is to leave.
    #[error("the permit is for another message than `{message}`")]
    WrongPermit {
        /// The message that was to leave.
        message: String,
    },
}

impl Error {
    pub(crate) fn objects<E, R>(verb: &'static str) -> impl FnOnce(SdkError<E, R>) -> Self
    where
        E: std::error::Error + 'static,
        R: std::fmt::Debug + 'static,
    {
        move |error| Self::Objects { verb, cause: DisplayErrorContext(error).to_string() }
    }
}
