/// What kind of problem an answer tells: the last word of its `type`, which never changes meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ProblemType {
    /// A field, header or parameter is wrong.
    Invalid,
    /// Rules stand against it.
    Refused,
    /// No token that this house issued.
    Unauthenticated,
    /// The token does not reach this far.
    OutOfScope,
    /// Unknown, or somebody else's.
    NotFound,
    /// The address has no such method.
    MethodNotAllowed,
    /// It cannot stand beside what is there.
    Conflict,
    /// The body is too large.
    TooLarge,
    /// The body is no JSON.
    UnsupportedMediaType,
    /// The idempotency key stands for another call.
    IdempotencyKeyReused,
    /// Nothing was done.
    Unavailable,
}

/// What is published of a type: its word, what it means, and what the caller does about it.
struct Facts(&'static str, &'static str, &'static str);

impl ProblemType {
    /// Every type.
    pub const ALL: [Self; 11] = [
        Self::Invalid,
        Self::Refused,
        Self::Unauthenticated,
        Self::OutOfScope,
        Self::NotFound,
        Self::MethodNotAllowed,
        Self::Conflict,
        Self::TooLarge,
        Self::UnsupportedMediaType,
        Self::IdempotencyKeyReused,
        Self::Unavailable,
    ];

    /// Its last word.
    pub const fn word(self) -> &'static str {
        self.facts().0
    }

    /// The `type` of a problem body (RFC 9457).
    pub fn urn(self) -> String {
        format!("urn:aboveboard:problem:{}", self.word())
    }

    /// What it means.
    pub const fn meaning(self) -> &'static str {
        self.facts().1
    }

    /// What the caller does about it.
    pub const fn remedy(self) -> &'static str {
        self.facts().2
    }

    const fn facts(self) -> Facts {
        match self {
            Self::Invalid => Facts(
                "invalid",
                "The call could not be read: a field, header or parameter is missing, unknown or wrong. `field` names it. Nothing was done.",
                "Correct what `detail` names and send the call again.",
            ),
            Self::Refused => Facts(
                "refused",
                "The call was read, and rules of the marketplace stand against it. `findings` lists every rule, with the passage it is about. Nothing was sent or stored.",
                "Do what the `fix` of each finding says. If only an instant stands against it, `opensAt` and `closesAt` say when the call may succeed; after 429 wait as long as `Retry-After` says.",
            ),
            Self::Unauthenticated => Facts(
                "unauthenticated",
                "The call has no token, or none that this house issued.",
                "Send a token of this house in the header `Authorization: Bearer …`.",
            ),
            Self::OutOfScope => Facts(
                "out-of-scope",
                "The token is valid, but its scope does not reach this far: it is another seller's, or the call is the marketplace's alone.",
                "Use a token with the scope that `detail` names.",
            ),
            Self::NotFound => Facts(
                "not-found",
                "There is no such thing, or it is somebody else's: the words do not tell which.",
                "Check the address and whose token it is; what the feed has not brought yet must be put first.",
            ),
            Self::MethodNotAllowed => Facts(
                "method-not-allowed",
                "The address exists, but not with this method.",
                "Use one of the methods in the header `Allow`.",
            ),
            Self::Conflict => Facts(
                "conflict",
                "What is asked for cannot stand beside what is there, or other calls change the same thing right now.",
                "Read `detail`: either send the same call again, or change what it asks for.",
            ),
            Self::TooLarge => Facts(
                "too-large",
                "The body has more bytes than the house takes.",
                "Send at most as much as `detail` says.",
            ),
            Self::UnsupportedMediaType => Facts(
                "unsupported-media-type",
                "The body is not announced as JSON.",
                "Send JSON with the header `Content-Type: application/json`.",
            ),
            Self::IdempotencyKeyReused => Facts(
                "idempotency-key-reused",
                "The header `Idempotency-Key` names an earlier call about another order or with another body.",
                "Use a new key for a new call, or repeat the earlier call as it was.",
            ),
            Self::Unavailable => Facts(
                "unavailable",
                "The house could not reach its store or its post. Nothing was done.",
                "Send the same call again after a while, with the same `Idempotency-Key` if it had one.",
            ),
        }
    }
}
