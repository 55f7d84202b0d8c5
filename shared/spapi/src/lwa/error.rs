use serde::Serialize;

/// The kind of an error of the token endpoint (RFC 6749, 5.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum LwaErrorCode {
    /// 400: a parameter is missing, repeated or malformed.
    InvalidRequest,
    /// 401: no such client, or a wrong secret.
    InvalidClient,
    /// 400: the refresh token is none, or not this client's.
    InvalidGrant,
    /// 400: neither `refresh_token` nor `client_credentials`.
    UnsupportedGrantType,
    /// 400: a scope that cannot be granted.
    InvalidScope,
    /// 500.
    ServerError,
}

/// An error of the token endpoint: `{"error":…,"error_description":…}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LwaError {
    error: LwaErrorCode,
    error_description: String,
}

impl LwaErrorCode {
    /// The HTTP status.
    pub const fn status(self) -> u16 {
        match self {
            Self::InvalidClient => 401,
            Self::InvalidRequest | Self::InvalidGrant | Self::UnsupportedGrantType | Self::InvalidScope => {
                400
            }
            Self::ServerError => 500,
        }
    }
}

impl LwaError {
    fn new(error: LwaErrorCode, description: impl Into<String>) -> Self {
        Self { error, error_description: description.into() }
    }

    /// Its kind.
    pub fn code(&self) -> LwaErrorCode {
        self.error
    }

    /// The HTTP status.
    pub fn status(&self) -> u16 {
        self.error.status()
    }

    /// A parameter is not there.
    pub fn missing(parameter: &str) -> Self {
        let description = format!("The request is missing a required parameter : {parameter}");
        Self::new(LwaErrorCode::InvalidRequest, description)
    }

    /// The body cannot be read, or names a parameter twice.
    pub fn malformed(problem: &str) -> Self {
        Self::new(LwaErrorCode::InvalidRequest, format!("The request is malformed : {problem}"))
    }

    /// No such client, or a wrong secret; the words do not tell which.
    pub fn invalid_client() -> Self {
        Self::new(LwaErrorCode::InvalidClient, "Client authentication failed")
    }

    /// The refresh token is none, or not this client's.
    pub fn invalid_grant() -> Self {
        let description = "The request has an invalid grant parameter : refresh_token. User may have revoked or \
                           didn't grant the permission.";
        Self::new(LwaErrorCode::InvalidGrant, description)
    }

    /// A grant that is neither `refresh_token` nor `client_credentials`.
    pub fn unsupported_grant_type() -> Self {
        let description = "The authorization grant type is not supported by the authorization server";
        Self::new(LwaErrorCode::UnsupportedGrantType, description)
    }

    /// A scope that cannot be granted.
    pub fn invalid_scope() -> Self {
        Self::new(LwaErrorCode::InvalidScope, "The request has an invalid scope parameter")
    }

    /// Something failed here.
    pub fn server_error() -> Self {
        Self::new(LwaErrorCode::ServerError, "The server encountered an internal error. Please try again.")
    }
}
