use aws_sdk_dynamodb::error::{DisplayErrorContext, SdkError};

/// Why the store could not answer. Both kinds are worth a retry of the whole event: nothing was half done.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// DynamoDB did not do what it was asked for.
    #[error("DynamoDB failed to {verb}: {cause}")]
    Unavailable {
        /// What it was asked for.
        verb: &'static str,
        /// What the SDK says, sources included.
        cause: String,
    },
    /// An item does not have the shape that this version writes.
    #[error("an item of kind `{kind}` cannot be read: {cause}")]
    Unreadable {
        /// The kind of item.
        kind: &'static str,
        /// What is wrong with it.
        cause: String,
    },
}

impl Error {
    pub(crate) fn unavailable<E, R>(verb: &'static str) -> impl FnOnce(SdkError<E, R>) -> Self
    where
        E: std::error::Error + 'static,
        R: std::fmt::Debug + 'static,
    {
        move |error| Self::Unavailable { verb, cause: DisplayErrorContext(error).to_string() }
    }

    pub(crate) fn unreadable(kind: &'static str) -> impl FnOnce(serde_dynamo::Error) -> Self {
        move |error| Self::Unreadable { kind, cause: error.to_string() }
    }
}
